/**
 * Changes of quota. A quota follows from what stages have done to a mailbox, its regime, and from
 * its tier; stages, rollbacks and upgrades on request change one or the other.
 */
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniform, uniformInto } from '../random/threefry.ts';
import { waitDays } from '../random/waits.ts';
import { type CohortRun, WORK } from './cohort-run.ts';
import { NEVER } from './columns.ts';
import { UNDO } from './controller.ts';
import { addToTally, cellDayOf } from './rates.ts';
import { FLOW, FLOW_FIELDS } from './tally.ts';

/** Carries out what is to change a row on the day; false: it has the quota that it had. */
export function carryOutChange(run: CohortRun, row: number, day: number): boolean {
  run.columns.changeDay[row] = NEVER;
  changeRegime(run, row);
  return followQuota(run, row, day);
}

/** Of a mailbox that joins on the day: what changes it then is how it begins. */
export function setOpeningQuota(run: CohortRun, row: number, day: number): void {
  const m = run.columns;
  if (m.changeDay[row] === day) changeRegime(run, row);
  const level = levelOf(run, row);
  m.firstLevel[row] = level;
  m.level[row] = level;
  m.adaptedLevel[row] = level;
}

/**
 * A stage leaves its regime, but not in a mailbox that has moved away; a rollback ends that of its
 * stage, and no other.
 */
function changeRegime(run: CohortRun, row: number): void {
  const m = run.columns;
  const what = m.change[row]!;
  if (what < UNDO) {
    if (!isMoved(run, row)) m.regime[row] = what + 1;
  } else if (m.regime[row] === what - UNDO + 1) m.regime[row] = 0;
}

/** Whether a row is on another platform. */
function isMoved({ moves, columns: m }: CohortRun, row: number): boolean {
  return moves !== null && m.movedBy[row] !== 0;
}

function levelOf(run: CohortRun, row: number): number {
  const { columns: m, levelOfRegime, tierCount, tierOf } = run;
  const tier = run.requests === null ? tierOf[run.mailboxOf[row]!]! : m.tier[row]!;
  const regime = isMoved(run, row) ? m.movedBy[row]! : m.regime[row]!;
  return levelOfRegime[regime * tierCount + tier]!;
}

/**
 * Gives a row the quota that follows from its regime and tier; false, and nothing happens, if it
 * has that quota already. The owner will adapt to the new one, and after an increase may bring
 * archived mail back.
 */
export function followQuota(run: CohortRun, row: number, day: number): boolean {
  const m = run.columns;
  const mailbox = run.mailboxOf[row]!;
  const levelBefore = m.level[row]!;
  const level = levelOf(run, row);
  if (level === levelBefore) return false;
  addToTally(run, row, day, -1);
  m.level[row] = level;
  addToTally(run, row, day, 1);
  run.tally.flows[cellDayOf(run, row, day) * FLOW_FIELDS + FLOW.changes]!++;
  const ordinal = m.changeCount[row]!++;
  uniformInto(run.key, mailbox, counter1Of(STREAM.adaptationDelay, ordinal), run.work);
  m.adaptationDay[row] = day + waitDays(run.adaptationWaits, run.work[WORK.draw]!);
  if (run.quotaBytes[level]! > run.quotaBytes[levelBefore]!) {
    uniformInto(run.key, mailbox, counter1Of(STREAM.returnChoice, ordinal), run.work);
    if (run.work[WORK.draw]! < run.parameters.archive.returnShare) {
      const wait = uniform(run.key, mailbox, counter1Of(STREAM.returnDelay, ordinal));
      m.returnDay[row] = day + waitDays(run.returnWaits, wait);
    }
  }
  return true;
}
