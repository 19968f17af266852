/**
 * The cohorts' messages of a month beside the reported total: does the traffic have the right size?
 */
import { type CalendarDate, dateOf, daysInMonth } from '../calendar/date.ts';
import { demandCurve } from '../demand/curves.ts';
import { dayCalendar } from '../plan/day-calendar.ts';
import { cohortDemand, demandShocks } from '../plan/demand-inputs.ts';
import { cohortSizes } from '../population/cohort-groups.ts';
import type { Organisation } from '../population/organisations.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { settleMedians } from '../scenario/settle.ts';

export interface MessageComparison {
  readonly month: string;
  readonly reportedCount: number;
  /** Null: the month is not wholly within the horizon. */
  readonly modelledCount: number | null;
}

/**
 * Compares the messages sent and received in the reported month with what the cohorts' medians come
 * to; null if the scenario reports none.
 *
 * messages = sum over cohorts of mailboxes * messagesPerWorkingDay * sum over the month's days of
 * activity * growth * shocks; owners' and regimes' luck has mean 1 and does not count.
 */
export function compareMessages(
  scenario: Scenario,
  organisations: readonly Organisation[],
): MessageComparison | null {
  const reported = scenario.traffic.reportedMessages;
  if (reported === null) return null;
  const { year, month, count } = reported;
  const first = dateOf(year, month, 1);
  const end = first + daysInMonth(year, month);
  const isInside = first >= scenario.horizon.start && end <= scenario.horizon.end + 1;
  return {
    month: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`,
    reportedCount: count,
    modelledCount: isInside ? modelledMessages(scenario, organisations, { first, end }) : null,
  };
}

function modelledMessages(
  scenario: Scenario,
  organisations: readonly Organisation[],
  days: { readonly first: CalendarDate; readonly end: CalendarDate },
): number {
  const settled = settleMedians(scenario);
  const { cohorts } = settled.population;
  const { start } = settled.horizon;
  const sizes = cohortSizes(organisations, cohorts);
  // Later days change nothing: the calendar ends with the month.
  const calendar = dayCalendar({ ...settled, horizon: { start, end: days.end - 1 } });
  const commonFactor = new Float64Array(calendar.dayCount).fill(1);
  const shared = { shocks: demandShocks(settled), commonFactor };
  let messages = 0;
  for (const [index, cohort] of cohorts.entries()) {
    const { cumulative } = demandCurve(calendar, cohortDemand(cohort, start), shared);
    const activeDays = (cumulative[days.end - start] ?? 0) - (cumulative[days.first - start] ?? 0);
    messages += (sizes[index] ?? 0) * cohort.messagesPerWorkingDay * activeDays;
  }
  return messages;
}
