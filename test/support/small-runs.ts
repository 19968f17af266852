/** Whole runs of small scenarios, in this thread, as `headroom run` performs them. */
import { stageCalendar } from '../../src/cli/stage-calendar.ts';
import { lastStep } from '../../src/engine/last-step.ts';
import { achievedCorrelations } from '../../src/ensemble/achieved-correlations.ts';
import { soloCrew } from '../../src/ensemble/crew.ts';
import { seriesCount, seriesShape } from '../../src/ensemble/daily-series.ts';
import { createDailyStore } from '../../src/ensemble/daily-store.ts';
import { drawnInputs } from '../../src/ensemble/draw-inputs.ts';
import { createEnsemble } from '../../src/ensemble/ensemble.ts';
import { repeatedReplications } from '../../src/ensemble/second-luck.ts';
import { createSimulator } from '../../src/ensemble/simulator.ts';
import { compilePlan } from '../../src/plan/compile.ts';
import { tableOf } from '../../src/report/report.ts';
import { REPORTS } from '../../src/report/reports.ts';
import type { RunResult } from '../../src/report/run-result.ts';
import type { Sampling, Scenario, UncertainValue } from '../../src/scenario/scenario.ts';
import { csvText } from '../../src/table/csv.ts';
import { fakeRun, fakeTrace } from './fake-trace.ts';
import type { SmallCase } from './plans.ts';
import { withCohorts } from './variants.ts';

/** A value that is uniform around the number. */
function around(value: number): UncertainValue {
  const [low, high] = [0.8 * value, 1.2 * value];
  return { distribution: { kind: 'uniform', low, high }, range: { low: 0, high: 1e12 } };
}

function fixed(value: number): UncertainValue {
  return { distribution: { kind: 'fixed', value }, range: { low: 0, high: 1 } };
}

export interface SmallRun {
  /** By default in hypercubes. */
  readonly sampling?: Sampling;
  /** Sizes of the batches, each drawn by itself. */
  readonly batchSizes: readonly number[];
  /** Whether the traffic of each cohort is uncertain too, beside its owners' contacts. */
  readonly isTrafficUncertain?: boolean;
}

/** The case with inputs that are drawn: `scenario` is one as loaded, not one of numbers. */
function uncertain(small: SmallCase, { isTrafficUncertain = true }: SmallRun): SmallCase {
  return withCohorts(small, (cohort) => {
    const contactShare = around(cohort.owners.contactShare / 2);
    const owners = { ...cohort.owners, contactShare };
    const traffic = isTrafficUncertain ? around(cohort.messagesPerWorkingDay) : null;
    const changed = {
      ...cohort,
      owners,
      leaversPerYear: fixed(cohort.leaversPerYear),
      messagesPerWorkingDay: traffic ?? cohort.messagesPerWorkingDay,
    };
    return changed as unknown as typeof cohort;
  });
}

/** Simulates the batches, and some replications once more with other luck. */
export async function runSmall(small: SmallCase, run: SmallRun): Promise<RunResult> {
  const { organisations } = small;
  const of = uncertain(small, run).scenario as unknown as Scenario;
  const scenario = {
    ...of,
    run: { ...of.run, sampling: run.sampling ?? 'latin-hypercube' },
  };
  const { plan, faults } = compilePlan(scenario, organisations);
  if (plan === null) throw new Error(`${scenario.name}: ${JSON.stringify(faults)}`);
  const crew = soloCrew(createSimulator({ scenario, plan }), async (steps) => lastStep(steps));
  const daily = createDailyStore({
    dayCount: plan.dayCount,
    seriesCount: seriesCount(seriesShape(plan)),
    openSpill: () => {
      throw new Error('a small run does not fill the memory');
    },
  });
  const ensemble = createEnsemble(scenario, {
    crew,
    daily,
    checkDrawn: () => {},
    onDone: () => {},
    breathe: async () => {},
  });
  const drift = await crew.drift();
  await ensemble.extend(run.batchSizes);
  const { outcomes, design } = ensemble;
  const fake = fakeRun({ traces: [fakeTrace()] });
  return {
    ...fake,
    loaded: { ...fake.loaded, scenario },
    plan,
    outcomes,
    daily,
    design,
    inputs: drawnInputs(scenario),
    correlations: achievedCorrelations(
      scenario,
      outcomes.map(({ inputs }) => inputs),
    ),
    secondLuck: await ensemble.repeat(repeatedReplications(outcomes.length)),
    replications: outcomes.length,
    drift,
    plannedStages: stageCalendar(plan, withoutLeavers(scenario)).schedules,
  };
}

/** Nobody leaves, which the calendar asks of a value that may be uncertain. */
function withoutLeavers({ population, ...scenario }: Scenario): Scenario {
  const nobody = { distribution: { kind: 'fixed', value: 0 }, range: { low: 0, high: 1 } } as const;
  const cohorts = population.cohorts.map((cohort) => ({ ...cohort, leaversPerYear: nobody }));
  return { ...scenario, population: { ...population, cohorts } };
}

/** The text of every table of a run, by name. */
export function tableTexts(result: RunResult): Map<string, string> {
  return new Map(
    REPORTS.map((report) => [report.name, csvText(tableOf(report, result), { excel: false })]),
  );
}
