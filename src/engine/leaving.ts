/** On which day an owner leaves: the hazards of days added up, against an exponential draw. */
import { log1p } from '../random/log.ts';
import { NEVER } from './columns.ts';

/** Hazards added up: entry d + 1 holds the sum of days 0 to d. */
export function hazardSums(dayWeights: Float64Array, hazardPerDay: number): Float64Array {
  const sums = new Float64Array(dayWeights.length + 1);
  for (let day = 0; day < dayWeights.length; day++) {
    sums[day + 1] = sums[day]! + hazardPerDay * dayWeights[day]!;
  }
  return sums;
}

/**
 * The first day after `joinDay` (-1: who is there at the start) at which the hazards of the days
 * after it reach -ln(1 - u); NEVER if they do not.
 */
export function leaveDayOf(sums: Float64Array, u: number, joinDay: number): number {
  const wanted = sums[joinDay + 1]! - log1p(-u);
  const last = sums.length - 1;
  if (!(sums[last]! >= wanted)) return NEVER;
  let low = joinDay + 2;
  let high = last;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[middle]! >= wanted) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
