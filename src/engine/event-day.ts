/**
 * A day on which something of its own happens to a mailbox, in the fixed order: the quota changes;
 * jumps act on the content of the end of yesterday (archive return, clean-up, housekeeping); regime,
 * adaptation and quota set today's rates; mail arrives; the day ends.
 */
import { exp } from '../random/exp.ts';
import { lognormalMeanOne } from '../random/lognormal.ts';
import { normalQuantile } from '../random/normal.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniform } from '../random/threefry.ts';
import { waitDays } from '../random/waits.ts';
import { type CohortRun, THRESHOLD_STRIDE } from './cohort-run.ts';
import { NEVER } from './columns.ts';
import { addToGroup, setRates } from './rates.ts';
import { endOfDay, stateAt } from './state-change.ts';
import { COUNT, FLOW, FLOW_FIELDS, groupFirstDay } from './tally.ts';

/** Simulates one day of a row, whatever is due on it; also a day of which only the end matters. */
export function eventDay(run: CohortRun, row: number, day: number): void {
  const m = run.columns;
  let effect = m.state[row]!;
  const grossBefore = m.gross[row]!;
  const quotaChanges = m.changeDay[row] === day && changeQuota(run, row, day);
  if (quotaChanges || somethingDue(run, row, day)) {
    let content = Math.floor(m.base[row]! + m.slope[row]! * run.curve.cumulative[day]!);
    run.tally.keptBytes[run.cohort]! += content - m.settled[row]!;
    if (m.returnDay[row] === day) content += bringBack(run, row, day, content);
    if (m.cleanUpDay[row] === day) content -= cleanUp(run, row, day, content);
    if (m.housekeepingDay[row] === day) content -= housekeep(run, row, day, content);
    if (m.regimeDay[row] === day) changeRegime(run, row, day);
    if (m.adaptationDay[row] === day) adapt(run, row);
    const before = effect;
    if (quotaChanges) effect = stateAt(run, m.level[row]! * THRESHOLD_STRIDE, content);
    m.settled[row] = content;
    setRates(run, row, day, content, { before, after: effect, grossBefore });
  }
  endOfDay(run, row, day, effect);
}

function somethingDue(run: CohortRun, row: number, day: number): boolean {
  const m = run.columns;
  return (
    m.regimeDay[row] === day ||
    m.cleanUpDay[row] === day ||
    m.housekeepingDay[row] === day ||
    m.adaptationDay[row] === day ||
    m.returnDay[row] === day
  );
}

/** Adds to a flow of a row's group on a day. */
function addFlow(run: CohortRun, row: number, day: number, field: number, amount: number): void {
  const groupDay = groupFirstDay(run.tally, run.cohort, run.columns.changedBy[row]!) + day;
  run.tally.flows[groupDay * FLOW_FIELDS + field]! += amount;
}

/**
 * Gives a row the quota of its stage; false, and nothing happens, if it has that quota already. The
 * owner will adapt to the new one, and after an increase may bring archived mail back.
 */
function changeQuota(run: CohortRun, row: number, day: number): boolean {
  const m = run.columns;
  const mailbox = run.mailboxOf[row]!;
  const stage = m.changeStage[row]!;
  const levelBefore = m.level[row]!;
  const level = run.levelAfter[stage * run.tierCount + run.tierOf[mailbox]!]!;
  if (level === levelBefore) return false;
  addToGroup(run, row, { day, sign: -1 });
  m.changedBy[row] = stage + 1;
  m.level[row] = level;
  addToGroup(run, row, { day, sign: 1 });
  addFlow(run, row, day, FLOW.changes, 1);
  const ordinal = m.changeCount[row]!++;
  const delay = uniform(run.key, mailbox, counter1Of(STREAM.adaptationDelay, ordinal));
  m.adaptationDay[row] = day + waitDays(run.adaptationWaits, delay);
  if (run.quotaBytes[level]! > run.quotaBytes[levelBefore]!) {
    const choice = uniform(run.key, mailbox, counter1Of(STREAM.returnChoice, ordinal));
    if (choice < run.parameters.archive.returnShare) {
      const wait = uniform(run.key, mailbox, counter1Of(STREAM.returnDelay, ordinal));
      m.returnDay[row] = day + waitDays(run.returnWaits, wait);
    }
  }
  return true;
}

/** Brings archived mail back, up to a share of the quota; returns the bytes. */
function bringBack(run: CohortRun, row: number, day: number, content: number): number {
  const m = run.columns;
  m.returnDay[row] = NEVER;
  const upTo = Math.floor(run.parameters.archive.returnUpTo * run.countsAsBytes[m.level[row]!]!);
  const archive = openingArchiveBytes(run, run.mailboxOf[row]!) + m.archived[row]!;
  const returned = Math.min(archive, Math.max(0, upTo - content));
  m.archived[row]! -= returned;
  addFlow(run, row, day, FLOW.returnedBytes, returned);
  addFlow(run, row, day, FLOW.returns, 1);
  return returned;
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
 * Takes a mailbox down to a target share of its quota; returns the bytes that went. A share of them
 * is parked in the local archive, the rest is deleted.
 */
function cleanUp(run: CohortRun, row: number, day: number, content: number): number {
  const { columns: m, parameters } = run;
  m.cleanUpDay[row] = NEVER;
  const counter = counter1Of(STREAM.cleanUpTarget, m.cleanUpCount[row]!++);
  const { low, high } = parameters.cleanUpTo;
  const target = low + (high - low) * uniform(run.key, run.mailboxOf[row]!, counter);
  const targetBytes = Math.floor(target * run.quotaBytes[m.level[row]!]!);
  if (content <= targetBytes) return 0;
  const removed = content - targetBytes;
  const parked = Math.floor(removed * parameters.offloadShare);
  m.archived[row]! += parked;
  addFlow(run, row, day, FLOW.parkedBytes, parked);
  addFlow(run, row, day, FLOW.deletedBytes, removed - parked);
  addFlow(run, row, day, FLOW.cleanUps, 1);
  return removed;
}

/** Deletes a share of the content, as owners do now and then; returns the bytes. */
function housekeep(run: CohortRun, row: number, day: number, content: number): number {
  const m = run.columns;
  const counter = counter1Of(STREAM.housekeepingWait, m.housekeepingCount[row]!++);
  const draw = uniform(run.key, run.mailboxOf[row]!, counter);
  m.housekeepingDay[row] = day + waitDays(run.housekeepingWaits, draw);
  const removed = Math.floor(content * run.parameters.housekeepingShare);
  addFlow(run, row, day, FLOW.housekeptBytes, removed);
  addFlow(run, row, day, FLOW.housekeepings, 1);
  return removed;
}

/** Begins the row's next regime: how busy its owner is from now on, and until when. */
function changeRegime(run: CohortRun, row: number, day: number): void {
  const m = run.columns;
  const mailbox = run.mailboxOf[row]!;
  const ordinal = m.regimeCount[row]!++;
  const level = uniform(run.key, mailbox, counter1Of(STREAM.regimeLevel, ordinal));
  const x = lognormalMeanOne(run.parameters.regimesSigma, normalQuantile(level));
  m.gross[row] = m.busy[row]! * x + run.rateRounder - run.rateRounder;
  const wait = uniform(run.key, mailbox, counter1Of(STREAM.regimeWait, ordinal));
  m.regimeDay[row] = day + waitDays(run.regimeWaits, wait);
  run.tally.counts[COUNT.regimes]!++;
}

/** The owner has got used to the quota now in force. */
function adapt(run: CohortRun, row: number): void {
  const m = run.columns;
  m.adaptationDay[row] = NEVER;
  m.adaptedLevel[row] = m.level[row]!;
  run.tally.counts[COUNT.adaptations]!++;
}
