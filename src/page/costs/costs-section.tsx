/** What the run costs, by financial year and by line. */
import { Fragment, type JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, type PageRow } from '../cells/page-table.ts';
import { Details } from '../shown/data-table.tsx';
import { Said } from '../shown/said.tsx';
import { Shown } from '../shown/shown.tsx';
import { CostsBridge } from './costs-bridge.tsx';
import { CostsLinesChart } from './costs-lines-chart.tsx';
import { CostPatterns } from './costs-patterns.tsx';
import { type CostRows, costRows, hidingLines, hidingUnpaid, meanCell } from './costs-rows.ts';
import { costSeries } from './costs-stacks.ts';
import { LinesByYearTable, LinesTable, TotalsTable } from './costs-tables.tsx';
import { costSentences } from './costs-words.ts';
import { CostsYearsChart } from './costs-years-chart.tsx';

export function CostsSection({ run }: { readonly run: PageRun }): JSX.Element {
  const costs = costRows(run);
  return (
    <section id="costs">
      <h2>Costs</h2>
      {costs === null ? (
        <p>The scenario has no costs: nothing is said of money.</p>
      ) : (
        <Costs run={run} costs={costs} />
      )}
    </section>
  );
}

/** Sentences that say what it comes to; notes follow. */
const SUM_COUNT = 2;

interface CostsProps {
  readonly run: PageRun;
  readonly costs: CostRows;
}

function Costs({ run, costs }: CostsProps): JSX.Element {
  const hiding = hidingLines(costs);
  const broken = [...hiding, ...hidingUnpaid(costs)];
  return (
    <>
      {costSentences(run, costs).map((sentence, index) => (
        <p key={index} class={index < SUM_COUNT ? undefined : 'notes'}>
          <Said sentence={sentence} />
        </p>
      ))}
      <CostPatterns />
      <CostsBridge costs={costs} />
      <LinesByYearTable costs={costs} />
      {hiding.length > 0 && <RestChart costs={costs} hiding={hiding} />}
      <TotalsChart costs={costs} hasRest={hiding.length > 0} />
      <CostsLinesChart
        costs={costs}
        broken={broken}
        caption={<LinesCaption costs={costs} broken={broken} />}
        table={
          <Details summary="Table: each line over the whole horizon">
            <LinesTable costs={costs} />
          </Details>
        }
      />
    </>
  );
}

interface TotalsChartProps extends Pick<CostsProps, 'costs'> {
  /** Whether a chart without the largest lines stands above. */
  readonly hasRest: boolean;
}

function TotalsChart({ costs, hasRest }: TotalsChartProps): JSX.Element {
  return (
    <CostsYearsChart
      id="costs-years"
      heading="Cash by financial year"
      alt="A bar for each financial year, of a piece for the mean of each line, with marks for the quantiles of the total. The table below has the values."
      caption={
        <>
          {costs.isSingle
            ? 'Of the only replication.'
            : 'Bars are means, which add up; marks are quantiles of each year’s total.'}
          {hasRest && ' All lines are in it; the scale differs from the chart above.'}
        </>
      }
      costs={costs}
      series={costSeries(costs)}
      isWhole
      table={
        <Details summary="Table: totals by financial year">
          <TotalsTable costs={costs} />
        </Details>
      }
    />
  );
}

interface RestChartProps extends Pick<CostsProps, 'costs'> {
  readonly hiding: readonly PageRow[];
}

function RestChart({ costs, hiding }: RestChartProps): JSX.Element {
  return (
    <CostsYearsChart
      id="costs-rest"
      heading="Cash by financial year without the largest lines"
      alt="A bar for each financial year, of a piece for the mean of each line but the largest, on a scale on which they are seen. The table below has the values."
      caption={
        <>
          Without <Named lines={hiding} />, beside which the others are hardly seen.
          {costs.isSingle ? '' : ' Bars are means.'} The next chart has all lines.
        </>
      }
      costs={costs}
      series={costSeries(costs).filter(({ lines }) => !hiding.some((row) => lines.includes(row)))}
      isWhole={false}
      table={
        <Details summary="Table: the other lines by financial year">
          <LinesByYearTable costs={costs} without={hiding} />
        </Details>
      }
    />
  );
}

interface LinesProps {
  readonly lines: readonly PageRow[];
}

/** Lines by name, each with what it costs over the whole horizon. */
function Named({ lines }: LinesProps): JSX.Element {
  return (
    <>
      {lines.map((row, index) => (
        <Fragment key={index}>
          {index === 0 ? '' : index === lines.length - 1 ? ' and ' : ', '}
          <Shown cell={cellOf(row, 'line')} /> (<Shown cell={meanCell(row)} />)
        </Fragment>
      ))}
    </>
  );
}

interface LinesCaptionProps extends Pick<CostsProps, 'costs'> {
  readonly broken: readonly PageRow[];
}

function LinesCaption({ costs, broken }: LinesCaptionProps): JSX.Element {
  return (
    <>
      {costs.isSingle
        ? 'Of the only replication.'
        : 'Bars are means; marks are quantiles of each line by itself.'}
      {broken.length > 0 && (
        <>
          {' '}
          Longer than drawn, and broken off, are <Named lines={broken} />.
        </>
      )}
    </>
  );
}
