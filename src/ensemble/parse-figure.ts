/** Reading a figure such as `p95(peak_used_tib)`. */
import { nearest, suggestion } from '../scenario/nearest.ts';
import { splitComparison } from './comparison.ts';
import { ExpressionError } from './expression-error.ts';
import { type Figure, parseBound, quantityOfMetric } from './figure.ts';
import { HEADLINE_METRICS, type Metric } from './metrics.ts';

const HOW_TO_WRITE =
  'write mean(METRIC), median(METRIC), pN(METRIC) with N from 1 to 99, probability(METRIC) or ' +
  'probability(METRIC OP VALUE)';
const WORDS = ['mean', 'median', 'probability'];
const PERCENTILE = /^p([1-9]\d?)$/;

/**
 * Reads `mean(METRIC)`, `median(METRIC)`, `pN(METRIC)` with a whole N from 1 to 99,
 * `probability(METRIC)`, that it happens within the horizon, or `probability(METRIC OP VALUE)`. The
 * metrics are the headline metrics. Spaces do not matter.
 *
 * @throws ExpressionError if it is none of these, or there is no such figure: dates have no mean,
 *   and what is never absent happens always.
 * @example parseFigure('p95( peak_used_tib )').kind // 'quantile'
 */
export function parseFigure(text: string): Figure {
  const [, name, inside] = /^([^\s()]+)\s*\(([^()]*)\)$/.exec(text.trim()) ?? [];
  if (name === undefined || inside === undefined) {
    const fault = text.trim() === '' ? 'a figure is missing' : `'${text.trim()}' is not a figure`;
    throw new ExpressionError(`${fault}: ${HOW_TO_WRITE}`);
  }
  checkFunction(name);
  if (name === 'probability') return probabilityOf(inside.trim());
  const metric = metricOfOther(name, inside.trim());
  if (name === 'mean') return meanFigure(metric);
  return { kind: 'quantile', metric, percent: name === 'median' ? 50 : Number(name.slice(1)) };
}

function checkFunction(name: string): void {
  if (isFunction(name)) return;
  const lower = name.toLowerCase();
  const meant = isFunction(lower) ? lower : nearest(name, WORDS);
  const mend = meant === null ? HOW_TO_WRITE : `did you mean '${meant}'?`;
  throw new ExpressionError(`there is no figure '${name}': ${mend}`);
}

function isFunction(name: string): boolean {
  return WORDS.includes(name) || PERCENTILE.test(name);
}

function metricNamed(name: string, function_: string): Metric {
  const metric = HEADLINE_METRICS.find((known) => known.name === name);
  if (metric !== undefined) return metric;
  const names = HEADLINE_METRICS.map((known) => known.name);
  const fault = name === '' ? `${function_}() lacks a metric` : `there is no metric '${name}'`;
  throw new ExpressionError(`${fault}: ${suggestion(name, names, 'metrics')}`);
}

/** Anything but a probability takes a metric alone. */
function metricOfOther(name: string, inside: string): Metric {
  const operatorAt = inside.search(/[<>=!]/);
  if (operatorAt < 0) return metricNamed(inside, name);
  const metric = metricNamed(inside.slice(0, operatorAt).trim(), name);
  throw new ExpressionError(
    `only probability takes a condition: write ${name}(${metric.name}) or probability(${inside})`,
  );
}

function meanFigure(metric: Metric): Figure {
  if (metric.kind !== 'day') return { kind: 'mean', metric };
  throw new ExpressionError(
    `there is no mean of a date, thus no mean(${metric.name}): write p50(${metric.name})`,
  );
}

function probabilityOf(inside: string): Figure {
  const [, name = '', rest = ''] = /^([^\s<>=!]*)(.*)$/s.exec(inside) ?? [];
  const metric = metricNamed(name, 'probability');
  if (rest.trim() !== '') {
    const { operator, boundText } = splitComparison(rest, metric.name);
    const bound = parseBound(boundText, quantityOfMetric(metric));
    return { kind: 'probability', metric, condition: { operator, bound } };
  }
  if (metric.mayBeAbsent) return { kind: 'probability', metric, condition: null };
  throw new ExpressionError(
    `every replication has a ${metric.name}: write probability(${metric.name} < VALUE)`,
  );
}
