/**
 * The monthly common factor: luck that all mailboxes share, which does not cancel over 650,000 of
 * them. Log-normal of mean 1; the logarithms of successive months are an AR(1) in its stationary
 * law: z(m) = correlation * z(m - 1) + sqrt(1 - correlation^2) * e(m).
 */
import type { Key } from '../random/key.ts';
import { lognormalMeanOne } from '../random/lognormal.ts';
import { normalQuantile } from '../random/normal.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniform } from '../random/threefry.ts';
import type { CommonFactor, DayCalendar } from './demand.ts';

/** No mailbox has this number, so the draws that belong to nobody do not meet one's. */
const NOBODY = 0xffffffff;

/** The factor of each day (that of its month); all ones where the scenario has none. */
export function commonFactorByDay(
  calendar: DayCalendar,
  common: CommonFactor | null,
  key: Key,
): Float64Array {
  const factors = new Float64Array(calendar.dayCount).fill(1);
  if (common === null) return factors;
  const innovation = Math.sqrt(1 - common.correlation * common.correlation);
  let month = -1;
  let score = 0;
  let factor = 1;
  for (let day = 0; day < calendar.dayCount; day++) {
    if (calendar.monthOf[day] !== month) {
      month = calendar.monthOf[day]!;
      const draw = normalQuantile(uniform(key, NOBODY, counter1Of(STREAM.common, month)));
      score = month === 0 ? draw : common.correlation * score + innovation * draw;
      factor = lognormalMeanOne(common.sd, score);
    }
    factors[day] = factor;
  }
  return factors;
}
