/** The rows of summary.csv by metric. */
import { tableOf } from '../report/report.ts';
import type { RunResult } from '../report/run-result.ts';
import { summary } from '../report/summary.ts';
import type { Cell } from '../table/table.ts';
import { tableObjects } from './table-output.ts';

/** By metric, then by column: unit, mean, p5 and so on; null where the table has nothing. */
export type SummaryRecord = Readonly<Record<string, Readonly<Record<string, Cell>>>>;

/** Figures are numbers here, though the table has texts, because its rows differ in places. */
export function summaryRecord(result: RunResult): SummaryRecord {
  const rows = tableObjects(tableOf(summary, result));
  return Object.fromEntries(
    rows.map(({ metric, ...figures }) => [
      String(metric),
      Object.fromEntries(
        Object.entries(figures).map(([column, cell]) => [column, asNumber(column, cell)]),
      ),
    ]),
  );
}

function asNumber(column: string, cell: Cell): Cell {
  const isFigure = typeof cell === 'string' && column !== 'unit' && /^\d+(\.\d+)?$/.test(cell);
  return isFigure ? Number(cell) : cell;
}
