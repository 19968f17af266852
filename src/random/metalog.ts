/**
 * The metalog distribution through three percentiles, bounded by a legal range.
 *
 * With the score s(x) = ln((x - low) / (high - x)) of a value in the range and L = ln(u / (1 - u)),
 *
 *     s(u) = s50 + c2 L + c3 (u - 1/2) L
 *     c2 = (s90 - s10) / (2 ln 9),   c3 = (s10 + s90 - 2 s50) / (0.8 ln 9)
 *
 * which meets s10, s50 and s90 at u = 0.1, 0.5 and 0.9, as putting in L = -ln 9, 0, ln 9 shows.
 *
 * Feasible: s rises everywhere where c2 > |c3| G, with G = 0.599839... the greatest value of
 * g(u) = (u - 1/2) + u (1 - u) L, since s'(u) u (1 - u) = c2 + c3 g(u) and g is odd about 1/2; it
 * is taken at u = 0.9168, where (2 u - 1) L = 2. In terms of r = (s50 - s10) / (s90 - s10):
 * k < r < 1 - k with k = (1 - 0.4 / G) / 2.
 *
 * Source: Keelin (2016), "The metalog distributions", Decision Analysis 13(4), 243-277, on the
 * symmetric-percentile triplet with two bounds.
 */

import { exp } from './exp.ts';
import type { LegalRange } from './legal-range.ts';
import { log } from './log.ts';

/** The values exceeded with 90, 50 and 10 % probability. */
export interface Percentiles {
  readonly kind: 'percentiles';
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** k: how near to p10 or p90 the middle score may lie, as a share of their distance. */
const MIDDLE_SHARE_MIN = 0.1665773761596141;

const LOG_9 = 2.1972245773362196;

/**
 * What makes the three percentiles unusable and what to write instead; null where they are fine.
 */
export function faultOfPercentiles(percentiles: Percentiles, range: LegalRange): string | null {
  const { p10, p50, p90 } = percentiles;
  if (!(p10 < p50 && p50 < p90)) {
    const found = `p10 ${p10}, p50 ${p50} and p90 ${p90} do not rise`;
    return `${found}; write p10 < p50 < p90, or a plain number`;
  }
  if (!(p10 > range.low && p90 < range.high)) {
    const found = p10 > range.low ? `p90 ${p90}` : `p10 ${p10}`;
    const between = `strictly between ${range.low} and ${range.high}`;
    return `${found} is on or beyond a bound; write percentiles ${between}`;
  }
  const low = scoreAt(p10, range);
  const width = scoreAt(p90, range) - low;
  const share = (scoreAt(p50, range) - low) / width;
  if (share > MIDDLE_SHARE_MIN && share < 1 - MIDDLE_SHARE_MIN) return null;
  const least = valueAt(low + MIDDLE_SHARE_MIN * width, range);
  const most = valueAt(low + (1 - MIDDLE_SHARE_MIN) * width, range);
  const from = rounded(least, most - least, Math.ceil);
  const to = rounded(most, most - least, Math.floor);
  return (
    `p50 ${p50} is too near to ${share < 0.5 ? 'p10' : 'p90'} for a smooth distribution; ` +
    `write a p50 between ${from} and ${to}, or move p10 and p90`
  );
}

/**
 * The value exceeded with probability 1 - u; strictly rising in u for feasible percentiles.
 */
export function metalogQuantile(percentiles: Percentiles, range: LegalRange, u: number): number {
  const s10 = scoreAt(percentiles.p10, range);
  const s50 = scoreAt(percentiles.p50, range);
  const s90 = scoreAt(percentiles.p90, range);
  const c2 = (s90 - s10) / (2 * LOG_9);
  const c3 = (s10 + s90 - 2 * s50) / (0.8 * LOG_9);
  const logit = log(u / (1 - u));
  return valueAt(s50 + logit * (c2 + c3 * (u - 0.5)), range);
}

function scoreAt(value: number, { low, high }: LegalRange): number {
  return log((value - low) / (high - value));
}

function valueAt(score: number, { low, high }: LegalRange): number {
  return score < 0
    ? low + (high - low) * (exp(score) / (1 + exp(score)))
    : high - (high - low) * (exp(-score) / (1 + exp(-score)));
}

/** Below it a message gives all digits. */
const UNIT_MIN = 1e-12;

/** A value rounded up or down to a hundredth of the width that it bounds, or finer. */
function rounded(value: number, width: number, direction: (value: number) => number): number {
  let unit = 1;
  while (unit * 1000 <= width) unit *= 10;
  if (unit * 100 <= width) return direction(value / unit) * unit;
  let unitsPerOne = 1;
  while (width * unitsPerOne < 100 && unitsPerOne * UNIT_MIN < 1) unitsPerOne *= 10;
  return unitsPerOne * UNIT_MIN < 1 ? direction(value * unitsPerOne) / unitsPerOne : value;
}
