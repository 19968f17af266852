/**
 * One replication: opens the mailboxes, takes them through the horizon block by block as the
 * controller allows, adds up, checks.
 */
import { commonFactorByDay } from '../demand/common-factor.ts';
import { demandCurve } from '../demand/curves.ts';
import type { Parameters } from '../plan/parameters.ts';
import type { Plan, RowGroup } from '../plan/plan.ts';
import { createDrawBatch, type DrawBatch } from '../random/draw-batch.ts';
import { replicationKey } from '../random/key.ts';
import { checkCohort, openingBytes } from './check.ts';
import { type CohortRun, cohortRun } from './cohort-run.ts';
import { type Columns, copyColumns, createColumns, type RowRange } from './columns.ts';
import type { Controller, EveningView, SetChange } from './controller.ts';
import { advance } from './kernel.ts';
import { lastStep } from './last-step.ts';
import { createLifeSchedule, type LifeSchedule } from './life.ts';
import { observations } from './observe.ts';
import { openMailboxes } from './opening.ts';
import { pieces } from './pieces.ts';
import { rolloutController } from './rollout-controller.ts';
import { createSizeSamples, type SizeSamples, sizeDistributions } from './sizes.ts';
import { clearTally, copyTally, createTally, type Tally } from './tally.ts';
import { dayTotals, eventCounts } from './totals.ts';
import type { BytesLedger, Trace } from './trace.ts';

/** What a replication remembers from one day to the next. */
interface Memory {
  readonly columns: Columns;
  readonly tally: Tally;
}

/** The memory of a replication and its tools; made once, used again by every one. */
export interface Workspace extends Memory {
  readonly sizes: SizeSamples;
  readonly batch: DrawBatch;
  readonly life: LifeSchedule;
}

export function createWorkspace(plan: Plan): Workspace {
  return {
    ...createMemory(plan),
    sizes: createSizeSamples(plan.sizeDays, plan.rows.mailboxOf.length),
    batch: createDrawBatch(),
    life: createLifeSchedule(plan.dayCount),
  };
}

/**
 * The tally of a sample does not tell stages apart: a few events a day and group would lie far from
 * each other in the memory, and clearing and adding up the days take longer than the mailboxes.
 */
function createMemory({ rows, rollout, dayCount, sample }: Plan): Memory {
  const stageCount = sample === null ? rollout.stages.length : 0;
  return {
    columns: createColumns(rows.mailboxOf.length),
    tally: createTally(rows.cohortStart.length - 1, stageCount, dayCount),
  };
}

/** Which replication, by which numbers, and who decides about the rollout. */
export interface Replication {
  readonly replication: number;
  readonly parameters: Parameters;
  /** Another number, other luck of the same replication; by default 0. */
  readonly luck?: number;
  /** By default the plan's own rollout. */
  readonly controller?: Controller;
  /** Stop every so many days at the latest; by default only where the controller asks. */
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

/** The same in steps short enough for the caller to look up in between: see pieces.ts. */
export function* simulateInSteps(
  plan: Plan,
  workspace: Workspace,
  replication: Replication,
): Generator<undefined, Trace> {
  const runs = cohortRuns(plan, workspace, replication);
  yield* openAll(plan, runs);
  const opening = runs.map((run) => openingBytes(run, rowsOf(plan, run.cohort)));
  const controller = replication.controller ?? rolloutController(plan);
  const blockDaysMax = replication.blockDaysMax ?? plan.dayCount;
  const fallBack = controller.observe === undefined ? null : createMemory(plan);
  const view = eveningView(plan, workspace.columns, runs);
  const setChange = changeSetter(plan, workspace.columns);
  const groups = plan.rows.groups.map((group) => ({ ...group, day: 0 }));
  for (let day = 0; day < plan.dayCount; ) {
    const asked = controller.decide(day, view(day), setChange);
    let endDay = Math.min(asked, day + blockDaysMax, plan.dayCount);
    if (fallBack !== null) copyMemory(workspace, fallBack);
    yield* advanceAll(runs, groups, groupEndDay(controller, asked, endDay));
    if (fallBack !== null && controller.observe !== undefined) {
      const cut = firstActing(controller.observe, observations(runs, { firstDay: day, endDay }));
      if (cut !== null && cut + 1 < endDay) {
        copyMemory(fallBack, workspace);
        endDay = cut + 1;
        for (const group of groups) group.day = day;
        yield* advanceAll(runs, groups, () => endDay);
      }
    }
    day = endDay;
  }
  return yield* traceOf(plan, runs, { replication, controller, opening, sizes: workspace.sizes });
}

/** What the kernel needs for each cohort, with its mailboxes not opened yet. */
export function cohortRuns(
  plan: Plan,
  workspace: Workspace,
  { replication, parameters, luck }: Replication,
): CohortRun[] {
  clearTally(workspace.tally);
  const key = replicationKey(plan.seed, replication, luck);
  const commonFactor = commonFactorByDay(plan.calendar, parameters.commonFactor, key);
  const shared = { shocks: parameters.shocks, commonFactor };
  const input = { plan, key, rateUnitBytes: parameters.rateUnitBytes, ...workspace };
  return parameters.cohorts.map((cohort, index) => {
    const curve = demandCurve(plan.calendar, cohort.demand, shared);
    return cohortRun(input, index, { parameters: cohort, curve });
  });
}

function* openAll(plan: Plan, runs: readonly CohortRun[]): Generator<undefined> {
  for (const run of runs) {
    for (const rows of pieces(rowsOf(plan, run.cohort), 1)) {
      openMailboxes(run, plan, rows);
      yield;
    }
  }
}

function rowsOf(plan: Plan, cohort: number): RowRange {
  const { cohortStart } = plan.rows;
  return { firstRow: cohortStart[cohort]!, endRow: cohortStart[cohort + 1]! };
}

/** A group of rows and the first day that is not simulated yet. */
type GroupProgress = RowGroup & { day: number };

/**
 * To which day (exclusive) each group is simulated next. Where nobody watches totals, a group goes
 * on past the day about which the controller was asked, as far as its stages have been decided
 * about, or waits: every further pass over the rows costs as much as some events of each.
 */
function groupEndDay(
  controller: Controller,
  asked: number,
  endDay: number,
): (group: GroupProgress) => number {
  const { freeUntil, observe } = controller;
  const isCut = endDay < asked;
  if (freeUntil === undefined || observe !== undefined || isCut) return () => endDay;
  return ({ claimedBy, day }) => freeUntil(claimedBy, asked) ?? day;
}

function* advanceAll(
  runs: readonly CohortRun[],
  groups: readonly GroupProgress[],
  endDayOf: (group: GroupProgress) => number,
): Generator<undefined> {
  for (const group of groups) {
    const endDay = endDayOf(group);
    if (endDay <= group.day) continue;
    const days = { firstDay: group.day, endDay };
    for (const rows of pieces(group, endDay - group.day)) {
      advance(runs[group.cohort]!, { ...days, ...rows });
      yield;
    }
    group.day = endDay;
  }
}

function copyMemory(from: Memory, to: Memory): void {
  copyColumns(from.columns, to.columns);
  copyTally(from.tally, to.tally);
}

/** The first observed day after which the controller wants to decide anew. */
function firstActing(
  observe: NonNullable<Controller['observe']>,
  days: ReturnType<typeof observations>,
): number | null {
  for (const observation of days) if (observe(observation)) return observation.day;
  return null;
}

/** Looks at contents on the eve of a day. */
function eveningView(
  plan: Plan,
  columns: Columns,
  runs: readonly CohortRun[],
): (day: number) => EveningView {
  return (day) => ({
    usedBytes: (mailbox) => {
      const row = plan.rows.rowOf[mailbox]!;
      const run = runs[plan.population.cohortOf[mailbox]!]!;
      return columns.base[row]! + columns.slope[row]! * run.curve.cumulative[day]!;
    },
    quotaBytes: (mailbox) => plan.quota.countsAsBytes[columns.level[plan.rows.rowOf[mailbox]!]!]!,
  });
}

function changeSetter(plan: Plan, columns: Columns): SetChange {
  return (mailbox, day, stage) => {
    const row = plan.rows.rowOf[mailbox]!;
    columns.changeDay[row] = day;
    columns.changeStage[row] = stage;
  };
}

interface Outcome {
  readonly replication: Replication;
  readonly controller: Controller;
  readonly opening: readonly number[];
  readonly sizes: SizeSamples;
}

function* traceOf(
  plan: Plan,
  runs: readonly CohortRun[],
  outcome: Outcome,
): Generator<undefined, Trace> {
  const totals = runs.map((run) => dayTotals(run.tally, run.cohort, run.curve));
  const ledgers: BytesLedger[] = [];
  for (const run of runs) {
    yield;
    const opening = outcome.opening[run.cohort]!;
    const rows = rowsOf(plan, run.cohort);
    ledgers.push(checkCohort(run, rows, { opening, totals: totals[run.cohort]! }));
  }
  yield;
  const sizes = sizeDistributions(plan, outcome.sizes);
  yield;
  const { stages, events } = outcome.controller.stages();
  return {
    replication: outcome.replication.replication,
    dayCount: plan.dayCount,
    cohorts: runs.map((run) => ({
      totals: totals[run.cohort]!,
      messageBytes: run.parameters.demand.messageBytes,
    })),
    sizes,
    stages,
    stageEvents: events,
    counts: eventCounts(runs[0]!.tally),
    ledger: sumLedgers(ledgers),
  };
}

function sumLedgers(ledgers: readonly BytesLedger[]): BytesLedger {
  const sum = (field: keyof BytesLedger): number =>
    ledgers.reduce((total, ledger) => total + ledger[field], 0);
  return {
    openingBytes: sum('openingBytes'),
    keptBytes: sum('keptBytes'),
    returnedBytes: sum('returnedBytes'),
    deletedBytes: sum('deletedBytes'),
    parkedBytes: sum('parkedBytes'),
    housekeptBytes: sum('housekeptBytes'),
    closingBytes: sum('closingBytes'),
  };
}
