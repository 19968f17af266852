/** Costs of the runs by financial year, side by side. */
import type { JSX } from 'preact';
import { CostBars } from './compare-cost-bars.tsx';
import { ToneLegend } from './compare-differences.tsx';
import { DifferenceMarks, differenceScale } from './compare-interval.tsx';
import { Panel, PanelFigure } from './compare-panels.tsx';
import {
  type ComparedFigure,
  comparedRow,
  hasFigures,
  type ShownComparison,
  type ShownRun,
  yearNames,
} from './compare-shown.ts';
import { DataTable, type TableColumn } from './data-table.tsx';
import { cellOf, numberAt } from './page-table.ts';
import { Shown, ShownSvg } from './shown.tsx';

/** Room for a financial year. */
const YEAR_WIDTH = 62;

const TOTAL = 'total_cost_gbp';

interface ComparisonProps {
  readonly comparison: ShownComparison;
}

export function CompareCosts({ comparison }: ComparisonProps): JSX.Element {
  const { runs } = comparison;
  const years = yearNames(comparison);
  const without = runs.filter(
    (run) => !hasFigures(comparedRow(comparison, { metric: TOTAL }, run)),
  );
  return (
    <section id="costs">
      <h2>Costs by financial year</h2>
      {years.length === 0 ? (
        <p>None of the runs has costs: their scenarios have no prices.</p>
      ) : (
        <>
          {without.map(({ letter }) => (
            <p key={letter} class="notes">
              {letter} has no costs: its scenario has no prices.
            </p>
          ))}
          <CostTable comparison={comparison} years={years} />
          <CostBars comparison={comparison} years={years} />
          <YearDifferences comparison={comparison} years={years} />
        </>
      )}
    </section>
  );
}

interface YearsProps extends ComparisonProps {
  readonly years: readonly string[];
}

function CostTable({ comparison, years }: YearsProps): JSX.Element {
  const { first, runs, others } = comparison;
  const rows: ComparedFigure[] = [
    ...years.map((year) => ({ metric: TOTAL, year })),
    { metric: TOTAL },
    { metric: 'present_value_gbp' },
  ];
  const column = (run: ShownRun, name: string, heading: string): TableColumn<ComparedFigure> => ({
    heading,
    cell: (figure) => {
      const row = comparedRow(comparison, figure, run);
      return row === null ? null : cellOf(row, name);
    },
  });
  const columns = [
    { ...column(first, 'metric', 'Metric'), isHeader: true },
    column(first, 'financial_year', 'Year'),
    ...runs.map((run) => column(run, 'mean', `${run.letter}, £`)),
    ...others.flatMap((run) => [
      column(run, 'difference_mean', `${run.letter} less ${first.letter}, £`),
      column(run, 'difference_low', 'from'),
      column(run, 'difference_high', 'to'),
      column(run, 'better_probability', `${run.letter} cheaper in`),
    ]),
  ];
  return (
    <DataTable
      caption="Means over the replications, with VAT that cannot be recovered, and mean differences with their ninety-five per cent intervals. The year all is the whole horizon; present_value_gbp is at the price base, discounted, without VAT. The first and the last year may lie in the horizon only in part."
      columns={columns}
      rows={rows}
      isTotal={({ year }) => year === undefined}
    />
  );
}

/** A panel a run, as differences are small beside the costs themselves. */
function YearDifferences({ comparison, years }: YearsProps): JSX.Element | null {
  const { first, others } = comparison;
  const panels = others.map((run) => ({
    run,
    lines: years.flatMap((year) => {
      const row = comparedRow(comparison, { metric: TOTAL, year }, run);
      if (row === null || numberAt(row, 'difference_mean') === null) return [];
      return [{ row, name: <ShownSvg cell={cellOf(row, 'financial_year')} /> }];
    }),
  }));
  const shown = panels.filter(({ lines }) => lines.length > 0);
  if (shown.length === 0) return null;
  const rows = shown.flatMap(({ lines }) => lines.map(({ row }) => row));
  const scale = differenceScale(rows, { lineCount: years.length, nameWidth: YEAR_WIDTH });
  return (
    <PanelFigure
      id="costs-differences"
      heading={`Differences to ${first.letter} by financial year`}
      caption="Mean differences of a year's cash with their ninety-five per cent intervals; all panels have the same axis, and its figures are in the table above."
      legend={<ToneLegend />}
    >
      {shown.map(({ run, lines }) => (
        <Panel
          key={run.letter}
          title={
            <>
              <b>
                {run.letter} less {first.letter}
              </b>{' '}
              <Shown cell={run.label} />
            </>
          }
          alt={`Mean differences of ${run.letter} to ${first.letter} by financial year, with their intervals, and zero.`}
          frame={scale.frame}
          marks={<DifferenceMarks lines={lines} scale={scale} />}
        />
      ))}
    </PanelFigure>
  );
}
