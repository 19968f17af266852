/**
 * The controller: decides, at the end of each day, which mailboxes change on the next. What it can
 * say in advance it says for a block of days, so that the engine need not stop every evening.
 */
import type { PoolEvening } from '../storage/pools.ts';
import type { DayTotals, StageEvent, StageTrace } from './trace.ts';

/** What a controller may look at on the eve of a day, where freeUntil does not rule it out. */
export interface EveningView {
  /** Content of a mailbox, by its number, at the end of the day before. */
  readonly usedBytes: (mailbox: number) => number;
  /** The quota in force; what an unlimited one counts as. */
  readonly quotaBytes: (mailbox: number) => number;
  /** In the morning of which its owner leaves, known all along; NEVER: not within the horizon. */
  readonly leaveDay: (mailbox: number) => number;
}

/** What is done to a mailbox: by stage s the number s, and UNDO + s takes back what it did. */
export const UNDO = 256;

/** The end of a day, as a rule may see it. */
export interface Observation {
  /** -1: the opening, which has no counts. */
  readonly day: number;
  /**
   * The day's number over mailboxes that these stages may change, null: over all; in a sample of
   * all for which those simulated stand.
   */
  readonly countOf: (field: ScopeCount, stages: readonly number[] | null) => number;
  /** By pool; empty without storage. */
  readonly pools: readonly PoolEvening[];
}

/** What is counted by the stages that may change mailboxes. */
export type ScopeCount = Extract<
  keyof DayTotals,
  'mailboxCount' | 'warnedCount' | 'sendBlockedCount' | 'fullCount' | 'contactCount'
>;

/**
 * Sets when the quota of a mailbox changes, and what does it; day NEVER takes it back. A change on
 * the very day on which it joins is the quota with which it begins.
 */
export type SetChange = (mailbox: number, day: number, what: number) => void;

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
   * Rules that watch totals. Called for the opening and then for each day in order, perhaps long
   * after the controller has decided about later ones; true: what it has decided about the days
   * after this one no longer holds, and it wants to decide anew. Absent: nothing is watched.
   */
  readonly observe?: (observation: Observation) => boolean;
  readonly stages: () => { readonly stages: StageTrace[]; readonly events: StageEvent[] };
}
