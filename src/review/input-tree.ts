/** What a run's scenario says as a tree, made from the addresses of its values. */
import { flowText, flowValue } from '../scenario/flow-text.ts';
import type { PlacedValue } from './inputs-diff.ts';
import type { RunInputs, RunOrigin } from './parse-run-inputs.ts';

/** A single value. */
export interface InputLeaf {
  readonly kind: 'leaf';
  readonly address: string;
  readonly origin: RunOrigin;
}

/** A list or a map. */
export interface InputBranch {
  readonly kind: 'branch';
  readonly address: string;
  /** By the last part of the address: a key, or the name or number of an item. */
  readonly children: ReadonlyMap<string, InputNode>;
}

export type InputNode = InputLeaf | InputBranch;

interface GrowingBranch extends InputBranch {
  readonly children: Map<string, InputLeaf | GrowingBranch>;
}

/** The tree of all values; its own address is empty. */
export function inputTree({ origins }: Pick<RunInputs, 'origins'>): InputBranch {
  const root = branchAt('');
  for (const [address, origin] of origins) {
    const parts = address.split('.');
    const last = parts.pop() ?? '';
    let branch = root;
    for (const [index, part] of parts.entries()) {
      const child = branch.children.get(part);
      const next = child?.kind === 'branch' ? child : branchAt(parts.slice(0, index + 1).join('.'));
      branch.children.set(part, next);
      branch = next;
    }
    branch.children.set(last, { kind: 'leaf', address, origin });
  }
  return root;
}

function branchAt(address: string): GrowingBranch {
  return { kind: 'branch', address, children: new Map() };
}

/** The values within, in their order. */
export function leavesOf(node: InputNode): InputLeaf[] {
  return node.kind === 'leaf' ? [node] : [...node.children.values()].flatMap(leavesOf);
}

/** Whether the children are the items of a list that have no names. */
export function isNumbered({ children }: InputBranch): boolean {
  return [...children.keys()].every((key) => /^\d+$/.test(key));
}

/** What was written, as plain data. */
export function plainValue(node: InputNode): unknown {
  if (node.kind === 'leaf') return valueIn(node.origin.text);
  const entries = [...node.children].map(([key, child]) => [key, plainValue(child)] as const);
  return isNumbered(node) || isNamedList(node)
    ? entries.map(([, value]) => value)
    : Object.fromEntries(entries);
}

/** Of a text that is no YAML, as in an edited run.json, the text itself. */
function valueIn(text: string): unknown {
  try {
    return flowValue(text);
  } catch {
    return text;
  }
}

/** Items of lists are called by a name that they have among their values; those of maps are not. */
function isNamedList({ children }: InputBranch): boolean {
  return [...children.values()].every(
    (child) => child.kind === 'branch' && child.children.has('name'),
  );
}

/** A part in one line, with the place where it begins. */
export function placed(node: InputNode): PlacedValue {
  return node.kind === 'leaf'
    ? placedText(node, node.origin.text)
    : placedText(node, flowText(plainValue(node)));
}

/** A text that stands for a part, with the place where that begins. */
export function placedText(node: InputNode, text: string): PlacedValue {
  const { file = '', line = 0, column = 0 } = leavesOf(node)[0]?.origin ?? {};
  return { text, file, line, column };
}
