/** A run as comparisons need it: what makes it comparable, and its metrics by replication. */
import type { CalendarDate } from '../calendar/date.ts';
import type { Design } from '../ensemble/ensemble.ts';
import { HEADLINE_METRICS } from '../ensemble/metrics.ts';
import { replications } from '../report/replications.ts';
import type { RunResult } from '../report/run-result.ts';
import { formatDecimal } from '../units/decimal.ts';

export interface ComparedRun {
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
  /**
   * By metric the value of each replication, days as dates; null: not within the horizon. A metric
   * that the run does not ask for, as one of a rollout without stages, is not in it.
   */
  readonly metrics: ReadonlyMap<string, readonly (number | null)[]>;
}

/** Decimal places of values in replications.csv. */
const VALUE_PLACES = replications.columns.find(({ header }) => header === 'value')?.places ?? 0;

/**
 * A run that was just simulated, as it would be read back from its folder: values rounded to the
 * places of replications.csv, so that a file and its own folder differ in nothing.
 *
 * @param argument the scenario file as the user named it
 */
export function comparedRun(result: RunResult, argument: string): ComparedRun {
  const { loaded, plan, outcomes } = result;
  const { name, title, currency } = loaded.scenario;
  const { startDate, dayCount, rollout } = plan;
  const valuesByMetric = HEADLINE_METRICS.flatMap((metric, index) => {
    if (!metric.appliesTo(rollout.stages.length)) return [];
    const values = outcomes.map(({ metrics }) => {
      const value = metrics[index] ?? null;
      if (value === null) return null;
      return metric.kind === 'day' ? startDate + value : Number(formatDecimal(value, VALUE_PLACES));
    });
    return [[metric.name, values] as const];
  });
  return {
    argument,
    name,
    title,
    headroomVersion: result.headroomVersion,
    seed: result.seedText,
    design: result.design,
    sampleShare: plan.sample?.share ?? null,
    firstDate: startDate,
    lastDate: startDate + dayCount - 1,
    currency,
    replicationCount: outcomes.length,
    metrics: new Map(valuesByMetric),
  };
}
