/**
 * The master check: in whole numbers, that nothing was lost or counted twice. A replication that
 * fails it has met a fault in headroom, and the run publishes nothing.
 */
import { cellsOfCohort } from '../plan/cells.ts';
import { STATE } from '../quota/levels.ts';
import type { CohortRun } from './cohort-run.ts';
import { NEVER, type RowRange } from './columns.ts';
import { inexactness, isExact } from './exactness.ts';
import { isPresent } from './presence.ts';
import { bouncedRate, suppressedRate } from './rates.ts';
import { COUNT, FLOW, LEVEL, LEVEL_FIELDS } from './tally.ts';
import { flowSums, forEachDay } from './totals.ts';
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
    if (!isPresent(run, row)) continue;
    const content = Math.floor(m.base[row]! + m.slope[row]! * last);
    tally.keptBytes[run.cohort]! += content - m.settled[row]!;
    m.settled[row] = content;
  }
}

/**
 * Checks one cohort after its last day and returns its ledger.
 *
 * opening + kept + imported + returned = closing + deleted + parked + housekept + freed; every
 * running sum of the tally equals the sum over the mailboxes as they are at the end; on every day
 * there are as many mailboxes as at the start and joined, less those that left; the kept mail of
 * the day totals differs from that of the ledger by no more than the rounding of the events, and
 * with what bounced and what was suppressed it does not exceed gross traffic.
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
    importedBytes: flow(FLOW.importedBytes),
    deletedBytes: flow(FLOW.deletedBytes),
    parkedBytes: flow(FLOW.parkedBytes),
    housekeptBytes: flow(FLOW.housekeptBytes),
    freedBytes: flow(FLOW.freedBytes),
    closingBytes: openingBytes(run, rows),
  };
  const { openingBytes: atFirst, keptBytes, importedBytes, returnedBytes } = ledger;
  const came = atFirst + keptBytes + importedBytes + returnedBytes;
  const { deletedBytes, parkedBytes, housekeptBytes, freedBytes } = ledger;
  const went = deletedBytes + parkedBytes + housekeptBytes + freedBytes;
  checkSums(run, rows);
  if (!isExact(came, 1)) throw inexactness('bytes kept', came);
  requireEqual('used bytes', came, ledger.closingBytes + went);
  const rounding = 4 * shiftCount(run, rows, flow);
  checkKept(totals, keptBytes, rounding);
  checkTriaged(totals, run.tally.counts[COUNT.overflows]!);
  return ledger;
}

/** The sums of `LEVEL` by name, in the order of their places. */
const LEVEL_NAMES = Object.keys(LEVEL);

/** What the mailboxes come to as they are. */
interface Counted {
  readonly levels: Float64Array;
  mailboxes: number;
  copyBytes: number;
  copies: number;
  committedBytes: number;
  unlimited: number;
}

/** The tally's sums after the last day against the mailboxes themselves. */
function checkSums(run: CohortRun, rows: RowRange): void {
  const counted: Counted = {
    ...{ mailboxes: 0, copyBytes: 0, copies: 0, committedBytes: 0, unlimited: 0 },
    levels: new Float64Array(LEVEL_FIELDS),
  };
  for (let row = rows.firstRow; row < rows.endRow; row++) addRow(run, row, counted);
  let mailboxes = openingCount(run, rows);
  forEachDay(run.tally, cellsOfCohort(run.tally, run.cohort), (day, { levels, flows }) => {
    for (let field = 0; field < LEVEL_FIELDS; field++) {
      const isRate = field >= LEVEL.slope && field <= LEVEL.bounced;
      const sum = levels[field]!;
      if (!isExact(sum, isRate ? run.rateUnitBytes : 1)) {
        throw inexactness(`${LEVEL_NAMES[field]} on day ${day}`, sum);
      }
      if (day < run.dayCount) continue;
      requireEqual(`sum of ${LEVEL_NAMES[field]}`, sum, counted.levels[field]!);
    }
    mailboxes += flows[FLOW.joins]! - flows[FLOW.leaves]!;
    requireEqual('mailboxes', flows[FLOW.mailboxes]!, mailboxes);
    if (day < run.dayCount) return;
    requireEqual('mailboxes at the end', mailboxes, counted.mailboxes);
    requireEqual('bytes of copies', flows[FLOW.copyBytes]!, counted.copyBytes);
    requireEqual('copies', flows[FLOW.copies]!, counted.copies);
    requireEqual('committed bytes', flows[FLOW.committedBytes]!, counted.committedBytes);
    requireEqual('unlimited quotas', flows[FLOW.unlimited]!, counted.unlimited);
  });
}

/** Mailboxes of the rows that are there at the start. */
function openingCount({ presence, mailboxOf }: CohortRun, { firstRow, endRow }: RowRange): number {
  if (presence === null) return endRow - firstRow;
  let count = 0;
  for (let row = firstRow; row < endRow; row++) {
    if (mailboxOf[row]! < presence.openingCount) count++;
  }
  return count;
}

function addRow(run: CohortRun, row: number, counted: Counted): void {
  const m = run.columns;
  const { levels } = counted;
  if (run.moves !== null && m.copyDay[row] !== NEVER) {
    counted.copyBytes += m.copyBytes[row]!;
    counted.copies++;
  }
  if (!isPresent(run, row)) {
    levels[LEVEL.base]! += m.settled[row]!;
    return;
  }
  const state = m.state[row]!;
  const gross = m.gross[row]!;
  counted.mailboxes++;
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

const SHIFTING_FLOWS = [
  ...[FLOW.cleanUps, FLOW.housekeepings, FLOW.returns, FLOW.changes],
  ...[FLOW.joins, FLOW.leaves],
];

/** Each change of rates may shift a content by up to two bytes, and so may each overflow. */
function shiftCount(run: CohortRun, rows: RowRange, flow: (field: number) => number): number {
  let shifts = rows.endRow - rows.firstRow;
  for (const kind of Object.values(COUNT)) shifts += run.tally.counts[kind]!;
  for (const field of SHIFTING_FLOWS) shifts += flow(field);
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
