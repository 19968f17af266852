/** The trace: what one replication leaves, as read-only data. */
import type { PoolTrace, StorageOrder } from '../storage/pool-trace.ts';

/** Totals of a cohort by day; index: day. Bytes and counts at the end of the day, or of the day. */
export interface DayTotals {
  readonly usedBytes: Float64Array;
  /** Sum of quotas; unlimited ones are counted apart. */
  readonly committedBytes: Float64Array;
  readonly mailboxCount: Float64Array;
  readonly unlimitedCount: Float64Array;
  readonly okCount: Float64Array;
  readonly warnedCount: Float64Array;
  readonly sendBlockedCount: Float64Array;
  readonly fullCount: Float64Array;
  /** What would be stored if nobody deleted anything. */
  readonly grossBytes: Float64Array;
  readonly keptBytes: Float64Array;
  /** Deleted or filed away by the owner on the day of arrival. */
  readonly triagedBytes: Float64Array;
  readonly bouncedBytes: Float64Array;
  readonly suppressedBytes: Float64Array;
  readonly deletedBytes: Float64Array;
  readonly parkedBytes: Float64Array;
  readonly housekeptBytes: Float64Array;
  readonly returnedBytes: Float64Array;
  readonly cleanUpCount: Float64Array;
  readonly contactCount: Float64Array;
  readonly changeCount: Float64Array;
}

export interface CohortTrace {
  readonly totals: DayTotals;
  /** Bytes a message: turns bytes of mail into messages. */
  readonly messageBytes: number;
}

/** Shares at which mailbox sizes are reported. */
export const SIZE_SHARES = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1] as const;

/** Sizes of a group's mailboxes on a day. */
export interface SizeDistribution {
  readonly day: number;
  /** Index of the cohort; null: all mailboxes. */
  readonly cohort: number | null;
  readonly mailboxCount: number;
  readonly meanBytes: number | null;
  /** At `SIZE_SHARES`; empty if there is no mailbox. */
  readonly quantileBytes: readonly number[];
}

/** wait, resume: increases into a pool that is over plan, until it is not. */
export type StageEventKind = 'start' | 'wait' | 'resume' | 'finish' | 'left';

/** Something that happened to a stage. */
export interface StageEvent {
  readonly day: number;
  /** Index of the stage. */
  readonly stage: number;
  readonly kind: StageEventKind;
  /** Mailboxes concerned: selected at the start, changed at the finish, left at the end. */
  readonly mailboxCount: number;
  /** The rule or fact that brought it about. */
  readonly cause: string;
  /** Of what is left: the names of the pools for which it waits, if it does. */
  readonly waitsFor?: readonly string[];
}

export interface StageTrace {
  readonly startDay: number | null;
  readonly finishDay: number | null;
  readonly selectedCount: number;
  readonly changedCount: number;
  readonly leftCount: number;
  /** By milestone: how many have had their turn by the end of its day. */
  readonly doneCounts: readonly number[];
  /** Days on which some of its mailboxes wait for a pool that is over plan. */
  readonly waitDays: number;
}

/** How often each kind of event happened in the replication. */
export interface EventCounts {
  readonly regimes: number;
  readonly housekeepings: number;
  readonly cleanUps: number;
  readonly adaptations: number;
  readonly returns: number;
  readonly changes: number;
  readonly warned: number;
  readonly sendBlocked: number;
  readonly full: number;
  readonly overflows: number;
  readonly contacts: number;
}

/** What the master check compared, for the run's record; bytes are whole. */
export interface BytesLedger {
  readonly openingBytes: number;
  readonly keptBytes: number;
  readonly returnedBytes: number;
  readonly deletedBytes: number;
  readonly parkedBytes: number;
  readonly housekeptBytes: number;
  readonly closingBytes: number;
}

export interface Trace {
  readonly replication: number;
  readonly dayCount: number;
  readonly cohorts: readonly CohortTrace[];
  readonly sizes: readonly SizeDistribution[];
  readonly stages: readonly StageTrace[];
  readonly stageEvents: readonly StageEvent[];
  /** In the order of the plan's pools; empty without storage. */
  readonly pools: readonly PoolTrace[];
  /** By pool, then by the day of the order. */
  readonly orders: readonly StorageOrder[];
  readonly counts: EventCounts;
  readonly ledger: BytesLedger;
}
