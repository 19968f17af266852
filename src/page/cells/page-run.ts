/** A run as its page needs it: what made it, and its tables. */
import type { CalendarDate } from '../../calendar/date.ts';
import { cellAddress, type PageCell } from './page-cell.ts';
import { cellOf, type PageTable, rowWith } from './page-table.ts';

export interface PageRun {
  /** In front of the files in addresses of cells; empty for the run whose page it is. */
  readonly prefix: string;
  /** run.json. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
  /** By name, without those that the run has not and those that no page shows. */
  readonly tables: ReadonlyMap<string, PageTable>;
  /** Names of files that are not as headroom wrote them; none but where somebody allows for it. */
  readonly editedFiles: readonly string[];
}

/** A table of the run; null: it has none. */
export function tableOf({ tables }: PageRun, name: string): PageTable | null {
  return tables.get(name) ?? null;
}

/** A figure of summary.csv; null where the run has none. */
export function summaryCell(run: PageRun, metric: string, statistic: string): PageCell | null {
  const row = rowWith(tableOf(run, 'summary'), { metric });
  return row === null ? null : cellOf(row, statistic);
}

/**
 * A value of run.json by the keys that lead to it, with dots between them; null where it has none.
 * Its address is `run.json:KEYS:value`.
 */
export function recordCell(run: PageRun, keys: string): PageCell | null {
  let value: unknown = run.record;
  for (const key of keys.split('.')) {
    if (typeof value !== 'object' || value === null) return null;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return null;
  }
  const address = cellAddress({ file: `${run.prefix}run.json`, key: [keys], column: 'value' });
  const kind = typeof value === 'number' ? 'number' : 'text';
  return { address, text: String(value), kind, unit: '' };
}

/** An input of assumptions.csv, such as `rollout.freezes.Christmas.from`; null: there is none. */
export function assumptionCell(run: PageRun, key: string): PageCell | null {
  const row = rowWith(tableOf(run, 'assumptions'), { key });
  return row === null ? null : cellOf(row, 'value');
}
