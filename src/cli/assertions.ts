/** What `--assert` finds. */
import { type CalendarDate, formatDate } from '../calendar/date.ts';
import { metricSample } from '../ensemble/ensemble.ts';
import { type Assertion, verdictOf } from '../ensemble/expression.ts';
import { type Figure, quantityOf } from '../ensemble/figure.ts';
import { isInterval } from '../ensemble/interval-or-reason.ts';
import type { MetricSample } from '../ensemble/metric-sample.ts';
import type { Metric } from '../ensemble/metrics.ts';
import type { RunResult } from '../report/run-result.ts';
import { type ComparedRun, comparedSample } from '../review/compared-run.ts';
import { formatDecimal } from '../units/decimal.ts';

/** As `--json` has it: figures are numbers, dates texts; null: there is none. */
export interface AssertionResult {
  readonly assertion: string;
  readonly holds: boolean;
  readonly value: number | string | null;
  readonly low: number | string | null;
  readonly high: number | string | null;
}

export function assertionResults(
  assertions: readonly Assertion[],
  { outcomes, design, plan }: Pick<RunResult, 'outcomes' | 'design' | 'plan'>,
): AssertionResult[] {
  return resultsOf(assertions, {
    sampleOf: ({ name }) => metricSample(outcomes, design, name),
    startDate: plan.startDate,
  });
}

/** The same of a run that is compared; what it has no metric for is not asked of it. */
export function comparedAssertions(
  assertions: readonly Assertion[],
  run: ComparedRun,
): AssertionResult[] {
  const asked = assertions.filter(({ figure }) => run.metrics.has(figure.metric.name));
  return resultsOf(asked, {
    sampleOf: (metric) => comparedSample(run, metric),
    startDate: run.firstDate,
  });
}

function resultsOf(
  assertions: readonly Assertion[],
  {
    sampleOf,
    startDate,
  }: {
    /** Days count from the start. */
    readonly sampleOf: (metric: Metric) => MetricSample;
    readonly startDate: CalendarDate;
  },
): AssertionResult[] {
  return assertions.map((assertion) => {
    const { figure, text } = assertion;
    const { holds, value, interval } = verdictOf(assertion, sampleOf(figure.metric), startDate);
    const { low, high } = isInterval(interval) ? interval : { low: null, high: null };
    const written = (number: number | null) => writtenAs(figure, number, startDate);
    return {
      assertion: text,
      holds,
      value: written(value),
      low: written(low),
      high: written(high),
    };
  });
}

const PROBABILITY_PLACES = 6;
/** More than in reports, so that a figure just below a bound does not read as the bound. */
const FURTHER_PLACES = 3;

function writtenAs(
  figure: Figure,
  value: number | null,
  startDate: CalendarDate,
): number | string | null {
  if (value === null) return null;
  if (quantityOf(figure).kind === 'date') return formatDate(startDate + value);
  const places =
    figure.kind === 'probability' ? PROBABILITY_PLACES : figure.metric.places + FURTHER_PLACES;
  return Number(formatDecimal(value, places));
}

/** One line an assertion, with the figure and its 95 % interval. */
export function assertionText({ assertion, holds, value, low, high }: AssertionResult): string {
  const absent = assertion.startsWith('mean')
    ? 'there is no mean, as a replication lacks it'
    : 'it is not within the horizon';
  const found = value === null ? absent : `it is ${value}`;
  const interval = low === null && high === null ? '' : ` [${low ?? ''}, ${high ?? 'later'}]`;
  return `${holds ? 'holds' : 'does not hold'}: ${assertion}: ${found}${interval}`;
}
