/**
 * Rates: what of a mailbox's gross traffic is kept, suppressed and bounced under the effect of a
 * state, and how a change of rates is entered in the tally.
 */
import { STATE } from '../quota/levels.ts';
import { type CohortRun, WORK } from './cohort-run.ts';
import { FLOW, FLOW_FIELDS, LEVEL, LEVEL_FIELDS } from './tally.ts';

/** Sent mail that the effect suppresses, bytes a unit of C. */
export function suppressedRate(run: CohortRun, gross: number, effect: number): number {
  if (effect < STATE.sendBlocked) return 0;
  return run.parameters.sentShare * gross + run.rateRounder - run.rateRounder;
}

/** Received mail that the effect bounces. */
export function bouncedRate(run: CohortRun, gross: number, effect: number): number {
  return effect === STATE.full ? gross - suppressedRate(run, gross, effect) : 0;
}

/** What is kept of the rest; `keptShare` includes induced demand. */
function keptRate(run: CohortRun, gross: number, keptShare: number, effect: number): number {
  if (effect === STATE.full) return 0;
  const arriving = gross - suppressedRate(run, gross, effect);
  return keptShare * arriving + run.rateRounder - run.rateRounder;
}

/** The kept share of a row's owner, as adapted. */
function keptShareOf(run: CohortRun, row: number): number {
  const m = run.columns;
  return run.parameters.keptShare[m.firstLevel[row]! * run.levelCount + m.adaptedLevel[row]!]!;
}

/** Where the entries of a row's cell on a day are, in days. */
export function cellDayOf(run: CohortRun, row: number, day: number): number {
  return run.columns.cell[row]! * (run.dayCount + 1) + day;
}

/**
 * Gives a row at its content `settled` the rates with which it begins on a day (its state's effect
 * holds from that day on) and tallies it.
 */
export function addOpening(run: CohortRun, row: number, day: number): void {
  const m = run.columns;
  const slope = keptRate(run, m.gross[row]!, keptShareOf(run, row), m.state[row]!);
  m.slope[row] = slope;
  m.base[row] = Math.ceil(m.settled[row]! - slope * run.curve.cumulative[day]!);
  addToTally(run, row, day, 1);
}

/**
 * Adds a row with all that it is (content, rates, state, quota) to its cell from a day on, or takes
 * it away (sign -1).
 */
export function addToTally(run: CohortRun, row: number, day: number, sign: 1 | -1): void {
  const { columns: m, tally } = run;
  const state = m.state[row]!;
  const gross = m.gross[row]!;
  const cellDay = cellDayOf(run, row, day);
  const level = cellDay * LEVEL_FIELDS;
  const flow = cellDay * FLOW_FIELDS;
  tally.levels[level + LEVEL.base]! += sign * m.base[row]!;
  tally.levels[level + LEVEL.slope]! += sign * m.slope[row]!;
  tally.levels[level + LEVEL.gross]! += sign * gross;
  if (state >= STATE.sendBlocked) {
    tally.levels[level + LEVEL.suppressed]! += sign * suppressedRate(run, gross, state);
    tally.levels[level + LEVEL.bounced]! += sign * bouncedRate(run, gross, state);
  }
  if (state !== STATE.ok) tally.levels[level + LEVEL.warned + state - 1]! += sign;
  tally.flows[flow + FLOW.mailboxes]! += sign;
  const quota = run.quotaBytes[m.level[row]!]!;
  if (quota === Number.POSITIVE_INFINITY) tally.flows[flow + FLOW.unlimited]! += sign;
  else tally.flows[flow + FLOW.committedBytes]! += sign * quota;
}

/**
 * Gives a row the rates of `effect` from a day on, at the content `work.content`, its own at the
 * end of the day before, and tallies the differences to the rates so far, which were those of
 * `effectBefore` and `work.grossBefore`. The content may grow by less than a byte: `base` is
 * rounded up so that a threshold once reached stays reached.
 */
export function setRates(
  run: CohortRun,
  row: number,
  day: number,
  effect: number,
  effectBefore: number,
): void {
  const { columns: m, tally, work } = run;
  const gross = m.gross[row]!;
  const grossBefore = work[WORK.grossBefore]!;
  const slope = keptRate(run, gross, keptShareOf(run, row), effect);
  const base = Math.ceil(work[WORK.content]! - slope * run.curve.cumulative[day]!);
  const at = cellDayOf(run, row, day) * LEVEL_FIELDS;
  const levels = tally.levels;
  levels[at + LEVEL.base]! += base - m.base[row]!;
  levels[at + LEVEL.slope]! += slope - m.slope[row]!;
  levels[at + LEVEL.gross]! += gross - grossBefore;
  if (effectBefore >= STATE.sendBlocked || effect >= STATE.sendBlocked) {
    levels[at + LEVEL.suppressed]! +=
      suppressedRate(run, gross, effect) - suppressedRate(run, grossBefore, effectBefore);
    levels[at + LEVEL.bounced]! +=
      bouncedRate(run, gross, effect) - bouncedRate(run, grossBefore, effectBefore);
  }
  m.base[row] = base;
  m.slope[row] = slope;
}
