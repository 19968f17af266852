/**
 * Small scenarios whose stages need approvals, fail now and then, and are stopped by gates: bounds
 * lie where the metrics of a run that no gate disturbs go to and fro.
 */
import {
  type FailuresSpec,
  GATE_METRICS,
  type GateBound,
  type GateMetric,
  type GateSpec,
  type StageSpec,
} from '../../src/scenario/rollout-spec.ts';
import { withPeople } from './people.ts';
import { type Dice, dice, planOf, type SmallCase, smallCase } from './plans.ts';
import { runReference } from './reference/reference.ts';
import { randomRollout, stagesByOrganisation } from './rollouts.ts';
import { withSlowIncreases, withSmallStorage } from './small-storage.ts';
import { dayCountOf, withDayCount, withRollout } from './variants.ts';

/** Gates trip in the first months or not at all; longer runs only take longer. */
const DAY_COUNT_MAX = 160;

/** The number-th small scenario with all that controls a rollout; two of three have storage. */
export function controlledCase(number: number, replication = number % 4): SmallCase {
  const throws = dice(`controlled ${number}`);
  const all = smallCase(number);
  const short = withDayCount(all, Math.min(dayCountOf(all), DAY_COUNT_MAX));
  const small = withPeople(withOtherStages(throws, short), number);
  const stored =
    number % 3 === 0
      ? withSlowIncreases(throws, small)
      : withSmallStorage(small, number, (endless) => {
          const { plan, rollout, disks } = referenceOf(endless, replication);
          const days = Array.from({ length: plan.dayCount }, (_, day) => day);
          return {
            dayCount: plan.dayCount,
            stages: rollout.runs,
            neededBytes: disks.map(({ evenings }) =>
              days.map((day) => evenings.get(day)!.neededBytes),
            ),
          };
        });
  return withControls(stored, number, replication);
}

/** The same case with other stages, mostly one for each organisation. */
function withOtherStages(throws: Dice, small: SmallCase): SmallCase {
  const { horizon, quota, population } = small.scenario;
  const { organisations } = small;
  const context = {
    ...{ start: horizon.start, dayCount: dayCountOf(small) },
    ...{ quota, organisations, cohorts: population.cohorts },
  };
  const stages = throws.chance(0.3)
    ? randomRollout(throws, context).stages
    : stagesByOrganisation(throws, context);
  return withRollout(small, { stages });
}

/** The same case with approvals, failures and gates, aimed at one of its replications. */
export function withControls(small: SmallCase, number: number, replication: number): SmallCase {
  const throws = dice(`controls ${number}`);
  const { stages } = small.scenario.rollout;
  const controlled = withRollout(small, {
    failures: throws.chance(0.2) ? null : randomFailures(throws),
    stages: stages.map((stage) => withApproval(throws, small, stage)),
  });
  const gates = Array.from({ length: throws.whole(1, 4) }, (_, index) =>
    randomGate(throws, small, `gate-${index}`),
  );
  const calm = referenceOf(withRollout(controlled, { gates }), replication);
  return withRollout(controlled, {
    gates: gates.map((gate, index) => {
      const { values } = calm.rollout.gates[index]!;
      return aimed(throws, gate, { values, running: runningDays(calm) });
    }),
  });
}

function referenceOf(small: SmallCase, replication: number) {
  const planned = planOf(small);
  return { plan: planned.plan, ...runReference({ ...planned, replication }) };
}

/** Days on which a stage of the plan is under way, and was on the day before. */
function runningDays({ plan, rollout }: ReturnType<typeof referenceOf>): number[] {
  const days = Array.from({ length: plan.dayCount }, (_, day) => day);
  return days.filter((day) =>
    rollout.runs.some(
      ({ startDay, finishDay }) =>
        startDay !== null && startDay < day && day < (finishDay ?? plan.dayCount),
    ),
  );
}

function randomFailures(throws: Dice): FailuresSpec<number> {
  return {
    share: throws.one([throws.between(0, 0.3), throws.between(0.2, 0.8)]),
    retryAfterDays: throws.one([1, throws.whole(1, 4), throws.whole(1, 20)]),
    attempts: throws.whole(1, 4),
  };
}

function withApproval(
  throws: Dice,
  { scenario }: SmallCase,
  stage: StageSpec<number>,
): StageSpec<number> {
  const { start, end } = scenario.horizon;
  return {
    ...stage,
    approvalWorkingDays: throws.chance(0.5)
      ? null
      : throws.one([0, throws.whole(1, 10), throws.between(0, 5)]),
    by: throws.chance(0.3) ? throws.whole(start, end) : null,
  };
}

function isOfPools(metric: GateMetric): boolean {
  return metric === 'poolUtilisation' || metric === 'runwayDays';
}

/** With a bound that nothing reaches. */
function randomGate(throws: Dice, { scenario }: SmallCase, name: string): GateSpec {
  const { storage, platforms, rollout } = scenario;
  const metric = throws.one(GATE_METRICS.filter((one) => storage !== null || !isOfPools(one)));
  const beyond = throws.chance(metric === 'runwayDays' ? 0.9 : 0.1) ? 'below' : 'above';
  const names = rollout.stages.map((stage) => stage.name);
  const places = [storage, ...platforms.map((platform) => platform.storage)];
  const pools = isOfPools(metric)
    ? places.flatMap((own) => own!.pools.map((pool) => pool.name))
    : [];
  return {
    name,
    metric,
    pool: throws.one([null, ...pools]),
    scope: throws.one(['running', 'all'] as const),
    stages: throws.chance(0.6) ? null : names.filter(() => throws.chance(0.6)),
    beyond,
    trip: { bound: beyond === 'above' ? Infinity : -Infinity, days: 1 },
    clear: null,
    onTrip: throws.one(['pause', 'pause', 'abort', 'abort', 'rollback', 'rollback', 'alert']),
    acts: throws.chance(0.85),
  };
}

interface Target {
  /** By evening; null: none. */
  readonly values: readonly (number | null)[];
  readonly running: readonly number[];
}

/**
 * Trips on an evening on which it finds something to stop, if possible for the first time; clears
 * there or on the good side of it.
 */
function aimed(throws: Dice, gate: GateSpec, { values, running }: Target): GateSpec {
  const worse = (a: number, b: number): boolean => (gate.beyond === 'above' ? a > b : a < b);
  const known = values.filter((value) => value !== null);
  const firstsOf = (windowDays: number): number[] =>
    running.filter((day) => {
      const value = values[day] ?? null;
      const before = values.slice(Math.max(0, day - windowDays), day);
      return value !== null && before.every((other) => other === null || worse(value, other));
    });
  const lists = [Infinity, throws.whole(10, 60), 3].map(firstsOf);
  const days = throws.chance(0.2) ? running : (lists.find((list) => list.length > 0) ?? running);
  const aim = days.map((day) => values[day] ?? null).filter((value) => value !== null);
  const pick = (list: readonly number[]): number =>
    list.length === 0 ? throws.between(0, 1) : throws.one(list);
  const length = (): number => throws.one([1, 1, 1, throws.whole(1, 4)]);
  const bound = boundNear(throws, pick(aim.length > 0 ? aim : known), gate);
  const trip: GateBound = { bound, days: length() };
  if (throws.chance(0.4)) return { ...gate, trip };
  const back = boundNear(throws, pick(known), gate);
  return { ...gate, trip, clear: { bound: worse(back, bound) ? bound : back, days: length() } };
}

/**
 * On the good side of a value or near it. Counts and their ratios may equal a bound; what is
 * measured may differ by the rounding of sums, and so is not to be compared with itself.
 */
function boundNear(throws: Dice, value: number, { metric, beyond }: GateSpec): number {
  const near = beyond === 'above' ? throws.between(0.97, 1.003) : throws.between(0.997, 1.03);
  return isOfPools(metric) || throws.chance(0.7) ? value * near : value;
}
