/** What tables of things that may not happen share: how likely they are, and when they happen. */
import type { CalendarDate } from '../calendar/date.ts';
import { orderStatistic } from '../ensemble/order-statistic.ts';
import { wilsonInterval } from '../ensemble/wilson.ts';
import type { Cell, Column } from '../table/table.ts';
import { dateColumn } from './report.ts';

/** Exact where replications are drawn independently, and on the safe side elsewhere. */
export const IF_DEPENDENT = 'conservative under Latin hypercube sampling';

const DATE_PERCENTS = [5, 50, 95] as const;

/** The probability and both ends of its interval, `probability`, `probability_low`, ... */
export function probabilityColumns(header: string, meaning: string): Column[] {
  const column = (suffix: string, words: string): Column => ({
    header: `${header}${suffix}`,
    unit: 'share',
    type: 'number',
    places: 6,
    meaning: words,
  });
  const ofInterval = `end of the 95 % interval of ${header} by Wilson, ${IF_DEPENDENT}; empty for one replication.`;
  return [
    column('', meaning),
    column('_low', `Lower ${ofInterval}`),
    column('_high', `Upper ${ofInterval}`),
  ];
}

/** Cells of `probabilityColumns`: of what happened in so many of the replications. */
export function probabilityCells(happenedCount: number, count: number): Cell[] {
  const interval = wilsonInterval(happenedCount, count);
  return [happenedCount / count, interval?.low ?? null, interval?.high ?? null];
}

/** `finish_p5`, `finish_p50` and `finish_p95`, dates of replications. */
export function dateColumns(
  header: string,
  what: string,
  emptyIf = 'if not within the horizon there',
): Column[] {
  return DATE_PERCENTS.map((percent) =>
    dateColumn(
      `${header}_p${percent}`,
      `${what}, ${percent === 50 ? 'median' : `${percent}th percentile`} over the replications as order statistic; empty ${emptyIf}.`,
    ),
  );
}

/** Cells of `dateColumns` from days by replication; null: it does not happen there. */
export function dateCells(days: readonly (number | null)[], startDate: CalendarDate): Cell[] {
  return DATE_PERCENTS.map((percent) => {
    const day = orderStatistic(days, percent);
    return day === null ? null : startDate + day;
  });
}
