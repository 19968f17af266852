/** Runs of a few costs, as pages read them. */
import type { PageRun } from '../../src/page/cells/page-run.ts';
import { type ShownRow, shownRun } from './shown-run.ts';

/** A line by what it costs in each year, on the mean. */
export interface ShownLine {
  readonly line: string;
  readonly kind?: string;
  readonly years: readonly number[];
}

const YEARS = ['2013/14', '2014/15', '2015/16'];
/** P50, P80 and P90 as parts of the mean: each another. */
const QUANTILES = { p50: 0.9, p80: 1.2, p90: 1.5 };

/** A run with the rows of costs_annual.csv of these lines, their totals, and other rows. */
export function costsRun(
  lines: readonly ShownLine[],
  { record = {}, memos = [] as readonly ShownRow[] } = {},
): PageRun {
  const paid = lines.filter(({ kind }) => kind !== 'economic');
  const count = Math.max(...lines.map(({ years }) => years.length));
  const sumIn = (year: number) => sum(paid.map(({ years }) => years[year] ?? 0));
  const total: ShownLine = {
    line: 'total',
    kind: 'total',
    years: Array.from({ length: count }, (_, year) => sumIn(year)),
  };
  const rows = [...YEARS.slice(0, count).keys(), -1].flatMap((year) =>
    [...paid, total, ...lines.filter(({ kind }) => kind === 'economic')].map((line) =>
      rowOf(line, year),
    ),
  );
  return shownRun({ costs_annual: [...rows, ...memos] }, { record });
}

/** @param year by index; -1: all */
function rowOf({ line, kind = 'running', years }: ShownLine, year: number): ShownRow {
  const pounds = year < 0 ? sum(years) : (years[year] ?? 0);
  const whose = {
    financial_year: YEARS[year] ?? 'all',
    line,
    first_date: '2013-04-01',
    last_date: '2016-03-31',
    kind,
  };
  if (kind === 'economic') return { ...whose, net_gbp_mean: money(pounds) };
  return {
    ...whose,
    // VAT of 40 %, of which half comes back.
    net_gbp_mean: money(pounds / 1.2),
    vat_gbp_mean: money((pounds / 1.2) * 0.4),
    vat_recovered_gbp_mean: money((pounds / 1.2) * 0.2),
    cash_gbp_mean: money(pounds),
    discounted_gbp_mean: money(pounds / 2),
    cash_gbp_p50: money(QUANTILES.p50 * pounds),
    cash_gbp_p80: money(QUANTILES.p80 * pounds),
    cash_gbp_p90: money(QUANTILES.p90 * pounds),
  };
}

function money(pounds: number): string {
  return pounds.toFixed(2);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
