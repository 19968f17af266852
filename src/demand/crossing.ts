/**
 * The day on which a content that follows a demand curve first reaches a threshold.
 *
 * By definition it is the least day d with base + slope * C(d) >= threshold, as doubles; the table
 * only proposes where to begin looking.
 */
export interface CrossingGuide {
  /** Entry j: the least day d with C(d) >= j / steps * C(last). */
  readonly day: Int32Array;
  /** Table steps a unit of C. */
  readonly stepsPerUnit: number;
}

/**
 * A guide with as many entries as four a day: a look-up then starts at most a few days off, and
 * more only where decades of growth crowd the early days into few entries.
 */
export function crossingGuide(cumulative: Float64Array): CrossingGuide {
  const dayCount = cumulative.length - 1;
  const steps = 4 * dayCount;
  const total = cumulative[dayCount]!;
  const stepsPerUnit = total > 0 ? steps / total : 0;
  const day = new Int32Array(steps + 1);
  let d = 0;
  for (let step = 0; step <= steps; step++) {
    while (d < dayCount - 1 && cumulative[d + 1]! * stepsPerUnit < step) d++;
    day[step] = d;
  }
  return { day, stepsPerUnit };
}
