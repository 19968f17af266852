/** What is believed about a value that is not known exactly, and how it is drawn. */

import { type Discrete, discreteQuantile, faultOfItems } from './discrete.ts';
import type { LegalRange } from './legal-range.ts';
import { faultOfPercentiles, metalogQuantile, type Percentiles } from './metalog.ts';
import {
  faultOfParameters,
  type Parametric,
  parametricCdf,
  parametricQuantile,
} from './parametric.ts';

export type { LegalRange } from './legal-range.ts';

export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | Percentiles
  | Parametric
  | Discrete;

/** Beyond this share of the probability outside the legal range a distribution is refused. */
const SHARE_OUTSIDE_MAX = 0.01;

/**
 * A sentence that says what is wrong with a distribution and what to write instead; null where
 * nothing is.
 *
 * A distribution with up to 1 % of its probability outside the legal range is accepted and cut off
 * there; single values and percentiles must lie within.
 */
export function faultOf(distribution: Distribution, range: LegalRange): string | null {
  switch (distribution.kind) {
    case 'fixed': {
      const { value } = distribution;
      if (value >= range.low && value <= range.high) return null;
      return `${value} is not legal; write a value from ${range.low} to ${range.high}`;
    }
    case 'percentiles':
      return faultOfPercentiles(distribution, range);
    case 'discrete':
      return faultOfItems(distribution, range);
    default:
      return faultOfParameters(distribution) ?? faultOfMassOutside(distribution, range);
  }
}

function faultOfMassOutside(distribution: Parametric, range: LegalRange): string | null {
  const below = parametricCdf(distribution, range.low);
  const outside = below + (1 - parametricCdf(distribution, range.high));
  if (outside <= SHARE_OUTSIDE_MAX) return null;
  const percent = Math.round(outside * 1000) / 10;
  return (
    `${percent} % of the ${distribution.kind} distribution lies outside ${range.low} to ` +
    `${range.high}; narrow or move it until at most 1 % does`
  );
}

/**
 * The value that is not exceeded with probability u, 0 < u < 1, within the legal range.
 *
 * Where a formula reaches beyond the range, the part within is drawn from in proportion:
 * u' = F(low) + u (F(high) - F(low)).
 */
export function quantileOf(distribution: Distribution, range: LegalRange, u: number): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'percentiles':
      return metalogQuantile(distribution, range, u);
    case 'discrete':
      return discreteQuantile(distribution, u);
    default: {
      const below = parametricCdf(distribution, range.low);
      const within = parametricCdf(distribution, range.high) - below;
      const value = parametricQuantile(distribution, below + u * within);
      return Math.min(range.high, Math.max(range.low, value));
    }
  }
}

/** The value that is exceeded as often as not. */
export function medianOf(distribution: Distribution, range: LegalRange): number {
  return distribution.kind === 'percentiles'
    ? distribution.p50
    : quantileOf(distribution, range, 0.5);
}
