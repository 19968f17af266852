/** Which inputs of two runs differ, from their run.json. */
import { flowText } from '../scenario/flow-text.ts';
import { type InputPair, inputPairs, isSame, itemNames } from './input-pairs.ts';
import { type InputBranch, inputTree, placed, placedText } from './input-tree.ts';
import { provenanceDiffs } from './inputs-provenance.ts';
import type { RunInput, RunInputs } from './parse-run-inputs.ts';

export interface InputsDiff {
  readonly isDifferent: boolean;
  /** By key, in the order of the format: what only the second run has comes last. */
  readonly values: readonly InputValueDiff[];
  /** Keys with the same value of which something else is said: source, owner, note, quality. */
  readonly provenances: readonly ProvenanceDiff[];
  /** Data files that were read, by name; scenario files are told by their keys. */
  readonly files: readonly InputFileDiff[];
}

export interface InputValueDiff {
  /** Key of the scenario, `population.mailboxes`. */
  readonly address: string;
  /** Null: the run has no such key. */
  readonly before: PlacedValue | null;
  readonly after: PlacedValue | null;
}

/** A value as it was written, and where. */
export interface PlacedValue {
  readonly text: string;
  readonly file: string;
  /** 0 where there is none, as of `--set`. */
  readonly line: number;
  readonly column: number;
}

export interface ProvenanceDiff {
  readonly address: string;
  /** Which of source, owner, note and quality, with both texts. */
  readonly changes: readonly {
    readonly what: string;
    readonly before: string;
    readonly after: string;
  }[];
}

export interface InputFileDiff {
  readonly name: string;
  /** Bytes; null: the run did not read it. */
  readonly bytesBefore: number | null;
  readonly bytesAfter: number | null;
}

/**
 * Says which inputs differ, and in what.
 *
 * Values count as the same where the format reads the same from them (10% and 0.1), wherever they
 * are written. An item that only one has, such as a stage, is one value in one line; a list or map
 * whose items stand in another order has their names as its value.
 */
export function inputsDiff(before: RunInputs, after: RunInputs): InputsDiff {
  const pairs = inputPairs(inputTree(before), inputTree(after));
  const values = inOrder(pairs.flatMap(valueDiff));
  const provenances = provenanceDiffs(pairs.filter(isSame));
  const files = fileDiffs(before, after);
  const isDifferent = values.length + provenances.length + files.length > 0;
  return { isDifferent, values, provenances, files };
}

function valueDiff(pair: InputPair): InputValueDiff[] {
  switch (pair.kind) {
    case 'removed':
      return [{ address: pair.before.address, before: placed(pair.before), after: null }];
    case 'added':
      return [{ address: pair.after.address, before: null, after: placed(pair.after) }];
    case 'order': {
      const { before, after } = pair;
      return [{ address: before.address, before: order(before), after: order(after) }];
    }
    case 'value': {
      if (isSame(pair)) return [];
      const { before, after } = pair;
      return [{ address: before.address, before: placed(before), after: placed(after) }];
    }
  }
}

function order(branch: InputBranch): PlacedValue {
  return placedText(branch, flowText(itemNames(branch)));
}

/** Those that only the second run has come last. */
function inOrder(values: readonly InputValueDiff[]): InputValueDiff[] {
  const isAdded = ({ before }: InputValueDiff) => before === null;
  return [...values.filter((value) => !isAdded(value)), ...values.filter(isAdded)];
}

/** A file that is called otherwise and says the same is no difference. */
function fileDiffs(before: RunInputs, after: RunInputs): InputFileDiff[] {
  const [had, has] = [dataFiles(before), dataFiles(after)];
  const names = new Set([...had, ...has].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [was, is] = [had, has].map((files) => files.find((file) => file.name === name));
    const isKnown =
      was === undefined || is === undefined
        ? isAmong(was, has) || isAmong(is, had)
        : was.sha256 === is.sha256;
    if (isKnown) return [];
    return [{ name, bytesBefore: was?.bytes ?? null, bytesAfter: is?.bytes ?? null }];
  });
}

function isAmong(file: RunInput | undefined, files: readonly RunInput[]): boolean {
  return file !== undefined && files.some(({ sha256 }) => sha256 === file.sha256);
}

/** What is no scenario file: none of its values comes from there, and its name is not of YAML. */
function dataFiles({ files, origins }: RunInputs): RunInput[] {
  const scenarioFiles = new Set([...origins.values()].map(({ file }) => file));
  return files.filter(({ name }) => !scenarioFiles.has(name) && !/\.ya?ml$/i.test(name));
}
