/** The inputs of a diff as rows of words, from which text and Markdown are made. */
import { counted, groupDigits } from '../units/counted.ts';
import { nameWords } from './diff-words.ts';
import type {
  InputFileDiff,
  InputsDiff,
  InputValueDiff,
  PlacedValue,
  ProvenanceDiff,
} from './inputs-diff.ts';
import { cutPair, cutText } from './shown-text.ts';

/** One input that differs. */
export interface InputRow {
  readonly mark: 'changed' | 'added' | 'removed';
  /** The key, or what of several keys, or the file. */
  readonly name: string;
  /** Empty for what is added or removed. */
  readonly before: string;
  readonly after: string;
  /** `plan.yaml:12`, or two of them; empty for files. */
  readonly place: string;
}

/** Of a path; those of scenarios are short. */
const PLACE_LENGTH_MAX = 60;

/** `5 inputs changed, 2 added, 1 removed`, and what else is different about inputs. */
export function inputsCounted({ values, provenances, files, isDifferent }: InputsDiff): string {
  if (!isDifferent) return 'the inputs are the same';
  const marks = values.map(markOf);
  const parts = (['changed', 'added', 'removed'] as const)
    .map((mark) => ({ mark, count: marks.filter((one) => one === mark).length }))
    .filter(({ count }) => count > 0)
    .map(({ mark, count }, index) =>
      index === 0 ? `${counted(count, 'input')} ${mark}` : `${groupDigits(count)} ${mark}`,
    );
  if (files.length > 0) parts.push(`${counted(files.length, 'data file')} changed`);
  if (provenances.length > 0) {
    parts.push(`source or note of ${counted(provenances.length, 'input')}`);
  }
  return parts.join(', ');
}

/** Rows to list, and how many are not. */
export interface InputRows {
  readonly listed: readonly InputRow[];
  readonly unlistedCount: number;
}

/**
 * Values that changed, then those added and removed, data files, and what is said of values.
 *
 * @param lengthMax of a value, where two stand side by side
 * @param limit rows of each of these; null: all
 */
export function inputRows(
  inputs: InputsDiff,
  { lengthMax, limit }: { readonly lengthMax: number; readonly limit: number | null },
): InputRows {
  const values = inputs.values.map((value) => valueRow(value, lengthMax));
  const marked = (mark: InputRow['mark']) => values.filter((row) => row.mark === mark);
  const groups = [
    marked('changed'),
    marked('added'),
    marked('removed'),
    inputs.files.map(fileRow),
    provenanceRows(inputs.provenances, lengthMax),
  ];
  const listed = groups.flatMap((rows) => rows.slice(0, limit ?? rows.length));
  return { listed, unlistedCount: groups.flat().length - listed.length };
}

function markOf({ before, after }: InputValueDiff): InputRow['mark'] {
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

function valueRow(value: InputValueDiff, lengthMax: number): InputRow {
  const [first, second] = [value.before?.text ?? '', value.after?.text ?? ''];
  // One that stands alone has the room of two.
  const isAlone = value.before === null || value.after === null;
  const [before, after] = cutPair(first, second, isAlone ? 2 * lengthMax : lengthMax);
  const places = [value.before, value.after].flatMap((one) => (one === null ? [] : [placeOf(one)]));
  const place = [...new Set(places)].join(' -> ');
  return { mark: markOf(value), name: nameWords(value.address), before, after, place };
}

/** `plan.yaml:12`, or `--set`, which has no lines. */
function placeOf({ file, line }: PlacedValue): string {
  const name = cutText(file, PLACE_LENGTH_MAX);
  return line > 0 ? `${name}:${line}` : name;
}

function fileRow({ name, bytesBefore, bytesAfter }: InputFileDiff): InputRow {
  const size = (bytes: number | null) => (bytes === null ? '' : counted(bytes, 'byte'));
  const row = { name: `data file ${cutText(name, PLACE_LENGTH_MAX)}`, place: '' };
  if (bytesBefore === null) return { ...row, mark: 'added', before: '', after: size(bytesAfter) };
  if (bytesAfter === null) return { ...row, mark: 'removed', before: size(bytesBefore), after: '' };
  const other = `${groupDigits(bytesBefore)} other bytes`;
  const after = bytesBefore === bytesAfter ? other : size(bytesAfter);
  return { ...row, mark: 'changed', before: size(bytesBefore), after };
}

/** What is said of several keys alike, as where it is said of all below one, is one row. */
function provenanceRows(provenances: readonly ProvenanceDiff[], lengthMax: number): InputRow[] {
  const alike = new Map<string, { addresses: string[]; what: string; texts: [string, string] }>();
  for (const { address, changes } of provenances) {
    for (const { what, before, after } of changes) {
      const key = JSON.stringify([what, before, after]);
      const found = alike.get(key);
      if (found === undefined)
        alike.set(key, { addresses: [address], what, texts: [before, after] });
      else found.addresses.push(address);
    }
  }
  return [...alike.values()].map(({ addresses: [first = '', ...others], what, texts }) => {
    const more = others.length === 0 ? '' : ` and ${groupDigits(others.length)} more`;
    const [before, after] = cutPair(...texts, lengthMax);
    const mark = before === '' ? 'added' : after === '' ? 'removed' : 'changed';
    return {
      mark,
      name: `${nameWords(what)} of ${nameWords(first)}${more}`,
      before,
      after,
      place: '',
    };
  });
}
