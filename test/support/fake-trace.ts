/** Small traces and run results by hand, for tests of what is made from them. */
import type {
  BytesLedger,
  CohortTrace,
  DayTotals,
  EventCounts,
  StageEvent,
  StageTrace,
  Trace,
} from '../../src/engine/trace.ts';
import { SIZE_SHARES, type SizeDistribution } from '../../src/engine/trace.ts';
import { seriesCount, seriesShape } from '../../src/ensemble/daily-series.ts';
import { createDailyStore } from '../../src/ensemble/daily-store.ts';
import { drawnInputs } from '../../src/ensemble/draw-inputs.ts';
import { replicatedOf } from '../../src/ensemble/outcome.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { medianOf } from '../../src/random/distribution.ts';
import type { RunResult } from '../../src/report/run-result.ts';
import type { LoadedScenario, Origin } from '../../src/scenario/loaded.ts';
import type { Scenario, UncertainValue } from '../../src/scenario/scenario.ts';

const TOTALS = [
  'usedBytes',
  'committedBytes',
  'mailboxCount',
  'unlimitedCount',
  'okCount',
  'warnedCount',
  'sendBlockedCount',
  'fullCount',
  'grossBytes',
  'keptBytes',
  'triagedBytes',
  'bouncedBytes',
  'suppressedBytes',
  'deletedBytes',
  'parkedBytes',
  'housekeptBytes',
  'returnedBytes',
  'cleanUpCount',
  'contactCount',
  'changeCount',
  'upgradeCount',
  'joinedCount',
  'leaverCount',
  'importedBytes',
  'freedBytes',
  'movedBytes',
  'movedCount',
  'copyBytes',
  'copyCount',
] as const satisfies readonly (keyof DayTotals)[];

/** A cohort of so many days; what is not given is 0 on every day. */
export function fakeCohort(
  dayCount: number,
  given: Partial<Record<keyof DayTotals, readonly number[]>> = {},
  messageBytes = 1000,
): CohortTrace {
  const totals = Object.fromEntries(
    TOTALS.map((field) => [
      field,
      Float64Array.from({ length: dayCount }, (_, day) => given[field]?.[day] ?? 0),
    ]),
  );
  return { totals: totals as unknown as DayTotals, messageBytes };
}

/** Sizes at `SIZE_SHARES` that run evenly from 0 to `largestBytes`; no mailboxes for null. */
export function fakeSizes(
  day: number,
  cohort: number | null,
  largestBytes: number | null,
): SizeDistribution {
  return largestBytes === null
    ? { day, cohort, mailboxCount: 0, meanBytes: null, quantileBytes: [] }
    : {
        day,
        cohort,
        mailboxCount: 2,
        meanBytes: largestBytes / 2,
        quantileBytes: SIZE_SHARES.map((share) => share * largestBytes),
      };
}

const NO_COUNTS: EventCounts = {
  ...{ regimes: 0, housekeepings: 0, cleanUps: 0, adaptations: 0 },
  ...{ returns: 0, changes: 0, warned: 0, sendBlocked: 0 },
  ...{ full: 0, overflows: 0, contacts: 0, upgrades: 0 },
  ...{ moves: 0, joined: 0, left: 0 },
};

const LEDGER: BytesLedger = {
  openingBytes: 100,
  keptBytes: 50,
  returnedBytes: 5,
  importedBytes: 0,
  deletedBytes: 20,
  parkedBytes: 4,
  housekeptBytes: 1,
  freedBytes: 0,
  closingBytes: 130,
};

/** Days lost to each cause, none but those given. */
export function fakeLostDays(given: Partial<StageTrace['lostDays']> = {}): StageTrace['lostDays'] {
  const none = { weekend: 0, holiday: 0, freeze: 0, weekday: 0, window: 0 };
  return { ...none, gate: 0, capacity: 0, ...given };
}

/** A stage of which nothing is known but what is given; its end follows from its days. */
export function fakeStage(given: Partial<StageTrace> = {}): StageTrace {
  const { startDay = null, finishDay = null } = given;
  return {
    startDay,
    finishDay,
    end: startDay === null ? 'not started' : finishDay === null ? 'left' : 'finished',
    endDay: null,
    selectedCount: 0,
    changedCount: 0,
    failedCount: 0,
    goneCount: 0,
    leftCount: 0,
    rolledBackCount: 0,
    attemptCount: given.changedCount ?? 0,
    failedAttemptCount: 0,
    doneCounts: [],
    pausedDays: 0,
    lostDays: fakeLostDays(),
    waitDays: 0,
    ...given,
  };
}

/** What happened to the first stage on day 1, unless said otherwise. */
export function fakeStageEvent(given: Pick<StageEvent, 'kind'> & Partial<StageEvent>): StageEvent {
  return { day: 1, stage: 0, mailboxCount: 1, rule: '', value: null, cause: '', ...given };
}

/** A trace of two days and one empty cohort, unless said otherwise. */
export function fakeTrace(given: Partial<Trace> = {}): Trace {
  const dayCount = given.dayCount ?? 2;
  return {
    replication: 0,
    dayCount,
    cohorts: [fakeCohort(dayCount)],
    sizes: [],
    stages: [],
    stageEvents: [],
    pools: [],
    orders: [],
    platformMailboxes: [],
    stageMovedBytes: (given.stages ?? []).map(() => 0),
    counts: NO_COUNTS,
    ledger: LEDGER,
    ...given,
  };
}

export interface FakeRun {
  readonly traces: readonly Trace[];
  readonly cohortNames?: readonly string[];
  readonly stageNames?: readonly string[];
  /** By stage: its date, as a day; by default none. */
  readonly byDays?: readonly (number | null)[];
  /** Names of gates that pause all stages. */
  readonly gateNames?: readonly string[];
  readonly uncertain?: Readonly<Record<string, UncertainValue>>;
  /** By replication what was drawn for the uncertain inputs, by default their medians. */
  readonly drawn?: readonly (readonly number[])[];
  readonly origins?: readonly Origin[];
  /** Of the plan what a test needs beside: storage, milestones. */
  readonly plan?: Partial<Plan>;
  readonly more?: Partial<RunResult>;
}

/** A run that begins on 2013-04-01 with the traces given. */
export function fakeRun(given: FakeRun): RunResult {
  const { traces, stageNames = [] } = given;
  const plan = fakePlan(given);
  const loaded = fakeLoaded(given);
  return {
    loaded,
    plan,
    ...fakeReplications(given, { plan, scenario: loaded.scenario }),
    costs: null,
    design: { method: 'medians', batchSizes: [traces.length] },
    correlations: [],
    until: null,
    secondLuck: null,
    seedText: 'fake',
    replications: traces.length,
    headroomVersion: '0.1.0',
    drift: null,
    excel: false,
    focus: false,
    tables: null,
    mailboxScaling: null,
    plannedStages: stageNames.map((_, stage) => ({
      stage,
      startDay: 0,
      finishDay: 1,
      mailboxCount: 2,
      leftCount: 0,
      openDayCount: 2,
      daysLost: { freeze: 0, weekend: 0, holiday: 0, weekday: 0, window: 0 },
      waitedFor: null,
    })),
    ...given.more,
  };
}

function fakePlan(given: FakeRun): Plan {
  const { traces, cohortNames = ['clinical'], stageNames = [], gateNames = [], plan } = given;
  return {
    name: 'fake',
    startDate: 15_796, // 2013-04-01
    dayCount: traces[0]!.dayCount,
    population: {
      mailboxCount: 2,
      openingCount: 2,
      joiners: { joinDay: new Int32Array(0), programmeOf: new Uint8Array(0) },
      cohortNames,
    },
    churn: { dayWeights: new Float64Array(0), retentionDays: 0, hasLeavers: false },
    rollout: {
      stages: stageNames.map((name, stage) => ({
        ...{ name, moveTo: null },
        byDay: given.byDays?.[stage] ?? null,
      })),
      gates: gateNames.map((name) => ({ name, onTrip: 'pause', acts: true })),
      failures: null,
      standing: [],
      moves: null,
    },
    ...{ sample: null, storage: null, costs: null, milestones: [] },
    ...fakePlatforms(plan?.storage ?? null),
    ...plan,
  } as unknown as Plan;
}

/** The home platform alone. */
export function fakePlatforms(
  storage: { readonly pools?: readonly { readonly name: string }[] } | null,
): Pick<Plan, 'platforms' | 'pools'> {
  const names = (storage?.pools ?? []).map(({ name }) => name);
  const parts = { platforms: [{ name: 'home', storage }], pools: { names } };
  return parts as unknown as Pick<Plan, 'platforms' | 'pools'>;
}

function fakeLoaded({ traces, uncertain = {}, origins = [] }: FakeRun): LoadedScenario {
  const scenario = {
    ...{ name: 'fake', title: 'A fake run', question: '', platforms: [] },
    run: { replications: traces.length, seed: 'fake', sampling: 'medians', hypercubeCount: 10 },
    correlations: [],
    traffic: { shocks: [], commonFactor: null },
    owners: uncertain,
    population: {
      cohorts: [],
      organisations: { file: 'organisations.csv', path: '/machine/organisations.csv' },
    },
  } as unknown as Scenario;
  return {
    scenario,
    origins,
    placeOf: () => ({ file: 'x.yaml', line: 1, column: 1 }),
    resolved: {
      name: 'fake',
      population: { organisations: { file: '/machine/organisations.csv' } },
      quota: {},
    },
    files: [
      { name: 'fake.yaml', path: '/machine/scenarios/fake.yaml' },
      { name: '../organisations.csv', path: '/machine/organisations.csv' },
    ],
    overrides: [],
  };
}

function fakeReplications(
  { traces, drawn }: FakeRun,
  { plan, scenario }: { readonly plan: Plan; readonly scenario: Scenario },
): Pick<RunResult, 'inputs' | 'outcomes' | 'daily'> {
  const inputs = drawnInputs(scenario);
  const medians = inputs.map(({ value }) => medianOf(value.distribution, value.range));
  const daily = createDailyStore({
    dayCount: plan.dayCount,
    seriesCount: seriesCount(seriesShape(plan)),
    openSpill: () => {
      throw new Error('a fake run does not fill the memory');
    },
  });
  const outcomes = traces.map((trace, index) => {
    const row = Float64Array.from(drawn?.[index] ?? medians);
    const replicated = replicatedOf(trace, { plan, inputs: row, costLines: [] });
    daily.add(replicated.daily);
    return replicated.outcome;
  });
  return { inputs, outcomes, daily };
}
