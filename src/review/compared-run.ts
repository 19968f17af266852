/** A run as comparisons need it: what makes it comparable, and its metrics by replication. */
import type { CalendarDate } from '../calendar/date.ts';
import type { Design } from '../ensemble/ensemble.ts';
import type { MetricSample } from '../ensemble/metric-sample.ts';
import { metricScope } from '../ensemble/metric-scope.ts';
import { appliesTo, HEADLINE_METRICS, type Metric } from '../ensemble/metrics.ts';
import type { Plan } from '../plan/plan.ts';
import { replications } from '../report/replications.ts';
import type { RunResult } from '../report/run-result.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { formatDecimal } from '../units/decimal.ts';
import { type ComparedCosts, comparedCosts } from './compared-costs.ts';

/** What must be alike in runs that are paired, and what tells them apart. */
export interface RunIdentity {
  /** The scenario file or the run folder, as the user named it. */
  readonly argument: string;
  readonly name: string;
  readonly title: string;
  readonly headroomVersion: string;
  readonly seed: string;
  /** How uncertain inputs were drawn. */
  readonly design: Design;
  /** Share of the mailboxes that were simulated; null: all. */
  readonly sampleShare: number | null;
  readonly firstDate: CalendarDate;
  readonly lastDate: CalendarDate;
  readonly currency: string;
  readonly replicationCount: number;
}

export interface ComparedRun extends RunIdentity {
  /**
   * By metric the value of each replication, days as dates; null: not within the horizon. A metric
   * that the run does not ask for, as one of a rollout without stages, is not in it.
   */
  readonly metrics: ReadonlyMap<string, readonly (number | null)[]>;
  /** Null without costs. */
  readonly costs: ComparedCosts | null;
}

/** Decimal places of values in replications.csv. */
const VALUE_PLACES = replications.columns.find(({ header }) => header === 'value')?.places ?? 0;

/** What there is of a run before it is simulated. */
export interface PlannedRun extends Pick<RunIdentity, 'argument' | 'headroomVersion'> {
  readonly scenario: Pick<Scenario, 'name' | 'title' | 'currency' | 'run'>;
  readonly plan: Pick<Plan, 'startDate' | 'dayCount'>;
  readonly sampleShare: number | null;
  readonly design: Design;
}

/** What a run will have to be alike with others in, so that it need not be simulated in vain. */
export function plannedRun({ scenario, plan, design, ...same }: PlannedRun): RunIdentity {
  return {
    ...same,
    name: scenario.name,
    title: scenario.title,
    seed: scenario.run.seed,
    design,
    firstDate: plan.startDate,
    lastDate: plan.startDate + plan.dayCount - 1,
    currency: scenario.currency,
    replicationCount: design.batchSizes.reduce((sum, size) => sum + size, 0),
  };
}

/**
 * A run that was just simulated, as it would be read back from its folder: values rounded to the
 * places of replications.csv, so that a file and its own folder differ in nothing.
 *
 * @param argument the scenario file as the user named it
 */
export function comparedRun(result: RunResult, argument: string): ComparedRun {
  const { loaded, plan, outcomes, headroomVersion, design, costs } = result;
  const sampleShare = plan.sample?.share ?? null;
  const identity = plannedRun({
    argument,
    headroomVersion,
    scenario: loaded.scenario,
    plan,
    sampleShare,
    design,
  });
  const asked = HEADLINE_METRICS.flatMap((metric, index) => {
    if (!appliesTo(metric, metricScope(plan))) return [];
    const { name, kind } = metric;
    const values = outcomes.map(({ metrics }) => {
      const value = metrics[index] ?? null;
      if (value === null) return null;
      return kind === 'day' ? plan.startDate + value : Number(formatDecimal(value, VALUE_PLACES));
    });
    return [[name, values] as const];
  });
  return {
    ...identity,
    metrics: new Map(asked),
    costs: costs === null ? null : comparedCosts(costs),
  };
}

/** Sizes of a run's hypercubes in the order of replications; null: independent draws. */
export function hypercubeSizesOf({ design }: RunIdentity): readonly number[] | null {
  return design.method === 'latin-hypercube' ? design.batchSizes : null;
}

/** A metric's values for statistics: days count from the horizon's first, as in an ensemble. */
export function comparedSample(run: ComparedRun, { name, kind }: Metric): MetricSample {
  const values = run.metrics.get(name) ?? Array<null>(run.replicationCount).fill(null);
  return {
    values:
      kind === 'day'
        ? values.map((value) => (value === null ? null : value - run.firstDate))
        : values,
    hypercubeSizes: hypercubeSizesOf(run),
  };
}
