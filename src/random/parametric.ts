/** Distributions given by a formula: uniform, triangular, normal and log-normal. */

import { exp } from './exp.ts';
import { log } from './log.ts';
import { normalCdf, normalQuantile } from './normal.ts';

export interface Uniform {
  readonly kind: 'uniform';
  readonly low: number;
  readonly high: number;
}

export interface Triangular {
  readonly kind: 'triangular';
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

export interface Normal {
  readonly kind: 'normal';
  readonly mean: number;
  readonly sd: number;
}

/** The logarithm of the value is normal with standard deviation sigma. */
export interface Lognormal {
  readonly kind: 'lognormal';
  readonly median: number;
  readonly sigma: number;
}

export type Parametric = Uniform | Triangular | Normal | Lognormal;

/** What makes the parameters unusable and what to write instead; null where they are fine. */
export function faultOfParameters(distribution: Parametric): string | null {
  switch (distribution.kind) {
    case 'uniform': {
      const { low, high } = distribution;
      return low < high ? null : `uniform from ${low} to ${high}; write the lower end first`;
    }
    case 'triangular': {
      const { low, mode, high } = distribution;
      if (low <= mode && mode <= high && low < high) return null;
      return `triangular ${low}, ${mode}, ${high}; write low <= mode <= high, low below high`;
    }
    case 'normal': {
      const { sd } = distribution;
      return sd > 0 ? null : `an sd of ${sd}; write one above 0, or a plain number`;
    }
    case 'lognormal': {
      const { median, sigma } = distribution;
      if (!(median > 0)) return `a median of ${median}; a log-normal needs one above 0`;
      return sigma > 0 ? null : `a sigma of ${sigma}; write one above 0, or a plain number`;
    }
  }
}

/** The probability of a value of at most x. */
export function parametricCdf(distribution: Parametric, x: number): number {
  switch (distribution.kind) {
    case 'uniform': {
      const { low, high } = distribution;
      return Math.min(1, Math.max(0, (x - low) / (high - low)));
    }
    case 'triangular':
      return triangularCdf(distribution, x);
    case 'normal':
      return normalCdf((x - distribution.mean) / distribution.sd);
    case 'lognormal':
      return x > 0 ? normalCdf(log(x / distribution.median) / distribution.sigma) : 0;
  }
}

/**
 * The value that is not exceeded with probability u; infinite at u 0 or 1 where there is no end.
 */
export function parametricQuantile(distribution: Parametric, u: number): number {
  switch (distribution.kind) {
    case 'uniform':
      return distribution.low + u * (distribution.high - distribution.low);
    case 'triangular':
      return triangularQuantile(distribution, u);
    case 'normal':
      return distribution.mean + distribution.sd * normalQuantile(u);
    case 'lognormal':
      return distribution.median * exp(distribution.sigma * normalQuantile(u));
  }
}

function triangularCdf({ low, mode, high }: Triangular, x: number): number {
  if (x <= low) return 0;
  if (x >= high) return 1;
  return x < mode
    ? ((x - low) * (x - low)) / ((high - low) * (mode - low))
    : 1 - ((high - x) * (high - x)) / ((high - low) * (high - mode));
}

function triangularQuantile({ low, mode, high }: Triangular, u: number): number {
  const modeShare = (mode - low) / (high - low);
  return u < modeShare
    ? low + Math.sqrt(u * (high - low) * (mode - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
}
