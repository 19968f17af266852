/** What the tables with rows by day share: quantities with four statistics each. */
import { type DailyMeasure, type Group, seriesOf, statisticsOn } from '../ensemble/series.ts';
import type { Statistics } from '../ensemble/statistics.ts';
import { type StatisticBase, statisticColumns } from '../table/statistics-columns.ts';
import type { Cell, Column } from '../table/table.ts';
import type { RunResult } from './run-result.ts';

export interface DailyQuantity extends StatisticBase {
  readonly measure: DailyMeasure;
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
 * For each day a row a group, in the order of the groups: date, the group's name, then four cells
 * a quantity.
 */
export function* dailyRows(
  { traces, plan }: RunResult,
  quantities: readonly DailyQuantity[],
  groups: readonly { readonly group: Group; readonly name: string }[],
): Generator<Cell[]> {
  const tables = groups.map(({ group, name }) => ({
    name,
    quantities: quantities.map(({ measure }) =>
      traces.map((trace) => seriesOf(trace, group, measure)),
    ),
  }));
  for (let day = 0; day < plan.dayCount; day++) {
    for (const table of tables) {
      const row: Cell[] = [plan.startDate + day, table.name];
      for (const replications of table.quantities) {
        const { mean, p5, p50, p95 } = statisticsOn(replications, day);
        row.push(mean, p5, p50, p95);
      }
      yield row;
    }
  }
}
