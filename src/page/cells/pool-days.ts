/** The daily rows of a pool, as charts draw them. */
import type { CalendarDate } from '../../calendar/date.ts';
import { ALL } from '../../scenario/reserved-names.ts';
import { known } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { onceARun } from './once-a-run.ts';
import { type PageRun, tableOf } from './page-run.ts';
import { cellOf, dayAt, numberAt, type PageRow, rowsWith, rowWith, textAt } from './page-table.ts';

/** A statistic of a quantity on the days that are drawn. */
export interface DayValue {
  readonly day: CalendarDate;
  /** Null where the quantity has none. */
  readonly value: number | null;
}

/** Names of the pools of a run in the order of timeline.csv; the first is `all`. */
export const poolNames = onceARun((run): readonly string[] => {
  const rows = tableOf(run, 'timeline')?.rows ?? [];
  return [...new Set(rows.map((row) => textAt(row, 'pool')))];
});

/** Pools of which charts are drawn, `all` too: more would make the page heavy, and go unread. */
const POOLS_MAX = 10;

/** The pools that the page shows. */
export interface ShownPools {
  /** In the order of the files: `all` first, unless there is but one pool, which then is all. */
  readonly pools: readonly string[];
  /** Whether there are others, less likely to run out. */
  readonly hasOthers: boolean;
}

/** The pools likeliest to run out if nothing is ordered, and then even so. */
export const shownPools = onceARun((run): ShownPools => {
  const pools = poolNames(run);
  const named = pools.filter((pool) => pool !== ALL);
  if (named.length === 1) return { pools: named, hasOthers: false };
  if (pools.length <= POOLS_MAX) return { pools, hasOthers: false };
  const risk = (pool: string, column: string) => {
    const row = poolRow(run, pool);
    return row === null ? 0 : (numberAt(row, column) ?? 0);
  };
  const ranked = [...named].sort(
    (a, b) =>
      risk(b, 'over_plan_without_orders_probability') -
        risk(a, 'over_plan_without_orders_probability') ||
      risk(b, 'over_plan_probability') - risk(a, 'over_plan_probability'),
  );
  const kept = new Set([ALL, ...ranked.slice(0, POOLS_MAX - 1)]);
  return { pools: pools.filter((pool) => kept.has(pool)), hasOthers: true };
});

/** What pools.csv says of a pool; null without storage. */
export function poolRow(run: PageRun, pool: string): PageRow | null {
  return rowWith(tableOf(run, 'pools'), { pool });
}

/** The rows of a pool by day. */
export function poolRows(run: PageRun, pool: string): readonly PageRow[] {
  return rowsWith(tableOf(run, 'timeline'), { pool });
}

/** A column over the days of the rows. */
export function dayValues(rows: readonly PageRow[], column: string): readonly DayValue[] {
  return rows.flatMap((row) => {
    const day = dayAt(row, 'date');
    return day === null ? [] : [{ day, value: numberAt(row, column) }];
  });
}

/** Whether the run has one replication, so that nothing in it has a range. */
export function isSingle({ record }: PageRun): boolean {
  const { replications } = record;
  return replications === 1;
}

/** Whether the scenario says what disk there is. */
export function hasStorage(run: PageRun): boolean {
  return (tableOf(run, 'pools')?.rows.length ?? 0) > 0;
}

/** The interval of a probability in brackets, where it has one, behind words for it. */
export function intervalOf(row: PageRow, column: string, words = ''): Sentence {
  const [low, high] = [cellOf(row, `${column}_low`), cellOf(row, `${column}_high`)];
  return known(` (${words}`, low, ' to ', high, ')');
}
