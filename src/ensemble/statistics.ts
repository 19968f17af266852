/** Mean and quantiles of one quantity over the replications. */
import { quantileSorted } from 'simple-statistics';

export interface Statistics {
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/**
 * The mean, summed in the order given, so that the same values give the same bits.
 *
 * @throws RangeError where there is no value, or one is not finite.
 * @example meanOf([1, 2, 6]) // 3
 */
export function meanOf(values: readonly number[]): number {
  checkValues(values);
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/**
 * Mean, 5th percentile, median and 95th percentile; the quantiles are of type 7: linear between
 * the two values around position p (n - 1). Of one value all are that value.
 *
 * Source of the definition: Hyndman and Fan (1996), The American Statistician 50(4), type 7.
 * @throws RangeError where there is no value, or one is not finite.
 * @example statisticsOf([4, 1, 3, 2, 5]).p95 // 4.8
 */
export function statisticsOf(values: readonly number[]): Statistics {
  return statisticsInPlace(values.slice());
}

/** The same for a caller who has no use for the values afterwards: they are left sorted. */
export function statisticsInPlace(values: number[]): Statistics {
  const mean = meanOf(values);
  sortAscending(values);
  return {
    mean,
    p5: quantileSorted(values, 0.05),
    p50: quantileSorted(values, 0.5),
    p95: quantileSorted(values, 0.95),
  };
}

/**
 * A quantile of type 7 alone, of a whole percentage from 1 to 99: that of statisticsOf for 5, 50
 * and 95.
 *
 * @throws RangeError where there is no value, or one is not finite.
 * @example quantileOf([1, 2, 3, 4, 5], 90) // 4.6
 */
export function quantileOf(values: readonly number[], percent: number): number {
  checkValues(values);
  const sorted = values.slice();
  sortAscending(sorted);
  return quantileSorted(sorted, percent / 100);
}

/** Up to this many values insertion is quicker than sorting a typed array. */
const INSERTION_COUNT_MAX = 24;

/**
 * A run of three years asks for 60,000 sorts. Array.prototype.sort, which calls back for every
 * comparison, took a quarter of the time of all tables for 5 values and most of it for 100.
 */
function sortAscending(values: number[]): void {
  if (values.length > INSERTION_COUNT_MAX) {
    Float64Array.from(values)
      .sort()
      .forEach((value, index) => {
        values[index] = value;
      });
    return;
  }
  for (let next = 1; next < values.length; next++) {
    const value = values[next]!;
    let place = next;
    for (; place > 0 && values[place - 1]! > value; place--) values[place] = values[place - 1]!;
    values[place] = value;
  }
}

/** simple-statistics takes NaN for a number and gives a wrong quantile without a word. */
function checkValues(values: readonly number[]): void {
  if (values.length === 0) throw new RangeError('statistics of no values');
  for (const value of values) {
    if (!Number.isFinite(value)) {
      throw new RangeError(`statistics of values of which one is ${value}`);
    }
  }
}
