/** What the pools of a platform are made of: the same for every replication. */
import type { Distribution, LegalRange } from '../random/distribution.ts';
import type { ProcurementPolicy, StorageLayout } from '../scenario/storage-spec.ts';

export interface StoragePlan {
  readonly layout: StorageLayout;
  readonly pools: readonly { readonly name: string; readonly usableBytes: number }[];
  /** Number of the first of them among those of all platforms. */
  readonly firstPool: number;
  /** Null: nothing is ever bought. */
  readonly procurement: ProcurementPlan | null;
  readonly dayCount: number;
  /** Days before day 0 whose mail still counts on it: retention, white space, logs. */
  readonly historyDays: number;
  /** 1 on a working day; the entry of day d is historyDays + d. */
  readonly workingDay: Uint8Array;
}

export interface ProcurementPlan {
  readonly leadTime: { readonly distribution: Distribution; readonly range: LegalRange };
  /** False: every order takes the median. */
  readonly isLeadTimeDrawn: boolean;
  readonly planningLeadTimeDays: number;
  readonly scheduled: readonly {
    /** Index, among those of the platform. */
    readonly pool: number;
    /** Negative: placed before the start. */
    readonly orderDay: number;
    /** May be negative (then it is there at the start) or beyond the horizon. */
    readonly arrivalDay: number;
    readonly usableBytes: number;
  }[];
  readonly policy: ProcurementPolicy | null;
}

/**
 * What the mailboxes of a pool do by day; the entry of day d is historyDays + d. Before day 0 it is
 * what the opening implies. Whole bytes where sums must be exact.
 */
export interface PoolFlows {
  /** Mailboxes that are in use at the end of the day; in a sample those for which they stand. */
  readonly mailboxCount: Float64Array;
  /** Content at the end of the day, copies included; from day -1 on. */
  readonly usedBytes: Float64Array;
  /** Of it, copies of mailboxes that have moved to another platform. */
  readonly copyBytes: Float64Array;
  /** Sum of quotas, unlimited ones left out; from day -1 on. */
  readonly committedBytes: Float64Array;
  /** The same with what unlimited ones count as. */
  readonly quotaBytes: Float64Array;
  /** Mail that was neither bounced nor suppressed. Whole. */
  readonly deliveredBytes: Float64Array;
  /** Transaction logs that this mail, and mail brought in, has left. Whole. */
  readonly logBytes: Float64Array;
  /** All that was deleted: on arrival, by clean-ups, by habit, parked. Whole. */
  readonly deletedBytes: Float64Array;
}
