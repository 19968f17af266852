/** Day totals: the tally's differences added up, one multiplication a cohort and day. */
import type { DemandCurve } from '../demand/curves.ts';
import { type CellRange, cellsOfCohort } from '../plan/cells.ts';
import {
  COUNT,
  cellFirstDay,
  FLOW,
  FLOW_FIELDS,
  LEVEL,
  LEVEL_FIELDS,
  type Tally,
} from './tally.ts';
import type { DayTotals, EventCounts } from './trace.ts';

/** Running sums over cells, up to a day. */
export interface CellSums {
  readonly levels: Float64Array;
  /** Differences of levels accumulate (mailboxes, quotas); true flows are the day's own. */
  readonly flows: Float64Array;
}

const LASTING = [
  ...[FLOW.mailboxes, FLOW.committedBytes, FLOW.unlimited],
  ...[FLOW.copyBytes, FLOW.copies],
];

/** By field of the flows: whether its values are differences that last. */
const LASTS = Array.from({ length: FLOW_FIELDS }, (_, field) =>
  LASTING.some((lasting) => lasting === field),
);

/**
 * Calls `visit` for every day in order with the sums of the cells at its end; day `dayCount` holds
 * what the events of the last day changed for the day after. The sums are the same object every
 * time.
 *
 * The cells are added up first, each from end to end as it lies in memory: where few mailboxes are
 * simulated this is much of the work.
 */
export function forEachDay(
  tally: Tally,
  cells: CellRange,
  visit: (day: number, sums: CellSums) => void,
): void {
  const levels = sumOfCells(tally, cells, { entries: tally.levels, fieldCount: LEVEL_FIELDS });
  const flows = sumOfCells(tally, cells, { entries: tally.flows, fieldCount: FLOW_FIELDS });
  const sums = {
    levels: new Float64Array(LEVEL_FIELDS),
    flows: new Float64Array(FLOW_FIELDS),
  };
  for (let day = 0; day <= tally.dayCount; day++) {
    for (let field = 0; field < LEVEL_FIELDS; field++) {
      sums.levels[field]! += levels[day * LEVEL_FIELDS + field]!;
    }
    for (let field = 0; field < FLOW_FIELDS; field++) {
      const value = flows[day * FLOW_FIELDS + field]!;
      sums.flows[field] = LASTS[field] ? sums.flows[field]! + value : value;
    }
    visit(day, sums);
  }
}

/** The entries of cells added up, at day * fieldCount + field; to be read only. */
function sumOfCells(
  tally: Tally,
  { firstCell, endCell }: CellRange,
  { entries, fieldCount }: { readonly entries: Float64Array; readonly fieldCount: number },
): Float64Array {
  const length = (tally.dayCount + 1) * fieldCount;
  let first = cellFirstDay(tally, firstCell) * fieldCount;
  if (endCell - firstCell === 1) return entries.subarray(first, first + length);
  const sum = entries.slice(first, first + length);
  for (let cell = firstCell + 1; cell < endCell; cell++) {
    first += length;
    for (let at = 0; at < length; at++) sum[at]! += entries[first + at]!;
  }
  return sum;
}

/** The day totals of a cohort whose traffic follows the curve. */
export function dayTotals(tally: Tally, cohort: number, curve: DemandCurve): DayTotals {
  const totals = emptyTotals(tally.dayCount);
  forEachDay(tally, cellsOfCohort(tally, cohort), (day, { levels, flows }) => {
    if (day === tally.dayCount) return;
    const daily = curve.daily[day]!;
    const overflow = flows[FLOW.overflowBytes]!;
    totals.usedBytes[day] =
      levels[LEVEL.base]! + levels[LEVEL.slope]! * curve.cumulative[day + 1]! - overflow;
    totals.grossBytes[day] = levels[LEVEL.gross]! * daily;
    totals.keptBytes[day] = levels[LEVEL.slope]! * daily - overflow;
    totals.bouncedBytes[day] = levels[LEVEL.bounced]! * daily + flows[FLOW.overflowBouncedBytes]!;
    totals.suppressedBytes[day] =
      levels[LEVEL.suppressed]! * daily + flows[FLOW.overflowSuppressedBytes]!;
    totals.triagedBytes[day] =
      totals.grossBytes[day]! -
      totals.keptBytes[day]! -
      totals.bouncedBytes[day]! -
      totals.suppressedBytes[day]!;
    totals.mailboxCount[day] = flows[FLOW.mailboxes]!;
    totals.committedBytes[day] = flows[FLOW.committedBytes]!;
    totals.unlimitedCount[day] = flows[FLOW.unlimited]!;
    totals.warnedCount[day] = levels[LEVEL.warned]!;
    totals.sendBlockedCount[day] = levels[LEVEL.sendBlocked]!;
    totals.fullCount[day] = levels[LEVEL.full]!;
    totals.okCount[day] =
      flows[FLOW.mailboxes]! -
      levels[LEVEL.warned]! -
      levels[LEVEL.sendBlocked]! -
      levels[LEVEL.full]!;
    totals.deletedBytes[day] = flows[FLOW.deletedBytes]!;
    totals.parkedBytes[day] = flows[FLOW.parkedBytes]!;
    totals.housekeptBytes[day] = flows[FLOW.housekeptBytes]!;
    totals.returnedBytes[day] = flows[FLOW.returnedBytes]!;
    totals.cleanUpCount[day] = flows[FLOW.cleanUps]!;
    totals.contactCount[day] = flows[FLOW.contacts]!;
    totals.changeCount[day] = flows[FLOW.changes]!;
    totals.upgradeCount[day] = flows[FLOW.upgrades]!;
    totals.joinedCount[day] = flows[FLOW.joins]!;
    totals.leaverCount[day] = flows[FLOW.leaves]!;
    totals.importedBytes[day] = flows[FLOW.importedBytes]!;
    totals.freedBytes[day] = flows[FLOW.freedBytes]!;
    totals.movedBytes[day] = flows[FLOW.movedBytes]!;
    totals.movedCount[day] = flows[FLOW.moves]!;
    totals.copyBytes[day] = flows[FLOW.copyBytes]!;
    totals.copyCount[day] = flows[FLOW.copies]!;
  });
  return totals;
}

function emptyTotals(dayCount: number): DayTotals {
  const days = () => new Float64Array(dayCount);
  return {
    usedBytes: days(),
    committedBytes: days(),
    mailboxCount: days(),
    unlimitedCount: days(),
    okCount: days(),
    warnedCount: days(),
    sendBlockedCount: days(),
    fullCount: days(),
    grossBytes: days(),
    keptBytes: days(),
    triagedBytes: days(),
    bouncedBytes: days(),
    suppressedBytes: days(),
    deletedBytes: days(),
    parkedBytes: days(),
    housekeptBytes: days(),
    returnedBytes: days(),
    cleanUpCount: days(),
    contactCount: days(),
    changeCount: days(),
    upgradeCount: days(),
    joinedCount: days(),
    leaverCount: days(),
    importedBytes: days(),
    freedBytes: days(),
    movedBytes: days(),
    movedCount: days(),
    copyBytes: days(),
    copyCount: days(),
  };
}

/** By field of the flows: the sum over all days, of one cohort or of all. */
export function flowSums(tally: Tally, cohort?: number): Float64Array {
  const cells = cohort === undefined ? null : cellsOfCohort(tally, cohort);
  const first = cells === null ? 0 : cellFirstDay(tally, cells.firstCell) * FLOW_FIELDS;
  const end =
    cells === null ? tally.flows.length : cellFirstDay(tally, cells.endCell) * FLOW_FIELDS;
  const sums = new Float64Array(FLOW_FIELDS);
  for (let at = first; at < end; at += FLOW_FIELDS) {
    for (let field = 0; field < FLOW_FIELDS; field++) sums[field]! += tally.flows[at + field]!;
  }
  return sums;
}

export function eventCounts(tally: Tally): EventCounts {
  const counted = (kind: number): number => tally.counts[kind]!;
  const sums = flowSums(tally);
  const flown = (field: number): number => sums[field]!;
  return {
    regimes: counted(COUNT.regimes),
    housekeepings: flown(FLOW.housekeepings),
    cleanUps: flown(FLOW.cleanUps),
    adaptations: counted(COUNT.adaptations),
    returns: flown(FLOW.returns),
    changes: flown(FLOW.changes),
    warned: counted(COUNT.warned),
    sendBlocked: counted(COUNT.sendBlocked),
    full: counted(COUNT.full),
    overflows: counted(COUNT.overflows),
    contacts: flown(FLOW.contacts),
    upgrades: flown(FLOW.upgrades),
    joined: flown(FLOW.joins),
    left: flown(FLOW.leaves),
    moves: flown(FLOW.moves),
  };
}
