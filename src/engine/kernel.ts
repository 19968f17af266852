/**
 * The kernel: takes mailboxes, one after another, from event to event through a block of days.
 *
 * The loop runs once for each event of each mailbox, about 15 million times for 650,000 mailboxes
 * over three years. It must not allocate, and it must not visit days on which nothing happens. The
 * commonest event, a new regime of a mailbox whose mail flows freely, is handled in the loop; every
 * other one goes through `eventDay`, of which it is a special case.
 */
import { STATE } from '../quota/levels.ts';
import { lognormalMeanOne } from '../random/lognormal.ts';
import { normalQuantile } from '../random/normal.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniformPair } from '../random/threefry.ts';
import { waitDays } from '../random/waits.ts';
import { type CohortRun, THRESHOLD_STRIDE } from './cohort-run.ts';
import type { Columns } from './columns.ts';
import { eventDay } from './event-day.ts';
import { keptShareOf } from './rates.ts';
import { endOfDay } from './state-change.ts';
import { COUNT, groupFirstDay, LEVEL, LEVEL_FIELDS } from './tally.ts';

const REGIME_WAIT = counter1Of(STREAM.regimeWait, 0);
const REGIME_LEVEL = counter1Of(STREAM.regimeLevel, 0);

/** Days [firstDay, endDay) for rows [firstRow, endRow), all of the run's cohort. */
export interface Block {
  readonly firstDay: number;
  readonly endDay: number;
  readonly firstRow: number;
  readonly endRow: number;
}

/** Simulates a block; the rows are as they are at the end of the day before it. */
export function advance(run: CohortRun, block: Block): void {
  const { columns: m, tally, sizes, thresholds, key, parameters, regimeWaits } = run;
  const { base: bases, slope: slopes, gross: grosses, regimeDay: regimeDays } = m;
  const { levels, counts, keptBytes } = tally;
  const cumulative = run.curve.cumulative;
  const endDay = block.endDay;
  const pair = new Float64Array(2);
  for (let row = block.firstRow; row < block.endRow; row++) {
    const mailbox = run.mailboxOf[row]!;
    let day = block.firstDay;
    let sample = 0;
    while (sizes.days[sample]! < day) sample++;
    let otherDue = nextOtherDay(m, row);
    for (;;) {
      const regimeDay = regimeDays[row]!;
      const due = regimeDay < otherDue ? regimeDay : otherDue;
      let eventDayNow = due < endDay ? due : endDay;
      const base = bases[row]!;
      const slope = slopes[row]!;
      const threshold = thresholds[m.level[row]! * THRESHOLD_STRIDE + m.state[row]!]!;
      if (eventDayNow > day && base + slope * cumulative[eventDayNow]! >= threshold) {
        eventDayNow = crossingDay(run, row, day, threshold);
      }
      while (sizes.days[sample]! < eventDayNow) {
        sizes.usedBytes[sample * sizes.rowCount + row] =
          base + slope * cumulative[sizes.days[sample++]! + 1]!;
      }
      if (eventDayNow >= endDay) break;
      day = eventDayNow + 1;
      if (eventDayNow !== regimeDay || regimeDay >= otherDue || m.state[row]! > STATE.warned) {
        eventDay(run, row, eventDayNow);
        otherDue = nextOtherDay(m, row);
        continue;
      }
      const ordinal = m.regimeCount[row]!++;
      uniformPair(key, mailbox, REGIME_WAIT + ordinal, REGIME_LEVEL + ordinal, pair);
      const x = lognormalMeanOne(parameters.regimesSigma, normalQuantile(pair[1]!));
      const gross = m.busy[row]! * x + run.rateRounder - run.rateRounder;
      const newSlope = keptShareOf(run, row) * gross + run.rateRounder - run.rateRounder;
      const content = Math.floor(base + slope * cumulative[regimeDay]!);
      const newBase = Math.ceil(content - newSlope * cumulative[regimeDay]!);
      const group = groupFirstDay(tally, run.cohort, m.changedBy[row]!);
      const at = (group + regimeDay) * LEVEL_FIELDS;
      levels[at + LEVEL.base]! += newBase - base;
      levels[at + LEVEL.slope]! += newSlope - slope;
      levels[at + LEVEL.gross]! += gross - grosses[row]!;
      keptBytes[run.cohort]! += content - m.settled[row]!;
      counts[COUNT.regimes]!++;
      m.settled[row] = content;
      bases[row] = newBase;
      slopes[row] = newSlope;
      grosses[row] = gross;
      regimeDays[row] = regimeDay + waitDays(regimeWaits, pair[0]!);
      if (newBase + newSlope * cumulative[regimeDay + 1]! >= threshold) {
        endOfDay(run, row, regimeDay, m.state[row]!);
        otherDue = nextOtherDay(m, row);
      }
    }
  }
}

/** The first day on which anything but a new regime is due. */
function nextOtherDay(m: Columns, row: number): number {
  let day = m.housekeepingDay[row]!;
  if (m.cleanUpDay[row]! < day) day = m.cleanUpDay[row]!;
  if (m.adaptationDay[row]! < day) day = m.adaptationDay[row]!;
  if (m.returnDay[row]! < day) day = m.returnDay[row]!;
  if (m.changeDay[row]! < day) day = m.changeDay[row]!;
  return day;
}

/**
 * The least day from `firstDay` on at whose end the row's content reaches the threshold, by the
 * definition: the guide only proposes a day. The caller knows that there is one.
 */
function crossingDay(run: CohortRun, row: number, firstDay: number, threshold: number): number {
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
