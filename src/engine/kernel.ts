/**
 * The kernel: takes mailboxes, one after another, from event to event through a block of days.
 *
 * The loop runs once for each event of each mailbox, about 10 million times for 650,000 mailboxes
 * over three years. It must not allocate (a double handed to a function that is not inlined is
 * allocated), and it must not visit days on which nothing happens. The commonest event, a new
 * regime of a mailbox whose mail flows freely, is handled in the loop, with the row's numbers in
 * local variables; every other one goes through `eventDay`, of which it is a special case.
 */
import { STATE } from '../quota/levels.ts';
import { type CohortRun, THRESHOLD_STRIDE } from './cohort-run.ts';
import { type Columns, NEVER } from './columns.ts';
import { eventDay } from './event-day.ts';
import { scheduleLife } from './life.ts';
import { endOfDay } from './state-change.ts';
import { COUNT, FLOW, FLOW_FIELDS, LEVEL, LEVEL_FIELDS } from './tally.ts';

/** Days [firstDay, endDay) for rows [firstRow, endRow), all of the run's cohort. */
export interface Block {
  readonly firstDay: number;
  readonly endDay: number;
  readonly firstRow: number;
  readonly endRow: number;
}

/** Simulates a block; the rows are as they are at the end of the day before it. */
export function advance(run: CohortRun, block: Block): void {
  const { firstDay, endDay, endRow } = block;
  for (let row = block.firstRow; row < endRow; ) {
    const nextRow = scheduleLife(run, row, endRow, block);
    advanceRows(run, { firstDay, endDay, firstRow: row, endRow: nextRow });
    row = nextRow;
  }
}

/** Rows whose owners' outer life is scheduled. */
function advanceRows(run: CohortRun, block: Block): void {
  const { columns: m, life, sizes, thresholds, tally, cohort, parameters, levelCount } = run;
  const { firstDay, endDay } = block;
  const { regimeDay: regimeDays, regimeGross: regimeGrosses } = life;
  const { housekeepingDay: housekeepingDays } = life;
  const { levels, flows } = tally;
  const cellDays = run.dayCount + 1;
  const cumulative = run.curve.cumulative;
  const { keptShare: keptShares, housekeepingShare } = parameters;
  const rounder = run.rateRounder;
  const { days: sampleDays, usedBytes: sampledBytes, rowCount } = sizes;
  // An imported constant is looked up at every use; a local one is not.
  const [BASE, SLOPE, GROSS] = [LEVEL.base, LEVEL.slope, LEVEL.gross];
  const [HOUSEKEPT, HOUSEKEEPINGS] = [FLOW.housekeptBytes, FLOW.housekeepings];
  const [FIELDS, FLOWS, STRIDE] = [LEVEL_FIELDS, FLOW_FIELDS, THRESHOLD_STRIDE];
  const [WARNED, NOT_DUE] = [STATE.warned, NEVER];
  const firstSample = sampleFrom(sampleDays, firstDay);
  let keptBytes = 0;
  let regimeCount = 0;
  let adaptationCount = 0;
  for (let row = block.firstRow; row < block.endRow; row++) {
    let from = firstDay;
    let sample = firstSample;
    for (;;) {
      const reactionDay = nextReactionDay(m, row, endDay);
      const cellDay = m.cell[row]! * cellDays;
      const level = m.level[row]!;
      const state = m.state[row]!;
      const freeUntil = state <= WARNED ? reactionDay : -1;
      const upper = thresholds[level * STRIDE + state]!;
      const lower = state === WARNED ? thresholds[level * STRIDE]! : -1;
      const firstLevel = m.firstLevel[row]! * levelCount;
      let keptShare = keptShares[firstLevel + m.adaptedLevel[row]!]!;
      let adaptationDay = m.adaptationDay[row]!;
      let base = m.base[row]!;
      let slope = m.slope[row]!;
      let gross = m.gross[row]!;
      let settled = m.settled[row]!;
      let nextRegime = life.nextRegime;
      let nextHousekeeping = life.nextHousekeeping;
      let day = 0;
      let changesState = false;
      for (;;) {
        const regimeDay = regimeDays[nextRegime]!;
        const housekeepingDay = housekeepingDays[nextHousekeeping]!;
        day = regimeDay < housekeepingDay ? regimeDay : housekeepingDay;
        if (adaptationDay < day) day = adaptationDay;
        if (reactionDay < day) day = reactionDay;
        const before = cumulative[day]!;
        const used = base + slope * before;
        if (used >= upper && day > from) {
          m.base[row] = base;
          m.slope[row] = slope;
          day = crossingDay(run, row, from, upper);
          changesState = true;
        }
        while (sampleDays[sample]! < day) {
          const sampled = cumulative[sampleDays[sample]! + 1]!;
          sampledBytes[sample++ * rowCount + row] = base + slope * sampled;
        }
        from = day + 1;
        if (changesState || day >= freeUntil) break;
        let content = Math.floor(used);
        keptBytes += content - settled;
        const grossBefore = gross;
        if (day === housekeepingDay) {
          nextHousekeeping++;
          const removed = Math.floor(content * housekeepingShare);
          content -= removed;
          const flow = (cellDay + day) * FLOWS;
          flows[flow + HOUSEKEPT]! += removed;
          flows[flow + HOUSEKEEPINGS]!++;
        }
        if (day === regimeDay) {
          gross = regimeGrosses[nextRegime++]!;
          regimeCount++;
        }
        if (day === adaptationDay) {
          adaptationDay = NOT_DUE;
          keptShare = keptShares[firstLevel + level]!;
          adaptationCount++;
        }
        const newSlope = keptShare * gross + rounder - rounder;
        const newBase = Math.ceil(content - newSlope * before);
        const at = (cellDay + day) * FIELDS;
        levels[at + BASE]! += newBase - base;
        levels[at + SLOPE]! += newSlope - slope;
        levels[at + GROSS]! += gross - grossBefore;
        settled = content;
        base = newBase;
        slope = newSlope;
        const usedAtEnd = base + slope * cumulative[from]!;
        if (usedAtEnd >= upper || usedAtEnd < lower) {
          changesState = true;
          break;
        }
      }
      m.base[row] = base;
      m.slope[row] = slope;
      m.gross[row] = gross;
      m.settled[row] = settled;
      if (adaptationDay !== m.adaptationDay[row]) {
        m.adaptationDay[row] = adaptationDay;
        m.adaptedLevel[row] = level;
      }
      life.nextRegime = nextRegime;
      life.nextHousekeeping = nextHousekeeping;
      if (changesState) endOfDay(run, row, day, state);
      else if (day >= endDay) break;
      else eventDay(run, row, day);
    }
    life.nextRegime++;
    life.nextHousekeeping++;
  }
  tally.keptBytes[cohort]! += keptBytes;
  tally.counts[COUNT.regimes]! += regimeCount;
  tally.counts[COUNT.adaptations]! += adaptationCount;
}

function sampleFrom(days: Int32Array, firstDay: number): number {
  let sample = 0;
  while (days[sample]! < firstDay) sample++;
  return sample;
}

/** The first day, at most `endDay`, for which something is decided or on which an owner reacts. */
function nextReactionDay(m: Columns, row: number, endDay: number): number {
  let day = endDay;
  if (m.cleanUpDay[row]! < day) day = m.cleanUpDay[row]!;
  if (m.returnDay[row]! < day) day = m.returnDay[row]!;
  if (m.dueDay[row]! < day) day = m.dueDay[row]!;
  return day;
}

/**
 * The least day from `firstDay` on at whose end the row's content reaches the threshold, by the
 * definition: the guide only proposes a day. The caller knows that there is one.
 */
export function crossingDay(
  run: CohortRun,
  row: number,
  firstDay: number,
  threshold: number,
): number {
  const { guide, curve } = run;
  const cumulative = curve.cumulative;
  const base = run.columns.base[row]!;
  const slope = run.columns.slope[row]!;
  const step = Math.floor(((threshold - base) / slope) * guide.stepsPerUnit);
  const last = guide.day.length - 1;
  let day = guide.day[step > 0 ? (step < last ? step : last) : 0]!;
  if (day < firstDay) day = firstDay;
  while (day > firstDay && base + slope * cumulative[day]! >= threshold) day--;
  while (base + slope * cumulative[day + 1]! < threshold) day++;
  return day;
}
