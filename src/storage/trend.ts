/** The straight line through the last days, by least squares. */

/**
 * The value at `daysAhead` days after the last of `count` daily values before the entry `end`, on
 * their least-squares line; with one value, that value.
 *
 * With x = 0 .. n - 1: mean + slope (n - 1 + daysAhead - (n - 1) / 2), where the slope is the sum
 * of (x - (n - 1) / 2) y over n (n^2 - 1) / 12.
 */
export function forecast(
  values: Float64Array,
  { end, count }: { readonly end: number; readonly count: number },
  daysAhead: number,
): number {
  const middle = (count - 1) / 2;
  let sum = 0;
  let weighted = 0;
  for (let x = 0; x < count; x++) {
    const value = values[end - count + x]!;
    sum += value;
    weighted += (x - middle) * value;
  }
  const slope = count === 1 ? 0 : weighted / ((count * (count * count - 1)) / 12);
  return sum / count + slope * (middle + daysAhead);
}
