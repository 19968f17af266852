/** Inputs, what only one of two has, and counts, as tables of Markdown. */
import { counted, groupDigits } from '../units/counted.ts';
import type { Diff } from './diff.ts';
import { columnCounts, onlyOne, sameTables, tableCounted } from './diff-counts.ts';
import { type InputRow, inputRows } from './diff-inputs.ts';
import { code, plain, sectionWithin, type Within } from './diff-markdown-parts.ts';
import { nameWords } from './diff-words.ts';
import { cutText } from './shown-text.ts';

/** Of the value of an input. */
const VALUE_LENGTH_MAX = 100;
/** Of the keys of rows that only one has. */
const ROWS_LENGTH_MAX = 400;
const SAME_LENGTH_MAX = 800;

/** Inputs that differ, by key. */
export function inputsWithin({ inputs }: Diff, { limit, lengthMax }: Within): string {
  if (inputs === null || !inputs.isDifferent) return '';
  const { listed, unlistedCount } = inputRows(inputs, { lengthMax: VALUE_LENGTH_MAX, limit });
  const section = {
    before: '#### Inputs\n\n',
    table: {
      headers: ['', 'input', 'before', 'after', 'written at'],
      rows: listed.map(inputCells),
    },
    after: unlistedCount === 0 ? '' : `${groupDigits(unlistedCount)} more are not listed.`,
  };
  return sectionWithin(section, lengthMax);
}

function inputCells({ mark, name, before, after, place }: InputRow): string[] {
  return [mark, code(name), code(before), code(after), code(place)];
}

/** Tables, columns and rows that only one of the two has. */
export function onlyOneWithin(diff: Diff, { limit, lengthMax }: Within): string {
  const rows = onlyOne(diff, limit).map(({ table, words }) => [
    code(nameWords(table)),
    plain(cutText(words, ROWS_LENGTH_MAX)),
  ]);
  if (rows.length === 0) return '';
  const before = '#### What only one of the two has\n\n';
  const table = { headers: ['table', 'what'], rows };
  return sectionWithin({ before, table, after: '' }, lengthMax);
}

/** Counts of changed cells by table and column, folded in, and the tables without any. */
export function countsWithin(diff: Diff, { lengthMax }: Within): string {
  const tables = diff.tables.filter(({ columns }) => columns.length > 0);
  const same = sameTables(diff);
  const names = cutText(same.join(', '), SAME_LENGTH_MAX);
  const after = same.length === 0 ? '' : `The same: ${plain(names)}`;
  if (tables.length === 0) return after === '' ? '' : `${after}\n`;
  const rows = tables.flatMap((table) =>
    columnCounts(table).map(({ name, unit, changedCount, materialCount }, index) => [
      index === 0 ? `${code(nameWords(table.table))}: ${tableCounted(table)}` : '',
      code(name),
      plain(unit),
      groupDigits(changedCount),
      groupDigits(materialCount),
    ]),
  );
  const cells = tables.reduce(
    (sum, { columns }) => sum + columns.reduce((all, { changedCount }) => all + changedCount, 0),
    0,
  );
  const before = `<details><summary>${counted(cells, 'changed cell')} by table and column</summary>\n\n`;
  const headers = ['table', 'column', 'unit', 'changed', 'material'];
  const table = { headers, rows, right: [3, 4] };
  return sectionWithin({ before, table, after: `</details>\n\n${after}`.trimEnd() }, lengthMax);
}
