/** Cash by financial year: a bar a run, with its range. */
import type { JSX } from 'preact';
import { cellOf, numberAt, type PageRow } from '../cells/page-table.ts';
import { ChartFigure, type Drawing } from '../chart/chart-figure.tsx';
import { type Breadth, type Frame, frameOf, px } from '../chart/frame.ts';
import { Legend } from '../chart/legend.tsx';
import { ValueAxis, type ValueScale, valueScale } from '../chart/value-axis.tsx';
import { CostPatterns } from '../costs/costs-patterns.tsx';
import { Details } from '../shown/data-table.tsx';
import { Shown, ShownSvg } from '../shown/shown.tsx';
import { comparedRow, hasFigures, type ShownComparison, type ShownRun } from './compare-shown.ts';
import { FiguresTable } from './compare-tables.tsx';

const TOTAL = 'total_cost_gbp';
const HEIGHT = 300;
const MARGINS = { top: 30, right: 8, bottom: 26, left: 56 };
/** Share of a year's room that its bars take. */
const BARS_SHARE = 0.8;
/** So that two bars do not fill a page. */
const BAR_WIDTH_MAX = 40;
/** Bars that are narrower have no letter. */
const LETTER_WIDTH = 9;
/** Runs that are drawn: more would make the bars thin, and be read by nobody. */
const RUNS_MAX = 6;

interface CostBarsProps {
  readonly comparison: ShownComparison;
  readonly years: readonly string[];
}

export function CostBars({ comparison: whole, years }: CostBarsProps): JSX.Element {
  const comparison = { ...whole, runs: whole.runs.slice(0, RUNS_MAX) };
  const isCut = comparison.runs.length < whole.runs.length;
  return (
    <>
      <CostPatterns />
      <ChartFigure
        id="costs-years"
        heading="Cash by financial year, from nought"
        alt="For each financial year a bar for each run, in their order, with a line for its range. The table above has the values."
        caption={`Bars are means, in the order of the runs${isCut ? `, of which those up to ${comparison.runs.at(-1)?.letter} are drawn` : ''}; the lines on them go from P5 to P95 of the replications, which share their luck, so that differences are surer than these ranges suggest.`}
        legend={
          <Legend
            items={comparison.runs.flatMap((run, index) =>
              hasFigures(comparedRow(comparison, { metric: TOTAL }, run))
                ? [{ shape: 'area', class: barClass(index), label: <RunName run={run} /> }]
                : [],
            )}
          />
        }
        draw={(breadth) => drawingOf(comparison, years, breadth)}
        reading={null}
        table={
          <Details summary="Table: the means with their quantiles">
            <FiguresTable comparison={comparison} metric={TOTAL} />
          </Details>
        }
      />
    </>
  );
}

function RunName({ run: { letter, label } }: { readonly run: ShownRun }): JSX.Element {
  return (
    <>
      {letter} <Shown cell={label} />
    </>
  );
}

/** Of a run's bars: a colour and a pattern each. */
function barClass(index: number): string {
  return `cost-${index}`;
}

function drawingOf(
  comparison: ShownComparison,
  years: readonly string[],
  breadth: Breadth,
): Drawing {
  const frame = frameOf(breadth, HEIGHT, MARGINS);
  const groups = years.map((year) =>
    comparison.runs.map((run) => comparedRow(comparison, { metric: TOTAL, year }, run)),
  );
  const values = groups.flat().flatMap((row) => (row === null ? [] : valuesOf(row)));
  const scale = valueScale(values, frame);
  const yearWidth = (frame.right - frame.left) / Math.max(1, years.length);
  return {
    frame,
    places: [],
    marks: (
      <>
        <ValueAxis scale={scale} frame={frame} unit="GBP" />
        {groups.map((rows, index) => (
          <YearBars
            key={index}
            {...{ comparison, rows, scale, frame }}
            left={frame.left + index * yearWidth}
            width={yearWidth}
          />
        ))}
        <line class="base" x1={frame.left} x2={frame.right} y1={scale.y(0)} y2={scale.y(0)} />
      </>
    ),
  };
}

function valuesOf(row: PageRow): readonly number[] {
  return ['mean', 'p5', 'p95'].flatMap((column) => numberAt(row, column) ?? []);
}

interface YearBarsProps {
  readonly comparison: ShownComparison;
  /** One a run. */
  readonly rows: readonly (PageRow | null)[];
  readonly scale: ValueScale;
  readonly frame: Frame;
  /** Of the year's room. */
  readonly left: number;
  readonly width: number;
}

function YearBars({ comparison, rows, scale, frame, left, width }: YearBarsProps): JSX.Element {
  const barWidth = Math.min(BAR_WIDTH_MAX, (width * BARS_SHARE) / Math.max(1, rows.length));
  const start = left + (width - barWidth * rows.length) / 2;
  const named = rows.find((row) => row !== null);
  return (
    <g>
      {rows.map((row, index) =>
        row === null ? null : (
          <Bar
            key={index}
            {...{ row, scale }}
            letter={barWidth < LETTER_WIDTH ? '' : (comparison.runs[index]?.letter ?? '')}
            class={barClass(index)}
            left={start + index * barWidth}
            width={barWidth}
          />
        ),
      )}
      {named && (
        <text x={px(left + width / 2)} y={frame.bottom + 18} text-anchor="middle">
          <ShownSvg cell={cellOf(named, 'financial_year')} />
        </text>
      )}
    </g>
  );
}

interface BarProps {
  readonly row: PageRow;
  readonly scale: ValueScale;
  readonly letter: string;
  readonly class: string;
  readonly left: number;
  readonly width: number;
}

function Bar({ row, scale, letter, class: name, left, width }: BarProps): JSX.Element | null {
  const [mean, low, high] = ['mean', 'p5', 'p95'].map((column) => numberAt(row, column));
  if (mean === null || mean === undefined) return null;
  const [top, bottom] = [scale.y(Math.max(0, mean)), scale.y(Math.min(0, mean))];
  const middle = px(left + width / 2);
  const highest = scale.y(Math.max(mean, high ?? mean));
  return (
    <g>
      <rect
        class={`area ${name}`}
        x={px(left)}
        y={px(top)}
        width={px(width)}
        height={px(bottom - top)}
      />
      {typeof low === 'number' && typeof high === 'number' && (
        <path class="range" d={`M${middle} ${px(scale.y(low))}V${px(scale.y(high))}`} />
      )}
      <text x={middle} y={px(highest - 5)} text-anchor="middle">
        {letter}
      </text>
    </g>
  );
}
