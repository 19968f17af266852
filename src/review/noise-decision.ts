/** Whether a difference can be told from luck, and the interval that is shown of it. */
import { type Interval, UPPER_END } from '../ensemble/interval.ts';
import { coincidence, isConstant, type KnownNoise, type Noise, noiseInterval } from './noise.ts';
import type { FigurePair } from './noise-figures.ts';
import type { MeasuredChange } from './noise-material.ts';

/** What the figures of a review have in common. */
export interface Claims {
  /** The share of reviews in which this figure may be called distinguishable and is not. */
  readonly wrongShare: number;
  readonly hasSameMailboxes: boolean;
}

/**
 * What was found, but for what is the same everywhere and no error of which is known: it may well
 * be so by chance, or be the luck of who was drawn, which is the same in every replication. Of
 * committed quotas that luck is all there is.
 */
export function credible(noise: Noise, pair: FigurePair, claims: Claims): Noise {
  if (noise.kind !== 'errors' || noise.difference === 0 || !isConstant(noise)) return noise;
  if (!claims.hasSameMailboxes) return { kind: 'unknown', reason: 'other mailboxes' };
  if (coincidence(noise, stepOf(pair)) <= claims.wrongShare) return noise;
  return { kind: 'unknown', reason: 'always the same, perhaps by chance' };
}

/** In pounds: costs are whole pence. */
const MONEY_STEP = 0.01;
/** Values have nine places in replications.csv. */
const VALUE_STEP = 1e-9;

/** The smallest difference of two values: of dates and counts, and whether it happens, 1. */
function stepOf({ metric: { kind, unit }, statistic }: FigurePair): number {
  if (statistic === 'probability' || kind !== 'number') return 1;
  return unit === 'GBP' ? MONEY_STEP : VALUE_STEP;
}

/** Whether luck alone would rarely make the difference; null: not known. */
export function isOutside(noise: Noise, { wrongShare }: Claims): boolean | null {
  if (noise.kind === 'unknown') return null;
  const { low, high } = noiseInterval(noise, 1 - wrongShare / 2);
  return low > 0 || high < 0;
}

/** At 95 %, around the difference that is shown; of shares within what these can differ by. */
export function shownInterval(noise: KnownNoise, { kind, difference }: MeasuredChange): Interval {
  const { low, high } = noiseInterval(noise, UPPER_END);
  if (kind === 'share') return { low: Math.max(-1, low), high: Math.min(1, high) };
  if (noise.kind !== 'errors' || difference === null) return { low, high };
  const shift = difference - noise.difference;
  return { low: low + shift, high: high + shift };
}
