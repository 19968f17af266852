/** Lays one file over another. */
import type { z } from 'zod';
import type { Fault } from '../table/fault.ts';
import { isNamedList, shapeOf, under } from './shape.ts';
import {
  faultAt,
  itemKey,
  itemName,
  joinAddress,
  type ListTree,
  type MapEntry,
  type MapTree,
  type Tree,
} from './tree.ts';

interface Spot {
  /** Undefined below a key that the schema does not know, which is reported elsewhere. */
  readonly schema: z.core.$ZodType | undefined;
  readonly address: string;
  readonly faults: Fault[];
}

/**
 * Lays `over` on `base`.
 *
 * Maps merge key by key and lists of named items by name; single values, other lists, and maps that
 * the schema calls whole are replaced, provenance included. Returns undefined where `over` is null,
 * which removes what was there; null with nothing there stays, for the reader to refuse.
 */
export function mergeTree(base: Tree | undefined, over: Tree, spot: Spot): Tree | undefined {
  const { schema, address } = spot;
  if (schema === undefined) {
    return over;
  }
  if (isNull(over)) {
    return base === undefined ? over : undefined;
  }
  const shape = shapeOf(schema, over);
  const { facts } = shape;
  const replaces = facts.part === 'map' && facts.isWhole;
  const beneath = replaces ? undefined : base;
  if (shape.kind === 'map' && over.kind === 'map') {
    const map = beneath?.kind === 'map' ? beneath : undefined;
    return mergeMap(map, over, (key) => ({
      ...spot,
      schema: under(shape, key),
      address: joinAddress(address, key),
    }));
  }
  if (shape.kind === 'list' && over.kind === 'list') {
    const isByName = beneath?.kind === 'list' && isNamedList(beneath) && isNamedList(over);
    return mergeList(isByName ? beneath : undefined, over, { ...spot, schema: shape.item });
  }
  return over;
}

function isNull(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}

function mergeMap(base: MapTree | undefined, over: MapTree, below: (key: string) => Spot): MapTree {
  const entries = new Map<string, MapEntry>(base?.entries ?? []);
  for (const [key, entry] of over.entries) {
    const merged = mergeTree(entries.get(key)?.tree, entry.tree, below(key));
    if (merged === undefined) {
      entries.delete(key);
    } else {
      entries.set(key, { keyPlace: entry.keyPlace, tree: merged });
    }
  }
  const provenance = over.provenance ?? base?.provenance;
  const map: MapTree = { kind: 'map', entries, place: over.place };
  return provenance === undefined ? map : { ...map, provenance };
}

function mergeList(base: ListTree | undefined, over: ListTree, spot: Spot): ListTree {
  const items = [...(base?.items ?? [])];
  const names = new Set<string>();
  for (const [index, item] of over.items.entries()) {
    const name = itemName(item);
    const address = joinAddress(spot.address, itemKey(item, index));
    if (name !== undefined && names.has(name)) {
      const message = `the name '${name}' is given twice`;
      spot.faults.push(
        faultAt(item.place, { address, message, mend: 'give each item its own name' }),
      );
      continue;
    }
    const found =
      name === undefined || base === undefined
        ? -1
        : items.findIndex((one) => itemName(one) === name);
    const merged = mergeTree(items[found], item, { ...spot, address });
    if (merged !== undefined) {
      items.splice(found < 0 ? items.length : found, found < 0 ? 0 : 1, merged);
    }
    if (name !== undefined) {
      names.add(name);
    }
  }
  return { ...over, items };
}
