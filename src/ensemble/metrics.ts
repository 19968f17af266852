/** The headline metrics: what a replication comes to, in one number each. */
import type { ReplicationCosts } from '../cost/cost-result.ts';
import { PENCE_PER_POUND } from '../cost/pence.ts';
import type { Trace } from '../engine/trace.ts';
import { BYTES_PER_TIB } from '../units/sizes.ts';
import type { MetricScope } from './metric-scope.ts';
import {
  abortDay,
  blockedShareMax,
  earliestDay,
  largest,
  rolloutDays,
  sum,
} from './metric-values.ts';
import { sumOfPools } from './pool-sums.ts';
import { dailyValues, inMessages, per, plain, STORED_TIB } from './series.ts';

export interface Metric {
  readonly name: string;
  readonly unit: string;
  /** Decimal places in reports, of statistics too. */
  readonly places: number;
  /** `day` is an index of a day of the horizon, reported as a date. */
  readonly kind: 'number' | 'count' | 'day';
  readonly meaning: string;
  /** Which of two values a planner would rather have; null: neither is better in itself. */
  readonly betterWhen: 'lower' | 'higher' | null;
  /** Whether a replication may lack it, as what does not happen within the horizon. */
  readonly mayBeAbsent: boolean;
  /** Beside any value: never to run out is best, never to finish worst; null: never absent. */
  readonly absentIs: 'best' | 'worst' | null;
  /** What a scenario must have for it to be asked at all; null: nothing. */
  readonly needs: keyof MetricScope | null;
  readonly valueIn: (replicated: MetricSource) => number | null;
}

/** Whether the metric is asked of a run: without stages nothing of a rollout can happen. */
export function appliesTo({ needs }: Metric, scope: MetricScope): boolean {
  return needs === null || scope[needs];
}

/** What a replication leaves. */
export interface MetricSource {
  readonly trace: Trace;
  /** Null without costs. */
  readonly costs: Pick<ReplicationCosts, 'totalCashPence' | 'presentValuePence'> | null;
}

const neverAbsent = { mayBeAbsent: false, absentIs: null } as const;
const always = { ...neverAbsent, needs: null } as const;
const ofRollout = { mayBeAbsent: true, absentIs: 'worst', needs: 'stages' } as const;
const ofTrouble = {
  kind: 'day',
  betterWhen: 'higher',
  mayBeAbsent: true,
  absentIs: 'best',
} as const;
const ofCosts = {
  unit: 'GBP',
  places: 2,
  kind: 'number',
  ...neverAbsent,
  betterWhen: 'lower',
  needs: 'costs',
} as const;

/** In the order of the reports. */
export const HEADLINE_METRICS: readonly Metric[] = [
  {
    name: 'peak_used_tib',
    unit: 'TiB',
    places: 3,
    kind: 'number',
    meaning:
      'Largest content of all mailboxes at the end of a day, with copies of those that have moved.',
    betterWhen: 'lower',
    ...always,
    valueIn: ({ trace }) => largest(dailyValues(trace, STORED_TIB)),
  },
  {
    name: 'end_used_tib',
    unit: 'TiB',
    places: 3,
    kind: 'number',
    meaning:
      'Content of all mailboxes at the end of the horizon, with copies of those that have moved.',
    betterWhen: 'lower',
    ...always,
    valueIn: ({ trace }) => dailyValues(trace, STORED_TIB).at(-1)!,
  },
  {
    name: 'peak_committed_tib',
    unit: 'TiB',
    places: 3,
    kind: 'number',
    meaning: 'Largest sum of quotas at the end of a day; unlimited quotas do not count.',
    betterWhen: null,
    ...always,
    valueIn: ({ trace }) => largest(dailyValues(trace, per('committedBytes', BYTES_PER_TIB))),
  },
  {
    name: 'blocked_share_max',
    unit: 'share',
    places: 6,
    kind: 'number',
    meaning:
      'Largest share of mailboxes that are send-blocked or full at the end of a day; 0 without mailboxes.',
    betterWhen: 'lower',
    ...always,
    valueIn: ({ trace }) => blockedShareMax(trace),
  },
  {
    name: 'contacts_count',
    unit: 'contacts',
    places: 1,
    kind: 'count',
    meaning: 'Help-desk contacts over the whole horizon.',
    betterWhen: 'lower',
    ...always,
    valueIn: ({ trace }) => sum(dailyValues(trace, plain('contactCount'))),
  },
  {
    name: 'bounced_messages_count',
    unit: 'messages',
    places: 1,
    kind: 'count',
    meaning:
      "Received messages that bounced off full mailboxes over the whole horizon: bytes over the cohort's mean size of a message.",
    betterWhen: 'lower',
    ...always,
    valueIn: ({ trace }) => sum(dailyValues(trace, inMessages('bouncedBytes'))),
  },
  {
    name: 'suppressed_messages_count',
    unit: 'messages',
    places: 1,
    kind: 'count',
    meaning:
      "Messages not sent for a block over the whole horizon: bytes over the cohort's mean size of a message.",
    betterWhen: 'lower',
    ...always,
    valueIn: ({ trace }) => sum(dailyValues(trace, inMessages('suppressedBytes'))),
  },
  {
    name: 'rollout_finish_date',
    unit: 'date',
    places: 0,
    kind: 'day',
    meaning:
      'Day on which the last stage finishes; absent unless every stage does, and without stages.',
    betterWhen: 'lower',
    ...ofRollout,
    valueIn: ({ trace }) => rolloutDays(trace)?.finishDay ?? null,
  },
  {
    name: 'rollout_days',
    unit: 'days',
    places: 1,
    kind: 'count',
    meaning:
      'Calendar days from the first start of a stage to the last finish, both included; absent unless every stage finishes, and without stages.',
    betterWhen: 'lower',
    ...ofRollout,
    valueIn: ({ trace }) => {
      const days = rolloutDays(trace);
      return days === null ? null : days.finishDay - days.startDay + 1;
    },
  },
  {
    name: 'rollout_abort_date',
    unit: 'date',
    places: 0,
    meaning:
      'Day on which a gate first aborts a stage or rolls one back; absent if none does, and without gates.',
    ...ofTrouble,
    needs: 'gates',
    valueIn: ({ trace }) => abortDay(trace),
  },
  {
    name: 'paused_days',
    unit: 'days',
    places: 1,
    kind: 'count',
    meaning:
      'Days for which gates pause stages that have started, added up over the stages, days closed by the calendar included.',
    betterWhen: 'lower',
    ...neverAbsent,
    needs: 'gates',
    valueIn: ({ trace }) => sum(trace.stages.map(({ pausedDays }) => pausedDays)),
  },
  {
    name: 'failed_mailboxes_count',
    unit: 'mailboxes',
    places: 1,
    kind: 'count',
    meaning: 'Mailboxes of which every attempt to change them has failed, of all stages.',
    betterWhen: 'lower',
    ...neverAbsent,
    needs: 'failures',
    valueIn: ({ trace }) => sum(trace.stages.map(({ failedCount }) => failedCount)),
  },
  {
    name: 'moved_mailboxes_count',
    unit: 'mailboxes',
    places: 1,
    kind: 'count',
    meaning:
      'Moves of mailboxes to another platform over the whole horizon, and back where a gate rolls a stage back.',
    betterWhen: null,
    ...neverAbsent,
    needs: 'moves',
    valueIn: ({ trace }) => sum(dailyValues(trace, plain('movedCount'))),
  },
  {
    name: 'moved_tib',
    unit: 'TiB',
    places: 3,
    kind: 'number',
    meaning: 'Content that these moves carry.',
    betterWhen: null,
    ...neverAbsent,
    needs: 'moves',
    valueIn: ({ trace }) => sum(dailyValues(trace, per('movedBytes', BYTES_PER_TIB))),
  },
  {
    name: 'dual_mailboxes_max',
    unit: 'mailboxes',
    places: 1,
    kind: 'count',
    meaning:
      'Most mailboxes at the end of a day that have moved and of which the old platform still holds a copy.',
    betterWhen: 'lower',
    ...neverAbsent,
    needs: 'moves',
    valueIn: ({ trace }) => largest(dailyValues(trace, plain('copyCount'))),
  },
  {
    name: 'end_mailboxes_count',
    unit: 'mailboxes',
    places: 1,
    kind: 'count',
    meaning:
      'Mailboxes at the end of the horizon, those of who has left not counted; asked only where somebody joins or leaves.',
    betterWhen: null,
    ...neverAbsent,
    needs: 'churn',
    valueIn: ({ trace }) => dailyValues(trace, plain('mailboxCount')).at(-1)!,
  },
  {
    name: 'peak_needed_tib',
    unit: 'TiB',
    places: 3,
    kind: 'number',
    meaning:
      'Largest disk that all pools together need at the end of a day: copies, indexes, logs and what must stay free included.',
    betterWhen: 'lower',
    ...neverAbsent,
    needs: 'storage',
    valueIn: ({ trace }) =>
      trace.pools.length === 0 ? null : largest(sumOfPools(trace, 'neededBytes')) / BYTES_PER_TIB,
  },
  {
    name: 'runout_date',
    unit: 'date',
    places: 0,
    meaning:
      'First day on which some pool needs more than is usable, with all that is ordered; absent if none does. Its 5th percentile is the risk.',
    ...ofTrouble,
    needs: 'storage',
    valueIn: ({ trace }) => earliestDay(trace.pools.map(({ runOutDay }) => runOutDay)),
  },
  {
    name: 'last_safe_order_date',
    unit: 'date',
    places: 0,
    meaning:
      'Day by which to order for the first pool that runs out, at the planning lead time, may be before the start; absent if none runs out. Asked only where there is procurement, as without it no lead time is known.',
    ...ofTrouble,
    needs: 'procurement',
    valueIn: ({ trace }) =>
      earliestDay(trace.pools.map(({ lastSafeOrderDay }) => lastSafeOrderDay)),
  },
  {
    name: 'total_cost_gbp',
    meaning: 'Cash over the horizon, with VAT that cannot be recovered; economic lines left out.',
    ...ofCosts,
    valueIn: ({ costs }) => (costs === null ? null : costs.totalCashPence / PENCE_PER_POUND),
  },
  {
    name: 'present_value_gbp',
    meaning:
      'Real cost at the price base, discounted: without VAT, what was ordered before the start, and economic lines.',
    ...ofCosts,
    valueIn: ({ costs }) => (costs === null ? null : costs.presentValuePence / PENCE_PER_POUND),
  },
];
