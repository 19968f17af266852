/** The straight line through the last days, by least squares. */

/** The `count` values before the entry `end`, one a day. */
interface TrendWindow {
  readonly end: number;
  readonly count: number;
}

/** The least-squares line of daily values. */
interface TrendLine {
  /** Its value at the last day. */
  readonly last: number;
  readonly slopePerDay: number;
}

/**
 * The value at `daysAhead` days after the last of `count` daily values before the entry `end`, on
 * their least-squares line; with one value, that value.
 *
 * With x = 0 .. n - 1: mean + slope (n - 1 + daysAhead - (n - 1) / 2), where the slope is the sum
 * of (x - (n - 1) / 2) y over n (n^2 - 1) / 12.
 */
export function forecast(values: Float64Array, window: TrendWindow, daysAhead: number): number {
  const { mean, slopePerDay } = meanAndSlope(values, window);
  return mean + slopePerDay * ((window.count - 1) / 2 + daysAhead);
}

/**
 * The line through values of which the first is taken off beforehand and put back afterwards, so
 * that values that are all alike have a slope of exactly 0, whatever their digits.
 */
export function trendLine(
  values: readonly number[] | Float64Array,
  { end, count }: TrendWindow,
): TrendLine {
  const first = values[end - count]!;
  const rises = Float64Array.from(values.slice(end - count, end), (value) => value - first);
  const { mean, slopePerDay } = meanAndSlope(rises, { end: count, count });
  return { last: first + mean + slopePerDay * ((count - 1) / 2), slopePerDay };
}

function meanAndSlope(values: Float64Array, { end, count }: TrendWindow) {
  const middle = (count - 1) / 2;
  let sum = 0;
  let weighted = 0;
  for (let x = 0; x < count; x++) {
    const value = values[end - count + x]!;
    sum += value;
    weighted += (x - middle) * value;
  }
  const slopePerDay = count === 1 ? 0 : weighted / ((count * (count * count - 1)) / 12);
  return { mean: sum / count, slopePerDay };
}
