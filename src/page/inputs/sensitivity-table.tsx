/** The strongest inputs of a metric as a table. */
import type { JSX } from 'preact';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, type PageRow, rowWith, textAt } from '../cells/page-table.ts';
import { DataTable, Details } from '../shown/data-table.tsx';

interface SensitivityTableProps {
  readonly run: PageRun;
  /** Of sensitivity.csv. */
  readonly rows: readonly PageRow[];
}

/** With what is assumed of each input, so that one sees what of it to find out. */
export function SensitivityTable({ run, rows }: SensitivityTableProps): JSX.Element {
  const assumptions = tableOf(run, 'assumptions');
  const found = new Map(
    rows.map((row) => [row, rowWith(assumptions, { key: textAt(row, 'input') })]),
  );
  const assumed = (column: string) => (row: PageRow) => {
    const assumption = found.get(row) ?? null;
    return assumption === null ? null : cellOf(assumption, column);
  };
  return (
    <Details summary="Table: the strongest inputs; sensitivity.csv has all">
      <DataTable
        caption="Rank correlations with their ninety-five per cent intervals, and what the scenario assumes of the input."
        columns={[
          { heading: 'input', cell: (row) => cellOf(row, 'input'), isHeader: true },
          { heading: 'rank', cell: (row) => cellOf(row, 'rank') },
          { heading: 'rank correlation', cell: (row) => cellOf(row, 'rank_correlation') },
          { heading: 'at least', cell: (row) => cellOf(row, 'rank_correlation_low') },
          { heading: 'at most', cell: (row) => cellOf(row, 'rank_correlation_high') },
          { heading: 'assumed value', cell: assumed('value') },
          { heading: 'unit', cell: assumed('unit') },
          { heading: 'quality', cell: assumed('quality') },
        ]}
        rows={rows}
      />
    </Details>
  );
}
