/** Counts of what changed by table and column, and rows that only one has, in words. */
import { counted, groupDigits } from '../units/counted.ts';
import { type ColumnDiff, type Diff, isTableDifferent, type TableDiff } from './diff.ts';
import { addedAndRemoved } from './diff-caption.ts';
import { keyWords, namedWords, nameWords } from './diff-words.ts';
import { statisticOf } from './fold-figures.ts';
import { cutText } from './shown-text.ts';

/** Rows that are named where not all are asked for. */
const ROWS_NAMED = 3;
/** Statistics that are named where a quantity has many, as in the summary. */
const STATISTICS_NAMED = 6;
const COLUMNS_LENGTH_MAX = 300;

/** Columns with changed cells: the statistics of a quantity together. */
export interface ColumnCount {
  /** `used_tib mean, p5, p50, p95`. */
  readonly name: string;
  readonly unit: string;
  readonly changedCount: number;
  readonly materialCount: number;
}

/** A table in short: `3,561 rows, 3,520 with other cells, 12 rows added`. */
export function tableCounted(table: TableDiff): string {
  const { rowCountAfter, rowsChangedCount, rowsAddedCount, rowsRemovedCount } = table;
  const parts = [
    `${counted(rowCountAfter, 'row')}`,
    rowsChangedCount === 0 ? '' : `${groupDigits(rowsChangedCount)} with other cells`,
    addedAndRemoved(rowsAddedCount, rowsRemovedCount, 'row'),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** The statistics of a quantity that have one unit together, in the order of the columns. */
export function columnCounts({ columns }: TableDiff): ColumnCount[] {
  const folded = new Map<string, { quantity: string; columns: ColumnDiff[] }>();
  for (const column of columns) {
    const [quantity] = statisticOf(column.header);
    const key = JSON.stringify([quantity, column.unit]);
    const found = folded.get(key);
    if (found === undefined) folded.set(key, { quantity, columns: [column] });
    else found.columns.push(column);
  }
  return [...folded.values()].map(({ quantity, columns: alike }) => ({
    name: alike.length === 1 ? nameWords(alike[0]?.header ?? '') : statisticsWords(quantity, alike),
    unit: nameWords(alike[0]?.unit ?? ''),
    changedCount: alike.reduce((sum, { changedCount }) => sum + changedCount, 0),
    materialCount: alike.reduce((sum, { materialCount }) => sum + materialCount, 0),
  }));
}

function statisticsWords(quantity: string, columns: readonly ColumnDiff[]): string {
  const statistics = columns.map(({ header }) => statisticOf(header)[1]);
  const named = statistics.filter((statistic) => statistic !== '');
  const itself = named.length < statistics.length ? ',' : '';
  return `${nameWords(quantity)}${itself} ${namedWords(named, STATISTICS_NAMED)}`.trimStart();
}

/** What only one of the two has, in words. */
export interface OnlyOne {
  readonly mark: 'added' | 'removed';
  readonly table: string;
  /** `6 rows added: stage=pilot; stage=london; and 4 more`. */
  readonly words: string;
}

/**
 * Tables, columns and rows that only one of the two has.
 *
 * @param limit null: all rows that are known are named, else the first few
 */
export function onlyOne(diff: Diff, limit: number | null): OnlyOne[] {
  const ofTables = (tables: readonly string[], mark: OnlyOne['mark']) =>
    tables.map((table): OnlyOne => ({ mark, table, words: `table ${mark}` }));
  return [
    ...ofTables(diff.tablesAdded, 'added'),
    ...ofTables(diff.tablesRemoved, 'removed'),
    ...diff.tables.flatMap((table) => onlyOneOf(table, limit)),
  ];
}

function onlyOneOf(diff: TableDiff, limit: number | null): OnlyOne[] {
  const { table, columnsAdded, columnsRemoved, rowsAdded, rowsRemoved } = diff;
  const countMax = limit === null ? Number.POSITIVE_INFINITY : ROWS_NAMED;
  const rowsOf = (rows: TableDiff['rowsAdded'], count: number, mark: OnlyOne['mark']) => {
    const shown = rows.slice(0, countMax).map(keyWords);
    const more = count > shown.length ? [`and ${groupDigits(count - shown.length)} more`] : [];
    return {
      mark,
      table,
      words: `${counted(count, 'row')} ${mark}: ${[...shown, ...more].join('; ')}`,
    };
  };
  const columnsOf = (headers: readonly string[], mark: OnlyOne['mark']) => {
    const names = cutText(headers.map(nameWords).join(', '), COLUMNS_LENGTH_MAX);
    return { mark, table, words: `${counted(headers.length, 'column')} ${mark}: ${names}` };
  };
  return [
    ...(columnsAdded.length === 0 ? [] : [columnsOf(columnsAdded, 'added')]),
    ...(columnsRemoved.length === 0 ? [] : [columnsOf(columnsRemoved, 'removed')]),
    ...(diff.rowsAddedCount === 0 ? [] : [rowsOf(rowsAdded, diff.rowsAddedCount, 'added')]),
    ...(diff.rowsRemovedCount === 0 ? [] : [rowsOf(rowsRemoved, diff.rowsRemovedCount, 'removed')]),
  ];
}

/** Names of tables that both have and that are the same. */
export function sameTables({ tables }: Diff): string[] {
  return tables.filter((table) => !isTableDifferent(table)).map(({ table }) => nameWords(table));
}
