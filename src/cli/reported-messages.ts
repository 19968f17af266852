/**
 * The cohorts' messages of a month beside the reported total: does the traffic have the right size?
 */
import { type CalendarDate, dateOf, daysInMonth } from '../calendar/date.ts';
import { demandCurve } from '../demand/curves.ts';
import { parametersOf } from '../plan/parameters.ts';
import type { Plan } from '../plan/plan.ts';
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
export function compareMessages(scenario: Scenario, plan: Plan): MessageComparison | null {
  const reported = scenario.traffic.reportedMessages;
  if (reported === null) return null;
  const { year, month, count } = reported;
  const first = dateOf(year, month, 1);
  const end = first + daysInMonth(year, month);
  const isInside = first >= plan.startDate && end <= plan.startDate + plan.dayCount;
  return {
    month: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`,
    reportedCount: count,
    modelledCount: isInside ? modelledMessages(scenario, plan, { first, end }) : null,
  };
}

function modelledMessages(
  scenario: Scenario,
  plan: Plan,
  days: { readonly first: CalendarDate; readonly end: CalendarDate },
): number {
  const { shocks, cohorts } = parametersOf(settleMedians(scenario), plan);
  const shared = { shocks, commonFactor: new Float64Array(plan.dayCount).fill(1) };
  let messages = 0;
  for (const [index, { demand }] of cohorts.entries()) {
    const { cumulative } = demandCurve(plan.calendar, demand, shared);
    const mailboxCount =
      (plan.rows.cohortStart[index + 1] ?? 0) - (plan.rows.cohortStart[index] ?? 0);
    const activeDays =
      (cumulative[days.end - plan.startDate] ?? 0) - (cumulative[days.first - plan.startDate] ?? 0);
    messages += mailboxCount * demand.messagesPerWorkingDay * activeDays;
  }
  return messages;
}
