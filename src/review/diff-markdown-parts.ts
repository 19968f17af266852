/** Parts of Markdown, as GitHub has it, that stay within so many characters. */

/** How much of a part is wanted, and how much has room. */
export interface Within {
  /** Rows; null: all for which there is room. */
  readonly limit: number | null;
  readonly lengthMax: number;
}

/** Cells that are already Markdown. */
export interface MarkdownTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that are aligned to the right. */
  readonly right?: readonly number[];
}

/** Room for the sentence that says what was cut. */
const NOTE_LENGTH_MAX = 120;
/** What means something in Markdown or HTML, and what makes a mention or a link to an issue. */
const ACTIVE = /[&<|\\`*~[\]]|(?<!\w)_|_(?!\w)|[@#](?=\w)/g;
const NO_WIDTH = '&#8203;';

/**
 * A text in a code span, in which nothing means anything to Markdown or GitHub.
 *
 * A backtick would end it and a bar the cell, and what a backslash before a bar does differs by
 * reader: such a text is set in HTML.
 *
 * @example code('a_b') // '`a_b`'
 */
export function code(text: string): string {
  if (text === '') return '';
  return /[`|\\]/.test(text) ? `<code>${plain(text)}</code>` : `\`${text}\``;
}

/** A text as it is: Markdown, HTML, mentions and references to issues do nothing in it. */
export function plain(text: string): string {
  return text.replace(ACTIVE, (character) =>
    /[@#]/.test(character) ? character + NO_WIDTH : `&#${character.charCodeAt(0)};`,
  );
}

/** A table with what stands before and after it. */
export interface MarkdownSection {
  readonly before: string;
  readonly table: MarkdownTable;
  readonly after: string;
}

/**
 * A section in so many characters, rows being cut; in more where not even its head has room. A
 * table without rows is left out.
 */
export function sectionWithin(
  { before, table, after }: MarkdownSection,
  lengthMax: number,
): string {
  const end = after === '' ? '' : `\n${after}\n`;
  if (table.rows.length === 0) return `${before.trimEnd()}\n${end}`;
  return before + tableWithin(table, lengthMax - before.length - end.length) + end;
}

/**
 * A table with as many rows as have room, and a sentence that says how many have none.
 *
 * @param lengthMax characters; where it has room for no row, the head and the sentence take more
 */
export function tableWithin(
  { headers, rows, right = [] }: MarkdownTable,
  lengthMax: number,
): string {
  const rules = headers.map((_, index) => (right.includes(index) ? '---:' : '---'));
  const head = `${line(headers)}|${rules.join('|')}|\n`;
  let room = lengthMax - head.length - NOTE_LENGTH_MAX;
  const lines: string[] = [];
  for (const cells of rows) {
    const next = line(cells);
    room -= next.length;
    if (room < 0) break;
    lines.push(next);
  }
  const cutCount = rows.length - lines.length;
  const note = cutCount === 0 ? '' : `\n${cutNote(cutCount)}\n`;
  return `${head}${lines.join('')}${note}`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function cutNote(count: number): string {
  return `_${count} more rows are cut, as a comment has room for 65,536 characters._`;
}
