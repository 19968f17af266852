/** How likely a pool runs out, from when, and by when to order, in sentences. */
import { ALL } from '../../scenario/reserved-names.ts';
import { numberOf } from '../cells/page-cell.ts';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow, textAt } from '../cells/page-table.ts';
import { intervalOf, isSingle } from '../cells/pool-days.ts';
import { known } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { hasOrders, marksOrders } from './pool-orders.ts';

/** With the orders and without; of all pools, of any of them. */
export function capacityRisks(run: PageRun, row: PageRow): readonly Sentence[] {
  const pool = textAt(row, 'pool');
  const isAll = pool === ALL;
  if (!hasOrders(run, pool)) return [riskOf(run, row, { before: '', isAll, suffix: '' })];
  const orders = marksOrders(run, pool)
    ? 'the orders marked in the chart'
    : 'the orders of the run';
  return [
    riskOf(run, row, { before: `With ${orders}, `, isAll, suffix: '' }),
    riskOf(run, row, {
      before: 'If nothing more is ordered, ',
      isAll,
      suffix: '_without_orders',
    }),
    lateness(run, row),
  ];
}

function lateness(run: PageRun, row: PageRow): Sentence {
  const late = cellOf(row, 'late_order_without_orders_probability');
  if ((numberOf(late) ?? 0) === 0) return [];
  if (isSingle(run)) return ['At the start it is too late for that.'];
  return known('At the start it is too late for that in ', late, ' of all replications.');
}

interface RiskCase {
  /** What holds for it, such as that nothing is ordered. */
  readonly before: string;
  /** Whether it is of any pool. */
  readonly isAll: boolean;
  /** Of the columns. */
  readonly suffix: string;
}

/** P5 is the figure of the risk. */
function riskOf(run: PageRun, row: PageRow, risk: RiskCase): Sentence {
  const { isAll, suffix } = risk;
  const date = (quantity: string, statistic: string) =>
    cellOf(row, `${quantity}${suffix}_${statistic}`);
  const column = `over_plan${suffix}_probability`;
  if (isSingle(run)) {
    if (numberAt(row, column) === 0)
      return [wordsOf(risk, isAll ? NONE : 'disk does not run out'), '.'];
    const runout = known(
      wordsOf(risk, isAll ? SOME : 'disk runs out'),
      ' on ',
      date('runout', 'p50'),
    );
    if (runout.length === 0) return [];
    return [...runout, ...known('; to be in time, order by ', date('last_safe_order', 'p50')), '.'];
  }
  const likely = known(
    wordsOf(risk, isAll ? SOME : 'disk runs out'),
    ' in ',
    cellOf(row, column),
    ...intervalOf(row, column),
    ' of all replications',
  );
  if (likely.length === 0) return [];
  return [
    ...likely,
    ...known(', by ', date('runout', 'p5'), ' in the worst twentieth of replications'),
    ...known(', by ', date('runout', 'p50'), ' in half of them'),
    ...known('; to be in time, order by ', date('last_safe_order', 'p5')),
    ...known(', or for half of them by ', date('last_safe_order', 'p50')),
    '.',
  ];
}

const [NONE, SOME] = ['disk does not run out in any pool', 'some pool runs out of disk'];

/** A sentence begins with a capital. */
function wordsOf({ before }: RiskCase, words: string): string {
  return before === '' ? words.charAt(0).toUpperCase() + words.slice(1) : before + words;
}
