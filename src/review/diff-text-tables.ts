/** What only one of two has, and counts by table and column, as lines for a terminal. */
import { groupDigits } from '../units/counted.ts';
import type { Diff } from './diff.ts';
import { columnCounts, onlyOne, sameTables, tableCounted } from './diff-counts.ts';
import { type Line, tableLines, wrapped } from './diff-lines.ts';
import { nameWords } from './diff-words.ts';
import { cutText } from './shown-text.ts';

const UNIT_LENGTH_MAX = 12;

/** What only one of the two has: tables, columns, rows. */
export function onlyOneLines(
  diff: Diff,
  { width, limit }: { readonly width: number; readonly limit: number | null },
): Line[] {
  const lines = onlyOne(diff, limit).flatMap(({ mark, table, words }) =>
    wrapped(`${nameWords(table)}: ${words}`, {
      width,
      lead: mark === 'added' ? '  + ' : '  - ',
      indentLength: 6,
      style: mark === 'added' ? 'green' : 'red',
    }),
  );
  const heading = wrapped('What only one of the two has', { width, style: 'bold' });
  return lines.length === 0 ? [] : [...heading, ...lines];
}

/** Counts of changed cells by table and column; then the tables without any. */
export function countLines(diff: Diff, width: number): Line[] {
  const parts = diff.tables
    .filter(({ columns }) => columns.length > 0)
    .map((table) => ({
      words: `${nameWords(table.table)}: ${tableCounted(table)}`,
      rows: columnCounts(table).map(({ name, unit, changedCount, materialCount }) => [
        name,
        cutText(unit, UNIT_LENGTH_MAX),
        groupDigits(changedCount),
        groupDigits(materialCount),
      ]),
    }));
  const headers = ['', 'unit', 'changed', 'material'];
  const rightAligned = [false, false, true, true];
  const same = sameTables(diff);
  const heading = wrapped('Changed cells by table and column', { width, style: 'bold' });
  const counts = tableLines({ headers, rightAligned, parts }, width);
  return [
    ...(parts.length === 0 ? [] : [...heading, ...counts]),
    ...(same.length === 0 ? [] : wrapped(`The same: ${same.join(', ')}`, { width })),
  ];
}
