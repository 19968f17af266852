/** Growth of traffic in dated segments: in each, (1 + perYear)^(days / 365.25). */
import { DAYS_PER_YEAR } from '../calendar/date.ts';
import { exp } from '../random/exp.ts';
import { log } from '../random/log.ts';
import type { GrowthSegment } from './demand.ts';

/**
 * The growth factor of each day against day 0, which has 1.
 *
 * The product over the segments of (1 + perYear)^(days of the segment before the day / 365.25),
 * taken as the exponential of a sum of logarithms.
 */
export function growthFactors(dayCount: number, segments: readonly GrowthSegment[]): Float64Array {
  const factors = new Float64Array(dayCount);
  let segmentIndex = -1;
  let logBefore = 0;
  let firstDay = 0;
  let logPerDay = 0;
  for (let day = 0; day < dayCount; day++) {
    let next = segments[segmentIndex + 1];
    while (next !== undefined && next.firstDay <= day) {
      const from = Math.max(0, next.firstDay);
      logBefore += logPerDay * (from - firstDay);
      firstDay = from;
      logPerDay = log(1 + next.perYear) / DAYS_PER_YEAR;
      segmentIndex++;
      next = segments[segmentIndex + 1];
    }
    factors[day] = exp(logBefore + logPerDay * (day - firstDay));
  }
  return factors;
}
