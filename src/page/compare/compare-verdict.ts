/** What a comparison comes to, in sentences. */

import { numberOf, type PageCell } from '../cells/page-cell.ts';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';
import { metricWords } from '../shown/metric-words.ts';
import type { Part, Sentence } from '../shown/sentence.ts';
import { comparedFigures, type Difference } from './compare-figures.ts';
import {
  comparedRow,
  type DifferenceTone,
  differenceTone,
  hasFigures,
  type ShownComparison,
  type ShownRun,
} from './compare-shown.ts';

/** A sentence of a verdict. */
export interface Finding {
  /** Missing: one of the runs has no such thing. */
  readonly tone: DifferenceTone | 'missing';
  readonly sentence: Sentence;
}

/** What a planner asks first, in this order; each that none of both runs has is left out. */
const ASKED: readonly { readonly metric: string; readonly thing: string }[] = [
  { metric: 'total_cost_gbp', thing: 'costs' },
  { metric: 'present_value_gbp', thing: '' },
  { metric: 'peak_needed_tib', thing: 'storage' },
  { metric: 'runout_date', thing: '' },
  { metric: 'end_used_tib', thing: '' },
  { metric: 'rollout_finish_date', thing: 'rollout' },
  { metric: 'blocked_share_max', thing: '' },
  { metric: 'contacts_count', thing: '' },
];

/** How a run compares with the first. */
export function compareVerdict(comparison: ShownComparison, run: ShownRun): readonly Finding[] {
  const { first } = comparison;
  return ASKED.flatMap(({ metric, thing }): Finding[] => {
    const rows = [first, run].map((one) => comparedRow(comparison, { metric }, one));
    const [before, after] = rows.map((row) => (hasFigures(row) ? row : null));
    if (!before && !after) return [];
    if (before && after) return [finding({ metric, first, run, before, after })];
    return thing === '' ? [] : [missingFinding(thing, { first, run, after: after ?? null })];
  });
}

interface Pair {
  readonly metric: string;
  readonly first: ShownRun;
  readonly run: ShownRun;
  readonly before: PageRow;
  readonly after: PageRow;
}

function finding(pair: Pair): Finding {
  const { metric, after } = pair;
  if (metric === 'runout_date') return happening(pair, 'Some pool runs out');
  const tone = differenceTone(after);
  if (tone === null) return happening(pair, `${metricWords(metric).title} lies in the horizon`);
  if (tone === 'same') return { tone, sentence: sameSentence(pair) };
  return { tone, sentence: differenceSentence(pair, tone) };
}

function sameSentence({ metric, first, after }: Pair): Sentence {
  const { title } = metricWords(metric);
  const column = usualColumn(after);
  const value = parts(after, column).length === 0 ? null : cellOf(after, column);
  const same = `${title}, the same as in ${first.letter} in every replication`;
  return [same, ...typical(value, null, column), '.'];
}

function differenceSentence(pair: Pair, tone: DifferenceTone): Sentence {
  const { metric, first, before, after } = pair;
  const { title, below, above } = metricWords(metric);
  const isLess = (numberOf(cellOf(after, 'difference_mean')) ?? 0) < 0;
  const how = tone === 'open' ? 'not to be told from' : `${isLess ? below : above} than in`;
  const column = usualColumn(after);
  const figures = comparedFigures(after, before, column);
  return [
    `${title}, ${how} ${first.letter}`,
    ...typical(figures.after, figures.before, column),
    '; mean difference ',
    ...cells(figures.difference.mean),
    ...intervalParts(figures.difference, tone),
    ...oftenParts(pair),
    '.',
  ];
}

/** In how many replications the run is the better, and in how many both are equal. */
function oftenParts({ run, after }: Pair): Part[] {
  const better = parts(after, 'better_probability');
  const equal = cellOf(after, 'equal_probability');
  if (better.length === 0) return [];
  const alike = equal === null || (numberOf(equal) ?? 0) === 0 ? [] : [', equal in ', equal];
  return [`; ${run.letter} is the better in `, ...better, ' of the replications', ...alike];
}

/** What a metric is told by: of dates the median. */
function usualColumn(row: PageRow): 'mean' | 'p50' {
  return textAt(row, 'mean') === '' ? 'p50' : 'mean';
}

/** The mean, of dates the median, and what it is held against. */
function typical(value: PageCell | null, other: PageCell | null, column: 'mean' | 'p50'): Part[] {
  if (value === null) return [];
  const against = other === null ? [] : [' against ', other];
  return [': ', value, ...against, column === 'mean' ? ' on average' : ' (P50)'];
}

function cells(...all: readonly (PageCell | null)[]): Part[] {
  return all.filter((cell) => cell !== null);
}

/** A cell of a row, where it has one. */
function parts(row: PageRow, column: string): Part[] {
  const cell = cellOf(row, column);
  return cell === null || cell.text === '' ? [] : [cell];
}

function intervalParts({ low, high }: Difference, tone: DifferenceTone): Part[] {
  if (low === null || high === null) {
    return [', of which too few replications tell how much is luck'];
  }
  const zero = tone === 'open' ? ', in which zero lies' : '';
  return [' (ninety-five per cent interval ', low, ' to ', high, `${zero})`];
}

/** What may not happen at all: how likely it is in both, and whether intervals tell them apart. */
function happening(pair: Pair, what: string): Finding {
  const { first, run, before, after } = pair;
  const sentence: Sentence = [
    `${what}: in `,
    ...likely(after),
    ` of the replications of ${run.letter}`,
    ...earliest(after),
    ', in ',
    ...likely(before),
    ` of those of ${first.letter}`,
    ...earliest(before),
    '.',
  ];
  return { tone: happeningTone(before, after), sentence };
}

function likely(row: PageRow): Part[] {
  const [low, high] = ['probability_low', 'probability_high'].flatMap((column) =>
    parts(row, column),
  );
  const interval = low === undefined || high === undefined ? [] : [' (', low, ' to ', high, ')'];
  return [...parts(row, 'probability'), ...interval];
}

/** When it happens at the earliest, or nearly. */
function earliest(row: PageRow): Part[] {
  const date = parts(row, 'p5');
  return date.length === 0 ? [] : [', P5 of the day being ', ...date];
}

function happeningTone(before: PageRow, after: PageRow): DifferenceTone {
  const at = (row: PageRow, column: string) => numberOf(cellOf(row, column));
  if (at(after, 'equal_probability') === 1) return 'same';
  const [low, high] = [at(after, 'probability_low'), at(after, 'probability_high')];
  const [lowBefore, highBefore] = [at(before, 'probability_low'), at(before, 'probability_high')];
  if (low === null || high === null || lowBefore === null || highBefore === null) return 'open';
  if (low <= highBefore && lowBefore <= high) return 'open';
  const isLess = high < lowBefore;
  return isLess === (textAt(after, 'absent_is') === 'best') ? 'better' : 'worse';
}

/** That one run lacks something, and what the other comes to. */
function missingFinding(
  thing: string,
  { first, run, after }: Pick<Pair, 'first' | 'run'> & { readonly after: PageRow | null },
): Finding {
  const lacking = after === null ? run : first;
  const words = `${lacking.letter} has no ${thing}, so that nothing is compared there`;
  const finish = after === null || thing !== 'rollout' ? [] : parts(after, 'p50');
  const more = finish.length === 0 ? [] : [`; in ${run.letter} it ends on `, ...finish, ' (P50)'];
  return { tone: 'missing', sentence: [words, ...more, '.'] };
}
