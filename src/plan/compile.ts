/** Compiles a scenario and its organisations into a plan. */
import { type CostPlan, costPlan } from '../cost/cost-plan.ts';
import type { DayCalendar } from '../demand/demand.ts';
import { buildPopulation, populationKey } from '../population/build-population.ts';
import { withJoiners } from '../population/joiners.ts';
import type { Organisation } from '../population/organisations.ts';
import { seedWords } from '../random/key.ts';
import { openDays } from '../rollout/open-days.ts';
import { type OrderInput, orderMembers } from '../rollout/order.ts';
import { selectStages } from '../rollout/select.ts';
import type { StageFault } from '../rollout/stage-fault.ts';
import { stageBegin } from '../rollout/start-day.ts';
import type { StageSpec } from '../scenario/rollout-spec.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { churnPlan } from './churn.ts';
import { dayCalendar } from './day-calendar.ts';
import type { Plan, PlanStage } from './plan.ts';
import { membershipOfAll } from './pool-membership.ts';
import { populationFaults } from './population-faults.ts';
import { quotaPlan, type StageLevels } from './quota-plan.ts';
import { rolloutRules } from './rollout-rules.ts';
import { rowsOf } from './rows.ts';
import { historyDaysOfAll, platformPlans } from './storage.ts';
import { tallyFaults } from './tally-limit.ts';

/** A fault that only the compiled whole shows; the address leads to its place in the file. */
export interface PlanFault {
  readonly address: string;
  readonly message: string;
  readonly mend: string;
}

/** The plan, or all the faults that keep it from being made. */
export type Compiled =
  | { readonly plan: Plan; readonly faults: readonly [] }
  | { readonly plan: null; readonly faults: readonly PlanFault[] };

/** Which stage changed a mailbox is kept in a byte, in which 0 is none. */
const STAGE_COUNT_MAX = 255;

/** Compiles a scenario whose fields are legal each for itself. */
export function compilePlan(
  scenario: Scenario<unknown>,
  organisations: readonly Organisation[],
): Compiled {
  const steps = compileInSteps(scenario, organisations);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a few tenths of a second for 650,000 mailboxes. */
export function* compileInSteps(
  scenario: Scenario<unknown>,
  organisations: readonly Organisation[],
): Generator<undefined, Compiled> {
  const early = earlyFaults(scenario, organisations);
  if (early.length > 0) return { plan: null, faults: early };
  const seed = seedWords(scenario.run.seed);
  const key = populationKey(seed);
  const { cohorts } = scenario.population;
  const opening = buildPopulation({ organisations, cohorts, quota: scenario.quota }, key);
  const population = withJoiners(opening, scenario, key);
  yield;
  const selection = selectStages(scenario.rollout.stages, population, key);
  if (selection.faults.length > 0) {
    return { plan: null, faults: selection.faults.map(faultOfStage) };
  }
  yield;
  const dayCount = scenario.horizon.end - scenario.horizon.start + 1;
  const quota = quotaPlan(scenario.quota, scenario.rollout.stages, scenario.platforms);
  const pools = membershipOfAll(scenario, organisations);
  if (pools.faults.length > 0) return { plan: null, faults: pools.faults };
  const { holidays } = scenario.calendar;
  const { freezes, calendar } = scenario.rollout;
  const planned = planStages(scenario, selection.members, {
    order: { key, population },
    stageLevels: quota.stageLevels,
  });
  yield;
  const platforms = platformPlans(scenario);
  const rules = rolloutRules(scenario, organisations, platforms);
  const rows = rowsOf(population, pools.membership, { stages: planned, gates: rules.gates });
  const tooMuch = tallyFaults(scenario, rows.sections.length);
  if (tooMuch.length > 0) return { plan: null, faults: tooMuch };
  const plan: Plan = {
    name: scenario.name,
    seed,
    startDate: scenario.horizon.start,
    dayCount,
    calendar: dayCalendar(scenario),
    population,
    churn: churnPlan(scenario),
    pools: pools.membership,
    storage: platforms[0]!.storage,
    platforms,
    history: historyCalendar(scenario),
    costs: costsPlan(scenario),
    milestones: milestonesWithin(scenario),
    rows,
    quota: quota.plan,
    rollout: {
      openDays: openDays(scenario.horizon.start, dayCount, { ...calendar, holidays, freezes }),
      stages: planned,
      ...rules,
    },
    sizeDays: sizeDays(scenario, dayCount),
    sample: null,
  };
  return { plan, faults: [] };
}

function costsPlan(scenario: Scenario<unknown>): CostPlan | null {
  const { costs, storage, platforms, horizon } = scenario;
  if (costs === null) return null;
  const scheduled = [storage, ...platforms.map((platform) => platform.storage)].flatMap(
    (one) => one?.procurement?.scheduled ?? [],
  );
  return costPlan(
    costs,
    {
      startDate: horizon.start,
      dayCount: horizon.end - horizon.start + 1,
      milestoneDays: milestonesWithin(scenario).map(({ day }) => day),
    },
    scheduled.some(({ orderedOn }) => orderedOn < horizon.start),
  );
}

function milestonesWithin({ milestones, horizon }: Scenario<unknown>): Plan['milestones'] {
  return milestones
    .map(({ name, date }) => ({ name, day: date - horizon.start }))
    .filter(({ day }) => day >= 0 && day <= horizon.end - horizon.start)
    .sort((a, b) => a.day - b.day);
}

/** The calendar of the days before the horizon that storage asks for. */
function historyCalendar(scenario: Scenario<unknown>): DayCalendar {
  const { horizon, calendar } = scenario;
  const days = historyDaysOfAll(scenario);
  const { start } = horizon;
  return dayCalendar({ horizon: { start: start - days, end: start - 1 }, calendar });
}

/** What shows before anything is made of the mailboxes. */
function earlyFaults(
  scenario: Scenario<unknown>,
  organisations: readonly Organisation[],
): PlanFault[] {
  const early = populationFaults(scenario, organisations);
  const stageCount = scenario.rollout.stages.length;
  if (early.length > 0 || stageCount <= STAGE_COUNT_MAX) return early;
  const message = `${stageCount} stages; at most ${STAGE_COUNT_MAX} are possible`;
  const mend = 'join stages that change the same quotas in the same way';
  return [{ address: 'rollout.stages', message, mend }];
}

function faultOfStage({ stage, key, message, mend }: StageFault): PlanFault {
  return { address: `rollout.stages.${stage}.${key}`, message, mend };
}

/** Members in the stage's order, where that does not wait for how full they are. */
function orderedMembers(
  { order }: StageSpec<unknown>,
  members: Uint32Array,
  input: OrderInput,
): Uint32Array {
  const isKnown = order === 'random' || order === 'organisations';
  return isKnown ? orderMembers(members, order, input) : members;
}

function planStages(
  scenario: Scenario<unknown>,
  members: readonly Uint32Array[],
  of: { readonly order: OrderInput; readonly stageLevels: readonly StageLevels[] },
): PlanStage[] {
  return scenario.rollout.stages.map((stage, index) =>
    planStage(scenario, index, {
      members: orderedMembers(stage, members[index]!, of.order),
      levels: of.stageLevels[index]!,
    }),
  );
}

function planStage(
  scenario: Scenario<unknown>,
  index: number,
  of: { readonly members: Uint32Array; readonly levels: StageLevels },
): PlanStage {
  const { stages } = scenario.rollout;
  const { name, order, pace, select, begin, by, change } = stages[index]!;
  const platforms = scenario.platforms.map((platform) => platform.name);
  const byFill = stages.flatMap((other, at) =>
    other.select !== 'rest' &&
    other.select.fillAtLeast !== null &&
    other.change.kind === change.kind
      ? [at]
      : [],
  );
  return {
    name,
    members: of.members,
    fullCount: of.members.length,
    order,
    fillAtLeast: select === 'rest' ? null : select.fillAtLeast,
    leftOverOf: select === 'rest' ? byFill : [],
    begin: stageBegin(begin, stages, scenario.horizon.start),
    pace,
    byDay: by === null ? null : by - scenario.horizon.start,
    moveTo: change.kind === 'move' ? platforms.indexOf(change.platform) + 1 : null,
    levelOfTierAfter: of.levels,
  };
}

/**
 * Days whose sizes are reported, ascending: as stated, or the start, the milestones and the end.
 */
function sizeDays(scenario: Scenario<unknown>, dayCount: number): number[] {
  const { start, end } = scenario.horizon;
  const dates = scenario.report.sizesOn ?? [
    start,
    ...scenario.milestones.map((milestone) => milestone.date),
    end,
  ];
  const days = dates.map((date) => date - start).filter((day) => day >= 0 && day < dayCount);
  return [...new Set(days)].sort((a, b) => a - b);
}
