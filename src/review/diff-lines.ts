/** Lines of a diff for a terminal, before they are painted. */
import { textTable } from '../table/text-table.ts';
import { wrapText } from '../table/wrap-text.ts';

/** How a terminal paints, as the command line has it. */
export interface DiffPaint {
  readonly bold: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Lines are painted as a whole, so that colour has no part in how they are laid out. */
export interface Line {
  readonly text: string;
  readonly style: keyof DiffPaint | 'plain';
}

/** How a text is laid out in lines. */
interface Layout {
  readonly width: number;
  /** What the first line begins with. */
  readonly lead?: string;
  /** Spaces before the others, at least as many as the lead has characters; by default as many. */
  readonly indentLength?: number;
  readonly style?: Line['style'];
}

/** A text in lines of at most the width; a longer word has its own, an empty text none. */
export function wrapped(
  text: string,
  { width, lead = '', indentLength = lead.length, style = 'plain' }: Layout,
): Line[] {
  if (text === '') return [];
  const indent = ' '.repeat(indentLength);
  return wrapText(text, { width: width - indentLength, indent: '' }).map((line, index) => ({
    text: (index === 0 ? lead : indent) + line,
    style,
  }));
}

/** A table in parts, each under its own words; columns stand in line through all of them. */
interface PartedTable {
  readonly headers: readonly string[];
  readonly rightAligned: readonly boolean[];
  readonly parts: readonly {
    readonly words: string;
    readonly rows: readonly (readonly string[])[];
  }[];
}

/** Between the columns of a table. */
const GAP_WIDTH = 2;
const PART_LEAD = '  ';
const ROW_LEAD = '    ';
/** Names are to have that much room, or their cells stand better in sentences. */
const NAME_ROOM = 16;

/**
 * Lays a table out; a name that is too long beside its cells stands above them. Where hardly any
 * finds room, each row is a sentence that names what its cells are.
 */
export function tableLines(table: PartedTable, width: number): Line[] {
  const { headers, parts } = table;
  const rows = parts.flatMap((part) => part.rows);
  const nameRoom = width - ROW_LEAD.length - cellsWidth([headers, ...rows]);
  const [header = [], ...ofRows] =
    nameRoom < NAME_ROOM
      ? [[], ...rows.map((cells) => rowSentence(headers, cells, width))]
      : rowLines(table, { width, nameRoom });
  let next = 0;
  const ofParts = parts.flatMap((part) => [
    ...wrapped(part.words, { width, lead: PART_LEAD }),
    ...ofRows.slice(next, (next += part.rows.length)).flat(),
  ]);
  return [...header, ...ofParts];
}

/** The lines of the header, then those of each row. */
function rowLines(
  { headers, rightAligned, parts }: PartedTable,
  { width, nameRoom }: { readonly width: number; readonly nameRoom: number },
): Line[][] {
  const [first = '', ...others] = headers;
  const rows = parts.flatMap((part) => part.rows);
  const isAbove = (name: string) => lengthOf(name) > nameRoom;
  const [header = '', ...lines] = textTable(
    [`${PART_LEAD}${first}`, ...others],
    rows.map(([name = '', ...cells]) => [`${ROW_LEAD}${isAbove(name) ? '' : name}`, ...cells]),
    { rightAligned },
  ).split('\n');
  return [
    [{ text: header, style: 'dim' }],
    ...rows.map(([name = ''], index): Line[] => [
      ...(isAbove(name) ? wrapped(name, { width, lead: ROW_LEAD }) : []),
      { text: lines[index] ?? '', style: 'plain' },
    ]),
  ];
}

/** What the columns after the first take, with the gaps before them. */
function cellsWidth(rows: readonly (readonly string[])[]): number {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((most, cells) => Math.max(most, lengthOf(cells[column] ?? '')), 0),
  );
  return widths.slice(1).reduce((sum, width) => sum + GAP_WIDTH + width, 0);
}

function rowSentence(headers: readonly string[], cells: readonly string[], width: number): Line[] {
  const [name = '', ...others] = cells;
  const words = others.flatMap((cell, index) =>
    cell === '' ? [] : [`${headers[index + 1]} ${cell}`],
  );
  return wrapped(`${name}: ${words.join(', ')}`, { width, lead: ROW_LEAD, indentLength: 6 });
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** The text of a document: sections that have lines, with an empty line between them. */
export function paintedText(sections: readonly (readonly Line[])[], paint: DiffPaint): string {
  const painted = ({ text, style }: Line) => (style === 'plain' ? text : paint[style](text));
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${painted(line)}\n`).join(''))
    .join('\n');
}
