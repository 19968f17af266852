/** Pools as sentences of the verdict name them. */
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';
import type { Sentence } from '../shown/sentence.ts';
import { dayIn } from './verdict-words.ts';

/** Pools named in a sentence: more are not read aloud; an assumption. */
export const POOLS_NAMED_MAX = 3;

/** For lists of pools. */
export const OTHER_POOLS = { max: POOLS_NAMED_MAX, others: 'others (pools.csv)' };

/** The pools themselves, without all together. */
export function poolsOf(run: PageRun): readonly PageRow[] {
  return tableOf(run, 'pools')?.rows.filter((row) => textAt(row, 'pool') !== 'all') ?? [];
}

/** `pool north`, or `the pool` if there is one only. */
export function poolName(run: PageRun, row: PageRow): Sentence {
  const name = cellOf(row, 'pool');
  return poolsOf(run).length === 1 || name === null ? ['the pool'] : ['pool ', name];
}

/** By the date in a column, the earliest first; rows without one last. */
export function byDate(rows: readonly PageRow[], column: string): readonly PageRow[] {
  const dayOf = (row: PageRow) => dayIn(cellOf(row, column)) ?? Number.MAX_SAFE_INTEGER;
  return [...rows].sort((a, b) => dayOf(a) - dayOf(b));
}
