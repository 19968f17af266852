/** Whether the headline figures of two ensembles differ by more than noise. */
import type { Interval } from '../ensemble/interval.ts';
import type { Metric } from '../ensemble/metrics.ts';
import { DAYS_PLACES, PERCENT_PLACES, SHARE_PLACES } from './compare-figures.ts';
import type { ComparedRun } from './compared-run.ts';
import { type FigureChange, pairedChange, unpairedChange } from './noise-change.ts';
import { type Claims, credible, isOutside, shownInterval } from './noise-decision.ts';
import { type FigurePair, figurePairs } from './noise-figures.ts';
import { isMaterialChange, isShown, type MeasuredChange, scoreOf } from './noise-material.ts';
import { haveSameDraw, unpairedReasons } from './noise-pairing.ts';

/** What a figure's difference is, in the order in which a reviewer wants to see them. */
export const NOISE_BOXES = [
  'moved',
  'could be noise',
  'small but real',
  'no change to speak of',
  'not known',
  'same',
] as const;
export type NoiseBox = (typeof NOISE_BOXES)[number];

export interface NoiseReview {
  /** Whether replications of one number share their luck. */
  readonly isPaired: boolean;
  /** Why they do not, such as `the seed is 'a' before and 'b' after`. */
  readonly reasons: readonly string[];
  /** Whether both draw the same mailboxes; otherwise that luck is in the differences, too. */
  readonly hasSameMailboxes: boolean;
  readonly replicationCounts: readonly [before: number, after: number];
  /** Figures that differ at all: so many claims share the 5 % in which one may be wrong. */
  readonly differingCount: number;
  /** By box, within it the largest first. */
  readonly figures: readonly NoiseFigure[];
}

export interface NoiseFigure {
  /** Such as `peak_used_tib`, `probability of runout_date`, `total_cost_gbp 2013/14`. */
  readonly name: string;
  readonly unit: string;
  readonly statistic: 'mean' | 'probability';
  readonly kind: 'number' | 'share' | 'day';
  /** Decimal places in reports. */
  readonly places: number;
  readonly betterWhen: Metric['betterWhen'];
  /** Mean over the replications that have a value, paired: in both; dates to the nearest day. */
  readonly before: number | null;
  readonly after: number | null;
  /** Over how many replications these are. */
  readonly valueCounts: readonly [before: number, after: number];
  /** Of dates in days. */
  readonly difference: number | null;
  /** The 95 % interval of the difference. */
  readonly interval: Interval | null;
  /** Why there is none; null where there is one. */
  readonly noInterval: string | null;
  readonly isMaterial: boolean;
  /** Null where that is not known. */
  readonly isDistinguishable: boolean | null;
  readonly box: NoiseBox;
}

export interface NoiseSettings {
  /** The relative change that matters, and of shares that many points. */
  readonly materialShare: number;
  /** Whether no input differs that says who owns the mailboxes. */
  readonly hasSamePopulation: boolean;
}

/** The share of reviews in which any figure may be called distinguishable that is not. */
const WRONG_REVIEWS_SHARE = 0.05;

/**
 * Puts each headline figure that both runs have in a box: is the difference material, and can it be
 * told from the luck of the replications?
 *
 * It is told from luck if 0 lies outside the interval of the difference at the level 1 - 0.05 / n,
 * with n the figures that differ at all (Bonferroni). A review makes some thirty claims at once. At
 * 95 % each, one or two of them would be wrong where nothing at all has changed; so all claims of a
 * review together are right in 95 % of reviews, however figures hang together, and they hang
 * together closely. Holm's method would find a few more, but then whether a figure is told from
 * luck depended on the luck of others. A figure that is the same in every replication makes no
 * claim, so that it does not count. The interval that is shown is that of 95 %, for one figure
 * looked at alone: it may leave out 0 where no claim is made.
 *
 * Replications are paired where pairingFaults has nothing to say against it. There a difference has
 * its own error, which is mostly much smaller than those of the means: see pairedChange. Elsewhere
 * each mean has an error of its own: see unpairedChange and noiseInterval. In both, hypercubes are
 * what is independent, not the replications in them: see meanError.
 *
 * A difference that is the same in every replication is told from luck, unless so few replications
 * show the same by chance: see coincidence. With one replication or one hypercube nothing is known.
 *
 * A difference that does not show in the places of its figure is no change to speak of, whatever
 * its noise.
 *
 * Runs of other seeds, samples or populations have other mailboxes in their cohorts, tiers and
 * shares of stages, be they paired or not. That is the same in every replication of a run, so that
 * no interval has it. Over hundreds of thousands of mailboxes it is small beside what inputs make;
 * but where a figure has no other luck it is all of the difference, and then nothing is known.
 *
 * Means of money are those of costs_annual.csv, whose lines were rounded; their interval is that of
 * the replications, moved by the pence between both. What is told from luck is what the
 * replications say.
 *
 * Source: Dunn (1961), Multiple Comparisons Among Means, Journal of the American Statistical
 * Association 56(293), 52-64; for paired replications Law (2015), Simulation Modeling and Analysis,
 * 5th edition, section 10.2.
 */
export function noiseReview(
  before: ComparedRun,
  after: ComparedRun,
  { materialShare, hasSamePopulation }: NoiseSettings,
): NoiseReview {
  const reasons = unpairedReasons(before, after);
  const isPaired = reasons.length === 0;
  const changeOf = isPaired ? pairedChange : unpairedChange;
  const changes = figurePairs(before, after).map((pair) => ({ pair, change: changeOf(pair) }));
  const differingCount = changes.filter(({ change }) => !change.isSame).length;
  const hasSameMailboxes = hasSamePopulation && haveSameDraw(before, after);
  const wrongShare = WRONG_REVIEWS_SHARE / Math.max(1, differingCount);
  const figures = changes.map((one) =>
    figureOf(one, { wrongShare, hasSameMailboxes, materialShare }),
  );
  return {
    isPaired,
    reasons,
    hasSameMailboxes,
    replicationCounts: [before.replicationCount, after.replicationCount],
    differingCount,
    figures: ranked(figures),
  };
}

interface ComparedFigure {
  readonly pair: FigurePair;
  readonly change: FigureChange;
}

interface RankedFigure {
  readonly figure: NoiseFigure;
  readonly score: number;
}

function figureOf(
  { pair, change }: ComparedFigure,
  claims: Claims & { readonly materialShare: number },
): RankedFigure {
  const { before, after, difference, valueCounts, isSame } = change;
  const described = describe(pair);
  const measured: MeasuredChange = { ...described, before, after, difference };
  const noise = credible(change.noise, pair, claims);
  const isDistinguishable = isSame ? false : isOutside(noise, claims);
  const doesShow = isShown(measured, shownPlaces(described));
  const isMaterial = !isSame && doesShow && isMaterialChange(measured, claims.materialShare);
  const shown = (mean: number | null) =>
    mean !== null && described.kind === 'day' ? Math.round(mean) : mean;
  const figure: NoiseFigure = {
    name: pair.name,
    ...described,
    before: shown(before),
    after: shown(after),
    valueCounts,
    difference,
    interval: noise.kind === 'unknown' ? null : shownInterval(noise, measured),
    noInterval: noise.kind === 'unknown' ? noise.reason : null,
    isMaterial,
    isDistinguishable,
    box: isSame ? 'same' : doesShow ? boxOf(isMaterial, isDistinguishable) : NOTHING,
  };
  return { figure, score: scoreOf(measured) };
}

type Description = Pick<NoiseFigure, 'unit' | 'statistic' | 'kind' | 'places' | 'betterWhen'>;

function describe({ metric, statistic }: FigurePair): Description {
  if (statistic === 'mean') {
    const { unit, places, betterWhen } = metric;
    const kind = metric.kind === 'day' ? 'day' : unit === 'share' ? 'share' : 'number';
    return { unit, statistic, kind, places, betterWhen };
  }
  const betterIfAbsent = { best: 'lower', worst: 'higher' } as const;
  return {
    unit: 'share',
    statistic,
    kind: 'share',
    places: SHARE_PLACES,
    betterWhen: metric.absentIs === null ? null : betterIfAbsent[metric.absentIs],
  };
}

/** Places of a difference as it is shown: of a probability in percentage points. */
function shownPlaces({ statistic, kind, places }: Description): number {
  if (statistic === 'probability') return PERCENT_PLACES + 2;
  return kind === 'day' ? DAYS_PLACES : places;
}

const NOTHING = 'no change to speak of' satisfies NoiseBox;

function boxOf(isMaterial: boolean, isDistinguishable: boolean | null): NoiseBox {
  if (isDistinguishable === null) return 'not known';
  if (isDistinguishable) return isMaterial ? 'moved' : 'small but real';
  return isMaterial ? 'could be noise' : NOTHING;
}

/** By box, within it by score; of equals the first stays first. */
function ranked(figures: readonly RankedFigure[]): NoiseFigure[] {
  return figures
    .toSorted(
      (a, b) =>
        NOISE_BOXES.indexOf(a.figure.box) - NOISE_BOXES.indexOf(b.figure.box) || b.score - a.score,
    )
    .map(({ figure }) => figure);
}
