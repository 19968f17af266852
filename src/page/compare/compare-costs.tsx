/** Costs of the runs by financial year, side by side. */
import type { JSX } from 'preact';
import { cellOf, numberAt } from '../cells/page-table.ts';
import { DataTable, Details, type TableColumn } from '../shown/data-table.tsx';
import { Shown, ShownSvg } from '../shown/shown.tsx';
import { CostBars } from './compare-cost-bars.tsx';
import { CostLines } from './compare-cost-lines.tsx';
import { ToneLegend } from './compare-differences.tsx';
import { comparedFigures, wholeDifference } from './compare-figures.ts';
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
import { DifferencesTable } from './compare-tables.tsx';

/** Room for a financial year. */
const YEAR_WIDTH = 62;

/** Keeps a letter and its figure on one line. */
const NO_BREAK = '\u00a0';

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
          <YearDifferences comparison={comparison} years={years} />
          <CostTable comparison={comparison} years={years} />
          <CostLines comparison={comparison} />
          <CostBars comparison={comparison} years={years} />
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
  const column = columnsIn(comparison);
  const rows: ComparedFigure[] = years.map((year) => ({ metric: TOTAL, year }));
  return (
    <>
      <h3>Cash by financial year, side by side</h3>
      <DataTable
        caption="Means over the replications, with VAT that cannot be recovered. The last row is the whole horizon, in which the first and the last year may lie only in part."
        columns={[
          { ...column(first, 'financial_year', 'Year'), isHeader: true },
          ...runs.map((run) => column(run, 'mean', `${run.letter}, £`)),
          ...others.map((run) =>
            column(run, 'difference_mean', `${run.letter} less ${first.letter}, £`),
          ),
        ]}
        rows={[...rows, { metric: TOTAL }]}
        isTotal={({ year }) => year === undefined}
      />
      <p>
        Present value, at the price base, discounted and without VAT, on average:{' '}
        {runs.map((run, index) => (
          <PresentValue key={run.letter} {...{ comparison, run }} isFirst={index === 0} />
        ))}
        .
      </p>
    </>
  );
}

/** Columns of rows of compare.csv that are named by metric and year. */
function columnsIn(comparison: ShownComparison) {
  return (run: ShownRun, name: string, heading: string): TableColumn<ComparedFigure> => ({
    heading,
    cell: (figure) => {
      const row = comparedRow(comparison, figure, run);
      if (row === null) return null;
      return name === 'difference_mean' ? wholeDifference(row, name) : cellOf(row, name);
    },
  });
}

interface PresentValueProps extends ComparisonProps {
  readonly run: ShownRun;
  readonly isFirst: boolean;
}

function PresentValue({ comparison, run, isFirst }: PresentValueProps): JSX.Element {
  const row = comparedRow(comparison, { metric: 'present_value_gbp' }, run);
  const before = comparedRow(comparison, { metric: 'present_value_gbp' }, comparison.first);
  const figures = row && before && comparedFigures(row, before, 'mean');
  const difference = figures?.difference.mean ?? null;
  return (
    <>
      {isFirst ? '' : '; '}
      {run.letter}
      {NO_BREAK}
      <Shown cell={figures?.after ?? null} />
      {difference !== null && (
        <>
          {' '}
          (difference <Shown cell={difference} />)
        </>
      )}
    </>
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
      caption="Mean differences of a year's cash with their ninety-five per cent intervals; all panels have the same axis."
      legend={<ToneLegend />}
      table={
        <Details summary="Table: the differences with their intervals">
          <DifferencesTable comparison={comparison} metric={TOTAL} />
        </Details>
      }
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
