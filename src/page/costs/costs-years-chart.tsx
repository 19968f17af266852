/** What each financial year costs, by line. */
import type { ComponentChildren, JSX } from 'preact';
import { cellOf } from '../cells/page-table.ts';
import { ChartFigure, type Drawing } from '../chart/chart-figure.tsx';
import { type Breadth, frameOf, px } from '../chart/frame.ts';
import { Legend, type LegendItem } from '../chart/legend.tsx';
import { LengthAxis, type LengthScale, lengthScale, spanFromZero } from '../chart/length-axis.tsx';
import type { Reading } from '../chart/reading.ts';
import { ROW_HEAD_HEIGHT } from '../chart/row-head.tsx';
import { Shown } from '../shown/shown.tsx';
import {
  BAR_HEIGHT,
  QUANTILES,
  QuantileMarks,
  quantileItems,
  quantilesOf,
} from './costs-quantiles.tsx';
import type { CostRows } from './costs-rows.ts';
import { type CostPiece, type CostSeries, yearPieces } from './costs-stacks.ts';
import { YearHead } from './costs-year-head.tsx';

interface YearsChartProps {
  /** Unique on the page. */
  readonly id: string;
  readonly heading: ComponentChildren;
  readonly alt: string;
  readonly caption: ComponentChildren;
  readonly costs: CostRows;
  readonly series: readonly CostSeries[];
  /** Whether the series are all that is paid, so that the totals belong to the bars. */
  readonly isWhole: boolean;
  readonly table: ComponentChildren;
}

export function CostsYearsChart(props: YearsChartProps): JSX.Element {
  const { costs, series, isWhole, ...parts } = props;
  return (
    <ChartFigure
      {...parts}
      legend={<Legend items={legendItems(series, isWhole && !costs.isSingle)} />}
      draw={(breadth) => drawingOf(props, breadth)}
      reading={isWhole ? readingOf(costs) : null}
    />
  );
}

function legendItems(series: readonly CostSeries[], hasQuantiles: boolean): LegendItem[] {
  const lines = series.map(({ class: name, lines: [first, ...others] }) => ({
    shape: 'area' as const,
    class: name,
    label:
      others.length > 0 || first === undefined ? (
        'all other lines'
      ) : (
        <Shown cell={cellOf(first, 'line')} />
      ),
  }));
  return hasQuantiles ? [...lines, ...quantileItems('of the total')] : lines;
}

function readingOf({ years, isSingle }: CostRows): Reading {
  const quantiles = isSingle ? [] : QUANTILES;
  return {
    axis: 'y',
    names: ['total', ...quantiles.map((name) => name.toUpperCase()), 'in present value'],
    points: years.flatMap((year) => {
      const at = cellOf(year, 'financial_year');
      const columns = ['cash_gbp_mean', ...quantiles.map((name) => `cash_gbp_${name}`)];
      const values = [...columns, 'discounted_gbp_mean'].map((column) => cellOf(year, column));
      return at === null ? [] : [{ at, values }];
    }),
  };
}

const GAP = 14;

function drawingOf({ costs, series, isWhole }: YearsChartProps, breadth: Breadth): Drawing {
  const { years } = costs;
  const hasQuantiles = isWhole && !costs.isSingle;
  // On narrow pages the figures of a total take a second line.
  const headHeight = hasQuantiles && breadth === 'narrow' ? 2 * ROW_HEAD_HEIGHT : ROW_HEAD_HEIGHT;
  const rowHeight = headHeight + BAR_HEIGHT + GAP;
  const margins = { top: 4, right: 28, bottom: 42, left: 12 };
  const height = margins.top + years.length * rowHeight + margins.bottom;
  const frame = frameOf(breadth, height, margins);
  const pieces = years.map((year) => yearPieces(costs, year, series));
  const marks = hasQuantiles ? years.map(quantilesOf) : [];
  const values = [...pieces.flat().flatMap(({ from, to }) => [from, to]), ...marks.flat()];
  const scale = lengthScale(spanFromZero(values), frame);
  const topOf = (index: number) => frame.top + index * rowHeight;
  const barTopOf = (index: number) => topOf(index) + headHeight;
  return {
    frame,
    marks: (
      <>
        <LengthAxis scale={scale} frame={frame} unit="GBP" />
        {years.map((year, index) => (
          <g key={index}>
            <YearHead {...{ year, isWhole, hasQuantiles, frame }} top={topOf(index)} />
            <Bar pieces={pieces[index] ?? []} scale={scale} top={barTopOf(index)} />
            {hasQuantiles && <QuantileMarks row={year} scale={scale} top={barTopOf(index)} />}
          </g>
        ))}
      </>
    ),
    places: years.map((_, index) => barTopOf(index) + BAR_HEIGHT / 2),
  };
}

interface BarProps {
  readonly pieces: readonly CostPiece[];
  readonly scale: LengthScale;
  readonly top: number;
}

function Bar({ pieces, scale, top }: BarProps): JSX.Element {
  return (
    <>
      {pieces.map(({ series, from, to }) => {
        const [start, end] = [Math.min(from, to), Math.max(from, to)].map(scale.x) as [
          number,
          number,
        ];
        return (
          <rect
            key={series.class}
            class={`area ${series.class}`}
            x={px(start)}
            y={px(top)}
            width={px(end - start)}
            height={BAR_HEIGHT}
          />
        );
      })}
    </>
  );
}
