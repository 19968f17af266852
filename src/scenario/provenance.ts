/**
 * Who says so: takes `source`, `owner`, `note` and `quality` off a tree's maps and notes them at
 * the values for which they stand, so that what follows sees values alone.
 */
import type { z } from 'zod';
import type { Fault } from '../table/fault.ts';
import type { Provenance, Quality } from './loaded.ts';
import { suggestion } from './nearest.ts';
import { type Shape, shapeOf, under } from './shape.ts';
import {
  faultAt,
  itemKey,
  joinAddress,
  kindOf,
  type MapEntry,
  type MapTree,
  type Tree,
} from './tree.ts';

export const PROVENANCE_KEYS = ['source', 'owner', 'note', 'quality'] as const;
export const QUALITIES: readonly Quality[] = ['measured', 'published', 'assumed'];

interface Spot {
  readonly address: string;
  /** What was written at the nearest map around. */
  readonly around: Provenance | undefined;
}

/**
 * Moves provenance from keys to values.
 *
 * `{value: 16.2, source: ...}` becomes 16.2 with its provenance. What stands beside the keys of a
 * map holds for every value within it that has none of its own.
 */
export function attachProvenance(
  tree: Tree,
  schema: z.core.$ZodType | undefined,
  faults: Fault[],
  spot: Spot = { address: '', around: undefined },
): Tree {
  if (schema === undefined) {
    return tree;
  }
  const shape = shapeOf(schema, tree);
  if (shape.kind === 'value') {
    return attachToValue(tree, shape, faults, spot);
  }
  if (tree.kind === 'list' && shape.kind === 'list') {
    const items = tree.items.map((item, index) =>
      attachProvenance(item, shape.item, faults, {
        ...spot,
        address: joinAddress(spot.address, itemKey(item, index)),
      }),
    );
    return noted({ ...tree, items }, spot.around);
  }
  if (tree.kind !== 'map' || shape.kind !== 'map') {
    return tree;
  }
  const split = shape.facts.isSourced
    ? takeProvenance(tree, faults, spot)
    : { tree, own: undefined };
  const around = split.own ?? spot.around;
  const entries = new Map<string, MapEntry>();
  for (const [key, entry] of split.tree.entries) {
    const address = joinAddress(spot.address, key);
    const child = attachProvenance(entry.tree, under(shape, key), faults, { address, around });
    entries.set(key, { ...entry, tree: child });
  }
  return noted({ ...tree, entries }, split.own);
}

function attachToValue(tree: Tree, shape: Shape, faults: Fault[], spot: Spot): Tree {
  if (tree.kind !== 'map' || !shape.facts.isSourced) {
    return noted(tree, spot.around);
  }
  const { tree: rest, own } = takeProvenance(tree, faults, spot);
  const single = rest.entries.get('value')?.tree;
  for (const [key, { keyPlace }] of rest.entries) {
    if (single !== undefined && key !== 'value') {
      const address = joinAddress(spot.address, key);
      const mend = suggestion(key, ['value', ...PROVENANCE_KEYS], 'keys');
      faults.push(faultAt(keyPlace, { address, message: 'unknown key', mend }));
    }
  }
  return noted(single ?? rest, own ?? spot.around);
}

function noted<Kind extends Tree>(tree: Kind, provenance: Provenance | undefined): Kind {
  return provenance === undefined ? tree : { ...tree, provenance };
}

function takeProvenance(
  tree: MapTree,
  faults: Fault[],
  { address }: Spot,
): { tree: MapTree; own: Provenance | undefined } {
  const entries = new Map(tree.entries);
  const texts: Record<string, string> = {};
  for (const key of PROVENANCE_KEYS) {
    const entry = entries.get(key);
    if (entry === undefined) {
      continue;
    }
    entries.delete(key);
    const complaint = complaintOf(key, entry.tree);
    if (complaint === null) {
      texts[key] = String(entry.tree.kind === 'scalar' ? entry.tree.value : '');
    } else {
      const at = joinAddress(address, key);
      faults.push(faultAt(entry.tree.place, { address: at, ...complaint }));
    }
  }
  if (entries.size === tree.entries.size) {
    return { tree, own: undefined };
  }
  const { source = '', owner = '', note = '', quality = '' } = texts;
  const own: Provenance = { source, owner, note, quality: quality as Quality | '' };
  return { tree: { ...tree, entries }, own };
}

function complaintOf(
  key: (typeof PROVENANCE_KEYS)[number],
  tree: Tree,
): { message: string; mend: string } | null {
  const value = tree.kind === 'scalar' ? tree.value : null;
  if (value === null || value === '') {
    return { message: `${kindOf(tree)} is no text`, mend: `write ${key}: "..."` };
  }
  if (key !== 'quality' || QUALITIES.some((quality) => quality === value)) {
    return null;
  }
  return {
    message: `'${value}' is not known`,
    mend: suggestion(String(value), QUALITIES, 'choices'),
  };
}
