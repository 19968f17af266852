/** The verdict on storage: does it fit, when is it tight, what must be ordered by when. */
import { numberOf, type PageCell } from '../cells/page-cell.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow, rowWith, textAt } from '../cells/page-table.ts';
import { dayValues, intervalOf, isSingle, poolRows } from '../cells/pool-days.ts';
import type { Sentence } from '../shown/sentence.ts';
import { orderItems, orderWords } from './verdict-orders.ts';
import { byDate, POOLS_NAMED_MAX, poolName, poolsOf } from './verdict-pools.ts';
import { purchaseItems } from './verdict-purchases.ts';
import {
  capital,
  filledAt,
  hasScope,
  howOften,
  isPast,
  RISK_SHARE,
  type VerdictItem,
} from './verdict-words.ts';

/** Utilisation that calls for a look: assumed, as orders in the library are placed at 85 %. */
const TIGHT_SHARE = 0.85;
const FULL_SHARE = 1;
/** In front of the ends of an interval. */
const INTERVAL = 'ninety-five per cent interval ';

/** What is said of storage, the most important first. */
export function storageItems(run: PageRun): readonly VerdictItem[] {
  const all = rowWith(tableOf(run, 'pools'), { pool: 'all' });
  if (all === null) return [usedItem(run)];
  return [fitItem(run, all), ...tightItems(run), ...orderItems(run, all), ...purchaseItems(run)];
}

function usedItem(run: PageRun): VerdictItem {
  const rows = poolRows(run, 'all');
  const [first, last] = [rows[0] ?? null, rows.at(-1) ?? null];
  const [from, to, high] = [
    filledAt(first, 'used_tib_p50'),
    filledAt(last, 'used_tib_p50'),
    filledAt(last, 'used_tib_p95'),
  ];
  const grows: Sentence =
    from === null || to === null || high === null
      ? []
      : [
          ' Content goes from ',
          from,
          ' to ',
          to,
          ...(isSingle(run) ? [] : [' at P50, and to ', high, ' at P95']),
          '.',
        ];
  return {
    tone: 'plain',
    topic: 'Fit',
    sentence: [
      'Whether it fits cannot be said: the scenario describes no storage of its own.',
      ...grows,
    ],
  };
}

function fitItem(run: PageRun, all: PageRow): VerdictItem {
  const over = cellOf(all, 'over_plan_probability');
  const share = numberOf(over) ?? 0;
  const words = orderWords(run);
  const orders = words === null ? '' : ` with ${words.with}`;
  const how = howOften(run, over);
  const says: Sentence =
    share === 0
      ? [`Storage suffices ${always(run)}${orders}`, ...riskLeft(all)]
      : [
          'Storage runs out ',
          ...how,
          orders === '' ? '' : `, even${orders}`,
          ...(share === 1 ? [] : intervalOf(all, 'over_plan_probability', INTERVAL)),
        ];
  return {
    tone: share === 0 ? 'good' : share <= RISK_SHARE ? 'watch' : 'bad',
    topic: 'Fit',
    sentence: [...says, '.', ...withoutOrders(run, all)],
  };
}

function always(run: PageRun): string {
  return isSingle(run) ? 'in the only replication' : 'in every replication';
}

/** What replications without a run-out leave possible. */
function riskLeft(all: PageRow): Sentence {
  const high = filledAt(all, 'over_plan_probability_high');
  return high === null
    ? []
    : ['; a risk of up to ', high, ` cannot be ruled out (${INTERVAL.trim()})`];
}

/** What would be without orders that are still to be placed, where there are any. */
function withoutOrders(run: PageRun, all: PageRow): Sentence {
  if (!hasScope(run, 'procurement')) {
    return [' Nothing more is ordered, as the scenario has no purchases.'];
  }
  const words = orderWords(run);
  if (words === null) return [' Nothing is ordered.'];
  const probability = cellOf(all, 'over_plan_without_orders_probability');
  if (numberOf(probability) === 0) return [` ${words.without} it would suffice as well.`];
  const too = numberAt(all, 'over_plan_probability') === 1 ? ' too' : '';
  return [` ${words.without} it would run out `, ...howOften(run, probability), `${too}.`];
}

/** The pool whose utilisation comes closest to what is usable, or beyond, and when. */
function tightItems(run: PageRun): readonly VerdictItem[] {
  const tightest = highest(poolsOf(run), 'peak_utilisation_share_p95');
  const [p50, p95] = [50, 95].map((percent) =>
    filledAt(tightest, `peak_utilisation_share_p${percent}`),
  );
  if (tightest === null || !p50 || !p95) return [];
  const share = numberOf(p95) ?? 0;
  const date = fullestDate(run, textAt(tightest, 'pool'));
  return [
    {
      tone: share > FULL_SHARE ? 'bad' : share > TIGHT_SHARE ? 'watch' : 'good',
      topic: 'Tight',
      sentence: [
        ...capital(poolName(run, tightest)),
        poolsOf(run).length === 1 ? ' is tightest' : ' is the tightest',
        ...(date === null ? [] : [', about ', date]),
        '; at its peak it fills ',
        ...(isSingle(run)
          ? [p50, ' of its disk.']
          : [p50, ' of its disk (P50; P95\u00a0', p95, ').']),
        ...runOuts(run, tightest),
      ],
    },
  ];
}

/** The drawn day on which P95 of a pool's utilisation is highest. */
function fullestDate(run: PageRun, pool: string): PageCell | null {
  const rows = poolRows(run, pool);
  const values = dayValues(rows, 'utilisation_share_p95');
  let best: { readonly index: number; readonly value: number } | null = null;
  for (const [index, { value }] of values.entries()) {
    if (value !== null && (best === null || value > best.value)) best = { index, value };
  }
  const row = best === null ? undefined : rows[best.index];
  return row === undefined ? null : cellOf(row, 'date');
}

function highest(rows: readonly PageRow[], column: string): PageRow | null {
  let best: PageRow | null = null;
  for (const row of rows) {
    const value = numberAt(row, column);
    if (value !== null && (best === null || value > (numberAt(best, column) ?? 0))) best = row;
  }
  return best;
}

/** When pools run out in spite of all orders, by how much they are short, what would prevent it. */
function runOuts(run: PageRun, tightest: PageRow): Sentence {
  const pools = byDate(poolsOf(run), 'runout_p5').filter(
    (row) => (numberAt(row, 'over_plan_probability') ?? 0) > 0,
  );
  const others = pools.length > POOLS_NAMED_MAX ? [' So do others (pools.csv).'] : [];
  const named = pools
    .slice(0, POOLS_NAMED_MAX)
    .flatMap((row) => [
      ' ',
      ...(row === tightest ? ['It'] : capital(poolName(run, row))),
      ' runs out ',
      ...howOften(run, cellOf(row, 'over_plan_probability')),
      ...shortfall(run, row),
      '.',
    ]);
  return [...named, ...others];
}

function shortfall(run: PageRun, row: PageRow): Sentence {
  const from = filledAt(row, 'runout_p5');
  const amount = filledAt(row, 'over_plan_shortfall_tib_p95');
  const by = filledAt(row, 'last_safe_order_p5');
  const when: Sentence = from === null ? [] : [isSingle(run) ? ' on ' : ', from ', from];
  const on: Sentence = from === null || isSingle(run) ? [] : [' (P5)'];
  const atP95 = isSingle(run) ? '' : ' (P95)';
  const lacks: Sentence =
    amount === null || numberOf(amount) === 0 ? [] : [', short by ', amount, atP95];
  const late = by !== null && isPast(run, by) ? ', which is past already' : '';
  const mend: Sentence = by === null ? [] : ['; to prevent it, order more by ', by, late];
  return [...when, ...on, ...lacks, ...mend];
}
