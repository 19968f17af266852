/** Runs of a few cells, as pages read them. */
import { parseDate } from '../../src/calendar/date.ts';
import type { PageRun } from '../../src/page/cells/page-run.ts';
import { type PageField, type PageTable, pageTable } from '../../src/page/cells/page-table.ts';

/** A row by column; what is not stated is empty. */
export type ShownRow = Readonly<Record<string, string>>;

const KEYS: Readonly<Record<string, readonly string[]>> = {
  timeline: ['date', 'pool'],
  pools: ['pool'],
  purchases: ['pool', 'origin', 'order'],
  milestones: ['milestone', 'pool', 'platform', 'metric'],
  stages: ['stage'],
  assumptions: ['key'],
  quota_states: ['date', 'cohort'],
  mailbox_sizes: ['date', 'cohort', 'quantile'],
  stage_events: ['replication', 'sequence'],
  summary: ['metric'],
  costs_annual: ['financial_year', 'line'],
  sensitivity: ['metric', 'input'],
  split: ['metric'],
};

/** A run from one day to another with the rows of some tables. */
export function shownRun(
  tables: Readonly<Record<string, readonly ShownRow[]>>,
  { from = '2013-07-01', to = '2013-07-31', record = {} } = {},
): PageRun {
  return {
    prefix: '',
    record: { replications: 20, title: 'A title', ...record },
    firstDay: parseDate(from) ?? 0,
    lastDay: parseDate(to) ?? 0,
    editedFiles: [],
    tables: new Map(Object.entries(tables).map(([name, rows]) => [name, tableOf(name, rows)])),
  };
}

function tableOf(name: string, rows: readonly ShownRow[]): PageTable {
  const primaryKey = KEYS[name] ?? [];
  const columns = [...new Set([...primaryKey, ...rows.flatMap((row) => Object.keys(row))])];
  return pageTable({
    file: `${name}.csv`,
    title: name,
    fields: columns.map((column) => fieldOf(column, rows)),
    primaryKey,
    rows: rows.map((row) => columns.map((column) => row[column] ?? '')),
  });
}

/** Columns whose unit goes by the row. */
const FIGURES = ['mean', 'mean_low', 'mean_high', 'p5', 'p50', 'p95', 'p50_low', 'p50_high'];

/** What the name of a column and its cells say that it is. */
function fieldOf(name: string, rows: readonly ShownRow[]): PageField {
  const texts = rows.map((row) => row[name] ?? '').filter((text) => text !== '');
  const isDate = texts.length > 0 && texts.every((text) => parseDate(text) !== null);
  if (FIGURES.includes(name))
    return { name, type: 'string', unit: '', description: '', figure: true };
  const unit = unitOf(name);
  const isNumber = unit !== '' || name === 'order' || /^(?:rank|fitted)/.test(name);
  const type = isDate ? 'date' : isNumber ? 'number' : 'string';
  return { name, type, unit, description: '' };
}

function unitOf(column: string): string {
  if (column.includes('_tib')) return 'TiB';
  if (column.includes('_gbp')) return 'GBP';
  if (column.includes('_mib')) return 'MiB';
  if (column.includes('_mailboxes_')) return 'mailboxes';
  if (column.includes('_days_')) return 'days';
  return /_share|probability/.test(column) ? 'share' : '';
}

/** A quantity that is the same in every replication, by its columns. */
export function surely(quantity: string, text: string): ShownRow {
  return spread(quantity, [text, text, text]);
}

/** P5, P50 and P95 of a quantity, by its columns. */
export function spread(quantity: string, texts: readonly [string, string, string]): ShownRow {
  const [low, middle, high] = texts;
  return { [`${quantity}_p5`]: low, [`${quantity}_p50`]: middle, [`${quantity}_p95`]: high };
}
