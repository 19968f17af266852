/**
 * The opening: each mailbox as it is at the end of day -1, from draws of its owner's nature.
 */
import type { Plan } from '../plan/plan.ts';
import { STATE, type StateIndex, stateOf } from '../quota/levels.ts';
import { DRAW_BATCH_MAX } from '../random/draw-batch.ts';
import { readNormal } from '../random/normal-table.ts';
import { readQuantile } from '../random/quantile-table.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { readUniform } from '../random/uniform-table.ts';
import { waitDays } from '../random/waits.ts';
import type { CohortRun } from './cohort-run.ts';
import { NEVER, type RowRange } from './columns.ts';
import { refreshDueDay } from './due-day.ts';
import { leaveDayOf } from './leaving.ts';
import { joinDayOf, NO_CONTENT, PRESENCE } from './presence.ts';
import { addOpening } from './rates.ts';
import { enterRequests } from './requests.ts';
import { drawCleanUpWait } from './state-change.ts';

/** Streams of the opening's draws, in the order of their slots in the batch. */
const OPENING_STREAMS = [
  STREAM.busy,
  STREAM.fill,
  STREAM.regimeWait,
  STREAM.regimeLevel,
  STREAM.housekeepingWait,
] as const;

/** The slot of the draw that tells when an owner leaves. */
const LEAVING_SLOT = OPENING_STREAMS.length;

/** The last day before the horizon: waits drawn for the opening run from here. */
const OPENING_DAY = -1;

/** Fills the columns of rows that belong to the run's cohort and enters them in the tally. */
export function openMailboxes(run: CohortRun, plan: Plan, range: RowRange): void {
  clearPending(run, range);
  const { firstRow, endRow } = range;
  for (let row = firstRow; row < endRow; row += DRAW_BATCH_MAX) {
    const rows = { firstRow: row, endRow: Math.min(endRow, row + DRAW_BATCH_MAX) };
    drawOpening(run, rows);
    openBatch(run, plan, rows);
  }
}

function drawOpening(run: CohortRun, { firstRow, endRow }: RowRange): void {
  const { batch, key, mailboxOf } = run;
  batch.ordinal.fill(0);
  for (let row = firstRow; row < endRow; row++) batch.mailbox[row - firstRow] = mailboxOf[row]!;
  OPENING_STREAMS.forEach((stream, slot) => {
    batch.fill(key, endRow - firstRow, counter1Of(stream, 0), slot);
  });
  if (run.presence === null) return;
  batch.fill(key, endRow - firstRow, counter1Of(STREAM.leaving, 0), LEAVING_SLOT);
}

/**
 * Opens rows whose draws are in the batch. Traffic is tied to the tier, and the fill to the
 * traffic, by correlated normal scores.
 */
function openBatch(run: CohortRun, plan: Plan, { firstRow, endRow }: RowRange): void {
  const { columns: m, parameters, mailboxOf, rateRounder, countsAsBytes } = run;
  const { tierOf, tierScore } = plan.population;
  const { levelOfTier, levels } = plan.quota;
  const [busyDraw, fillDraw, waitDraw, levelDraw, housekeepingDraw] = OPENING_STREAMS.map(
    (_, slot) => run.batch.draws.subarray(slot * DRAW_BATCH_MAX, (slot + 1) * DRAW_BATCH_MAX),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const tierWeight = parameters.busyTierCorrelation;
  const ownWeight = Math.sqrt(1 - tierWeight * tierWeight);
  const busyWeight = parameters.fillBusyCorrelation;
  const fillWeight = Math.sqrt(1 - busyWeight * busyWeight);
  for (let row = firstRow; row < endRow; row++) {
    const mailbox = mailboxOf[row]!;
    const entry = row - firstRow;
    const busyScore = tierWeight * tierScore[mailbox]! + ownWeight * readNormal(busyDraw[entry]!);
    const fillScore = busyWeight * busyScore + fillWeight * readNormal(fillDraw[entry]!);
    const level = levelOfTier[tierOf[mailbox]!]!;
    const quotaLevel = levels[level]!;
    const fillBytes = Math.floor(readQuantile(parameters.fill, fillScore) * countsAsBytes[level]!);
    const used = Math.min(Math.max(0, fillBytes), quotaLevel.receiveBytes);
    const busy = run.grossBytesPerDay * readQuantile(parameters.busy, busyScore);
    const x = readUniform(run.regimeLevels, levelDraw[entry]!);
    m.busy[row] = busy;
    m.gross[row] = busy * x + rateRounder - rateRounder;
    m.firstLevel[row] = level;
    m.level[row] = level;
    m.adaptedLevel[row] = level;
    if (m.tier.length > 0) m.tier[row] = tierOf[mailbox]!;
    const birthDay = run.presence === null ? OPENING_DAY : openPresence(run, row, entry);
    m.regimeDay[row] = birthDay + waitDays(run.regimeWaits, waitDraw[entry]!);
    m.housekeepingDay[row] = birthDay + waitDays(run.housekeepingWaits, housekeepingDraw[entry]!);
    if (birthDay === OPENING_DAY) openContent(run, row, used, stateOf(quotaLevel, used));
    else openAbsent(run, row);
    refreshDueDay(m, row);
  }
}

/** Notes when an owner leaves; returns the day from which waits count, of a joiner its first. */
function openPresence(run: CohortRun, row: number, entry: number): number {
  const { columns: m, presence: rules, batch } = run;
  const joinDay = joinDayOf(rules!, run.mailboxOf[row]!);
  const u = batch.draws[LEAVING_SLOT * DRAW_BATCH_MAX + entry]!;
  const leaveDay = leaveDayOf(rules!.hazardSums, u, joinDay);
  m.leaveDay[row] = leaveDay;
  m.presence[row] = joinDay === OPENING_DAY ? PRESENCE.present : PRESENCE.absent;
  m.presenceDay[row] = joinDay === OPENING_DAY ? leaveDay : joinDay;
  return joinDay;
}

/** A mailbox that is there, with its state as it has come into it on the eve of day 0. */
function openContent(run: CohortRun, row: number, used: number, state: StateIndex): void {
  const m = run.columns;
  m.settled[row] = used;
  m.state[row] = state;
  if (state !== STATE.ok) {
    drawCleanUpWait(run, row, OPENING_DAY);
    enterRequests(run, row, OPENING_DAY, STATE.ok);
  }
  addOpening(run, row, 0);
}

/** One that joins later: in no tally until then. */
function openAbsent({ columns: m }: CohortRun, row: number): void {
  m.settled[row] = 0;
  m.base[row] = NO_CONTENT;
  m.slope[row] = 0;
  m.state[row] = STATE.ok;
}

/** Nothing is pending, nothing has happened yet; the first regime and housekeeping are drawn. */
function clearPending(run: CohortRun, { firstRow, endRow }: RowRange): void {
  const m = run.columns;
  for (const column of [m.cleanUpDay, m.adaptationDay, m.returnDay, m.changeDay]) {
    column.fill(NEVER, firstRow, endRow);
  }
  m.change.fill(0, firstRow, endRow);
  m.regime.fill(0, firstRow, endRow);
  // Columns that a plan of the same mailboxes without stages does not use are cleared all the same.
  if (m.moveDay.length > 0) {
    m.movedBy.fill(0, firstRow, endRow);
    m.moveDay.fill(NEVER, firstRow, endRow);
    m.copyDay.fill(NEVER, firstRow, endRow);
    m.copyBytes.fill(0, firstRow, endRow);
  }
  for (let first = 0; first < m.requestDay.length; first += m.rowCount) {
    m.requestDay.fill(NEVER, first + firstRow, first + endRow);
    m.requestCount.fill(0, first + firstRow, first + endRow);
  }
  m.contactDay.fill(-NEVER, firstRow, endRow);
  m.regimeCount.fill(1, firstRow, endRow);
  m.housekeepingCount.fill(1, firstRow, endRow);
  for (const column of [m.cleanUpWaitCount, m.cleanUpCount, m.contactCount, m.changeCount]) {
    column.fill(0, firstRow, endRow);
  }
  m.archived.fill(0, firstRow, endRow);
}
