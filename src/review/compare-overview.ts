/** A comparison in short, for who pays and who answers for the disks: blocks of a few rows. */
import { financialYearOf } from '../cost/financial-year.ts';
import { type Block, differenceRow, type Row, rowOf } from './block-rows.ts';
import { figureText, percentWithin, quantileText } from './compare-figures.ts';
import type { MetricComparison, RunComparison, YearComparison } from './compare-runs.ts';
import { PRESENT_VALUE, TOTAL_COST } from './compared-costs.ts';

/** Cash by financial year and over the horizon, and the present value, with differences. */
export function moneyBlock(comparison: RunComparison): Block {
  const { metrics, years } = comparison;
  const costs = [
    ...years.map((one) => ({
      statistic: `cash ${yearLabel(comparison, one)}`,
      comparison: one,
    })),
    { statistic: 'cash, all years', comparison: named(metrics, TOTAL_COST) },
    { statistic: 'present value', comparison: named(metrics, PRESENT_VALUE) },
  ];
  return {
    title: 'money',
    about: 'GBP, means, lower is better',
    rows: costs.flatMap(({ statistic, comparison }) => [
      meanRow(comparison, statistic),
      differenceRow(comparison, '  difference'),
    ]),
  };
}

/**
 * A financial year, and whether only part of it lies in the horizon, which paired runs share: then
 * its costs are not those of a whole year. Only the first and the last can be such.
 */
export function yearLabel({ runs, years }: RunComparison, one: YearComparison): string {
  const run = runs[0]?.run;
  const isCut = (date: number) => financialYearOf(date) === financialYearOf(date - 1);
  const isPart =
    run !== undefined &&
    ((one === years[0] && isCut(run.firstDate)) ||
      (one === years.at(-1) && isCut(run.lastDate + 1)));
  return isPart ? `${one.financialYear} (part)` : one.financialYear;
}

/** Whether and when a pool runs out, by when to order, and how much disk it takes. */
export function riskBlock({ metrics }: RunComparison): Block {
  const runOut = named(metrics, 'runout_date');
  const lastOrder = named(metrics, 'last_safe_order_date');
  const needed = named(metrics, 'peak_needed_tib');
  return {
    title: 'risk',
    about: 'with all that is ordered',
    rows: [
      rowOf(runOut, 'some pool runs out', ({ probability, probabilityInterval }) =>
        percentWithin(probability ?? 0, probabilityInterval),
      ),
      rowOf(runOut, 'run-out date, p5', ({ p5 }) => quantileText(runOut.metric, p5)),
      rowOf(lastOrder, 'last safe order, p5', ({ p5 }) => quantileText(lastOrder.metric, p5)),
      meanRow(needed, 'peak needed TiB, mean'),
      rowOf(needed, 'peak needed TiB, p95', ({ p95 }) => quantileText(needed.metric, p95)),
    ],
  };
}

function meanRow(comparison: MetricComparison, statistic: string): Row {
  const { metric } = comparison;
  return rowOf(comparison, statistic, ({ mean }) =>
    mean === null ? '' : figureText(metric, mean),
  );
}

function named(metrics: readonly MetricComparison[], name: string): MetricComparison {
  const found = metrics.find(({ metric }) => metric.name === name);
  if (found === undefined) throw new Error(`there is no metric ${name}`);
  return found;
}
