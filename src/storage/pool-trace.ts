/** What a replication leaves of its pools. */
import type { PlacedOrder } from './procurement.ts';

/** Disk of a pool by day of the horizon, bytes at the end of the day. */
export interface PoolTrace extends PoolDates {
  /** Mailboxes in use; in a sample those for which they stand, not rounded. */
  readonly mailboxCount: Float64Array;
  /** Content of mailboxes, and of copies of those that have moved to another platform. */
  readonly usedBytes: Float64Array;
  /** Of it, the copies. */
  readonly copyBytes: Float64Array;
  readonly recoverableBytes: Float64Array;
  /** Database file, once: before copies. */
  readonly fileBytes: Float64Array;
  readonly occupiedBytes: Float64Array;
  readonly neededBytes: Float64Array;
  /** The largest need of the last seven days. */
  readonly provisionedBytes: Float64Array;
  readonly usableBytes: Float64Array;
  /** Sum of quotas, unlimited ones left out. */
  readonly committedBytes: Float64Array;
  /** The need if every mailbox were at its quota; over what is usable: overcommitment. */
  readonly fullQuotaNeedBytes: Float64Array;
  readonly retained: RetainedLedger;
}

/** When and by how much a pool is over; days of the horizon, not the opening. Null: never. */
export interface PoolDates {
  /** Days on which the need exceeds what is usable. */
  readonly overPlanDays: number;
  /** The first of these. */
  readonly runOutDay: number | null;
  /** Largest excess of the need; 0 if never. */
  readonly overPlanShortfallBytesMax: number;
  /** Days on which what is occupied exceeds what is usable. */
  readonly exhaustedDays: number;
  readonly firstExhaustedDay: number | null;
  readonly exhaustedShortfallBytesMax: number;
  /**
   * On which to order at the latest, by the planning lead time, for the run-out day; negative: it
   * is too late. Null, too, without procurement, as no lead time is known.
   */
  readonly lastSafeOrderDay: number | null;
  /**
   * Both for the same need, with nothing usable but what is there at the start and what was ordered
   * before it.
   */
  readonly runOutDayWithoutOrders: number | null;
  readonly lastSafeOrderDayWithoutOrders: number | null;
}

/** Deleted mail within its retention, whole bytes: opening + deleted = closing + expired. */
export interface RetainedLedger {
  readonly openingBytes: number;
  readonly deletedBytes: number;
  readonly expiredBytes: number;
  readonly closingBytes: number;
}

/** An order of storage. */
export interface StorageOrder extends PlacedOrder {
  /** Number, among those of all platforms. */
  readonly pool: number;
  /** 1, 2, ... by day of order within the pool. */
  readonly ordinal: number;
  /** Placed before day 0. */
  readonly isSunk: boolean;
}
