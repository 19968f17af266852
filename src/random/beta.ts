/** The beta distribution on [0, 1]: its cumulative distribution and its quantiles. */

import { exp } from './exp.ts';
import { log, log1p } from './log.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';

const TINY = 1e-300;
const EPSILON = 1.1e-16;
/** The fraction needs some multiple of the root of the larger parameter. */
const FRACTION_TERMS_MAX = 100_000;
const NEWTON_STEPS_MAX = 200;
/** Beyond both, see quantileOfNarrow; the fraction would take seconds there and lose its digits. */
const NARROW_SUM_MIN = 1e9;
const NARROW_PARAMETER_MIN = 1e4;

/**
 * The probability that a beta variate of parameters a and b is at most x.
 *
 * Relative error below 2e-14 for a and b up to 10, growing like their sum beyond. 0 below 0 and
 * 1 above 1.
 *
 * Source: the continued fraction of Press, Teukolsky, Vetterling and Flannery (2007), "Numerical
 * Recipes", 3rd edition, section 6.4, which is NIST DLMF 8.17.22, by the modified Lentz method.
 *
 * @throws RangeError where a or b is not above 0.
 */
export function betaCdf(x: number, a: number, b: number): number {
  checkParameters(a, b);
  return cdf(x, { a, b, logBeta: logGamma(a) + logGamma(b) - logGamma(a + b) });
}

interface Shape {
  readonly a: number;
  readonly b: number;
  readonly logBeta: number;
}

function cdf(x: number, shape: Shape): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const { a, b } = shape;
  const powers = powersOf(x, shape);
  if (x < (a + 1) / (a + b + 2)) return (powers * fraction(x, a, b)) / a;
  return 1 - (powers * fraction(1 - x, b, a)) / b;
}

/** x^a (1 - x)^b over the beta function: the density times x (1 - x). */
function powersOf(x: number, { a, b, logBeta }: Shape): number {
  return exp(a * log(x) + b * log1p(-x) - logBeta);
}

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= FRACTION_TERMS_MAX; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) <= EPSILON) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/**
 * The value below which a beta variate of parameters a and b falls with probability p.
 *
 * Relative error below 1e-13 for a and b of 0.1 to 10; where both are above 10,000 and their sum
 * above 1e9, absolute error below 1e-9. Above both the median and 0.5 the mirrored distribution is
 * solved, so that the distance to 1 is as exact as that of p.
 *
 * @throws RangeError where p is not in 0 to 1, or a or b is not above 0.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  checkParameters(a, b);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability of ${p}: it must be 0 to 1`);
  if (p === 0 || p === 1) return p;
  if (a + b > NARROW_SUM_MIN && Math.min(a, b) > NARROW_PARAMETER_MIN) {
    return quantileOfNarrow(p, a, b);
  }
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const shape = { a, b, logBeta };
  if (p <= 0.5 || p <= cdf(0.5, shape)) return quantileFromBelow(p, shape);
  return 1 - quantileFromBelow(1 - p, { a: b, b: a, logBeta });
}

/**
 * Of a distribution so narrow that it is all but normal: mean + sd (z + skewness (z^2 - 1) / 6).
 *
 * Source: Cornish and Fisher (1938), "Moments and cumulants in the specification of distributions",
 * Revue de l'Institut International de Statistique 5(4), 307-320.
 */
function quantileOfNarrow(p: number, a: number, b: number): number {
  const z = normalQuantile(p);
  const sum = a + b;
  const mean = a / sum;
  const sd = Math.sqrt((mean * (b / sum)) / (sum + 1));
  const skewness = (2 * (b / sum - mean)) / (sd * (sum + 2));
  return mean + sd * (z + (skewness * (z * z - 1)) / 6);
}

/**
 * Newton's method on ln F as a function of ln x, which is nearly straight in the lower tail, kept
 * between bounds that every step narrows.
 */
function quantileFromBelow(p: number, shape: Shape): number {
  let x = firstGuess(p, shape);
  let low = 0;
  let high = 1;
  for (let step = 0; step < NEWTON_STEPS_MAX && x > 0; step++) {
    const reached = cdf(x, shape);
    if (reached < p) low = x;
    else high = x;
    const slope = powersOf(x, shape) / ((1 - x) * reached);
    const change = -log(reached / p) / slope;
    const next = x * exp(change);
    if (Math.abs(change) < 1e-9) return Math.min(1, next);
    x = next > low && next < high ? next : (low + high) / 2;
  }
  return x;
}

/**
 * For small parameters the lower tail's leading term, F = x^a / (a B); else the approximation by
 * a normal variate.
 *
 * Source: Abramowitz and Stegun (1964), 26.5.22.
 */
function firstGuess(p: number, { a, b, logBeta }: Shape): number {
  if (a < 1 || b < 1) return Math.min(0.5, exp((log(p) + log(a) + logBeta) / a));
  const z = -normalQuantile(p);
  const tailA = 1 / (2 * a - 1);
  const tailB = 1 / (2 * b - 1);
  const h = 2 / (tailA + tailB);
  const lambda = (z * z - 3) / 6;
  const w = (z * Math.sqrt(h + lambda)) / h - (tailB - tailA) * (lambda + 5 / 6 - 2 / (3 * h));
  return a / (a + b * exp(2 * w));
}

function checkParameters(a: number, b: number): void {
  if (a > 0 && b > 0 && a < Infinity && b < Infinity) return;
  throw new RangeError(`a beta distribution of parameters ${a} and ${b}: both must exceed 0`);
}
