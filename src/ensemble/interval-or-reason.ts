/** An interval whose ends may lie after every value; null: not within the horizon. */
export interface OpenInterval {
  readonly low: number | null;
  readonly high: number | null;
}

/** Why a figure has no interval. */
export type NoInterval =
  | { readonly reason: 'too-few-replications'; readonly replicationsNeeded: number }
  /** Only the differences between hypercubes tell how far a mean may be off. */
  | { readonly reason: 'one-hypercube' }
  /** The mean of what some replication lacks. */
  | { readonly reason: 'no-value' };

export type IntervalOrReason = OpenInterval | NoInterval;

/** Tells an interval from the reason for there being none. */
export function isInterval(found: IntervalOrReason): found is OpenInterval {
  return 'low' in found;
}
