/** The trace: what one replication leaves, as read-only data. */
import type { ClosedCause } from '../calendar/open-days.ts';
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
  /** Upgrades on request; each is a change too. */
  readonly upgradeCount: Float64Array;
  readonly joinedCount: Float64Array;
  /** Who leaves on the day; the content stays a while, without an owner, among what is used. */
  readonly leaverCount: Float64Array;
  /** What joiners bring along. */
  readonly importedBytes: Float64Array;
  /** Content of leavers that goes for good. */
  readonly freedBytes: Float64Array;
  /** Content that moves to another platform, or back, and how many mailboxes do. */
  readonly movedBytes: Float64Array;
  readonly movedCount: Float64Array;
  /** Copies that mailboxes that have moved have left, and their number: not among what is used. */
  readonly copyBytes: Float64Array;
  readonly copyCount: Float64Array;
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

/** In the order in which those of one day are told. */
export const STAGE_EVENT_KINDS = [
  'trip',
  'alert',
  'report',
  'clear',
  'approval',
  'start',
  'pause',
  'wait',
  'resume',
  'abort',
  'rollback',
  'blocked',
  'finish',
  'left',
] as const;

/**
 * trip, alert, report, clear: of a gate, on the evening on which it does; wait, resume: increases
 * into a pool that is over plan, until it is not; pause, resume: by a gate; approval: asked for;
 * blocked: the stage after which it would have started was aborted or rolled back.
 */
export type StageEventKind = (typeof STAGE_EVENT_KINDS)[number];

/** Something that happened to a stage. */
export interface StageEvent {
  readonly day: number;
  /** Index of the stage; null: of a gate, whatever stages there are. */
  readonly stage: number | null;
  readonly kind: StageEventKind;
  /**
   * Mailboxes concerned: selected at the start, changed at the finish, left at the end, those that
   * go back at a rollback. Null: of a gate.
   */
  readonly mailboxCount: number | null;
  /** Name of the gate or pool, or of what else brought it about. */
  readonly rule: string;
  /** The value that did: of the gate's metric, or of a pool's utilisation. */
  readonly value: number | null;
  /** The same in words. */
  readonly cause: string;
  /** Of what is left: the names of the pools for which it waits, if it does. */
  readonly waitsFor?: readonly string[];
  /** Of what is left: mailboxes that are larger than any night has room for, if there are some. */
  readonly tooLargeCount?: number;
}

export interface StageTrace {
  readonly startDay: number | null;
  readonly finishDay: number | null;
  /** How it ended. */
  readonly end: StageEnd;
  /** Aborted or rolled back: the first day on which it no longer acts; else null. */
  readonly endDay: number | null;
  /** Changed, failed, gone and left. */
  readonly selectedCount: number;
  /** Those that have been rolled back included. */
  readonly changedCount: number;
  /** For good. */
  readonly failedCount: number;
  /** Left before their turn, or between attempts. */
  readonly goneCount: number;
  readonly leftCount: number;
  readonly rolledBackCount: number;
  readonly attemptCount: number;
  readonly failedAttemptCount: number;
  /** By milestone: how many are changed by the end of its day, and have not been rolled back. */
  readonly doneCounts: readonly number[];
  /** Days on which a gate holds it after its start. */
  readonly pausedDays: number;
  /**
   * From the day on which it was due to its end, or to the end of the horizon, days on which it
   * could not act as it might, by cause; each day has one at most.
   */
  readonly lostDays: Readonly<Record<LostCause, number>>;
  /** Days on which some of its mailboxes wait for a pool that is over plan. */
  readonly waitDays: number;
}

export type StageEnd = 'finished' | 'left' | 'aborted' | 'rolled back' | 'blocked' | 'not started';

/** gate: held by one; capacity: some mailboxes waited for a pool, or for a night with room. */
export type LostCause = ClosedCause | 'gate' | 'capacity';

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
  readonly upgrades: number;
  readonly joined: number;
  readonly left: number;
  readonly moves: number;
}

/** What the master check compared, for the run's record; bytes are whole. */
export interface BytesLedger {
  readonly openingBytes: number;
  readonly keptBytes: number;
  readonly returnedBytes: number;
  readonly importedBytes: number;
  readonly deletedBytes: number;
  readonly parkedBytes: number;
  readonly housekeptBytes: number;
  readonly freedBytes: number;
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
  /**
   * Mailboxes in use by platform, home first, by day; in a sample those for which they stand, not
   * rounded. Empty where nothing moves.
   */
  readonly platformMailboxes: readonly Float64Array[];
  /** By stage: content that it moves, and that a rollback brings back. */
  readonly stageMovedBytes: readonly number[];
  readonly counts: EventCounts;
  readonly ledger: BytesLedger;
}
