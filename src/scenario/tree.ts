/** A YAML file as read-only data in which every value knows its place. */
import type { Fault, Place } from '../table/fault.ts';
import type { Provenance } from './loaded.ts';

/** `expression` is what was given to `--set`, for values that come from there. */
export interface TreePlace extends Place {
  readonly expression?: string;
}

interface TreeBase {
  /** Where the value stands; for a map or a list under a key, where its key stands. */
  readonly place: TreePlace;
  /** On a value: who says so. On a map: what was written beside its keys, for all of its values. */
  readonly provenance?: Provenance;
}

export type ScalarValue = string | number | boolean | null;

interface ScalarTree extends TreeBase {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
}

export interface ListTree extends TreeBase {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}

export interface MapTree extends TreeBase {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
}

export interface MapEntry {
  readonly keyPlace: TreePlace;
  readonly tree: Tree;
}

export type Tree = ScalarTree | ListTree | MapTree;

/** Gives a tree as plain data, without places and provenance. */
export function plainOf(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'list':
      return tree.items.map(plainOf);
    case 'map': {
      const entries = [...tree.entries].map(([key, { tree: child }]) => [key, plainOf(child)]);
      return Object.fromEntries(entries);
    }
  }
}

/** The value under a key, or undefined if the tree is no map or has no such key. */
export function childOf(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === 'map' ? tree.entries.get(key)?.tree : undefined;
}

/** The text of a scalar under a key, or undefined. */
function textOf(tree: Tree | undefined, key: string): string | undefined {
  const child = childOf(tree, key);
  return child?.kind === 'scalar' && typeof child.value === 'string' ? child.value : undefined;
}

/** The `name` of a list's item by which it is merged and addressed, or undefined. */
export function itemName(item: Tree): string | undefined {
  return textOf(item, 'name');
}

/** The last part of an item's address: its name, or its number in the list from 1. */
export function itemKey(item: Tree, index: number): string {
  return itemName(item) ?? String(index + 1);
}

export function joinAddress(address: string, key: string): string {
  return address === '' ? key : `${address}.${key}`;
}

/** What to say of a place. */
export interface Complaint {
  readonly address: string;
  readonly message: string;
  readonly mend: string;
}

/** Makes a fault of a complaint; one that concerns `--set` begins with the expression given. */
export function faultAt(place: TreePlace, complaint: Complaint): Fault {
  const { file, line, column, expression } = place;
  const message =
    expression === undefined ? complaint.message : `in '${expression}': ${complaint.message}`;
  return { file, line, column, address: complaint.address, message, mend: complaint.mend };
}

/** So much of a value is repeated in a message. */
const QUOTED_LENGTH_MAX = 60;

/** A value as messages repeat it. */
export function quoted(value: string | number | boolean): string {
  const text = Array.from(String(value));
  const isLong = text.length > QUOTED_LENGTH_MAX;
  return `'${isLong ? `${text.slice(0, QUOTED_LENGTH_MAX).join('')}...` : text.join('')}'`;
}

/** Says what kind of thing a tree is, for messages. */
export function kindOf(tree: Tree): string {
  if (tree.kind !== 'scalar') {
    return `a ${tree.kind}`;
  }
  const { value } = tree;
  return value === null ? 'empty' : quoted(value);
}
