/**
 * The controller: decides, at the end of each day, which mailboxes change on the next. What it can
 * say in advance it says for a block of days, so that the engine need not stop every evening.
 */
import type { StageEvent, StageTrace } from './trace.ts';

/** What a controller may look at on the eve of a day, where freeUntil does not rule it out. */
export interface EveningView {
  /** Content of a mailbox, by its number, at the end of the day before. */
  readonly usedBytes: (mailbox: number) => number;
  /** The quota in force; what an unlimited one counts as. */
  readonly quotaBytes: (mailbox: number) => number;
}

/** End-of-day totals of all mailboxes, as a rule may see them. */
export interface Observation {
  readonly day: number;
  readonly usedBytes: number;
  readonly committedBytes: number;
  readonly mailboxCount: number;
  readonly warnedCount: number;
  readonly sendBlockedCount: number;
  readonly fullCount: number;
  readonly contactCount: number;
}

/** Sets when the quota of a mailbox changes, and by which stage; day NEVER takes it back. */
export type SetChange = (mailbox: number, day: number, stage: number) => void;

export interface Controller {
  /**
   * Decides about the days from `day` on, of which none is simulated yet, and returns the first day
   * (exclusive end, above `day`) about which it must be asked again.
   */
  readonly decide: (day: number, view: EveningView, setChange: SetChange) => number;
  /**
   * Up to which day (exclusive) mailboxes that only these stages may change can be simulated before
   * the controller looks at them or sets their changes; null if that is not known yet, and no less
   * than the day `asked`, which `decide` returned. Absent: up to `asked`.
   */
  readonly freeUntil?: (claimedBy: readonly number[], asked: number) => number | null;
  /**
   * Rules that watch totals. Called for the days of a block in order; true: the controller wants to
   * decide anew about the next day, so the block ends with this one. Absent: nothing is watched,
   * and blocks need no copy to fall back on.
   */
  readonly observe?: (observation: Observation) => boolean;
  readonly stages: () => { readonly stages: StageTrace[]; readonly events: StageEvent[] };
}
