/** People who join and leave, as a scenario describes them. */
import type { CalendarDate } from '../calendar/date.ts';

/** What joining and leaving have in common in all cohorts. */
export interface ChurnSpec {
  /** Weights of the twelve months, January first; their mean is 1. */
  readonly monthWeights: readonly number[];
  /** Days for which a leaver's mailbox is kept before its space is free. */
  readonly retentionDays: number;
}

/** A planned arrival of many mailboxes. */
export interface OnboardingSpec<Uncertain> {
  readonly name: string;
  /** First and last day. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly mailboxCount: number;
  /** Of the organisations to which they belong. */
  readonly organisationType: string;
  /** Content that each brings along. */
  readonly importedBytes: Uncertain;
}
