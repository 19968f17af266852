/** When a pool runs out, on the line of what is usable. */
import type { JSX } from 'preact';
import { px } from './chart/frame.ts';
import type { LegendItem } from './chart/legend.tsx';
import type { DayScale } from './chart/time-axis.tsx';
import type { PageRun } from './page-run.ts';
import { dayAt, numberAt, type PageRow, textAt } from './page-table.ts';
import { isSingle, poolRow, poolRows } from './pool-days.ts';

/** Half of a diamond. */
const SIZE = 6;
/** Half of the bar at an end that is within the horizon. */
const END = 4;

/** Run-out with the orders of the run, or without any more. */
type Orders = 'with' | 'without';

interface RunoutMarksProps {
  readonly run: PageRun;
  readonly pool: string;
  readonly x: DayScale;
  readonly y: (value: number) => number;
}

/** A diamond at P50 of each run-out date and a line from P5 to P95, or to the end. */
export function RunoutMarks({ run, pool, x, y }: RunoutMarksProps): JSX.Element | null {
  const row = poolRow(run, pool);
  if (row === null) return null;
  return (
    <g>
      {ordersOf(row).map((orders) => {
        const usable = usableThen(run, row, orders);
        return usable === null ? null : (
          <Runout key={orders} {...{ row, orders, x }} y={px(y(usable))} end={x(run.lastDay)} />
        );
      })}
    </g>
  );
}

/** How the marks are told in the legend. */
export function runoutItems(run: PageRun, pool: string): readonly LegendItem[] {
  const row = poolRow(run, pool);
  const range = isSingle(run) ? '' : ' (P5 to P95, diamond P50)';
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

interface RunoutProps {
  readonly row: PageRow;
  readonly orders: Orders;
  readonly x: DayScale;
  readonly y: number;
  /** Of the plot. */
  readonly end: number;
}

function Runout({ row, orders, x, y, end }: RunoutProps): JSX.Element {
  const quantity = orders === 'with' ? 'runout' : 'runout_without_orders';
  const [from, middle, to] = ['p5', 'p50', 'p95'].map((statistic) => {
    const day = dayAt(row, `${quantity}_${statistic}`);
    return day === null ? null : px(x(day));
  });
  const bar = (at: number | null | undefined) =>
    typeof at === 'number' ? `M${at} ${y - END}v${2 * END}` : '';
  const path = `M${from ?? middle ?? end} ${y}H${to ?? px(end)}${bar(from)}${bar(to)}`;
  return (
    <g class={`runout-${orders}`}>
      <path class="whisker" d={path} />
      {typeof middle === 'number' && (
        <path
          class="mark"
          d={`M${middle} ${y - SIZE}l${SIZE} ${SIZE}l${-SIZE} ${SIZE}l${-SIZE} ${-SIZE}z`}
        />
      )}
    </g>
  );
}
