/** Reads a merged tree by the schema, with every fault in one go. */
import { z } from 'zod';
import type { Fault } from '../table/fault.ts';
import { NAME, nameFault } from './fields.ts';
import { nearest, suggestion } from './nearest.ts';
import type { UncertainValue } from './scenario.ts';
import { type Shape, shapeOf, under } from './shape.ts';
import {
  childOf,
  faultAt,
  itemKey,
  joinAddress,
  kindOf,
  type MapTree,
  plainOf,
  type Tree,
  type TreePlace,
} from './tree.ts';

/** What could be read of a value: parts that are at fault or absent are undefined. */
export type Draft<T> = T extends UncertainValue
  ? T
  : T extends readonly (infer Item)[]
    ? readonly (Draft<Item> | undefined)[]
    : T extends object
      ? { readonly [Key in keyof T]?: Draft<T[Key]> | undefined }
      : T;

interface Spot {
  readonly schema: z.core.$ZodType;
  readonly tree: Tree | undefined;
  readonly address: string;
  /** Where to point if there is nothing: the place of what is around. */
  readonly around: TreePlace;
  readonly faults: Fault[];
}

/**
 * Reads a tree; what cannot be read goes to `faults`, the rest is returned. Without a fault that is
 * all, as the schema itself would read it.
 */
export function interpret<Schema extends z.ZodType>(
  schema: Schema,
  tree: Tree,
  faults: Fault[],
): Draft<z.output<Schema>> | undefined {
  const value = readSpot({ schema, tree, address: '', around: tree.place, faults });
  return value as Draft<z.output<Schema>> | undefined;
}

function readSpot(spot: Spot): unknown {
  const { schema, tree, address, faults } = spot;
  const shape = shapeOf(schema, tree);
  if (tree === undefined) {
    return readAbsent(spot, shape);
  }
  if (tree.kind === 'scalar' && tree.value === null) {
    const message = 'has no value';
    const mend = 'write one, or leave the line out (null removes what is inherited: nothing here)';
    faults.push(faultAt(tree.place, { address, message, mend }));
    return undefined;
  }
  if (shape.kind === 'map' && tree.kind === 'map') {
    return readMap(spot, tree, shape);
  }
  if (shape.kind === 'list' && tree.kind === 'list') {
    return tree.items.map((item, index) =>
      readSpot({
        ...spot,
        schema: shape.item,
        tree: item,
        address: joinAddress(address, itemKey(item, index)),
      }),
    );
  }
  if (shape.kind === 'value') {
    return readValue(spot, tree, shape);
  }
  const message = `${kindOf(tree)} is no ${shape.kind}`;
  faults.push(faultAt(tree.place, { address, message, mend: `write ${shape.facts.example}` }));
  return undefined;
}

function readAbsent(spot: Spot, shape: Shape): unknown {
  const { schema, address, around, faults } = spot;
  if (shape.isOptional) {
    return undefined;
  }
  if (shape.fallback !== undefined) {
    return shape.kind === 'value'
      ? z.parse(schema, undefined)
      : readSpot({ ...spot, tree: emptyTree(shape.kind, around) });
  }
  const key = address.slice(address.lastIndexOf('.') + 1);
  const mend = `write ${key}: ${shape.facts.example}`;
  faults.push(faultAt(around, { address, message: 'is missing', mend }));
  return undefined;
}

/** What stands where a map or a list is left out: an empty one, with the defaults of its keys. */
function emptyTree(kind: 'map' | 'list', place: TreePlace): Tree {
  return kind === 'map' ? { kind, entries: new Map(), place } : { kind, items: [], place };
}

function readMap(spot: Spot, tree: MapTree, shape: Shape & { kind: 'map' }): unknown {
  const values: Record<string, unknown> = {};
  const mistyped = readFreeKeys(spot, tree, { shape, values });
  for (const [key, schema] of shape.keys) {
    const address = joinAddress(spot.address, key);
    const child = childOf(tree, key);
    if (child !== undefined || !mistyped.has(key)) {
      const value = readSpot({ ...spot, schema, tree: child, address, around: tree.place });
      if (value !== undefined) values[key] = value;
    }
  }
  return values;
}

/**
 * Reads the keys that the schema does not name. Returns those named that were probably meant by
 * unknown ones: that they are missing need not be said as well.
 */
function readFreeKeys(
  spot: Spot,
  tree: MapTree,
  { shape, values }: { shape: Shape & { kind: 'map' }; values: Record<string, unknown> },
): Set<string> {
  const mistyped = new Set<string>();
  for (const [key, entry] of tree.entries) {
    const address = joinAddress(spot.address, key);
    const schema = under(shape, key);
    if (shape.keys.has(key)) {
      continue;
    }
    if (schema === undefined) {
      const mend = suggestion(key, shape.keys.keys(), 'keys');
      mistyped.add(nearest(key, shape.keys.keys()) ?? key);
      spot.faults.push(faultAt(entry.keyPlace, { address, message: 'unknown key', mend }));
    } else if (!NAME.test(key)) {
      for (const { message, mend } of nameFault(key).faults) {
        spot.faults.push(faultAt(entry.keyPlace, { address, message, mend }));
      }
    } else {
      values[key] = readSpot({ ...spot, schema, tree: entry.tree, address, around: tree.place });
    }
  }
  return mistyped;
}

function readValue({ address, faults }: Spot, tree: Tree, shape: Shape): unknown {
  const result = z.safeParse(shape.schema, plainOf(tree));
  if (result.success) {
    return result.data;
  }
  for (const issue of result.error.issues) {
    let at = tree;
    let { place } = tree;
    let issueAddress = address;
    const params: Record<string, unknown> = issue.code === 'custom' ? (issue.params ?? {}) : {};
    for (const part of issue.path.map(String)) {
      const entry = at.kind === 'map' ? at.entries.get(part) : undefined;
      at = (at.kind === 'list' ? at.items[Number(part) - 1] : entry?.tree) ?? at;
      place = params.isOfKey === true && entry !== undefined ? entry.keyPlace : at.place;
      issueAddress = joinAddress(issueAddress, part);
    }
    const complaint = { message: issue.message, mend: String(params.mend ?? '') };
    faults.push(faultAt(place, { address: issueAddress, ...complaint }));
  }
  return undefined;
}
