/** What the tables with rows by day share: quantities with four statistics each. */
import { type DailyName, seriesIndex, seriesShape } from '../ensemble/daily-series.ts';
import type { Group } from '../ensemble/series.ts';
import { type Statistics, statisticsInPlace } from '../ensemble/statistics.ts';
import { type StatisticBase, statisticColumns } from '../table/statistics-columns.ts';
import type { Cell, Column } from '../table/table.ts';
import type { RunResult } from './run-result.ts';

export interface DailyQuantity extends StatisticBase {
  readonly name: DailyName;
}

/** The columns of the quantities, four each. */
export function dailyColumns(quantities: readonly DailyQuantity[]): Column[] {
  return quantities.flatMap(statisticColumns);
}

/** Cells in the order of `statisticColumns`; empty ones where there is nothing. */
export function statisticCells(statistics: Statistics | null): Cell[] {
  if (statistics === null) return [null, null, null, null];
  return [statistics.mean, statistics.p5, statistics.p50, statistics.p95];
}

/**
 * For each day a row a group, in the order of the groups: date, the group's keys, then four cells
 * a quantity. Made day by day as they are written: a table of three years with six groups and eight
 * quantities would otherwise hold 50,000 statistics at once.
 */
export function* dailyRows(
  { daily, plan }: RunResult,
  quantities: readonly DailyQuantity[],
  groups: readonly { readonly group: Group; readonly keys: readonly string[] }[],
): Generator<Cell[]> {
  const shape = seriesShape(plan);
  const tables = groups.map(({ group, keys }) => ({
    keys,
    series: quantities.map((quantity) => seriesIndex(quantity.name, group, shape)),
  }));
  for (const values of daily.days()) {
    for (const { keys, series } of tables) {
      const row: Cell[] = [plan.startDate + values.day, ...keys];
      for (const index of series) {
        const statistics = index === null ? null : statisticsInPlace(values.of(index));
        row.push(...statisticCells(statistics));
      }
      yield row;
    }
  }
}
