/** The parts of two runs' scenarios that belong together, by their addresses. */
import { meanTheSame } from '../scenario/same-value.ts';
import { isItemAt } from '../scenario/shapes-at.ts';
import { commonItems, type PlacePair } from './common-items.ts';
import {
  type InputBranch,
  type InputLeaf,
  type InputNode,
  isNumbered,
  leavesOf,
  placed,
  plainValue,
} from './input-tree.ts';

/** A stage that picks organisations by eight types has 330 characters, a platform 1,500. */
const ITEM_LENGTH_MAX = 400;

/** A single value that both runs have. */
export interface SamePair {
  readonly kind: 'value';
  readonly before: InputLeaf;
  readonly after: InputLeaf;
}

/** A part that both runs have, or one. */
export type InputPair =
  /** A single value in at least one of them, or an item without a name that is another in each. */
  | { readonly kind: 'value'; readonly before: InputNode; readonly after: InputNode }
  /** Items that both have stand in another order. */
  | { readonly kind: 'order'; readonly before: InputBranch; readonly after: InputBranch }
  /** A single value, or an item whole. */
  | { readonly kind: 'removed'; readonly before: InputNode }
  | { readonly kind: 'added'; readonly after: InputNode };

/**
 * Pairs the parts of two trees.
 *
 * Items with names belong together by these. Those of lists without names do if they are the same
 * or, between such, follow one another alike.
 */
export function inputPairs(before: InputBranch, after: InputBranch): InputPair[] {
  if (isNumbered(before) && isNumbered(after)) {
    return numberedPairs([...before.children.values()], [...after.children.values()]);
  }
  const shared = [...before.children].flatMap(([key, node]) => {
    const partner = after.children.get(key);
    return partner === undefined ? removed(node) : pairsOf(node, partner);
  });
  const lone = [...after.children].filter(([key]) => !before.children.has(key));
  return [
    ...(areInOrder(before, after) ? [] : [{ kind: 'order', before, after } as const]),
    ...shared,
    ...lone.flatMap(([, node]) => added(node)),
  ];
}

/** Whether the items that both have follow one another alike; keys of the format always do. */
function areInOrder(before: InputBranch, after: InputBranch): boolean {
  const sharedIn = (names: Iterable<string>, { children }: InputBranch) =>
    [...names].filter((name) => children.has(name)).join('.');
  return (
    sharedIn(before.children.keys(), after) === sharedIn(after.children.keys(), before) ||
    sharedIn(itemNames(before), after) === sharedIn(itemNames(after), before)
  );
}

/** The names of the items of a list or map in their order, without keys of the format. */
export function itemNames({ children }: InputBranch): string[] {
  return [...children].filter(([, { address }]) => isItemAt(address)).map(([name]) => name);
}

function pairsOf(before: InputNode, after: InputNode): InputPair[] {
  if (before.kind === 'branch' && after.kind === 'branch') return inputPairs(before, after);
  if (before.kind === 'branch' && isEmptyList(after))
    return [...before.children.values()].flatMap(removed);
  if (after.kind === 'branch' && isEmptyList(before))
    return [...after.children.values()].flatMap(added);
  return [{ kind: 'value', before, after }];
}

/** A list without items is a single value; with some, it is none. */
function isEmptyList(node: InputNode): boolean {
  return node.kind === 'leaf' && node.origin.text === '[]';
}

function removed(node: InputNode): InputPair[] {
  return partsOf(node).map((before) => ({ kind: 'removed', before }));
}

function added(node: InputNode): InputPair[] {
  return partsOf(node).map((after) => ({ kind: 'added', after }));
}

/**
 * Items, such as a stage, are told of whole, unless that is too long to be read in one line; of a
 * section that is not there, what is in it.
 */
function partsOf(node: InputNode): InputNode[] {
  if (node.kind === 'leaf') return [node];
  const isWhole = isItemAt(node.address) && placed(node).text.length <= ITEM_LENGTH_MAX;
  return isWhole ? [node] : [...node.children.values()].flatMap(partsOf);
}

/**
 * Of lists without names. Where an item is gone from a number at which another came, numbers alone
 * say which belong together, so that no address is told of twice.
 */
function numberedPairs(before: readonly InputNode[], after: readonly InputNode[]): InputPair[] {
  const pairs = pairsAround(
    commonItems(before.map(contentOf), after.map(contentOf)),
    before,
    after,
  );
  const addresses = pairs.map((pair) => ('before' in pair ? pair.before : pair.after).address);
  return new Set(addresses).size === addresses.length ? pairs : pairsByNumber(before, after);
}

function pairsAround(
  equal: readonly PlacePair[],
  before: readonly InputNode[],
  after: readonly InputNode[],
): InputPair[] {
  const ends = [...equal, [before.length, after.length] as const];
  let [from, afterFrom] = [0, 0];
  return ends.flatMap(([to, afterTo]) => {
    const between = pairsByNumber(before.slice(from, to), after.slice(afterFrom, afterTo));
    [from, afterFrom] = [to + 1, afterTo + 1];
    return [...between, ...pairsByNumber(before.slice(to, from), after.slice(afterTo, afterFrom))];
  });
}

function pairsByNumber(before: readonly InputNode[], after: readonly InputNode[]): InputPair[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => {
    const [node, partner] = [before[index], after[index]];
    if (node === undefined) return partner === undefined ? [] : added(partner);
    return partner === undefined ? removed(node) : itemPairs(node, partner);
  }).flat();
}

/** A number says little of what changed, so that such an item is told of whole. */
function itemPairs(before: InputNode, after: InputNode): InputPair[] {
  const pairs = pairsOf(before, after);
  return pairs.every(isSame) ? pairs : [{ kind: 'value', before, after }];
}

/** Equal for items with the same values. */
function contentOf(node: InputNode): string {
  const values = leavesOf(node).map(({ address, origin }) => [
    address.slice(node.address.length),
    origin.text,
  ]);
  return JSON.stringify(values);
}

/** Whether a pair is of single values that say the same, however they are written. */
export function isSame(pair: InputPair): pair is SamePair {
  if (pair.kind !== 'value') return false;
  const { before, after } = pair;
  if (before.kind !== 'leaf' || after.kind !== 'leaf') return false;
  return (
    before.origin.text === after.origin.text ||
    meanTheSame(before.address, plainValue(before), plainValue(after))
  );
}
