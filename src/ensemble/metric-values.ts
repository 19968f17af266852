/** What the headline metrics are worked out from. */
import type { Trace } from '../engine/trace.ts';
import { dailyValues, plain } from './series.ts';

/** The first of the days on which something happens; null: it never does. */
export function earliestDay(days: readonly (number | null)[]): number | null {
  const present = days.filter((day) => day !== null);
  return present.length === 0 ? null : Math.min(...present);
}

/** The largest share of those present that can send no more, at the end of a day. */
export function blockedShareMax(trace: Trace): number {
  const sendBlocked = dailyValues(trace, plain('sendBlockedCount'));
  const full = dailyValues(trace, plain('fullCount'));
  const mailboxes = dailyValues(trace, plain('mailboxCount'));
  const shares = mailboxes.map((count, day) =>
    count === 0 ? 0 : (sendBlocked[day]! + full[day]!) / count,
  );
  return largest(shares);
}

/** First start and last finish; null unless there are stages and all have finished. */
export function rolloutDays({ stages }: Trace): { startDay: number; finishDay: number } | null {
  if (stages.length === 0) return null;
  let [startDay, finishDay] = [Number.POSITIVE_INFINITY, 0];
  for (const stage of stages) {
    if (stage.startDay === null || stage.finishDay === null) return null;
    startDay = Math.min(startDay, stage.startDay);
    finishDay = Math.max(finishDay, stage.finishDay);
  }
  return { startDay, finishDay };
}

/** The first day on which a stage is aborted or rolled back; null: none is. */
export function abortDay({ stages }: Trace): number | null {
  const stopped = stages.filter(({ end }) => end === 'aborted' || end === 'rolled back');
  return earliestDay(stopped.map(({ endDay }) => endDay));
}

/** The largest of the values, and not below 0. */
export function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/** All values added up in their order. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index]!;
  return total;
}
