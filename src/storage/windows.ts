/**
 * Sums over the last days of a series, term by term: of whole bytes they are exact, which a running
 * sum of differences would be too, but these cannot drift where a term is not whole.
 */

/** The sum of the `length` entries before the entry `end`. */
export function sumBefore(values: Float64Array, end: number, length: number): number {
  let sum = 0;
  for (let at = end - length; at < end; at++) sum += values[at]!;
  return sum;
}

/** The mean of those of the `length` entries before `end` that are marked by 1; 0 without any. */
export function meanOfMarkedBefore(
  values: Float64Array,
  marks: Uint8Array,
  { end, length }: { readonly end: number; readonly length: number },
): number {
  let sum = 0;
  let count = 0;
  for (let at = end - length; at < end; at++) {
    if (marks[at] !== 1) continue;
    sum += values[at]!;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** The largest of the last entries up to `at`, which is one: `length` of them, or all there are. */
export function maxUpTo(values: Float64Array, at: number, length: number): number {
  let max = values[at]!;
  for (let before = Math.max(0, at - length + 1); before < at; before++) {
    max = Math.max(max, values[before]!);
  }
  return max;
}
