/**
 * Coming and going: mailboxes that join in the morning of a day, and those whose owners leave. What
 * a leaver has stored stays for a while, in what is used and in nothing else, and then is freed.
 */
import { hasChurn } from '../plan/churn.ts';
import type { Parameters } from '../plan/parameters.ts';
import type { Plan } from '../plan/plan.ts';
import { NO_PROGRAMME } from '../population/population.ts';
import { STATE } from '../quota/levels.ts';
import { type CohortRun, THRESHOLD_STRIDE } from './cohort-run.ts';
import { NEVER } from './columns.ts';
import { hazardSums } from './leaving.ts';
import { joinThere } from './moves.ts';
import { setOpeningQuota } from './quota-change.ts';
import { addOpening, addToTally, cellDayOf } from './rates.ts';
import { enterRequests } from './requests.ts';
import { drawCleanUpWait, stateAt } from './state-change.ts';
import { FLOW, FLOW_FIELDS, LEVEL, LEVEL_FIELDS } from './tally.ts';

/** What the column says: not there yet, there, gone with its content kept, gone for good. */
export const PRESENCE = { absent: 0, present: 1, left: 2, freed: 3 } as const;

/** `base` of a mailbox that is not there: below every threshold, and no size to report. */
export const NO_CONTENT = -1;

export interface PresenceRules {
  /** Mailboxes from this number on join within the horizon. */
  readonly openingCount: number;
  /** By joiner; the same for what it brings along, in whole bytes. */
  readonly joinDay: Int32Array;
  readonly importedBytes: (joiner: number) => number;
  readonly retentionDays: number;
  /** See hazardSums; of the run's cohort. */
  readonly hazardSums: Float64Array;
}

/** Null: everybody is there from the start to the end. */
export function presenceRules(
  plan: Plan,
  parameters: Parameters,
  cohort: number,
): PresenceRules | null {
  if (!hasChurn(plan)) return null;
  const { openingCount, joiners } = plan.population;
  const { dayWeights, retentionDays } = plan.churn;
  const ofDays = dayWeights.subarray(0, plan.dayCount);
  return {
    openingCount,
    joinDay: joiners.joinDay,
    importedBytes(joiner) {
      const programme = joiners.programmeOf[joiner]!;
      return programme === NO_PROGRAMME ? 0 : parameters.importedBytes[programme]!;
    },
    retentionDays,
    hazardSums: hazardSums(ofDays, parameters.cohorts[cohort]!.leavingHazardPerDay),
  };
}

/** In the morning of which a mailbox joins; -1: there at the start. */
export function joinDayOf({ openingCount, joinDay }: PresenceRules, mailbox: number): number {
  return mailbox < openingCount ? -1 : joinDay[mailbox - openingCount]!;
}

/** Whether a row has a mailbox that is in use. */
export function isPresent(run: CohortRun, row: number): boolean {
  return run.presence === null || run.columns.presence[row] === PRESENCE.present;
}

/**
 * What happens to a row on its presence day, of which nothing else is left but the evening of one
 * that joins: what was decided for the day is how it begins, or void.
 */
export function comeOrGo(run: CohortRun, row: number, day: number): void {
  const m = run.columns;
  if (m.presence[row] === PRESENCE.absent) join(run, row, day);
  else if (m.presence[row] === PRESENCE.left) free(run, row, day);
  else {
    leave(run, row, day);
    if (m.presenceDay[row] === day) free(run, row, day);
  }
  if (m.changeDay[row] === day) m.changeDay[row] = NEVER;
  if (run.moves !== null && m.moveDay[row] === day) m.moveDay[row] = NEVER;
}

/**
 * The mailbox arrives with what it brings along, as far as the quota takes it, which a change of
 * the same day gives it from the beginning.
 */
function join(run: CohortRun, row: number, day: number): void {
  const m = run.columns;
  const rules = run.presence!;
  m.presence[row] = PRESENCE.present;
  m.presenceDay[row] = m.leaveDay[row]!;
  joinThere(run, row, day);
  setOpeningQuota(run, row, day);
  const threshold = m.level[row]! * THRESHOLD_STRIDE;
  const brought = rules.importedBytes(run.mailboxOf[row]! - rules.openingCount);
  const content = Math.min(brought, run.thresholds[threshold + 2]!);
  const state = stateAt(run, threshold, content);
  m.settled[row] = content;
  m.state[row] = state;
  const flow = cellDayOf(run, row, day) * FLOW_FIELDS;
  run.tally.flows[flow + FLOW.joins]!++;
  run.tally.flows[flow + FLOW.importedBytes]! += content;
  if (state !== STATE.ok) drawCleanUpWait(run, row, day);
  enterRequests(run, row, day, STATE.ok);
  addOpening(run, row, day);
}

/** The owner goes, and with the owner all that was to come. */
function leave(run: CohortRun, row: number, day: number): void {
  const { columns: m, tally } = run;
  const content = Math.floor(m.base[row]! + m.slope[row]! * run.curve.cumulative[day]!);
  tally.keptBytes[run.cohort]! += content - m.settled[row]!;
  addToTally(run, row, day, -1);
  const cellDay = cellDayOf(run, row, day);
  tally.levels[cellDay * LEVEL_FIELDS + LEVEL.base]! += content;
  tally.flows[cellDay * FLOW_FIELDS + FLOW.leaves]!++;
  m.settled[row] = content;
  m.base[row] = NO_CONTENT;
  m.slope[row] = 0;
  m.state[row] = STATE.ok;
  for (const column of [m.changeDay, m.cleanUpDay, m.adaptationDay, m.returnDay]) {
    column[row] = NEVER;
  }
  for (let at = row; at < m.requestDay.length; at += m.rowCount) m.requestDay[at] = NEVER;
  if (run.moves !== null) m.moveDay[row] = NEVER;
  m.presence[row] = PRESENCE.left;
  m.presenceDay[row] = day + run.presence!.retentionDays;
}

/** What the mailbox still holds goes for good. */
function free(run: CohortRun, row: number, day: number): void {
  const { columns: m, tally } = run;
  const content = m.settled[row]!;
  const cellDay = cellDayOf(run, row, day);
  tally.levels[cellDay * LEVEL_FIELDS + LEVEL.base]! -= content;
  tally.flows[cellDay * FLOW_FIELDS + FLOW.freedBytes]! += content;
  m.settled[row] = 0;
  m.presence[row] = PRESENCE.freed;
  m.presenceDay[row] = NEVER;
}
