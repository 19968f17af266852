/** What a pool is called on the page. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import type { PageCell } from '../cells/page-cell.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, rowWith } from '../cells/page-table.ts';
import { Shown } from './shown.tsx';

interface PoolNameProps {
  readonly run: PageRun;
  readonly pool: string;
}

/** Its name, or words for all of them. */
export function PoolName({ run, pool }: PoolNameProps): JSX.Element {
  return pool === ALL ? <>all pools</> : <Shown cell={poolCell(run, pool)} />;
}

/** Its name as a cell. */
export function poolCell(run: PageRun, pool: string): PageCell | null {
  const row =
    rowWith(tableOf(run, 'pools'), { pool }) ?? rowWith(tableOf(run, 'timeline'), { pool });
  return row === null ? null : cellOf(row, 'pool');
}
