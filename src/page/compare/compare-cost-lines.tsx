/** What each line of the costs comes to in each run: why one run is dearer than another. */
import type { JSX } from 'preact';
import type { PageCell } from '../cells/page-cell.ts';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';
import { type CostRows, costRows, LINES_MAX, meanCell } from '../costs/costs-rows.ts';
import { DataTable } from '../shown/data-table.tsx';
import type { ShownComparison } from './compare-shown.ts';

/** A line, which some of the runs may not have. */
interface ComparedLine {
  readonly name: PageCell | null;
  readonly isTotal: boolean;
  /** One a run; null: it has no such line. */
  readonly cells: readonly (PageCell | null)[];
}

interface ComparisonProps {
  readonly comparison: ShownComparison;
}

export function CostLines({ comparison }: ComparisonProps): JSX.Element | null {
  const costs = comparison.runs.map(({ pages }) => costRows(pages));
  const paid = comparedLines(costs, (one) => one.paid);
  const totals = comparedLines(costs, ({ total }) => [total]);
  const unpaid = comparedLines(costs, ({ unpaid: lines, memos }) => [...lines, ...memos]);
  if (totals.length === 0) return null;
  const cut = paid.length > LINES_MAX ? ' These are the first; costs_annual.csv has all.' : '';
  return (
    <>
      <h3>Lines of the costs, side by side</h3>
      <LinesTable
        comparison={comparison}
        caption={`Mean cash over the whole horizon, with VAT that cannot be recovered. A dash: the run has no such line.${cut}`}
        lines={[...paid.slice(0, LINES_MAX), ...totals]}
      />
      {unpaid.length > 0 && (
        <LinesTable
          comparison={comparison}
          caption="Not in the cash, and in no total above: what is worth money though nobody pays it, and what purchases are still worth at the end. Means over the whole horizon, without VAT."
          lines={unpaid.slice(0, LINES_MAX)}
        />
      )}
    </>
  );
}

/** Lines of all runs by their names, in the order in which runs have them. */
function comparedLines(
  costs: readonly (CostRows | null)[],
  linesIn: (costs: CostRows) => readonly PageRow[],
): readonly ComparedLine[] {
  const byRun = costs.map((one) => {
    const lines = one === null ? [] : linesIn(one);
    return new Map(lines.map((row) => [textAt(row, 'line'), row]));
  });
  const names = new Set(byRun.flatMap((lines) => [...lines.keys()]));
  return [...names].map((name) => {
    const rows = byRun.map((lines) => lines.get(name) ?? null);
    const named = rows.find((row) => row !== null) ?? null;
    return {
      name: named && cellOf(named, 'line'),
      isTotal: named !== null && textAt(named, 'kind') === 'total',
      cells: rows.map((row) => row && inPounds(meanCell(row))),
    };
  });
}

/** Pence tell nobody anything here. */
function inPounds(cell: PageCell | null): PageCell | null {
  return cell && { ...cell, written: { scale: '', places: 0, isSigned: false } };
}

interface LinesTableProps extends ComparisonProps {
  readonly caption: string;
  readonly lines: readonly ComparedLine[];
}

function LinesTable({ comparison, caption, lines }: LinesTableProps): JSX.Element {
  return (
    <DataTable
      caption={caption}
      columns={[
        { heading: 'Line', isHeader: true, cell: ({ name }: ComparedLine) => name },
        ...comparison.runs.map(({ letter }, index) => ({
          heading: `${letter}, £`,
          cell: ({ cells }: ComparedLine) => cells[index] ?? null,
        })),
      ]}
      rows={lines}
      isTotal={({ isTotal }) => isTotal}
    />
  );
}
