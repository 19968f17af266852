/** `--set key.path=VALUE`: one value laid over the merged file. */
import type { z } from 'zod';
import type { Fault } from '../table/fault.ts';
import { mergeTree } from './merge.ts';
import { suggestion } from './nearest.ts';
import { attachProvenance } from './provenance.ts';
import { isNamedList, type Shape, shapeOf, under } from './shape.ts';
import {
  faultAt,
  itemName,
  joinAddress,
  type ListTree,
  type MapTree,
  type Tree,
  type TreePlace,
} from './tree.ts';
import { yamlTree } from './yaml-tree.ts';

interface Setting {
  readonly place: TreePlace;
  readonly value: Tree;
  readonly faults: Fault[];
}

interface Step {
  readonly schema: z.core.$ZodType;
  /** The address so far. */
  readonly address: string;
  /** The keys still to go. */
  readonly keys: readonly string[];
}

/**
 * Lays one expression over a tree; whatever is wrong with it goes to `faults`.
 *
 * The value is read as YAML. Maps merge into what is there, as in an overlay, and null removes.
 * A key or name that is not known, or a way into a single value, is a fault.
 */
export function applySetting(
  root: Tree,
  expression: string,
  { schema, faults }: { readonly schema: z.core.$ZodType; readonly faults: Fault[] },
): Tree {
  const place: TreePlace = { file: '--set', line: 0, column: 0, expression };
  const equals = expression.indexOf('=');
  const address = expression.slice(0, Math.max(0, equals)).trim();
  const keys = address.split('.');
  const text = expression.slice(equals + 1);
  if (equals < 0 || keys.includes('') || text.trim() === '') {
    const message = 'is not key.path=VALUE';
    const mend = 'write it such as run.replications=20 (null removes a key)';
    faults.push(faultAt(place, { address: '', message, mend }));
    return root;
  }
  const value = yamlTree(text, () => place, faults);
  if (value === undefined) {
    return root;
  }
  return setIn(root, { schema, address: '', keys }, { place, value, faults }) ?? root;
}

/** Returns undefined if the value removes what was there. */
function setIn(tree: Tree | undefined, step: Step, setting: Setting): Tree | undefined {
  const { schema, address, keys } = step;
  const { place, faults } = setting;
  const [key, ...rest] = keys;
  if (key === undefined) {
    const value = attachProvenance(setting.value, schema, faults, { address, around: undefined });
    return mergeTree(tree, value, { schema, address, faults });
  }
  const map: MapTree = tree?.kind === 'map' ? tree : { kind: 'map', entries: new Map(), place };
  const shape = shapeOf(schema, tree?.kind === 'list' ? tree : map);
  if (shape.kind === 'value') {
    const message = 'is a single value';
    const mend = `set it whole: ${address}=${shape.facts.example}`;
    faults.push(faultAt(place, { address, message, mend }));
    return tree;
  }
  const below = { address: joinAddress(address, key), keys: rest };
  if (shape.kind === 'list') {
    return setInList(tree, { ...below, schema: shape.item }, setting);
  }
  const child = under(shape, key);
  if (child === undefined || isUnknownName(shape, map, step)) {
    const known = new Set([...shape.keys.keys(), ...map.entries.keys()]);
    const mend = suggestion(key, known, 'keys');
    faults.push(faultAt(place, { address: below.address, message: 'unknown key', mend }));
    return tree;
  }
  const entries = new Map(map.entries);
  const changed = setIn(entries.get(key)?.tree, { ...below, schema: child }, setting);
  if (changed === undefined) {
    entries.delete(key);
  } else {
    entries.set(key, { keyPlace: entries.get(key)?.keyPlace ?? place, tree: changed });
  }
  return { ...map, entries };
}

/** A free name may be added whole, but a way into one that is not there is a slip of the pen. */
function isUnknownName(shape: Shape & { kind: 'map' }, map: MapTree, { keys }: Step): boolean {
  const [key = '', ...rest] = keys;
  return rest.length > 0 && !shape.keys.has(key) && !map.entries.has(key);
}

function setInList(tree: Tree | undefined, step: Step, setting: Setting): Tree | undefined {
  const { place, faults } = setting;
  const list: ListTree = tree?.kind === 'list' ? tree : { kind: 'list', items: [], place };
  const stop = step.address.lastIndexOf('.');
  const address = step.address.slice(0, stop);
  const name = step.address.slice(stop + 1);
  if (list.items.length > 0 && !isNamedList(list)) {
    const message = 'is a list whose items have no names';
    const mend = `set it whole: ${address}=[...]`;
    faults.push(faultAt(place, { address, message, mend }));
    return tree;
  }
  const names = list.items.map((item) => itemName(item) ?? '');
  const index = names.indexOf(name);
  if (index < 0) {
    const mend = suggestion(name, names, 'names');
    faults.push(faultAt(place, { address: step.address, message: 'unknown name', mend }));
    return tree;
  }
  const changed = setIn(list.items[index], step, setting);
  const items = list.items.flatMap((item, at) => (at === index ? (changed ?? []) : item));
  return { ...list, items };
}
