/**
 * A day on which something of its own happens to a mailbox, in the fixed order: it comes or goes;
 * the quota changes; jumps act on the content of the end of yesterday (archive return, clean-up,
 * housekeeping); regime, adaptation and quota set today's rates; mail arrives; the day ends.
 */
import { exp } from '../random/exp.ts';
import { normalQuantile } from '../random/normal.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniform, uniformInto } from '../random/threefry.ts';
import { type CohortRun, THRESHOLD_STRIDE, WORK } from './cohort-run.ts';
import { NEVER } from './columns.ts';
import { refreshDueDay } from './due-day.ts';
import { carryOutMove, dropCopy } from './moves.ts';
import { comeOrGo, isPresent } from './presence.ts';
import { carryOutChange } from './quota-change.ts';
import { cellDayOf, setRates } from './rates.ts';
import { endOfDay, stateAt } from './state-change.ts';
import { COUNT, FLOW, FLOW_FIELDS } from './tally.ts';
import { meetRequests } from './upgrade.ts';

/** Simulates one day of a row, whatever is due on it; also a day of which only the end matters. */
export function eventDay(run: CohortRun, row: number, day: number): void {
  const { columns: m, work } = run;
  let quotaChanges = false;
  if (m.dueDay[row] === day) {
    if (run.moves !== null && m.copyDay[row] === day) dropCopy(run, row, day);
    if (run.presence !== null && m.presenceDay[row] === day) comeOrGo(run, row, day);
    else quotaChanges = meetDue(run, row, day);
    refreshDueDay(m, row);
    if (!isPresent(run, row)) return;
  }
  const effectBefore = m.state[row]!;
  let effect = effectBefore;
  if (quotaChanges || somethingDue(run, row, day)) {
    const content = Math.floor(m.base[row]! + m.slope[row]! * run.curve.cumulative[day]!);
    run.tally.keptBytes[run.cohort]! += content - m.settled[row]!;
    work[WORK.content] = content;
    work[WORK.grossBefore] = m.gross[row]!;
    if (m.returnDay[row] === day) bringBack(run, row, day);
    if (m.cleanUpDay[row] === day) cleanUp(run, row, day);
    if (housekeepingDue(run, day)) housekeep(run, row, day);
    if (regimeDue(run, day)) changeRegime(run, row);
    if (m.adaptationDay[row] === day) adapt(run, row);
    m.settled[row] = work[WORK.content]!;
    if (quotaChanges) effect = stateAt(run, m.level[row]! * THRESHOLD_STRIDE, m.settled[row]!);
    setRates(run, row, day, effect, effectBefore);
  }
  endOfDay(run, row, day, effect);
}

/** Decisions for the day, moves last of them, then requests; true: the row has another quota. */
function meetDue(run: CohortRun, row: number, day: number): boolean {
  const m = run.columns;
  let quotaChanges = false;
  if (m.changeDay[row] === day) {
    if (isPresent(run, row)) quotaChanges = carryOutChange(run, row, day);
    else m.changeDay[row] = NEVER;
  }
  if (run.moves !== null && m.moveDay[row] === day) {
    if (isPresent(run, row)) quotaChanges = carryOutMove(run, row, day) || quotaChanges;
    else m.moveDay[row] = NEVER;
  }
  if (run.requests !== null && meetRequests(run, row, day)) quotaChanges = true;
  return quotaChanges;
}

function somethingDue(run: CohortRun, row: number, day: number): boolean {
  const m = run.columns;
  return (
    regimeDue(run, day) ||
    m.cleanUpDay[row] === day ||
    housekeepingDue(run, day) ||
    m.adaptationDay[row] === day ||
    m.returnDay[row] === day
  );
}

function regimeDue(run: CohortRun, day: number): boolean {
  return run.life.regimeDay[run.life.nextRegime] === day;
}

function housekeepingDue(run: CohortRun, day: number): boolean {
  return run.life.housekeepingDay[run.life.nextHousekeeping] === day;
}

/** Where the flows of the row's cell on a day begin. */
function flowOf(run: CohortRun, row: number, day: number): number {
  return cellDayOf(run, row, day) * FLOW_FIELDS;
}

/** Brings archived mail back, up to a share of the quota. */
function bringBack(run: CohortRun, row: number, day: number): void {
  const { columns: m, work } = run;
  m.returnDay[row] = NEVER;
  const upTo = Math.floor(run.parameters.archive.returnUpTo * run.countsAsBytes[m.level[row]!]!);
  const archive = openingArchiveBytes(run, run.mailboxOf[row]!) + m.archived[row]!;
  const returned = Math.min(archive, Math.max(0, upTo - work[WORK.content]!));
  work[WORK.content]! += returned;
  m.archived[row]! -= returned;
  const flow = flowOf(run, row, day);
  run.tally.flows[flow + FLOW.returnedBytes]! += returned;
  run.tally.flows[flow + FLOW.returns]!++;
}

/** The owner's local archive at the start, in whole bytes: a draw of the owner's nature. */
function openingArchiveBytes(run: CohortRun, mailbox: number): number {
  const archive = run.parameters.archive;
  const holds = uniform(run.key, mailbox, counter1Of(STREAM.holder, 0)) < archive.holderShare;
  if (!holds) return 0;
  const z = normalQuantile(uniform(run.key, mailbox, counter1Of(STREAM.archive, 0)));
  return Math.floor(archive.medianBytes * exp(archive.sigma * z));
}

/**
 * Takes a mailbox down to a target share of its quota. A share of what goes is parked in the local
 * archive, the rest is deleted.
 */
function cleanUp(run: CohortRun, row: number, day: number): void {
  const { columns: m, parameters, work } = run;
  m.cleanUpDay[row] = NEVER;
  const counter = counter1Of(STREAM.cleanUpTarget, m.cleanUpCount[row]!++);
  const { low, high } = parameters.cleanUpTo;
  uniformInto(run.key, run.mailboxOf[row]!, counter, work);
  const target = low + (high - low) * work[WORK.draw]!;
  const targetBytes = Math.floor(target * run.quotaBytes[m.level[row]!]!);
  const removed = work[WORK.content]! - targetBytes;
  // Not a number where the quota has become unlimited and the target is nothing of it.
  if (!(removed > 0)) return;
  work[WORK.content] = targetBytes;
  const parked = Math.floor(removed * parameters.offloadShare);
  m.archived[row]! += parked;
  const flow = flowOf(run, row, day);
  run.tally.flows[flow + FLOW.parkedBytes]! += parked;
  run.tally.flows[flow + FLOW.deletedBytes]! += removed - parked;
  run.tally.flows[flow + FLOW.cleanUps]!++;
}

/** Deletes a share of the content, as owners do now and then. */
function housekeep(run: CohortRun, row: number, day: number): void {
  const { work } = run;
  run.life.nextHousekeeping++;
  const removed = Math.floor(work[WORK.content]! * run.parameters.housekeepingShare);
  work[WORK.content]! -= removed;
  const flow = flowOf(run, row, day);
  run.tally.flows[flow + FLOW.housekeptBytes]! += removed;
  run.tally.flows[flow + FLOW.housekeepings]!++;
}

/** Begins the row's next regime. */
function changeRegime(run: CohortRun, row: number): void {
  run.columns.gross[row] = run.life.regimeGross[run.life.nextRegime++]!;
  run.tally.counts[COUNT.regimes]!++;
}

/** The owner has got used to the quota now in force. */
function adapt(run: CohortRun, row: number): void {
  const m = run.columns;
  m.adaptationDay[row] = NEVER;
  m.adaptedLevel[row] = m.level[row]!;
  run.tally.counts[COUNT.adaptations]!++;
}
