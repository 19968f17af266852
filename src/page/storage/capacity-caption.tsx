/** What there is to see in the capacity of a pool, in sentences with figures. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import { numberOf } from '../cells/page-cell.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow, rowWith, textAt } from '../cells/page-table.ts';
import { hasStorage, intervalOf, isSingle, poolRow } from '../cells/pool-days.ts';
import { known, Said } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';

interface CapacityCaptionProps {
  readonly run: PageRun;
  readonly pool: string;
  /** Of the pool, by day. */
  readonly rows: readonly PageRow[];
}

/** How likely it runs out and by when to order, then how it grows. */
export function CapacityCaption({ run, pool, rows }: CapacityCaptionProps): JSX.Element {
  const row = poolRow(run, pool);
  const course = [growth(run, rows), row === null ? [] : usable(row, rows)];
  return (
    <>
      {row !== null && <Paragraph sentences={risks(run, row)} />}
      <Paragraph sentences={course} />
    </>
  );
}

function Paragraph({ sentences }: { readonly sentences: readonly Sentence[] }): JSX.Element {
  const said = sentences.filter((sentence) => sentence.length > 0);
  return (
    <p>
      <Said sentence={said.flatMap((sentence, index) => [index === 0 ? '' : ' ', ...sentence])} />
    </p>
  );
}

/** From the first day to the last. */
function growth(run: PageRun, rows: readonly PageRow[]): Sentence {
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const quantity = hasStorage(run) ? 'needed_tib' : 'used_tib';
  const what = hasStorage(run) ? 'Disk needed' : 'What mailboxes hold';
  const [from, low, middle, high] = [
    cellOf(first, `${quantity}_p50`),
    ...['p5', 'p50', 'p95'].map((statistic) => cellOf(last, `${quantity}_${statistic}`)),
  ] as const;
  const course = known(`${what} goes from `, from ?? null, ' to ', middle ?? null);
  if (isSingle(run)) return [...course, '.'];
  return [...course, ...known(' in the median (P5 ', low ?? null, ', P95 ', high ?? null, ').')];
}

function usable(row: PageRow, rows: readonly PageRow[]): Sentence {
  const last = rows.at(-1);
  if (last === undefined) return [];
  const [start, end] = [cellOf(row, 'start_usable_tib'), cellOf(last, 'usable_tib_p50')];
  return known('There are ', start, ' usable at the start and ', end, ' at the end.');
}

/** How likely it runs out, from when, and by when to order: with the orders and without. */
function risks(run: PageRun, row: PageRow): readonly Sentence[] {
  const pool = textAt(row, 'pool');
  const where = pool === ALL ? ' in some pool' : '';
  const withOrders = { where, suffix: '' };
  if (!hasOrders(run, pool)) return [riskOf(run, row, { ...withOrders, what: 'Disk' })];
  const late = cellOf(row, 'late_order_without_orders_probability');
  const isLate = (numberOf(late) ?? 0) > 0 && !isSingle(run);
  return [
    riskOf(run, row, { ...withOrders, what: 'With the orders of the run disk' }),
    riskOf(run, row, { what: 'If nothing more is ordered it', where, suffix: '_without_orders' }),
    isLate ? known('It is too late for that at the start in ', late, ' of them.') : [],
  ];
}

/** Whether anything is ordered in any replication. */
function hasOrders(run: PageRun, pool: string): boolean {
  const orders = tableOf(run, 'purchases');
  return pool === ALL ? (orders?.rows.length ?? 0) > 0 : rowWith(orders, { pool }) !== null;
}

interface RiskCase {
  readonly what: string;
  readonly where: string;
  /** Of the columns. */
  readonly suffix: string;
}

/** P5 is the figure of the risk. */
function riskOf(run: PageRun, row: PageRow, { what, where, suffix }: RiskCase): Sentence {
  const date = (quantity: string, statistic: string) =>
    cellOf(row, `${quantity}${suffix}_${statistic}`);
  const column = `over_plan${suffix}_probability`;
  if (isSingle(run)) {
    if (numberAt(row, column) === 0) return [`${what} does not run out${where}.`];
    const runout = known(`${what} runs out${where} from `, date('runout', 'p50'));
    if (runout.length === 0) return [];
    return [...runout, ...known('; to be in time, order by ', date('last_safe_order', 'p50')), '.'];
  }
  const likely = known(
    `${what} runs out${where} in `,
    cellOf(row, column),
    ...intervalOf(row, column),
    ' of the replications',
  );
  if (likely.length === 0) return [];
  return [
    ...likely,
    ...known(', in the worst one of twenty from ', date('runout', 'p5')),
    ...known(', in half of all from ', date('runout', 'p50')),
    ...known('; to be in time, order by ', date('last_safe_order', 'p5')),
    ...known(', or for half of all by ', date('last_safe_order', 'p50')),
    '.',
  ];
}
