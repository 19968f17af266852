/** What there is to see in the capacity of a pool, in sentences with figures. */
import type { JSX } from 'preact';
import { ALL } from '../scenario/reserved-names.ts';
import type { PageCell } from './page-cell.ts';
import { numberOf } from './page-cell.ts';
import { type PageRun, tableOf } from './page-run.ts';
import { cellOf, type PageRow } from './page-table.ts';
import { hasStorage, isSingle, poolRow } from './pool-days.ts';
import { known, Said } from './said.tsx';
import type { Sentence } from './sentence.ts';

interface CapacityCaptionProps {
  readonly run: PageRun;
  readonly pool: string;
  /** Of the pool, by day. */
  readonly rows: readonly PageRow[];
}

export function CapacityCaption({ run, pool, rows }: CapacityCaptionProps): JSX.Element {
  const row = poolRow(run, pool);
  const sentences = [
    growth(run, rows),
    ...(row === null ? [] : [usable(run, row, rows), risk(pool, row), ...deadlines(run, row)]),
  ];
  return (
    <>
      {sentences
        .filter((sentence) => sentence.length > 0)
        .map((sentence, index) => (
          <>
            {index > 0 && ' '}
            <Said sentence={sentence} />
          </>
        ))}
    </>
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

function usable(run: PageRun, row: PageRow, rows: readonly PageRow[]): Sentence {
  const last = rows.at(-1);
  if (last === undefined) return [];
  const hasOrders = (tableOf(run, 'purchases')?.rows.length ?? 0) > 0;
  return known(
    'Usable are ',
    cellOf(row, 'start_usable_tib'),
    ' at the start and ',
    cellOf(last, 'usable_tib_p50'),
    hasOrders ? ' at the end, with the orders that are marked.' : ' at the end.',
  );
}

/** How likely it is that more is needed than there is. */
function risk(pool: string, row: PageRow): Sentence {
  const where = pool === ALL ? 'some pool' : 'it';
  return [
    ...known(
      `The probability that ${where} needs more than is usable on some day is `,
      ...withInterval(row, 'over_plan_probability'),
    ),
    ...known(
      ', and if nothing more is ordered ',
      ...withInterval(row, 'over_plan_without_orders_probability'),
    ),
    '.',
  ];
}

/** A probability, and its interval where it has one. */
function withInterval(row: PageRow, column: string): readonly (string | PageCell | null)[] {
  const interval = known(
    ' (',
    cellOf(row, `${column}_low`),
    ' to ',
    cellOf(row, `${column}_high`),
    ')',
  );
  return [cellOf(row, column), ...interval];
}

/** From when it is short, and by when to order so that it is not. */
function deadlines(run: PageRun, row: PageRow): readonly Sentence[] {
  const late = cellOf(row, 'late_order_without_orders_probability');
  const isLate = (numberOf(late) ?? 0) > 0;
  return [
    deadline(run, row, { start: 'If nothing more is ordered', suffix: '_without_orders' }),
    isLate ? known('It is too late for that at the start with a probability of ', late, '.') : [],
    deadline(run, row, { start: 'Even with the orders', suffix: '' }),
  ];
}

interface DeadlineCase {
  readonly start: string;
  /** Of the columns. */
  readonly suffix: string;
}

function deadline(run: PageRun, row: PageRow, { start, suffix }: DeadlineCase): Sentence {
  const [runoutRisk, runoutHalf] = datesOf(row, `runout${suffix}`);
  const [orderRisk, orderHalf] = datesOf(row, `last_safe_order${suffix}`);
  if (isSingle(run)) {
    const runout = known(`${start} it is short from `, runoutHalf);
    if (runout.length === 0) return [];
    return [...runout, ...known('; the last safe day to order is ', orderHalf), '.'];
  }
  const runout = known(`${start} it is short from `, runoutRisk, ' in the worst one of twenty');
  if (runout.length === 0) return [];
  return [
    ...runout,
    ...known(' and from ', runoutHalf, ' in half of the replications'),
    ...known('; the last safe day to order is ', orderRisk),
    ...known(', or ', orderHalf, ' for half of them'),
    '.',
  ];
}

/** P5, which is the figure of the risk, and P50. */
function datesOf(row: PageRow, quantity: string): [risk: PageCell | null, half: PageCell | null] {
  return [cellOf(row, `${quantity}_p5`), cellOf(row, `${quantity}_p50`)];
}
