/** What must be ordered by when: a row for each pool, or for each order of a pool. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import type { PageRun } from '../cells/page-run.ts';
import { isSingle } from '../cells/pool-days.ts';
import { CutName } from '../chart/category-axis.tsx';
import { ChartFigure, type Drawing } from '../chart/chart-figure.tsx';
import { type Breadth, type Frame, frameOf } from '../chart/frame.ts';
import { Legend, type LegendItem } from '../chart/legend.tsx';
import type { Reading } from '../chart/reading.ts';
import { type DayScale, type DaySpan, dayScale, TimeAxis } from '../chart/time-axis.tsx';
import { Whisker } from '../chart/whisker.tsx';
import { PoolName } from '../shown/pool-name.tsx';
import { ShownSvg } from '../shown/shown.tsx';
import { PurchasesCaption } from './purchases-caption.tsx';
import { type OrderRow, orderRows } from './purchases-rows.ts';
import { PurchasesTable } from './purchases-table.tsx';

interface PurchasesChartProps {
  readonly run: PageRun;
  readonly pool: string;
  /** All that the page shows. */
  readonly pools: readonly string[];
  /** Unique on the page. */
  readonly id: string;
}

/** Null where nothing is ordered and no date is known by which to order. */
export function PurchasesChart({ run, pool, pools, id }: PurchasesChartProps): JSX.Element | null {
  const rows = orderRows(run, pool, pools);
  if (rows.length === 0) return null;
  return (
    <ChartFigure
      id={id}
      heading={
        <>
          What to order by when: <PoolName {...{ run, pool }} />
        </>
      }
      alt={altOf(run, pool)}
      caption={<PurchasesCaption {...{ run, pool }} isWhole={pool === pools[0]} />}
      legend={<Legend items={legendItems(run, rows)} />}
      draw={(breadth) => drawingOf(run, rows, breadth)}
      reading={readingOf(run, rows, pool)}
      table={<PurchasesTable {...{ run, pool, pools }} />}
    />
  );
}

function altOf(run: PageRun, pool: string): string {
  const drawn = isSingle(run) ? 'two marks' : 'two lines, from P5 to P95,';
  return pool === ALL
    ? `For each pool ${drawn} over the days: the last safe day to order above the day on which it runs out.`
    : `For the pool and each order ${drawn} over the days: the day on which to order above the day on which it runs out or the order can be used.`;
}

function legendItems(run: PageRun, rows: readonly OrderRow[]): readonly LegendItem[] {
  const kinds: Readonly<Record<OrderRow['kind'], readonly LegendItem[]>> = {
    deadline: [
      { shape: 'diamond', class: 'last-order', label: 'last safe day to order' },
      { shape: 'diamond', class: 'runs-out', label: 'runs out' },
    ],
    order: [
      { shape: 'mark', class: 'order-placed', label: 'order is placed' },
      { shape: 'mark', class: 'order-due', label: 'order can be used' },
    ],
  };
  const range: LegendItem = {
    shape: 'line',
    class: 'range-line',
    label: 'thick from P5 to P50, thin to P95; arrow: later or never',
  };
  return [
    ...(['deadline', 'order'] as const).flatMap((kind) =>
      rows.some((row) => row.kind === kind) ? kinds[kind] : [],
    ),
    ...(isSingle(run) ? [] : [range]),
  ];
}

/** Of a row by breadth: names stand beside the lines, or above them. */
const ROW_HEIGHTS: Readonly<Record<Breadth, number>> = { wide: 36, narrow: 46 };
const NAMES_WIDTH = 290;
/** Half of a tick's text, which may stand at the edge. */
const NARROW_LEFT = 28;
const [TOP, BOTTOM] = [12, 30];
/** From the top of a row to the upper line, and from there to the lower. */
const LINES_TOP: Readonly<Record<Breadth, number>> = { wide: 12, narrow: 25 };
const LINES_GAP = 12;

function drawingOf(run: PageRun, rows: readonly OrderRow[], breadth: Breadth): Drawing {
  const left = breadth === 'wide' ? NAMES_WIDTH : NARROW_LEFT;
  const rowHeight = ROW_HEIGHTS[breadth];
  const height = TOP + rows.length * rowHeight + BOTTOM;
  const frame = frameOf(breadth, height, { top: TOP, right: 22, bottom: BOTTOM, left });
  const span = spanOf(run, rows);
  const x = dayScale(span, frame);
  const topOf = (index: number) => TOP + index * rowHeight;
  return {
    frame,
    marks: (
      <>
        <TimeAxis span={span} frame={frame} />
        {rows.map((row, index) => (
          <Row key={index} {...{ row, x, frame }} top={topOf(index)} />
        ))}
      </>
    ),
    places: rows.flatMap(({ name }, index) =>
      name === null ? [] : [topOf(index) + LINES_TOP[breadth] + LINES_GAP / 2],
    ),
  };
}

/** The run, and all days of the rows: it may be too late before the start. */
function spanOf({ firstDay, lastDay }: PageRun, rows: readonly OrderRow[]): DaySpan {
  const days = rows
    .flatMap(({ ordered, needed }) => [...ordered.days, ...needed.days])
    .filter((day) => day !== null);
  return { firstDay: Math.min(firstDay, ...days), lastDay: Math.max(lastDay, ...days) };
}

interface RowProps {
  readonly row: OrderRow;
  readonly x: DayScale;
  readonly frame: Frame;
  readonly top: number;
}

function Row({ row, x, frame, top }: RowProps): JSX.Element {
  const upper = top + LINES_TOP[frame.breadth];
  const isOrder = row.kind === 'order';
  const shape = isOrder ? 'triangle' : 'diamond';
  return (
    <g class="rows">
      <line class="row-line" x1="0" x2={frame.width} y1={top} y2={top} />
      <RowName {...{ row, frame, top }} />
      <Whisker
        days={row.ordered.days}
        class={isOrder ? 'order-placed' : 'last-order'}
        {...{ shape, x, y: upper, edge: frame.right }}
      />
      <Whisker
        days={row.needed.days}
        class={isOrder ? 'order-due' : 'runs-out'}
        {...{ shape, x, y: upper + LINES_GAP, edge: frame.right }}
      />
    </g>
  );
}

/**
 * Beside the lines in two lines, or above them in one from both ends: the two are texts of their
 * own, so that a name that is written from the right turns no figure around.
 */
function RowName({ row, frame, top }: Omit<RowProps, 'x'>): JSX.Element {
  const { label, name, note, noteMore } = row;
  const isWide = frame.breadth === 'wide';
  const place = isWide
    ? { x: 0, y: top + 30 }
    : { x: frame.width, y: top + 15, 'text-anchor': 'end' as const };
  return (
    <>
      <text x="0" y={top + 15}>
        {label}
        {name !== null && <CutName name={name} width={isWide ? NAMES_WIDTH - 60 : 190} />}
      </text>
      <text class="note" {...place}>
        {(isWide ? [...note, ...noteMore] : note).map((part, index) =>
          typeof part === 'string' ? part : <ShownSvg key={index} cell={part} />,
        )}
      </text>
    </>
  );
}

const READ_STATISTICS = ['P5', 'P50', 'P95'];

/** Of rows that have a name: pools, or orders. Of one replication there is one day of each. */
function readingOf(run: PageRun, rows: readonly OrderRow[], pool: string): Reading | null {
  const some = <One,>(statistics: readonly One[]) =>
    isSingle(run) ? statistics.slice(1, 2) : statistics;
  const points = rows.flatMap(({ name, ordered, needed }) =>
    name === null ? [] : [{ at: name, values: [...some(ordered.cells), ...some(needed.cells)] }],
  );
  if (points.length === 0) return null;
  const dates = pool === ALL ? ['last safe order', 'runs out'] : ['placed', 'can be used'];
  const names = dates.flatMap((what) =>
    some(READ_STATISTICS).map((statistic) => (isSingle(run) ? what : `${what} ${statistic}`)),
  );
  return { axis: 'y', names, points };
}
