/**
 * The master check: in whole numbers, that nothing was lost or counted twice. A replication that
 * fails it has met a fault in headroom, and the run publishes nothing.
 */
import { STATE } from '../quota/levels.ts';
import type { CohortRun } from './cohort-run.ts';
import type { RowRange } from './columns.ts';
import { inexactness, isExact } from './exactness.ts';
import { bouncedRate, suppressedRate } from './rates.ts';
import { COUNT, FLOW, LEVEL, LEVEL_FIELDS } from './tally.ts';
import { cellsOf, flowSums, forEachDay } from './totals.ts';
import type { BytesLedger, DayTotals } from './trace.ts';

/** Whole bytes of content of the rows at the end of day -1, before anything happens. */
export function openingBytes(run: CohortRun, rows: RowRange): number {
  let sum = 0;
  for (let row = rows.firstRow; row < rows.endRow; row++) sum += run.columns.settled[row]!;
  return sum;
}

/** Counts what the rows kept since their last event, so that the ledger holds all days. */
function settleRows(run: CohortRun, rows: RowRange): void {
  const { columns: m, tally, curve } = run;
  const last = curve.cumulative[run.dayCount]!;
  for (let row = rows.firstRow; row < rows.endRow; row++) {
    const content = Math.floor(m.base[row]! + m.slope[row]! * last);
    tally.keptBytes[run.cohort]! += content - m.settled[row]!;
    m.settled[row] = content;
  }
}

/**
 * Checks one cohort after its last day and returns its ledger.
 *
 * opening + kept + returned = closing + deleted + parked + housekept; every running sum of the
 * tally equals the sum over the mailboxes as they are at the end; the kept mail of the day totals
 * differs from that of the ledger by no more than the rounding of the events, and with what bounced
 * and what was suppressed it does not exceed gross traffic.
 *
 * @throws Error that names the identity that does not hold; InputFaults where a sum is too large
 *   to be exact.
 */
export function checkCohort(
  run: CohortRun,
  rows: RowRange,
  { opening, totals }: { readonly opening: number; readonly totals: DayTotals },
): BytesLedger {
  settleRows(run, rows);
  const flows = flowSums(run.tally, run.cohort);
  const flow = (field: number): number => flows[field]!;
  const ledger: BytesLedger = {
    openingBytes: opening,
    keptBytes: run.tally.keptBytes[run.cohort]!,
    returnedBytes: flow(FLOW.returnedBytes),
    importedBytes: 0,
    deletedBytes: flow(FLOW.deletedBytes),
    parkedBytes: flow(FLOW.parkedBytes),
    housekeptBytes: flow(FLOW.housekeptBytes),
    freedBytes: 0,
    closingBytes: openingBytes(run, rows),
  };
  const came = ledger.openingBytes + ledger.keptBytes + ledger.returnedBytes;
  const went = ledger.deletedBytes + ledger.parkedBytes + ledger.housekeptBytes;
  checkSums(run, rows);
  if (!isExact(came, 1)) throw inexactness('bytes kept', came);
  requireEqual('used bytes', came, ledger.closingBytes + went);
  const rounding = 4 * shiftCount(run, rows, flow);
  checkKept(totals, ledger.keptBytes, rounding);
  checkTriaged(totals, run.tally.counts[COUNT.overflows]!);
  return ledger;
}

/** The sums of `LEVEL` by name, in the order of their places. */
const LEVEL_NAMES = Object.keys(LEVEL);

/** What the mailboxes come to as they are. */
interface Counted {
  readonly levels: Float64Array;
  committedBytes: number;
  unlimited: number;
}

/** The tally's sums after the last day against the mailboxes themselves. */
function checkSums(run: CohortRun, rows: RowRange): void {
  const counted = { levels: new Float64Array(LEVEL_FIELDS), committedBytes: 0, unlimited: 0 };
  for (let row = rows.firstRow; row < rows.endRow; row++) addRow(run, row, counted);
  forEachDay(run.tally, cellsOf(run.tally, run.cohort), (day, { levels, flows }) => {
    for (let field = 0; field < LEVEL_FIELDS; field++) {
      const isRate = field >= LEVEL.slope && field <= LEVEL.bounced;
      const sum = levels[field]!;
      if (!isExact(sum, isRate ? run.rateUnitBytes : 1)) {
        throw inexactness(`${LEVEL_NAMES[field]} on day ${day}`, sum);
      }
      if (day < run.dayCount) continue;
      requireEqual(`sum of ${LEVEL_NAMES[field]}`, sum, counted.levels[field]!);
    }
    requireEqual('mailboxes', flows[FLOW.mailboxes]!, rows.endRow - rows.firstRow);
    if (day < run.dayCount) return;
    requireEqual('committed bytes', flows[FLOW.committedBytes]!, counted.committedBytes);
    requireEqual('unlimited quotas', flows[FLOW.unlimited]!, counted.unlimited);
  });
}

function addRow(run: CohortRun, row: number, counted: Counted): void {
  const m = run.columns;
  const { levels } = counted;
  const state = m.state[row]!;
  const gross = m.gross[row]!;
  levels[LEVEL.base]! += m.base[row]!;
  levels[LEVEL.slope]! += m.slope[row]!;
  levels[LEVEL.gross]! += gross;
  levels[LEVEL.suppressed]! += suppressedRate(run, gross, state);
  levels[LEVEL.bounced]! += bouncedRate(run, gross, state);
  if (state !== STATE.ok) levels[LEVEL.warned - STATE.warned + state]!++;
  const quota = run.quotaBytes[m.level[row]!]!;
  if (quota === Number.POSITIVE_INFINITY) counted.unlimited++;
  else counted.committedBytes += quota;
}

/** Each change of rates may shift a content by up to two bytes, and so may each overflow. */
function shiftCount(run: CohortRun, rows: RowRange, flow: (field: number) => number): number {
  let shifts = rows.endRow - rows.firstRow;
  for (const kind of Object.values(COUNT)) shifts += run.tally.counts[kind]!;
  for (const field of [FLOW.cleanUps, FLOW.housekeepings, FLOW.returns, FLOW.changes]) {
    shifts += flow(field);
  }
  return shifts;
}

function checkKept(totals: DayTotals, keptBytes: number, rounding: number): void {
  let sum = 0;
  for (const kept of totals.keptBytes) sum += kept;
  const tolerance = rounding + 1e-9 * Math.abs(sum);
  if (!(Math.abs(sum - keptBytes) <= tolerance)) {
    throw new Error(`master check: kept ${sum} bytes by day, ${keptBytes} by mailbox`);
  }
}

/** Triaged mail is what the other parts leave of gross traffic, so these must not exceed it. */
function checkTriaged({ triagedBytes, grossBytes }: DayTotals, overflowCount: number): void {
  triagedBytes.forEach((triaged, day) => {
    if (!(triaged >= -4 * overflowCount - 1e-9 * grossBytes[day]!)) {
      throw new Error(`master check: triaged ${triaged} bytes on day ${day}`);
    }
  });
}

function requireEqual(what: string, found: number, expected: number): void {
  if (found !== expected) {
    throw new Error(`master check: ${what}: ${found} by flows, ${expected} by mailboxes`);
  }
}
