/** How far the share of replications in which something happened may be off its probability. */
import { normalQuantile } from '../random/normal.ts';
import { type Interval, UPPER_END } from './interval.ts';

/**
 * The 95 % interval of a probability of which `successes` of `count` independent trials are known.
 *
 * Centre (p + z^2 / 2n) / (1 + z^2 / n), half width
 * z sqrt(p (1 - p) / n + z^2 / 4n^2) / (1 + z^2 / n) with z the 97.5 % point of the normal
 * distribution. Always within 0 to 1. Null for one trial.
 *
 * Source: Wilson (1927), Journal of the American Statistical Association 22(158), 209-212.
 * @throws RangeError unless 0 <= successes <= count, both whole and count at least 1.
 * @example wilsonInterval(5, 10) // { low: 0.2366, high: 0.7634 }, rounded
 */
export function wilsonInterval(successes: number, count: number): Interval | null {
  const isWhole = Number.isInteger(successes) && Number.isInteger(count);
  if (!(isWhole && successes >= 0 && successes <= count && count >= 1)) {
    throw new RangeError(`${successes} successes of ${count} trials`);
  }
  if (count === 1) return null;
  const z = normalQuantile(UPPER_END);
  const share = successes / count;
  const scale = 1 + (z * z) / count;
  const centre = (share + (z * z) / (2 * count)) / scale;
  const spread = (share * (1 - share)) / count + (z * z) / (4 * count * count);
  const halfWidth = (z * Math.sqrt(spread)) / scale;
  // Where nothing or everything succeeded, the end is exactly 0 or 1 but for rounding.
  return {
    low: successes === 0 ? 0 : centre - halfWidth,
    high: successes === count ? 1 : centre + halfWidth,
  };
}
