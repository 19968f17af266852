/**
 * One replication: opens the mailboxes, takes them through the horizon block by block as the
 * controller allows, adds up, checks.
 */
import { commonFactorByDay } from '../demand/common-factor.ts';
import { demandCurve } from '../demand/curves.ts';
import type { Parameters } from '../plan/parameters.ts';
import type { Plan } from '../plan/plan.ts';
import { replicationKey } from '../random/key.ts';
import { openingBytes } from './check.ts';
import { type CohortRun, cohortRun } from './cohort-run.ts';
import { type Columns, NEVER } from './columns.ts';
import type { Controller, EveningView, SetChange } from './controller.ts';
import { setChange } from './due-day.ts';
import { advanceAll, type GroupProgress, groupEndDay, groupsAtStart } from './groups.ts';
import { lastStep } from './last-step.ts';
import { moveRules } from './moves.ts';
import { openMailboxes } from './opening.ts';
import { pieces } from './pieces.ts';
import { presenceRules } from './presence.ts';
import { requestRules } from './requests.ts';
import { rolloutController } from './rollout-controller.ts';
import { clearTally } from './tally.ts';
import type { Trace } from './trace.ts';
import { type Course, rowsOf, traceOf } from './trace-of.ts';
import { openWatch, type Watch } from './watch.ts';
import { copyMemory, type Workspace } from './workspace.ts';

/** Which replication, by which numbers, and who decides about the rollout. */
export interface Replication {
  readonly replication: number;
  readonly parameters: Parameters;
  /** Another number, other luck of the same replication; by default 0. */
  readonly luck?: number;
  /** Makes one that has decided nothing yet; by default the plan's own rollout. */
  readonly controller?: () => Controller;
  /** Watch all along, and stop every so many days at the latest; by default as is fastest. */
  readonly blockDaysMax?: number;
}

/**
 * Simulates one replication and returns its trace; the workspace's columns are left as they are at
 * the end.
 *
 * @throws Error if the master check fails.
 */
export function simulate(plan: Plan, workspace: Workspace, replication: Replication): Trace {
  return lastStep(simulateInSteps(plan, workspace, replication));
}

/**
 * The same in steps short enough for the caller to look up in between: see pieces.ts.
 *
 * Nearly always no rule that watches totals acts. So the whole is simulated first and watched
 * afterwards; where a rule would have acted, it is simulated once more up to that day, and watched
 * from there on.
 */
export function* simulateInSteps(
  plan: Plan,
  workspace: Workspace,
  replication: Replication,
): Generator<undefined, Trace> {
  let watchedFrom = replication.blockDaysMax === undefined ? plan.dayCount : 0;
  for (;;) {
    const attempt = yield* attemptCourse(plan, workspace, { ...replication, watchedFrom });
    if ('course' in attempt) return yield* traceOf(plan, attempt.course);
    watchedFrom = attempt.actingDay + 1;
  }
}

/** Days before `watchedFrom` are simulated on the assumption that no rule acts after them. */
type Attempted = Replication & { readonly watchedFrom: number };

function* attemptCourse(
  plan: Plan,
  workspace: Workspace,
  attempted: Attempted,
): Generator<undefined, { readonly course: Course } | { readonly actingDay: number }> {
  const { replication, parameters, watchedFrom } = attempted;
  const runs = cohortRuns(plan, workspace, attempted);
  const controller = attempted.controller?.() ?? planController(plan, workspace, attempted);
  yield* openAll(plan, runs);
  const opening = runs.map((run) => openingBytes(run, rowsOf(plan, run.cohort)));
  const days: Days = {
    ...{ plan, workspace, runs, controller },
    groups: groupsAtStart(plan),
    watch: openWatch({ plan, parameters, runs, controller }),
    view: eveningView(plan, workspace.columns, runs),
    setChange: changeSetter(plan, workspace.columns),
  };
  yield* simulateUnwatched(days, watchedFrom);
  const actingDay = days.watch.days(0, watchedFrom);
  if (actingDay !== null && actingDay + 1 < watchedFrom) return { actingDay };
  yield* simulateWatched(days, watchedFrom, attempted.blockDaysMax);
  const storage = days.watch.storage();
  const { sizes } = workspace;
  return { course: { replication, runs, controller, openingBytes: opening, sizes, storage } };
}

/** The controller that carries out the plan's own rollout in a replication. */
export function planController(
  plan: Plan,
  { turns, heldPools }: Workspace,
  { replication, parameters, luck }: Replication,
): Controller {
  const key = replicationKey(plan.seed, replication, luck);
  return rolloutController(plan, { parameters: parameters.rollout, key, turns, heldPools });
}

/** What the kernel needs for each cohort, with its mailboxes not opened yet. */
export function cohortRuns(
  plan: Plan,
  workspace: Workspace,
  { replication, parameters, luck }: Replication,
): CohortRun[] {
  clearTally(workspace.tally);
  const { columns, heldPools } = workspace;
  for (const { cell, firstRow, endRow } of plan.rows.groups) {
    columns.cell.fill(cell, firstRow, endRow);
  }
  const key = replicationKey(plan.seed, replication, luck);
  const commonFactor = commonFactorByDay(plan.calendar, parameters.commonFactor, key);
  const shared = { shocks: parameters.shocks, commonFactor };
  const input = { plan, key, rateUnitBytes: parameters.rateUnitBytes, ...workspace };
  const moves = moveRules(plan, workspace.tally);
  const requests = requestRules(plan, parameters.rollout, heldPools);
  return parameters.cohorts.map((cohort, index) =>
    cohortRun(input, index, {
      parameters: cohort,
      curve: demandCurve(plan.calendar, cohort.demand, shared),
      presence: presenceRules(plan, parameters, index),
      moves,
      requests,
    }),
  );
}

function* openAll(plan: Plan, runs: readonly CohortRun[]): Generator<undefined> {
  for (const run of runs) {
    for (const rows of pieces(rowsOf(plan, run.cohort), 1)) {
      openMailboxes(run, plan, rows);
      yield;
    }
  }
}

/** A replication on its way. */
interface Days {
  readonly plan: Plan;
  readonly workspace: Workspace;
  /** By cohort. */
  readonly runs: readonly CohortRun[];
  readonly controller: Controller;
  readonly groups: GroupProgress[];
  readonly watch: Watch;
  readonly view: (day: number) => EveningView;
  readonly setChange: SetChange;
}

/** Days [0, endDay), with as few passes over the rows as can be. */
function* simulateUnwatched(days: Days, endDay: number): Generator<undefined> {
  const { runs, controller, groups, view, setChange } = days;
  for (let day = 0; day < endDay; ) {
    const asked = controller.decide(day, view(day), setChange);
    yield* advanceAll(runs, groups, groupEndDay(controller, asked, endDay));
    day = Math.min(asked, endDay);
  }
}

/** Where a rule has acted it may soon act again: blocks grow from so many days on. */
const BLOCK_DAYS_FIRST = 7;

/**
 * Days from `firstDay` on in blocks. A block in which a rule acts is restored and simulated anew up
 * to that day, about whose morrow the controller then decides.
 */
function* simulateWatched(
  days: Days,
  firstDay: number,
  blockDaysMax: number | undefined,
): Generator<undefined> {
  const { plan, workspace, runs, controller, groups, watch, view, setChange } = days;
  let blockDays = blockDaysMax ?? BLOCK_DAYS_FIRST;
  for (let day = firstDay; day < plan.dayCount; ) {
    const asked = controller.decide(day, view(day), setChange);
    const endDay = Math.min(asked, day + blockDays, plan.dayCount);
    const fallBack = endDay - day > 1 && controller.observe ? workspace.fallBack() : null;
    if (fallBack !== null) copyMemory(workspace, fallBack);
    yield* advanceAll(runs, groups, () => endDay);
    const actingDay = watch.days(day, endDay);
    const nextDay = actingDay === null ? endDay : actingDay + 1;
    if (fallBack !== null && nextDay < endDay) {
      copyMemory(fallBack, workspace);
      for (const group of groups) group.day = day;
      yield* advanceAll(runs, groups, () => nextDay);
    }
    blockDays = blockDaysMax ?? (actingDay === null ? 2 * blockDays : BLOCK_DAYS_FIRST);
    day = nextDay;
  }
}

/**
 * Looks at mailboxes on the eve of a day.
 *
 * @param runs by cohort
 */
function eveningView(
  plan: Plan,
  columns: Columns,
  runs: readonly CohortRun[],
): (day: number) => EveningView {
  const { leaveDay } = columns;
  return (day) => ({
    usedBytes: (mailbox) => {
      const row = plan.rows.rowOf[mailbox]!;
      const run = runs[plan.population.cohortOf[mailbox]!]!;
      const used = columns.base[row]! + columns.slope[row]! * run.curve.cumulative[day]!;
      return Math.max(0, used);
    },
    quotaBytes: (mailbox) => plan.quota.countsAsBytes[columns.level[plan.rows.rowOf[mailbox]!]!]!,
    leaveDay: (mailbox) => (leaveDay.length === 0 ? NEVER : leaveDay[plan.rows.rowOf[mailbox]!]!),
  });
}

function changeSetter(plan: Plan, columns: Columns): SetChange {
  const moveTo = plan.rollout.stages.map((stage) => stage.moveTo);
  return (mailbox, day, what) =>
    setChange(columns, plan.rows.rowOf[mailbox]!, { day, what, moveTo });
}
