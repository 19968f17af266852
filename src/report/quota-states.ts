/** quota_states.csv: what quotas do to mailboxes, who comes, goes and moves, by day and cohort. */
import type { DailyName } from '../ensemble/daily-series.ts';
import { groupsOf } from '../ensemble/series.ts';
import { ALL } from '../scenario/reserved-names.ts';
import { type DailyQuantity, dailyColumns, dailyRows } from './daily.ts';
import { COHORT_KEY, DATE_KEY, type Report } from './report.ts';
import type { RunResult } from './run-result.ts';

function quantity(name: DailyName, unit: string, meaning: string): DailyQuantity {
  return { name, unit, meaning, places: 3 };
}

const WITHOUT_REQUESTS = 'empty without standing rules';
const WITHOUT_MOVES = 'empty where nothing moves';
const WITHOUT_CHURN = 'empty where nobody joins or leaves';

const QUANTITIES: readonly DailyQuantity[] = [
  quantity('ok_mailboxes', 'mailboxes', 'Mailboxes below every threshold'),
  quantity('warned_mailboxes', 'mailboxes', 'Mailboxes whose owner is warned'),
  quantity('send_blocked_mailboxes', 'mailboxes', 'Mailboxes that cannot send'),
  quantity('full_mailboxes', 'mailboxes', 'Mailboxes that can neither send nor receive'),
  quantity(
    'bounced_messages',
    'messages',
    "Received messages of the day that bounced: bytes over the cohort's message size",
  ),
  quantity(
    'suppressed_messages',
    'messages',
    "Messages of the day not sent for a block: bytes over the cohort's message size",
  ),
  quantity('clean_ups', 'clean-ups', 'Clean-ups of the day'),
  quantity('contacts', 'contacts', 'Help-desk contacts of the day'),
  quantity(
    'upgrades',
    'mailboxes',
    `Mailboxes that get the next larger tier on request on the day; ${WITHOUT_REQUESTS}`,
  ),
  quantity('joiners', 'mailboxes', `Mailboxes that join on the day; ${WITHOUT_CHURN}`),
  quantity('leavers', 'mailboxes', `Mailboxes whose owner leaves on the day; ${WITHOUT_CHURN}`),
  quantity('imported_gib', 'GiB', `Content that joiners of the day bring along; ${WITHOUT_CHURN}`),
  quantity(
    'freed_gib',
    'GiB',
    `Content of who has left that goes for good on the day, after its retention; ${WITHOUT_CHURN}`,
  ),
  quantity(
    'moved_mailboxes',
    'mailboxes',
    `Mailboxes that move to another platform on the day, or back; ${WITHOUT_MOVES}`,
  ),
  quantity('moved_gib', 'GiB', `Content that moves with them; ${WITHOUT_MOVES}`),
  quantity(
    'dual_mailboxes',
    'mailboxes',
    `Mailboxes that have moved, and of which the old platform still holds a copy; ${WITHOUT_MOVES}`,
  ),
];

export const quotaStates: Report = {
  name: 'quota_states',
  title: 'Quota states by day and cohort',
  answers:
    'Whom do quotas hold up, how much mail is lost, how many owners call the help desk, and how many join, leave and move? Mailboxes of who has left are not counted.',
  columns: [DATE_KEY, COHORT_KEY, ...dailyColumns(QUANTITIES)],
  rowsOf: (result) => dailyRows(result, QUANTITIES, namedGroups(result)),
};

function namedGroups({ plan }: RunResult) {
  const names = plan.population.cohortNames;
  return groupsOf(names.length).map((group) => ({
    group,
    keys: [group === 'all' ? ALL : names[group]!],
  }));
}
