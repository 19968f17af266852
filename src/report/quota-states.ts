/** quota_states.csv: what quotas do to mailboxes, by day and cohort. */
import type { DayTotals } from '../engine/trace.ts';
import { groupsOf, inMessages, plain } from '../ensemble/series.ts';
import { ALL } from '../scenario/reserved-names.ts';
import { type DailyQuantity, dailyColumns, dailyRows } from './daily.ts';
import { COHORT_KEY, DATE_KEY, type Report } from './report.ts';
import type { RunResult } from './run-result.ts';

function count(name: string, unit: string, field: keyof DayTotals, meaning: string): DailyQuantity {
  return { name, unit, meaning, places: 3, measure: plain(field) };
}

const QUANTITIES: readonly DailyQuantity[] = [
  count('ok_mailboxes', 'mailboxes', 'okCount', 'Mailboxes below every threshold'),
  count('warned_mailboxes', 'mailboxes', 'warnedCount', 'Mailboxes whose owner is warned'),
  count('send_blocked_mailboxes', 'mailboxes', 'sendBlockedCount', 'Mailboxes that cannot send'),
  count('full_mailboxes', 'mailboxes', 'fullCount', 'Mailboxes that can neither send nor receive'),
  {
    name: 'bounced_messages',
    unit: 'messages',
    meaning: "Received messages of the day that bounced: bytes over the cohort's message size",
    places: 3,
    measure: inMessages('bouncedBytes'),
  },
  {
    name: 'suppressed_messages',
    unit: 'messages',
    meaning: "Messages of the day not sent for a block: bytes over the cohort's message size",
    places: 3,
    measure: inMessages('suppressedBytes'),
  },
  count('clean_ups', 'clean-ups', 'cleanUpCount', 'Clean-ups of the day'),
  count('contacts', 'contacts', 'contactCount', 'Help-desk contacts of the day'),
];

export const quotaStates: Report = {
  name: 'quota_states',
  title: 'Quota states by day and cohort',
  answers: 'Whom do quotas hold up, how much mail is lost, and how many owners call the help desk?',
  columns: [DATE_KEY, COHORT_KEY, ...dailyColumns(QUANTITIES)],
  rowsOf: (result) => dailyRows(result, QUANTITIES, namedGroups(result)),
};

function namedGroups({ plan }: RunResult) {
  const names = plan.population.cohortNames;
  return groupsOf(names.length).map((group) => ({
    group,
    name: group === 'all' ? ALL : names[group]!,
  }));
}
