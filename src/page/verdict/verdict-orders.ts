/** The verdict on orders: by when to order if nothing else is ordered. */
import { numberOf } from '../cells/page-cell.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow, rowsWith } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import type { Sentence } from '../shown/sentence.ts';
import { byDate, OTHER_POOLS, poolName, poolsOf } from './verdict-pools.ts';
import {
  capital,
  dayIn,
  filledAt,
  hasScope,
  howOften,
  listed,
  RISK_SHARE,
  type VerdictItem,
} from './verdict-words.ts';

/** Of pools.csv: by when to order at the latest, and when space runs out, if nothing is ordered. */
const [BY, RUN_OUT] = ['last_safe_order_without_orders_p5', 'runout_without_orders_p5'];

/** What is bought in a run, in words; null: nothing is. */
export function orderWords(
  run: PageRun,
): { readonly with: string; readonly without: string } | null {
  const [isPlanned, hasPolicy] = ['scheduled', 'policy'].map(
    (origin) => rowsWith(tableOf(run, 'purchases'), { origin }).length > 0,
  );
  if (isPlanned && hasPolicy) {
    return {
      with: 'the planned purchases and the orders of the policy',
      without: 'With neither planned purchases nor orders of the policy',
    };
  }
  if (isPlanned) return { with: 'the planned purchases', without: 'Without planned purchases' };
  return hasPolicy
    ? { with: 'the orders of the policy', without: 'Without orders of the policy' }
    : null;
}

/** By when to order if nothing else is ordered, pool by pool; none where all suffices as it is. */
export function orderItems(run: PageRun, all: PageRow): readonly VerdictItem[] {
  if (!hasScope(run, 'procurement')) return [];
  const share = numberAt(all, 'over_plan_without_orders_probability') ?? 0;
  if (share === 0) return [];
  const pools = byDate(poolsOf(run), BY).filter((row) => filledAt(row, BY) !== null);
  if (pools.length === 0) return [undatedItem(run, all)];
  const dates = pools.map((row) => orderBy(run, row));
  const late = numberAt(all, 'late_order_without_orders_probability') ?? 0;
  return [
    {
      tone: late > RISK_SHARE ? 'bad' : 'watch',
      topic: 'Order',
      sentence: ['Order ', ...listed(dates, OTHER_POOLS), ...whatIfLater(run, all)],
    },
  ];
}

/** Where no pool has a date: it runs out too rarely, or nobody knows how long an order takes. */
function undatedItem(run: PageRun, all: PageRow): VerdictItem {
  const unknown = poolsOf(run).filter((row) => filledAt(row, RUN_OUT) !== null);
  if (unknown.length > 0) {
    const pools = unknown.map((row): Sentence => {
      const from = filledAt(row, RUN_OUT);
      const when: Sentence = from === null ? [] : [' (which runs out from ', from, ')'];
      return [...poolName(run, row), ...when];
    });
    return {
      tone: 'watch',
      topic: 'Order',
      sentence: [
        'By when to order is not known, as nothing says how long it takes, for ',
        ...listed(pools, OTHER_POOLS),
        '.',
      ],
    };
  }
  const probability = cellOf(all, 'over_plan_without_orders_probability');
  const often = howOften(run, probability);
  if ((numberOf(probability) ?? 0) <= RISK_SHARE) {
    const sentence: Sentence = [
      'No order is urgent: without any, storage runs out ',
      ...often,
      '.',
    ];
    return { tone: 'watch', topic: 'Order', sentence };
  }
  const by = filledAt(all, BY);
  const order: Sentence = by === null ? [] : ['; to be safe, order by ', by];
  return {
    tone: 'watch',
    topic: 'Order',
    sentence: [
      'Without orders no single pool runs out in one case of twenty, but some pool does ',
      ...often,
      ...order,
      '.',
    ],
  };
}

/** For whom the dates are early enough, and what orders cannot prevent. */
function whatIfLater(run: PageRun, all: PageRow): Sentence {
  if (isSingle(run)) return ['.'];
  const late = cellOf(all, 'late_order_without_orders_probability');
  const tooLate: Sentence = [
    ...howOften(run, late),
    ' even an order on the first day comes too late',
  ];
  const lateShare = numberOf(late) ?? 0;
  if (lateShare > RISK_SHARE) return ['. ', ...capital(tooLate), '.'];
  const rare = lateShare > 0 ? [', and ', ...tooLate] : rarer(run, all);
  return [
    '; a later order would come too late in one case of twenty, that of the fastest growth',
    ...rare,
    '.',
  ];
}

/** How often storage runs out in spite of all orders, where that is rare. */
function rarer(run: PageRun, all: PageRow): Sentence {
  const over = cellOf(all, 'over_plan_probability');
  const share = numberOf(over) ?? 0;
  const words = orderWords(run);
  if (share === 0 || share > RISK_SHARE || words === null) return [];
  return [', and ', ...howOften(run, over), ` storage runs out even with ${words.with}`];
}

/** `by 26 June 2013 for pool north (which may otherwise run out from 24 October 2013)` */
function orderBy(run: PageRun, row: PageRow): Sentence {
  const [by, runOut] = [cellOf(row, BY), filledAt(row, RUN_OUT)];
  if (by === null) return [];
  const runs = isSingle(run) ? 'otherwise runs out on ' : 'may otherwise run out from ';
  const said: readonly Sentence[] = [
    runOut === null ? [] : [`which ${runs}`, runOut],
    plannedBefore(run, row),
  ].filter((part) => part.length > 0);
  const why = said.flatMap((part, index) => [index === 0 ? ' (' : '; ', ...part]);
  return ['by ', by, ' for ', ...poolName(run, row), ...why, why.length === 0 ? '' : ')'];
}

/** `its planned order of 3 August 2015 comes before`, where one does. */
function plannedBefore(run: PageRun, row: PageRow): Sentence {
  const by = dayIn(cellOf(row, BY));
  const pool = cellOf(row, 'pool')?.text ?? '';
  const planned = byDate(
    rowsWith(tableOf(run, 'purchases'), { origin: 'scheduled', pool }),
    'placed_p50',
  )[0];
  const placed = filledAt(planned ?? null, 'placed_p50');
  const day = dayIn(placed);
  return placed === null || by === null || day === null || day > by
    ? []
    : ['its planned order of ', placed, ' comes before'];
}
