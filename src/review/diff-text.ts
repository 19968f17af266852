/** A diff for a terminal. */
import { groupDigits } from '../units/counted.ts';
import { type Diff, isDifferent } from './diff.ts';
import {
  argumentWords,
  diffLimits,
  diffVerdict,
  makingWords,
  materialMeaning,
  runWords,
} from './diff-caption.ts';
import { type InputRow, inputRows } from './diff-inputs.ts';
import { type DiffPaint, type Line, paintedText, wrapped } from './diff-lines.ts';
import { headlineLines, materialLines } from './diff-text-figures.ts';
import { countLines, onlyOneLines } from './diff-text-tables.ts';

/** How a diff is laid out for a terminal. */
export interface DiffTextOptions {
  readonly width: number;
  readonly paint: DiffPaint;
  /** How many inputs and figures are listed; null: all. */
  readonly limit: number | null;
}

/** Of the value of an input. */
const VALUE_LENGTH_MAX = 72;
const MARKS = { changed: '~', added: '+', removed: '-' } as const;
const STYLES = { changed: 'plain', added: 'green', removed: 'red' } as const;

/**
 * What the two are and what the difference comes to, then the inputs, headline figures, material
 * changes, rows that only one has and counts. Only single words make a line longer than the width.
 */
export function diffText(diff: Diff, { width, paint, limit }: DiffTextOptions): string {
  const caption = captionLines(diff, width);
  if (!isDifferent(diff)) return paintedText([caption], paint);
  const sections = [
    caption,
    inputLines(diff, { width, limit }),
    headlineLines(diff, { width, limit }),
    materialLines(diff, { width, limit }),
    onlyOneLines(diff, { width, limit }),
    countLines(diff, width),
  ];
  return paintedText(sections, paint);
}

function captionLines(diff: Diff, width: number): Line[] {
  const verdict = wrapped(diffVerdict(diff), { width, style: 'bold' });
  const { alike, different } = makingWords(diff);
  const limits = diffLimits(diff).flatMap((sentence) => wrapped(sentence, { width }));
  const unlike = wrapped(different.join('; '), { width, lead: '  differs  ', style: 'yellow' });
  if (!isDifferent(diff)) return [...verdict, ...limits, ...unlike];
  const { before, after } = diff;
  const arguments_ = `${argumentWords(before.argument)} -> ${argumentWords(after.argument)}`;
  const sides = [
    { lead: '  before   ', text: runWords(before) },
    { lead: '  after    ', text: runWords(after) },
    { lead: '  both     ', text: alike.join(', ') },
  ];
  return [
    ...wrapped(arguments_, { width, indentLength: 2, style: 'bold' }),
    ...sides.flatMap(({ text, lead }) => (text === '' ? [] : wrapped(text, { width, lead }))),
    ...unlike,
    ...verdict,
    ...limits,
    ...wrapped(materialMeaning(diff), { width, style: 'dim' }),
  ];
}

function inputLines(
  { inputs }: Diff,
  { width, limit }: Pick<DiffTextOptions, 'width' | 'limit'>,
): Line[] {
  if (inputs === null || !inputs.isDifferent) return [];
  const { listed, unlistedCount } = inputRows(inputs, { lengthMax: VALUE_LENGTH_MAX, limit });
  const more = `${groupDigits(unlistedCount)} more are not listed: --all lists all of them.`;
  return [
    ...wrapped('Inputs', { width, style: 'bold' }),
    ...listed.flatMap((row) =>
      wrapped(inputWords(row), {
        width,
        lead: `  ${MARKS[row.mark]} `,
        indentLength: 6,
        style: STYLES[row.mark],
      }),
    ),
    ...(unlistedCount === 0 ? [] : wrapped(more, { width, lead: '    ', style: 'dim' })),
  ];
}

function inputWords({ mark, name, before, after, place }: InputRow): string {
  const values = { changed: `${before} -> ${after}`, added: after, removed: before }[mark];
  return `${name}: ${values}${place === '' ? '' : ` (${place})`}`;
}
