/** The headline figures of two ensembles in words, for terminals and Markdown alike. */
import type { Interval } from '../ensemble/interval.ts';
import { formatDecimal } from '../units/decimal.ts';
import { figureText, PERCENT_PLACES, percent, signedDifference } from './compare-figures.ts';
import { oneLine } from './labels.ts';
import { NOISE_BOXES, type NoiseBox, type NoiseFigure, type NoiseReview } from './noise-review.ts';

/** The figures of a box. */
export interface NoiseBlock {
  readonly box: NoiseBox;
  /** What it means for a figure to be in it. */
  readonly sentence: string;
  readonly headers: readonly string[];
  /** A cell a header. */
  readonly rows: readonly (readonly string[])[];
}

const HEADERS = ['figure', 'before', 'after', 'difference', '95 % interval'];

const SENTENCES: Readonly<Record<NoiseBox, string>> = {
  moved: 'a material difference, and more than noise.',
  'could be noise':
    'a material difference, which noise alone may make; more replications would tell.',
  'small but real': 'more than noise, but not material.',
  'no change to speak of': 'neither material nor more than noise, or too small to be seen.',
  'not known': 'whether it is noise cannot be told, for the reason in the last column.',
  same: 'the same in both.',
};

/**
 * The boxes that have figures, without those that are the same in both; within each the largest
 * first.
 */
export function noiseRows({ figures, replicationCounts }: NoiseReview): readonly NoiseBlock[] {
  return NOISE_BOXES.filter((box) => box !== 'same')
    .map((box) => ({
      box,
      sentence: SENTENCES[box],
      headers: HEADERS,
      rows: figures
        .filter((figure) => figure.box === box)
        .map((figure) => rowOf(figure, replicationCounts)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** How the figures were compared, a sentence each. */
export function noiseSentences(review: NoiseReview): readonly string[] {
  const { isPaired, reasons, hasSameMailboxes, differingCount, figures } = review;
  const sameCount = figures.length - differingCount;
  return [
    isPaired
      ? `Paired: replications of one number share their luck, ${hasSameMailboxes ? 'most of which cancels in the differences' : 'but for that of the mailboxes'}.`
      : `Not paired, so that all luck is in the differences: ${reasons.map(oneLine).join('; ')}.`,
    ...(hasSameMailboxes
      ? []
      : [
          'Other mailboxes are in other cohorts, tiers and shares of a stage: that luck, the same in every replication, is in the differences and in no interval.',
        ]),
    `Of ${figures.length} headline figures ${sameCount} ${sameCount === 1 ? 'is' : 'are'} the same.`,
    ...(differingCount === 0
      ? []
      : [
          'More than noise: in at most 5 % of such comparisons any figure is called so that is not. Each 95 % interval is of one figure alone: one in twenty leaves out 0 by noise.',
        ]),
  ];
}

function rowOf(figure: NoiseFigure, counts: NoiseReview['replicationCounts']): string[] {
  const { before, after, difference, interval, noInterval } = figure;
  return [
    nameOf(figure, counts),
    valueText(figure, before),
    valueText(figure, after),
    difference === null ? '' : withUnit(figure, differenceText(figure, difference)),
    interval === null ? (noInterval ?? '') : withUnit(figure, intervalText(figure, interval)),
  ];
}

/** With how many replications the means are over, where these are not all. */
function nameOf({ name, valueCounts }: NoiseFigure, counts: NoiseReview['replicationCounts']) {
  const [before, after] = [0, 1].map((at) => `${valueCounts[at]} of ${counts[at]}`);
  if (valueCounts[0] === counts[0] && valueCounts[1] === counts[1]) return name;
  return before === after ? `${name} (in ${before})` : `${name} (in ${before}, then ${after})`;
}

function valueText(figure: NoiseFigure, value: number | null): string {
  if (value === null) return '';
  return figure.statistic === 'probability' ? percent(value) : figureText(written(figure), value);
}

function differenceText(figure: NoiseFigure, difference: number): string {
  if (figure.statistic === 'mean') return signedDifference(written(figure), difference);
  const text = formatDecimal(difference * 100, PERCENT_PLACES);
  return Number(text) > 0 ? `+${text}` : text;
}

function intervalText(figure: NoiseFigure, { low, high }: Interval): string {
  return `${differenceText(figure, low)} to ${differenceText(figure, high)}`;
}

/** What a name does not say: that probabilities differ by points, and dates by days. */
function withUnit({ statistic, kind }: NoiseFigure, text: string): string {
  if (statistic === 'probability') return `${text} points`;
  return kind === 'day' ? `${text} days` : text;
}

function written({ kind, places }: NoiseFigure) {
  return { kind: kind === 'day' ? kind : 'number', places } as const;
}
