/** How closely one quantity rises with another over the replications, whatever its scale. */
import { exp } from '../random/exp.ts';
import { log } from '../random/log.ts';
import { normalQuantile } from '../random/normal.ts';
import { type Interval, UPPER_END } from './interval.ts';

/** Up to this many values every sum of products of ranks is exact: n^3 / 3 < 2^53. */
const COUNT_MAX = 300_000;

/**
 * Spearman's rank correlation of pairs of values: Pearson's of their ranks, equal values sharing
 * the mean of the ranks that they span. An absent value (null) is later than every other, and
 * absent values are equal. Null for fewer than two pairs, or if one side is all equal.
 *
 * Done in whole numbers but for the last step, so that it is exactly 1 or -1 where the orders agree
 * or are opposite, never beyond, and the same bits in any order of the pairs. The function of
 * simple-statistics ranks ties alike, but its sums round: it gives more than 1 for some pairs in
 * the same order, and has NaN where this has null.
 *
 * Source: Spearman (1904), American Journal of Psychology 15(1), 72-101; Kendall (1948), Rank
 * Correlation Methods, chapter 3, for ties.
 * @throws RangeError where the sides differ in number, have more than 300,000 values, or a value is
 *   not finite.
 * @example rankCorrelation([1, 2, 3, 4], [10, 30, 20, null]) // 0.8
 */
export function rankCorrelation(
  xs: readonly (number | null)[],
  ys: readonly (number | null)[],
): number | null {
  return correlationOfRanks(centredRanks(xs), centredRanks(ys));
}

/**
 * The same of ranks that centredRanks gave, for who needs those of a quantity more than once.
 *
 * @throws RangeError where the sides differ in number.
 * @example correlationOfRanks(centredRanks([1, 2]), centredRanks([4, 3])) // -1
 */
export function correlationOfRanks(xRanks: Float64Array, yRanks: Float64Array): number | null {
  if (xRanks.length !== yRanks.length) {
    throw new RangeError(`a rank correlation of ${xRanks.length} values with ${yRanks.length}`);
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < xRanks.length; i++) {
    xx += xRanks[i]! * xRanks[i]!;
    yy += yRanks[i]! * yRanks[i]!;
    xy += xRanks[i]! * yRanks[i]!;
  }
  // The root of a rounded square is the number itself, so that xy is never above it.
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

/**
 * Twice the distance of each value's rank from the middle rank: whole, and 0 in sum.
 *
 * @throws RangeError where a value is not finite, or there are more than 300,000.
 * @example [...centredRanks([5, null, 5])] // [-1, 2, -1]
 */
export function centredRanks(values: readonly (number | null)[]): Float64Array {
  checkValues(values);
  const count = values.length;
  const keys = Float64Array.from(values, (value) => value ?? Infinity);
  const order = Array.from(keys.keys()).sort((a, b) => compare(keys[a]!, keys[b]!));
  const ranks = new Float64Array(count);
  for (let first = 0, end = 0; first < count; first = end) {
    while (end < count && keys[order[end]!] === keys[order[first]!]) end++;
    for (let place = first; place < end; place++) ranks[order[place]!] = first + end - count;
  }
  return ranks;
}

function checkValues(values: readonly (number | null)[]): void {
  if (values.length > COUNT_MAX) {
    throw new RangeError(`a rank correlation of ${values.length} pairs: at most ${COUNT_MAX}`);
  }
  for (const value of values) {
    if (value !== null && !Number.isFinite(value)) {
      throw new RangeError(`a rank correlation of values of which one is ${value}`);
    }
  }
}

/** Not by subtraction: two absent values would differ by NaN. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The 95 % interval of a rank correlation r found in n independent pairs: Fisher's z = atanh(r) -+
 * 1.96 sqrt((1 + r^2 / 2) / (n - 3)), turned back by tanh. Null for fewer than four pairs, and for
 * -1 and 1, where z is endless: equal orders, as few pairs often have by chance, leave it open how
 * much less the correlation may be.
 *
 * @param upperEnd the probability below the upper end, if it is not that of 95 %
 * Source: Bonett and Wright (2000), Sample size requirements for estimating Pearson, Kendall and
 * Spearman correlations, Psychometrika 65(1), 23-28.
 * @throws RangeError unless r is from -1 to 1.
 * @example rankCorrelationInterval(0.5, 100) // { low: 0.3259, high: 0.6413 }, rounded
 */
export function rankCorrelationInterval(
  r: number,
  count: number,
  upperEnd = UPPER_END,
): Interval | null {
  if (!(r >= -1 && r <= 1)) throw new RangeError(`a rank correlation of ${r}: it is -1 to 1`);
  if (count < 4 || r === -1 || r === 1) return null;
  const z = log((1 + r) / (1 - r)) / 2;
  const halfWidth = normalQuantile(upperEnd) * Math.sqrt((1 + (r * r) / 2) / (count - 3));
  return { low: tanh(z - halfWidth), high: tanh(z + halfWidth) };
}

function tanh(z: number): number {
  // Of |z|, so that e^2z cannot exceed the largest double, and both signs give the same digits.
  const power = exp(-2 * Math.abs(z));
  const size = (1 - power) / (1 + power);
  return z < 0 ? -size : size;
}
