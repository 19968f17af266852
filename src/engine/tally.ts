/**
 * The tally: what every cell of mailboxes did on every day. A cell is a cohort, a storage pool and
 * a section: see plan/cells.ts.
 *
 * Levels are kept as differences: entry (day, field) is what the sum changes by on that day, so
 * that an event costs one addition and the running sum gives every day's value. Every entry is a
 * whole multiple of a power of two, so the sums are exact in every order.
 */
import type { CellShape } from '../plan/cells.ts';

/** Fields of `levels`, in one cache line a day: sums that last until changed. */
export const LEVEL = {
  base: 0,
  slope: 1,
  gross: 2,
  suppressed: 3,
  bounced: 4,
  warned: 5,
  sendBlocked: 6,
  full: 7,
} as const;
export const LEVEL_FIELDS = 8;

/** Fields of `flows`: what happened on the day; those that last are differences as in `levels`. */
export const FLOW = {
  /** Kept mail that met the receive threshold on the day of the crossing. */
  overflowBytes: 0,
  /** What bounced and was suppressed on that day, beside the rates in `levels`. */
  overflowBouncedBytes: 1,
  overflowSuppressedBytes: 2,
  deletedBytes: 3,
  parkedBytes: 4,
  housekeptBytes: 5,
  returnedBytes: 6,
  cleanUps: 7,
  housekeepings: 8,
  returns: 9,
  contacts: 10,
  changes: 11,
  /** These three last. */
  mailboxes: 12,
  committedBytes: 13,
  unlimited: 14,
  importedBytes: 15,
  freedBytes: 16,
  joins: 17,
  leaves: 18,
  upgrades: 19,
  /** What came by moves, and how many. */
  movedBytes: 20,
  moves: 21,
  /** What mailboxes that have moved away have left behind, and how many have; these two last. */
  copyBytes: 22,
  copies: 23,
} as const;
export const FLOW_FIELDS = 24;

/** Kinds of events that are counted for the whole replication. */
export const COUNT = {
  regimes: 0,
  adaptations: 1,
  warned: 2,
  sendBlocked: 3,
  full: 4,
  overflows: 5,
} as const;
const COUNT_FIELDS = 8;

/** How many cells there are for how many days. */
export interface TallyShape extends CellShape {
  readonly cohortCount: number;
  readonly dayCount: number;
  /** Stages of which it is told what they move; by default none. */
  readonly stageCount?: number;
}

export interface Tally extends TallyShape {
  /** Index ((cell * (dayCount + 1)) + day) * LEVEL_FIELDS + field. */
  readonly levels: Float64Array;
  /** Likewise with FLOW_FIELDS. */
  readonly flows: Float64Array;
  readonly counts: Float64Array;
  /** Whole bytes kept, by cohort, from the contents before and after each event. */
  readonly keptBytes: Float64Array;
  /** Whole bytes moved, and brought back, over all days: entry cohort * stageCount + stage. */
  readonly movedBytes: Float64Array;
}

export function createTally(shape: TallyShape): Tally {
  const { cohortCount, poolCount, sectionCount, dayCount, stageCount = 0 } = shape;
  const cellDays = cohortCount * poolCount * sectionCount * (dayCount + 1);
  return {
    ...{ cohortCount, poolCount, sectionCount, dayCount, stageCount },
    levels: new Float64Array(cellDays * LEVEL_FIELDS),
    flows: new Float64Array(cellDays * FLOW_FIELDS),
    counts: new Float64Array(COUNT_FIELDS),
    keptBytes: new Float64Array(cohortCount),
    movedBytes: new Float64Array(cohortCount * stageCount),
  };
}

export function clearTally(tally: Tally): void {
  tally.levels.fill(0);
  tally.flows.fill(0);
  tally.counts.fill(0);
  tally.keptBytes.fill(0);
  tally.movedBytes.fill(0);
}

/** Copies a tally, so that a block can be restored. */
export function copyTally(from: Tally, to: Tally): void {
  to.levels.set(from.levels);
  to.flows.set(from.flows);
  to.counts.set(from.counts);
  to.keptBytes.set(from.keptBytes);
  to.movedBytes.set(from.movedBytes);
}

/** Where the first day of a cell begins, in days. */
export function cellFirstDay(tally: Tally, cell: number): number {
  return cell * (tally.dayCount + 1);
}
