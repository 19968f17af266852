/** What `--assert` and `--until` ask of an ensemble. */
import type { CalendarDate } from '../calendar/date.ts';
import { type Comparison, holdsOf, splitComparison } from './comparison.ts';
import { ExpressionError } from './expression-error.ts';
import { type Figure, parseBound, quantityOf } from './figure.ts';
import { figureOf, halfWidthOf, intervalOf, sinceStart } from './figure-value.ts';
import type { IntervalOrReason } from './interval-or-reason.ts';
import type { MetricSample } from './metric-sample.ts';
import { parseFigure } from './parse-figure.ts';
import { isWithin, parseTolerance, type Tolerance } from './tolerance.ts';

export { ExpressionError };

export interface Assertion {
  /** As it was written, without spaces around. */
  readonly text: string;
  readonly figure: Figure;
  readonly comparison: Comparison;
}

export interface Until {
  readonly text: string;
  readonly figure: Figure;
  readonly tolerance: Tolerance;
}

export interface Verdict {
  readonly holds: boolean;
  /** Of dates days since the horizon's start; null: not within the horizon, or no such mean. */
  readonly value: number | null;
  readonly interval: IntervalOrReason;
}

/**
 * Reads `FIGURE OP VALUE`, such as `p95(peak_used_tib) < 200`: a figure as parseFigure takes it,
 * one of `<`, `<=`, `>`, `>=`, and a plain decimal in the metric's unit, a percentage or fraction
 * for shares and probabilities, a date for dates. Spaces do not matter.
 *
 * @throws ExpressionError that says what is wrong and what to write.
 * @example parseAssertion('probability(rollout_finish_date) >= 90%').comparison
 * // { operator: '>=', bound: 0.9 }
 */
export function parseAssertion(text: string): Assertion {
  const { figure, figureText, rest } = splitFigure(text);
  const { operator, boundText } = splitComparison(rest, figureText);
  const comparison = { operator, bound: parseBound(boundText, quantityOf(figure)) };
  return { text: text.trim(), figure, comparison };
}

/**
 * Reads `FIGURE within TOLERANCE`, such as `p95(peak_used_tib) within 1%`; the tolerance as
 * parseTolerance takes it.
 *
 * @throws ExpressionError that says what is wrong and what to write.
 * @example parseUntil('mean(contacts_count) within 250').tolerance
 * // { kind: 'absolute', amount: 250 }
 */
export function parseUntil(text: string): Until {
  const { figure, figureText, rest } = splitFigure(text);
  const [, toleranceText] = /^within\b\s*(.*)$/s.exec(rest) ?? [];
  if (toleranceText === undefined || toleranceText === '') {
    const found = rest === '' || toleranceText === '' ? '' : `, not '${rest}'`;
    throw new ExpressionError(
      `after ${figureText} write within and a tolerance, such as within 1%${found}`,
    );
  }
  return { text: text.trim(), figure, tolerance: parseTolerance(toleranceText, figure) };
}

/** A figure ends with its bracket, and nothing that may follow one has any. */
function splitFigure(text: string): { figure: Figure; figureText: string; rest: string } {
  const end = text.lastIndexOf(')') + 1;
  const figureText = text.slice(0, end === 0 ? text.length : end).trim();
  return { figure: parseFigure(figureText), figureText, rest: text.slice(end).trim() };
}

/**
 * Whether the assertion holds of the ensemble, on the figure itself and not on its interval.
 *
 * A quantile that is not within the horizon is later than every date and every number of days: `<`
 * and `<=` do not hold of it, `>` and `>=` do. Nothing holds of the mean of what some replication
 * lacks, as there is none.
 *
 * @throws RangeError where the sample has no value, or one is not finite.
 * @example
 * verdictOf(
 *   parseAssertion('p50(contacts_count) < 3'), { values: [1, 2, 6], hypercubeSizes: null }, 0)
 * // { holds: true, value: 2, interval: { reason: 'too-few-replications', replicationsNeeded: 6 } }
 */
export function verdictOf(
  { figure, comparison }: Assertion,
  sample: MetricSample,
  startDate: CalendarDate,
): Verdict {
  const value = figureOf(figure, sample, startDate);
  const isUndefined = figure.kind === 'mean' && value === null;
  const asked =
    quantityOf(figure).kind === 'date'
      ? sinceStart(comparison, figure.metric, startDate)
      : comparison;
  return {
    holds: !isUndefined && holdsOf(value, asked),
    value,
    interval: intervalOf(figure, sample, startDate),
  };
}

/**
 * Whether the longer side of the figure's 95 % interval is within the tolerance; without an
 * interval, or where an end is not within the horizon, it is not.
 *
 * @throws RangeError where the sample has no value, or one is not finite.
 * @example
 * isPreciseEnough(
 *   parseUntil('mean(contacts_count) within 1%'), { values: [50, 50], hypercubeSizes: null }, 0)
 * // true
 */
export function isPreciseEnough(
  { figure, tolerance }: Until,
  sample: MetricSample,
  startDate: CalendarDate,
): boolean {
  return isWithin(halfWidthOf(figure, sample, startDate), tolerance);
}
