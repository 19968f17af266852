/** What each line costs over the whole horizon, and how sure that is. */
import type { ComponentChildren, JSX } from 'preact';
import { numberOf } from '../cells/page-cell.ts';
import { cellOf, numberAt, type PageRow } from '../cells/page-table.ts';
import { ChartFigure, type Drawing } from '../chart/chart-figure.tsx';
import { type Breadth, type Frame, frameOf, px } from '../chart/frame.ts';
import { Legend, type LegendItem } from '../chart/legend.tsx';
import { LengthAxis, type LengthScale, lengthScale, spanFromZero } from '../chart/length-axis.tsx';
import { filledAt } from '../verdict/verdict-words.ts';
import { LineHead, lineHeadHeight } from './costs-line-head.tsx';
import {
  BAR_HEIGHT,
  QUANTILES,
  QuantileMarks,
  quantileItems,
  quantilesOf,
} from './costs-quantiles.tsx';
import { type CostRows, LINES_MAX, meanCell } from './costs-rows.ts';

interface LinesChartProps {
  readonly costs: CostRows;
  /** Whose bars are broken off, as others would not be seen beside them. */
  readonly broken: readonly PageRow[];
  readonly caption: ComponentChildren;
  readonly table: ComponentChildren;
}

export function CostsLinesChart({ costs, broken, caption, table }: LinesChartProps): JSX.Element {
  const { isSingle } = costs;
  const lines = [...costs.paid, ...costs.unpaid].slice(0, LINES_MAX);
  const quantiles = isSingle ? [] : QUANTILES;
  return (
    <ChartFigure
      id="costs-lines"
      heading="Each line over the whole horizon"
      alt="A bar for the mean of each line of costs, with marks for its quantiles. Lines that nobody pays are hollow. The table below has the values."
      caption={caption}
      legend={<Legend items={legendItems(costs)} />}
      draw={(breadth) => drawingOf({ lines, broken, isSingle }, breadth)}
      reading={{
        axis: 'y',
        names: ['in all', ...quantiles.map((name) => name.toUpperCase()), 'in present value'],
        points: lines.flatMap((row) => {
          const at = cellOf(row, 'line');
          const columns = quantiles.map((name) => `cash_gbp_${name}`);
          const values = [...columns, 'discounted_gbp_mean'].map((name) => filledAt(row, name));
          return at === null ? [] : [{ at, values: [meanCell(row), ...values] }];
        }),
      }}
      table={table}
    />
  );
}

function legendItems({ unpaid, isSingle }: CostRows): readonly LegendItem[] {
  const paid: LegendItem = { shape: 'area', class: 'cost-line', label: 'what is paid' };
  const worth: LegendItem = {
    shape: 'area',
    class: 'cost-unpaid',
    label: 'worth of what nobody pays',
  };
  const items = unpaid.length > 0 ? [paid, worth] : [paid];
  return isSingle ? items : [...items, ...quantileItems('of the line')];
}

const GAP = 12;

interface DrawnLines {
  readonly lines: readonly PageRow[];
  readonly broken: readonly PageRow[];
  readonly isSingle: boolean;
}

function drawingOf({ lines, broken, isSingle }: DrawnLines, breadth: Breadth): Drawing {
  const headHeight = lineHeadHeight(breadth, isSingle);
  const rowHeight = headHeight + BAR_HEIGHT + GAP;
  const margins = { top: 4, right: 28, bottom: 42, left: 12 };
  const height = margins.top + lines.length * rowHeight + margins.bottom;
  const frame = frameOf(breadth, height, margins);
  const scaled = lines.filter((row) => !broken.includes(row));
  const values = scaled.flatMap((row) => [numberOf(meanCell(row)) ?? 0, ...quantilesOf(row)]);
  const scale = lengthScale(spanFromZero(values), frame);
  const topOf = (index: number) => frame.top + index * rowHeight;
  return {
    frame,
    marks: (
      <>
        <LengthAxis scale={scale} frame={frame} unit="GBP" />
        {lines.map((row, index) => (
          <Line
            key={index}
            {...{ row, scale, frame, isSingle }}
            top={topOf(index)}
            isBroken={broken.includes(row)}
          />
        ))}
      </>
    ),
    places: lines.map((_, index) => topOf(index) + headHeight + BAR_HEIGHT / 2),
  };
}

interface LineProps {
  readonly row: PageRow;
  readonly scale: LengthScale;
  readonly frame: Frame;
  readonly top: number;
  readonly isBroken: boolean;
  readonly isSingle: boolean;
}

function Line({ row, scale, frame, top, isBroken, isSingle }: LineProps): JSX.Element {
  const mean = numberOf(meanCell(row)) ?? 0;
  const barTop = top + lineHeadHeight(frame.breadth, isSingle);
  const end = isBroken ? (mean < 0 ? frame.left : frame.right) : scale.x(mean);
  const [from, to] = [Math.min(scale.x(0), end), Math.max(scale.x(0), end)];
  const isUnpaid = numberAt(row, 'cash_gbp_mean') === null;
  return (
    <g>
      <LineHead {...{ row, frame, top, isSingle }} />
      <rect
        class={`area ${isUnpaid ? 'cost-unpaid' : 'cost-line'}`}
        x={px(from)}
        y={px(barTop)}
        width={px(to - from)}
        height={BAR_HEIGHT}
      />
      {isBroken && <Break at={mean < 0 ? from + BREAK_INSET : to - BREAK_INSET} top={barTop} />}
      {!isBroken && !isSingle && <QuantileMarks row={row} scale={scale} top={barTop} />}
    </g>
  );
}

const BREAK_INSET = 30;
const BREAK_SLANT = 8;

/** Two slanted gaps, where a bar is longer than it is drawn. */
function Break({ at, top }: { readonly at: number; readonly top: number }): JSX.Element {
  const slant = `l${BREAK_SLANT} ${-BAR_HEIGHT - 4}`;
  const y = px(top + BAR_HEIGHT + 2);
  return <path class="break" d={`M${px(at)} ${y}${slant}M${px(at + 9)} ${y}${slant}`} />;
}
