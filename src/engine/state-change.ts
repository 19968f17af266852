/**
 * The end of a day: what exceeds the receive threshold is refused, and the mailbox is in the state
 * that its size implies. A state's effect on mail begins on the next day.
 */
import { STATE } from '../quota/levels.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniformInto } from '../random/threefry.ts';
import { waitDays } from '../random/waits.ts';
import { type CohortRun, THRESHOLD_STRIDE, WORK } from './cohort-run.ts';
import { NEVER } from './columns.ts';
import { cellDayOf, setRates, suppressedRate } from './rates.ts';
import { enterRequests } from './requests.ts';
import { COUNT, FLOW, FLOW_FIELDS, LEVEL, LEVEL_FIELDS } from './tally.ts';

/** An owner contacts the help desk at most once in so many days. */
const DAYS_BETWEEN_CONTACTS = 14;

/**
 * Ends day `day` of a row whose mail that day met `effect` (a state index): overflow, state, and
 * from the next day on the new state's effect.
 */
export function endOfDay(run: CohortRun, row: number, day: number, effect: number): void {
  const m = run.columns;
  const threshold = m.level[row]! * THRESHOLD_STRIDE;
  const receive = run.thresholds[threshold + 2]!;
  let used = m.base[row]! + m.slope[row]! * run.curve.cumulative[day + 1]!;
  if (used >= receive && effect !== STATE.full) {
    run.work[WORK.overflow] = used - receive;
    refuseOverflow(run, row, day, effect);
    used = receive;
  }
  const state = stateAt(run, threshold, used);
  if (state !== m.state[row]) enterState(run, row, day, state);
  else if (state !== STATE.ok && m.cleanUpDay[row] === NEVER) drawCleanUpWait(run, row, day);
  if (state !== effect && (state >= STATE.sendBlocked || effect >= STATE.sendBlocked)) {
    run.work[WORK.content] = used;
    run.work[WORK.grossBefore] = m.gross[row]!;
    setRates(run, row, day + 1, state, effect);
  }
}

/** The state of a content at the thresholds that begin at an index. */
export function stateAt(run: CohortRun, threshold: number, used: number): number {
  if (used >= run.thresholds[threshold + 2]!) return STATE.full;
  if (used >= run.thresholds[threshold + 1]!) return STATE.sendBlocked;
  return used >= run.thresholds[threshold]! ? STATE.warned : STATE.ok;
}

/**
 * Tallies what is refused on the day on which a mailbox becomes full, `work.overflow` of kept mail:
 * the fraction f = overflow / kept of the day's arriving traffic. Received mail bounces; of sent
 * mail, unless suppressed already, the same fraction is suppressed. Whole bytes.
 */
function refuseOverflow(run: CohortRun, row: number, day: number, effect: number): void {
  const { columns: m, tally, curve } = run;
  const overflow = run.work[WORK.overflow]!;
  const kept = m.slope[row]! * (curve.cumulative[day + 1]! - curve.cumulative[day]!);
  const fraction = kept > 0 ? Math.min(1, overflow / kept) : 0;
  const gross = m.gross[row]!;
  const arriving = (gross - suppressedRate(run, gross, effect)) * curve.daily[day]!;
  const sentShare = effect >= STATE.sendBlocked ? 0 : run.parameters.sentShare;
  const refused = fraction * arriving;
  const at = cellDayOf(run, row, day) * FLOW_FIELDS;
  tally.flows[at + FLOW.overflowBytes]! += Math.floor(overflow);
  tally.flows[at + FLOW.overflowBouncedBytes]! += Math.floor((1 - sentShare) * refused);
  tally.flows[at + FLOW.overflowSuppressedBytes]! += Math.floor(sentShare * refused);
  tally.counts[COUNT.overflows]!++;
}

/** Enters a state: counts it, draws a new wait for a clean-up, may raise a contact. */
function enterState(run: CohortRun, row: number, day: number, state: number): void {
  const { columns: m, tally } = run;
  const before = m.state[row]!;
  const level = cellDayOf(run, row, day) * LEVEL_FIELDS + LEVEL.warned - STATE.warned;
  if (before !== STATE.ok) tally.levels[level + before]!--;
  m.state[row] = state;
  if (run.requests !== null) enterRequests(run, row, day, before);
  if (state === STATE.ok) {
    m.cleanUpDay[row] = NEVER;
    return;
  }
  tally.levels[level + state]!++;
  tally.counts[COUNT.warned - STATE.warned + state]!++;
  drawCleanUpWait(run, row, day);
  if (state >= STATE.sendBlocked && day - m.contactDay[row]! >= DAYS_BETWEEN_CONTACTS) {
    raiseContact(run, row, day);
  }
}

function raiseContact(run: CohortRun, row: number, day: number): void {
  const { columns: m, tally } = run;
  const counter = counter1Of(STREAM.contact, m.contactCount[row]!++);
  uniformInto(run.key, run.mailboxOf[row]!, counter, run.work);
  if (run.work[WORK.draw]! >= run.parameters.contactShare) return;
  m.contactDay[row] = day;
  tally.flows[cellDayOf(run, row, day) * FLOW_FIELDS + FLOW.contacts]!++;
}

/** Draws when the owner of a warned or blocked mailbox cleans up, from `day` on. */
export function drawCleanUpWait(run: CohortRun, row: number, day: number): void {
  const m = run.columns;
  const counter = counter1Of(STREAM.cleanUpWait, m.cleanUpWaitCount[row]!++);
  uniformInto(run.key, run.mailboxOf[row]!, counter, run.work);
  m.cleanUpDay[row] = day + waitDays(run.cleanUpWaits[m.state[row]!]!, run.work[WORK.draw]!);
}
