/** When a pool runs out, on the line of what is usable. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, dayAt, numberAt, type PageRow, textAt } from '../cells/page-table.ts';
import { isSingle, poolRow, poolRows } from '../cells/pool-days.ts';
import { type Frame, px } from '../chart/frame.ts';
import type { LegendItem } from '../chart/legend.tsx';
import type { DayScale } from '../chart/time-axis.tsx';
import { Whisker } from '../chart/whisker.tsx';
import { ShownSvg } from '../shown/shown.tsx';
import { rangeOf } from './purchases-rows.ts';

/** Run-out with the orders of the run, or without any more. */
type Orders = 'with' | 'without';

interface RunoutMarksProps {
  readonly run: PageRun;
  readonly pool: string;
  readonly x: DayScale;
  readonly y: (value: number) => number;
  readonly frame: Frame;
}

/** The range of each run-out date at the height of what is usable then, and how likely it is. */
export function RunoutMarks({ run, pool, x, y, frame }: RunoutMarksProps): JSX.Element | null {
  const row = poolRow(run, pool);
  if (row === null) return null;
  return (
    <g>
      {heightsOf(run, row, y).map(([orders, height]) => (
        <Runout key={orders} {...{ row, orders, x, frame }} y={height} />
      ))}
    </g>
  );
}

/** Two lines closer than this would be one. */
const LINES_GAP = 14;

/** Where the lines lie: at what is usable then, that with the orders well above that without. */
function heightsOf(
  run: PageRun,
  row: PageRow,
  y: RunoutMarksProps['y'],
): readonly (readonly [Orders, number])[] {
  let above = Number.POSITIVE_INFINITY;
  return ordersOf(row).flatMap((orders) => {
    const usable = usableThen(run, row, orders);
    if (usable === null) return [];
    const height = Math.min(y(usable), above - LINES_GAP);
    above = height;
    return [[orders, height] as const];
  });
}

/** How the marks are told in the legend. */
export function runoutItems(run: PageRun, pool: string): readonly LegendItem[] {
  const row = poolRow(run, pool);
  const range = isSingle(run) ? '' : ' (P5, P50, P95)';
  return (row === null ? [] : ordersOf(row)).map((orders) => ({
    shape: 'diamond' as const,
    class: `runout-${orders}`,
    label: `runs out ${orders === 'with' ? 'with the orders' : 'if nothing more is ordered'}${range}`,
  }));
}

/** Those of which a date is known; with the orders only if these change anything. */
function ordersOf(row: PageRow): readonly Orders[] {
  const texts = (suffix: string) =>
    ['p5', 'p50', 'p95'].map((statistic) => textAt(row, `runout${suffix}_${statistic}`)).join();
  const [withOrders, without] = [texts(''), texts('_without_orders')];
  const isSame = withOrders === without;
  return (['without', 'with'] as const).filter((orders) =>
    orders === 'with' ? /\d/.test(withOrders) && !isSame : /\d/.test(without),
  );
}

/** What is usable when it runs out: without orders what is there at the start. */
function usableThen(run: PageRun, row: PageRow, orders: Orders): number | null {
  if (orders === 'without') return numberAt(row, 'start_usable_tib');
  const day = dayAt(row, 'runout_p5') ?? dayAt(row, 'runout_p50') ?? run.lastDay;
  const then = poolRows(run, textAt(row, 'pool')).find((one) => (dayAt(one, 'date') ?? 0) >= day);
  return then === undefined ? null : numberAt(then, 'usable_tib_p50');
}

interface RunoutProps extends Omit<RunoutMarksProps, 'run' | 'pool' | 'y'> {
  readonly row: PageRow;
  readonly orders: Orders;
  readonly y: number;
}

const WORDS: Readonly<Record<Orders, string>> = {
  with: ' even with the orders',
  without: ' if nothing more is ordered',
};
/** From the line to the letters: those with the orders stand above it, the others below. */
const LABEL_DISTANCES: Readonly<Record<Orders, number>> = { with: -10, without: 20 };

function Runout({ row, orders, x, y, frame }: RunoutProps): JSX.Element {
  const suffix = orders === 'with' ? '' : '_without_orders';
  const { days } = rangeOf(row, `runout${suffix}`);
  const at = x(days.find((day) => day !== null) ?? 0);
  const isLeft = at < (frame.left + frame.right) / 2;
  return (
    <>
      <Whisker {...{ days, x, y }} class={`runout-${orders}`} shape="diamond" edge={frame.right} />
      <text
        class="label"
        x={px(at)}
        y={px(y + LABEL_DISTANCES[orders])}
        text-anchor={isLeft ? 'start' : 'end'}
      >
        <ShownSvg cell={cellOf(row, `over_plan${suffix}_probability`)} />
        {frame.breadth === 'wide' && WORDS[orders]}
      </text>
    </>
  );
}
