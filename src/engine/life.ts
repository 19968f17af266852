/**
 * The outer life of some mailboxes' owners, drawn ahead: when regimes of traffic begin and what
 * they bring, and when owners do their housekeeping. It never depends on what happens to the
 * mailbox, so it is drawn in bulk, for a few hundred mailboxes at a time.
 */
import { DRAW_BATCH_MAX, DRAW_SLOT_COUNT } from '../random/draw-batch.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniform } from '../random/threefry.ts';
import { readUniform } from '../random/uniform-table.ts';
import { waitDays } from '../random/waits.ts';
import type { CohortRun } from './cohort-run.ts';
import { type Columns, NEVER } from './columns.ts';

const REGIME_WAIT = counter1Of(STREAM.regimeWait, 0);
const REGIME_LEVEL = counter1Of(STREAM.regimeLevel, 0);
const HOUSEKEEPING_WAIT = counter1Of(STREAM.housekeepingWait, 0);

/** Regimes drawn ahead: 12 bytes each, small enough for the processor's second cache. */
const ENTRY_COUNT = 16384;
/** Slots of the batch: the last four for housekeeping, two a regime (wait, level) before them. */
const HOUSEKEEPING_SLOT = DRAW_SLOT_COUNT - 4;
const REGIMES_MAX = HOUSEKEEPING_SLOT / 2;
const HOUSEKEEPINGS_MAX = DRAW_SLOT_COUNT - HOUSEKEEPING_SLOT;

/** Lists of days, mailbox after mailbox, each mailbox's closed by NEVER. */
export interface LifeSchedule {
  readonly regimeDay: Int32Array;
  /** Gross traffic that the regime brings, bytes a unit of C. */
  readonly regimeGross: Float64Array;
  readonly housekeepingDay: Int32Array;
  /** Positions of what the mailbox now simulated has next. */
  nextRegime: number;
  nextHousekeeping: number;
}

export function createLifeSchedule(dayCount: number): LifeSchedule {
  const entryCount = Math.max(ENTRY_COUNT, dayCount + 1);
  return {
    regimeDay: new Int32Array(entryCount),
    regimeGross: new Float64Array(entryCount),
    housekeepingDay: new Int32Array(entryCount),
    nextRegime: 0,
    nextHousekeeping: 0,
  };
}

export interface DaySpan {
  readonly firstDay: number;
  readonly endDay: number;
}

/**
 * Draws what happens before `endDay` for rows from `firstRow` on, as many rows as are sure to have
 * room, at most to `endRow`; returns the first row left out. The columns are moved on to what
 * happens later.
 */
export function scheduleLife(
  run: CohortRun,
  firstRow: number,
  endRow: number,
  days: DaySpan,
): number {
  run.life.nextHousekeeping = 0;
  const bulk = drawInBulk(run, firstRow, Math.min(endRow, firstRow + DRAW_BATCH_MAX), days);
  const nextRow = scheduleRows(run, bulk);
  run.life.nextRegime = 0;
  run.life.nextHousekeeping = 0;
  return nextRow;
}

/** Rows, and how many of each one's next regimes and housekeepings are drawn in bulk. */
interface Bulk {
  readonly firstRow: number;
  readonly endRow: number;
  readonly endDay: number;
  readonly regimes: number;
  readonly housekeepings: number;
}

/** Fills the slots of `run.batch`: waits and levels of regimes in turn, waits of housekeepings. */
function drawInBulk(run: CohortRun, firstRow: number, endRow: number, days: DaySpan): Bulk {
  const { columns: m, batch, key, mailboxOf, parameters } = run;
  const rowCount = endRow - firstRow;
  const regimes = bulkCount(days, parameters.regimeMeanDays, REGIMES_MAX);
  const housekeepings = bulkCount(days, parameters.housekeepingMeanDays, HOUSEKEEPINGS_MAX);
  for (let row = firstRow; row < endRow; row++) {
    batch.mailbox[row - firstRow] = mailboxOf[row]!;
    batch.ordinal[row - firstRow] = m.regimeCount[row]!;
  }
  for (let regime = 0; regime < regimes; regime++) {
    batch.fill(key, rowCount, REGIME_WAIT + regime, 2 * regime);
    batch.fill(key, rowCount, REGIME_LEVEL + regime, 2 * regime + 1);
  }
  for (let row = firstRow; row < endRow; row++) {
    batch.ordinal[row - firstRow] = m.housekeepingCount[row]!;
  }
  for (let index = 0; index < housekeepings; index++) {
    batch.fill(key, rowCount, HOUSEKEEPING_WAIT + index, HOUSEKEEPING_SLOT + index);
  }
  return { firstRow, endRow, endDay: days.endDay, regimes, housekeepings };
}

/**
 * How many draws a mailbox in bulk: the mean number in the days and a standard deviation more; none
 * for days so few that hardly a mailbox has one.
 */
function bulkCount({ firstDay, endDay }: DaySpan, meanDays: number, countMax: number): number {
  const meanCount = (endDay - firstDay) / meanDays;
  if (meanCount < 0.5) return 0;
  return Math.min(countMax, Math.ceil(meanCount + Math.sqrt(meanCount)));
}

/** Schedules the rows of a bulk until either list may have no room; returns the first left out. */
function scheduleRows(run: CohortRun, bulk: Bulk): number {
  const { columns: m, life, regimeLevels, regimeWaits, rateRounder } = run;
  const { firstRow, endRow, endDay, regimes } = bulk;
  const { regimeDay: days, regimeGross: grosses } = life;
  const draws = run.batch.draws;
  const slotSize = DRAW_BATCH_MAX;
  // At most one event of a kind a day, and the mark after the last.
  const lastFirst = days.length - run.dayCount - 1;
  let at = 0;
  let housekeepingAt = 0;
  let row = firstRow;
  for (; row < endRow && at <= lastFirst && housekeepingAt <= lastFirst; row++) {
    const busy = m.busy[row]!;
    const end = lifeEnd(m, row, endDay);
    let day = m.regimeDay[row]!;
    let regime = 0;
    for (let slot = row - firstRow; day < end && regime < regimes; regime++) {
      const x = readUniform(regimeLevels, draws[slot + slotSize]!);
      grosses[at] = busy * x + rateRounder - rateRounder;
      days[at++] = day;
      day += waitDays(regimeWaits, draws[slot]!);
      slot += 2 * slotSize;
    }
    const ordinal = m.regimeCount[row]!;
    for (; day < end; regime++) {
      grosses[at] = drawGross(run, row, ordinal + regime);
      days[at++] = day;
      day += waitDays(regimeWaits, drawOne(run, row, REGIME_WAIT + ordinal + regime));
    }
    days[at++] = NEVER;
    m.regimeDay[row] = day;
    m.regimeCount[row] = ordinal + regime;
    housekeepingAt = scheduleHousekeeping(run, row, bulk);
  }
  return row;
}

/** Adds a row's housekeepings to the list, whose end `life.nextHousekeeping` is meanwhile. */
function scheduleHousekeeping(run: CohortRun, row: number, bulk: Bulk): number {
  const { columns: m, life, housekeepingWaits } = run;
  const { firstRow, housekeepings } = bulk;
  const draws = run.batch.draws;
  const days = life.housekeepingDay;
  let at = life.nextHousekeeping;
  let day = m.housekeepingDay[row]!;
  const end = lifeEnd(m, row, bulk.endDay);
  const ordinal = m.housekeepingCount[row]!;
  let index = 0;
  for (; day < end; index++) {
    const draw =
      index < housekeepings
        ? draws[(HOUSEKEEPING_SLOT + index) * DRAW_BATCH_MAX + row - firstRow]!
        : drawOne(run, row, HOUSEKEEPING_WAIT + ordinal + index);
    days[at++] = day;
    day += waitDays(housekeepingWaits, draw);
  }
  days[at++] = NEVER;
  m.housekeepingDay[row] = day;
  m.housekeepingCount[row] = ordinal + index;
  life.nextHousekeeping = at;
  return at;
}

/** The day before which a row's life is drawn: nothing comes of it once its owner has left. */
function lifeEnd({ leaveDay }: Columns, row: number, endDay: number): number {
  return leaveDay.length > 0 && leaveDay[row]! < endDay ? leaveDay[row]! : endDay;
}

function drawOne(run: CohortRun, row: number, counter1: number): number {
  return uniform(run.key, run.mailboxOf[row]!, counter1);
}

/** Gross traffic of a row's regime, drawn by itself. */
function drawGross(run: CohortRun, row: number, ordinal: number): number {
  const x = readUniform(run.regimeLevels, drawOne(run, row, REGIME_LEVEL + ordinal));
  return run.columns.busy[row]! * x + run.rateRounder - run.rateRounder;
}
