/** By when to order and when it is needed or there: the rows of the chart of orders. */
import { ALL } from '../../scenario/reserved-names.ts';
import type { PageCell } from '../cells/page-cell.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, dayAt, type PageRow, rowsWith, textAt } from '../cells/page-table.ts';
import { isSingle, poolRow } from '../cells/pool-days.ts';
import type { DateQuantiles } from '../chart/whisker.tsx';
import { known } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { hasOrders } from './pool-orders.ts';

/** A date with its range; null where it does not come in so many replications. */
export interface DateRange {
  /** P5, P50 and P95. */
  readonly cells: readonly (PageCell | null)[];
  readonly days: DateQuantiles;
}

/** What is to be ordered or has been, and when. */
export interface OrderRow {
  /** `deadline`: by when to order, and when it runs out; `order`: placed, and to be used. */
  readonly kind: 'deadline' | 'order';
  /** Words before the name. */
  readonly label: string;
  readonly name: PageCell | null;
  /** How likely, and how much. */
  readonly note: Sentence;
  /** Where there is room: by when to order, at P5. */
  readonly noteMore: Sentence;
  readonly ordered: DateRange;
  readonly needed: DateRange;
}

/** Orders that are drawn; the table has more, and purchases.csv all. */
const ORDERS_MAX = 16;

/**
 * Of a pool by when it must be ordered for and the orders of the run; of all pools the former for
 * each of those shown.
 */
export function orderRows(run: PageRun, pool: string, pools: readonly string[]): OrderRow[] {
  if (pool !== ALL) return ofOnePool(run, pool).filter(isDated);
  const rows = pools.flatMap((one) => poolDeadlines(run, one));
  return rows.some(isDated) ? rows : [];
}

function isDated({ ordered, needed }: OrderRow): boolean {
  return [...ordered.days, ...needed.days].some((day) => day !== null);
}

function poolDeadlines(run: PageRun, pool: string): readonly OrderRow[] {
  const row = poolRow(run, pool);
  if (row === null || pool === ALL) return [];
  const name = cellOf(row, 'pool');
  const deadline = deadlineOf(run, row, '_without_orders');
  return [{ ...deadline, label: '', name }];
}

function ofOnePool(run: PageRun, pool: string): readonly OrderRow[] {
  const row = poolRow(run, pool);
  if (row === null) return [];
  if (!hasOrders(run, pool)) {
    return [{ ...deadlineOf(run, row, '_without_orders'), label: 'Nothing is ordered' }];
  }
  return [
    { ...deadlineOf(run, row, '_without_orders'), label: 'If nothing more is ordered' },
    { ...deadlineOf(run, row, ''), label: 'With the orders of the run' },
    ...purchaseRows(run, pool)
      .slice(0, ORDERS_MAX)
      .map((order) => orderOf(run, order)),
  ];
}

/**
 * The orders of a pool by the day on which they are placed in half of the replications; those that
 * are not placed in so many come last, by the first day.
 */
export function purchaseRows(run: PageRun, pool: string): readonly PageRow[] {
  const never = Number.MAX_SAFE_INTEGER;
  const day = (row: PageRow, statistic: string) => dayAt(row, `placed_${statistic}`) ?? never;
  return [...rowsWith(tableOf(run, 'purchases'), { pool })].sort(
    (a, b) => day(a, 'p50') - day(b, 'p50') || day(a, 'p5') - day(b, 'p5'),
  );
}

function deadlineOf(run: PageRun, row: PageRow, suffix: string): OrderRow {
  const probability = cellOf(row, `over_plan${suffix}_probability`);
  const ordered = rangeOf(row, `last_safe_order${suffix}`);
  const dated = known('runs out on ', cellOf(row, `runout${suffix}_p50`));
  const one = dated.length === 0 ? ['does not run out'] : dated;
  return {
    kind: 'deadline',
    label: '',
    name: null,
    note: isSingle(run) ? one : known('runs out in ', probability),
    noteMore: known('; order by ', ordered.cells[0] ?? null),
    ordered,
    needed: rangeOf(row, `runout${suffix}`),
  };
}

function orderOf(run: PageRun, row: PageRow): OrderRow {
  const isScheduled = textAt(row, 'origin') === 'scheduled';
  const [size, probability] = [cellOf(row, 'size_tib_mean'), cellOf(row, 'placed_probability')];
  return {
    kind: 'order',
    label: isScheduled ? 'Scheduled order ' : 'Order ',
    name: cellOf(row, 'order'),
    note: isSingle(run) ? known(size) : known(size, ', placed in ', probability),
    noteMore: [],
    ordered: rangeOf(row, 'placed'),
    needed: rangeOf(row, 'due'),
  };
}

/** P5, P50 and P95 of a date. */
export function rangeOf(row: PageRow, quantity: string): DateRange {
  const columns = [`${quantity}_p5`, `${quantity}_p50`, `${quantity}_p95`] as const;
  const [low, middle, high] = columns;
  return {
    cells: columns.map((column) => cellOf(row, column)),
    days: [dayAt(row, low), dayAt(row, middle), dayAt(row, high)],
  };
}
