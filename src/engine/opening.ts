/**
 * The opening: each mailbox as it is at the end of day -1, from draws of its owner's nature.
 */

import type { Plan } from '../plan/plan.ts';
import type { QuotaLevel } from '../quota/levels.ts';
import { stateOf } from '../quota/levels.ts';
import { lognormalMeanOne } from '../random/lognormal.ts';
import { normalQuantile } from '../random/normal.ts';
import { readQuantile } from '../random/quantile-table.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniformPair } from '../random/threefry.ts';
import { waitDays } from '../random/waits.ts';
import type { CohortRun } from './cohort-run.ts';
import { NEVER } from './columns.ts';
import { addOpening } from './rates.ts';
import { drawCleanUpWait } from './state-change.ts';

const BUSY = counter1Of(STREAM.busy, 0);
const FILL = counter1Of(STREAM.fill, 0);
const REGIME_WAIT = counter1Of(STREAM.regimeWait, 0);
const REGIME_LEVEL = counter1Of(STREAM.regimeLevel, 0);
const HOUSEKEEPING_WAIT = counter1Of(STREAM.housekeepingWait, 0);

/** The last day before the horizon: waits drawn for the opening run from here. */
const OPENING_DAY = -1;

/**
 * Fills the columns of rows [firstRow, endRow), which belong to the run's cohort, and enters them in
 * the tally on day 0. Six draws a mailbox.
 */
export function openMailboxes(
  run: CohortRun,
  plan: Plan,
  range: { readonly firstRow: number; readonly endRow: number },
): void {
  const { columns: m, parameters } = run;
  const pair = new Float64Array(2);
  const tierWeight = parameters.busyTierCorrelation;
  const ownWeight = Math.sqrt(1 - tierWeight * tierWeight);
  const busyWeight = parameters.fillBusyCorrelation;
  const fillWeight = Math.sqrt(1 - busyWeight * busyWeight);
  for (let row = range.firstRow; row < range.endRow; row++) {
    const mailbox = run.mailboxOf[row]!;
    const level = plan.quota.levelOfTier[plan.population.tierOf[mailbox]!]!;
    uniformPair(run.key, mailbox, BUSY, FILL, pair);
    const busyScore =
      tierWeight * plan.population.tierScore[mailbox]! + ownWeight * normalQuantile(pair[0]!);
    const fillScore = busyWeight * busyScore + fillWeight * normalQuantile(pair[1]!);
    uniformPair(run.key, mailbox, REGIME_WAIT, REGIME_LEVEL, pair);
    const x = lognormalMeanOne(parameters.regimesSigma, normalQuantile(pair[1]!));
    const busy = run.grossBytesPerDay * lognormalMeanOne(parameters.ownersSigma, busyScore);
    const quotaLevel = plan.quota.levels[level]!;
    const used = openingBytes(readQuantile(parameters.fill, fillScore), {
      level: quotaLevel,
      countsAsBytes: run.countsAsBytes[level]!,
    });
    m.busy[row] = busy;
    m.gross[row] = busy * x + run.rateRounder - run.rateRounder;
    m.base[row] = used;
    m.settled[row] = used;
    m.archived[row] = 0;
    m.firstLevel[row] = m.level[row] = m.adaptedLevel[row] = level;
    m.changedBy[row] = 0;
    m.state[row] = stateOf(quotaLevel, used);
    m.regimeDay[row] = OPENING_DAY + waitDays(run.regimeWaits, pair[0]!);
    uniformPair(run.key, mailbox, HOUSEKEEPING_WAIT, HOUSEKEEPING_WAIT, pair);
    m.housekeepingDay[row] = OPENING_DAY + waitDays(run.housekeepingWaits, pair[0]!);
    clearPending(run, row);
    if (m.state[row] !== 0) drawCleanUpWait(run, row, OPENING_DAY);
    addOpening(run, row);
  }
}

/** The content of a fill: whole bytes, at most the receive threshold. */
function openingBytes(
  fill: number,
  of: { readonly level: QuotaLevel; readonly countsAsBytes: number },
): number {
  const bytes = Math.max(0, Math.floor(fill * of.countsAsBytes));
  return Math.min(bytes, of.level.receiveBytes);
}

function clearPending(run: CohortRun, row: number): void {
  const m = run.columns;
  m.cleanUpDay[row] = m.adaptationDay[row] = m.returnDay[row] = m.changeDay[row] = NEVER;
  m.contactDay[row] = -NEVER;
  m.regimeCount[row] = m.housekeepingCount[row] = 1;
  m.cleanUpWaitCount[row] = m.cleanUpCount[row] = m.contactCount[row] = m.changeCount[row] = 0;
}
