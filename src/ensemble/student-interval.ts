/** How far the mean of the replications may be off the mean of endlessly many. */
import { studentQuantile } from '../random/student.ts';
import { type Interval, UPPER_END } from './interval.ts';
import { meanOf } from './statistics.ts';

/**
 * The 95 % interval of the mean of independent values: mean -+ t s / sqrt(n), with s the sample's
 * standard deviation and t the 97.5 % point of Student's distribution of n - 1 degrees of freedom.
 * Null for one value.
 *
 * Source: Student (1908), The probable error of a mean, Biometrika 6(1), 1-25.
 * @throws RangeError where there is no value, or one is not finite.
 * @example studentInterval([1, 2, 3]) // { low: -0.4841, high: 4.4841 }, rounded
 */
export function studentInterval(values: readonly number[]): Interval | null {
  const mean = meanOf(values);
  const count = values.length;
  if (count < 2) return null;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  const standardError = Math.sqrt(squares / (count - 1) / count);
  const halfWidth = studentQuantile(UPPER_END, count - 1) * standardError;
  return { low: mean - halfWidth, high: mean + halfWidth };
}
