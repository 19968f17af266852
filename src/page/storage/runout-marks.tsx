/** When a pool runs out, on the line of what is usable. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, dayAt, numberAt, type PageRow, textAt } from '../cells/page-table.ts';
import { isSingle, poolRow, poolRows } from '../cells/pool-days.ts';
import { type Frame, px } from '../chart/frame.ts';
import type { LegendItem } from '../chart/legend.tsx';
import type { DayScale } from '../chart/time-axis.tsx';
import { Whisker, whiskerWords } from '../chart/whisker.tsx';
import { ShownSvg } from '../shown/shown.tsx';
import { hasOrders } from './pool-orders.ts';
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

/**
 * The range of each run-out date at the height of what is usable then, and how likely it is. Null
 * of all pools: any of them runs out first, which what all have together does not tell.
 */
export function RunoutMarks({ run, pool, x, y, frame }: RunoutMarksProps): JSX.Element | null {
  const row = markedRow(run, pool);
  if (row === null) return null;
  return (
    <g>
      {heightsOf({ run, row, y, frame }).map((place) => (
        <Runout key={place.orders} {...{ run, row, x, frame }} {...place} />
      ))}
    </g>
  );
}

function markedRow(run: PageRun, pool: string): PageRow | null {
  return pool === ALL ? null : poolRow(run, pool);
}

/** From the line to the letters above it, and to those below. */
const [LABEL_ABOVE, LABEL_BELOW] = [-10, 20];
/** Two lines closer than this would be one; with letters between them they need more. */
const [LINES_GAP, LABEL_GAP] = [14, 34];
/** Above the axis: the triangles of orders. */
const ORDERS_HEIGHT = 14;

/** Where a line lies, and its letters. */
interface RunoutPlace {
  readonly orders: Orders;
  readonly y: number;
  readonly labelY: number;
}

interface HeightsCase extends Pick<RunoutMarksProps, 'run' | 'y' | 'frame'> {
  readonly row: PageRow;
}

/**
 * The lines are at what is usable then, that with the orders well above that without. Letters of
 * the former stand above, of the latter below, unless they would be on the axis.
 */
function heightsOf({ run, row, y, frame }: HeightsCase): readonly RunoutPlace[] {
  let highest = Number.POSITIVE_INFINITY;
  return ordersOf(row).flatMap((orders) => {
    const usable = usableThen(run, row, orders);
    if (usable === null) return [];
    const height = Math.min(y(usable), highest);
    const isBelow = orders === 'without' && height + LABEL_BELOW <= frame.bottom - ORDERS_HEIGHT;
    highest = height - (isBelow ? LINES_GAP : LABEL_GAP);
    return [{ orders, y: height, labelY: height + (isBelow ? LABEL_BELOW : LABEL_ABOVE) }];
  });
}

const ITEMS: Readonly<Record<Orders, string>> = {
  with: 'runs out with the orders',
  without: 'runs out if nothing more is ordered',
};

/** How the marks are told in the legend. */
export function runoutItems(run: PageRun, pool: string): readonly LegendItem[] {
  const row = markedRow(run, pool);
  if (row === null) return [];
  return ordersOf(row).map((orders) => {
    const { days } = rangeOf(row, `runout${suffixOf(orders)}`);
    const words = hasOrders(run, pool) ? ITEMS[orders] : 'runs out';
    return {
      shape: days[1] === null ? 'arrow' : 'diamond',
      class: `runout-${orders}`,
      label: isSingle(run) ? words : `${words} (${whiskerWords(days)})`,
    };
  });
}

function suffixOf(orders: Orders): string {
  return orders === 'with' ? '' : '_without_orders';
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

interface RunoutProps extends Pick<RunoutMarksProps, 'run' | 'x' | 'frame'>, RunoutPlace {
  readonly row: PageRow;
}

const WORDS: Readonly<Record<Orders, string>> = {
  with: ' even with the orders',
  without: ' if nothing more is ordered',
};
/** At the right edge, where lines have their names. */
const NAMES_WIDTH = 132;

function Runout({ run, row, orders, x, y, labelY, frame }: RunoutProps): JSX.Element {
  const suffix = suffixOf(orders);
  const { days } = rangeOf(row, `runout${suffix}`);
  const at = x(days.find((day) => day !== null) ?? 0);
  const isLeft = at < (frame.left + frame.right) / 2;
  const isWide = frame.breadth === 'wide';
  return (
    <>
      <Whisker {...{ days, x, y }} class={`runout-${orders}`} shape="diamond" edge={frame.right} />
      <text
        class="label"
        x={px(isLeft ? at : Math.min(at, frame.right - NAMES_WIDTH))}
        y={px(labelY)}
        text-anchor={isLeft ? 'start' : 'end'}
      >
        {isSingle(run) ? (
          'runs out'
        ) : (
          <ShownSvg cell={cellOf(row, `over_plan${suffix}_probability`)} />
        )}
        {isWide && wordsOf(run, row, orders)}
      </text>
    </>
  );
}

/** Nothing is said of orders where there are none. */
function wordsOf(run: PageRun, row: PageRow, orders: Orders): string {
  if (hasOrders(run, textAt(row, 'pool'))) return WORDS[orders];
  return isSingle(run) ? '' : ' of replications';
}
