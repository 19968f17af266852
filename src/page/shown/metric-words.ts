/** What the headline metrics are called on a page. */

export interface MetricWords {
  /** Begins a sentence. */
  readonly title: string;
  /** What a negative and what a positive difference make it. */
  readonly below: string;
  readonly above: string;
}

const LOWER = { below: 'lower', above: 'higher' } as const;
const FEWER = { below: 'fewer', above: 'more' } as const;
const LESS = { below: 'less', above: 'more' } as const;
const EARLIER = { below: 'earlier', above: 'later' } as const;

const WORDS: ReadonlyMap<string, MetricWords> = new Map([
  ['peak_used_tib', { title: 'Content at the peak', ...LESS }],
  ['end_used_tib', { title: 'Content at the end', ...LESS }],
  ['peak_committed_tib', { title: 'Sum of quotas at the peak', ...LESS }],
  ['blocked_share_max', { title: 'Cannot send on the worst day', ...LOWER }],
  ['contacts_count', { title: 'Help-desk contacts', ...FEWER }],
  ['bounced_messages_count', { title: 'Messages bounced off full mailboxes', ...FEWER }],
  ['suppressed_messages_count', { title: 'Messages not sent because of a block', ...FEWER }],
  ['rollout_finish_date', { title: 'Rollout done', ...EARLIER }],
  ['rollout_days', { title: 'Length of the rollout', below: 'shorter', above: 'longer' }],
  ['rollout_abort_date', { title: 'First abort of a stage by a gate', ...EARLIER }],
  ['paused_days', { title: 'Days for which gates pause stages', ...FEWER }],
  ['failed_mailboxes_count', { title: 'Mailboxes that could not be changed', ...FEWER }],
  ['moved_mailboxes_count', { title: 'Moves of mailboxes', ...FEWER }],
  ['moved_tib', { title: 'Content that moves carry', ...LESS }],
  ['dual_mailboxes_max', { title: 'Mailboxes held twice at the peak', ...FEWER }],
  ['end_mailboxes_count', { title: 'Mailboxes at the end', ...FEWER }],
  ['peak_needed_tib', { title: 'Disk needed at the peak', ...LESS }],
  ['runout_date', { title: 'First pool runs out', ...EARLIER }],
  ['last_safe_order_date', { title: 'Last day to order in time', ...EARLIER }],
  ['total_cost_gbp', { title: 'Cost in cash', ...LESS }],
  ['present_value_gbp', { title: 'Cost in present value', ...LESS }],
]);

/** Words for a metric; of one that is not known here, its name without what stands for spaces. */
export function metricWords(metric: string): MetricWords {
  return WORDS.get(metric) ?? { title: metric.replaceAll('_', ' '), ...LOWER };
}
