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
  /** Spaces before the others, at least as many as the lead has characters, as it has by default. */
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

const PART_LEAD = '  ';
const ROW_LEAD = '    ';

/** Lays a table out; where it is too wide, each row is a sentence that names what its cells are. */
export function tableLines({ headers, rightAligned, parts }: PartedTable, width: number): Line[] {
  const [first = '', ...others] = headers;
  const rows = parts.flatMap((part) => part.rows);
  const table = textTable(
    [`${PART_LEAD}${first}`, ...others],
    rows.map(([name = '', ...cells]) => [`${ROW_LEAD}${name}`, ...cells]),
    { rightAligned },
  );
  const [header = '', ...lines] = table.trimEnd().split('\n');
  const isNarrow = [header, ...lines].some((line) => Array.from(line).length > width);
  let next = 0;
  const partLines = parts.map(({ words, rows }) => {
    const fitting = lines
      .slice(next, (next += rows.length))
      .map((text): Line => ({ text, style: 'plain' }));
    const sentences = rows.flatMap((cells) => rowSentence(headers, cells, width));
    return [...wrapped(words, { width, lead: PART_LEAD }), ...(isNarrow ? sentences : fitting)];
  });
  return [...(isNarrow ? [] : [{ text: header, style: 'dim' } as const]), ...partLines.flat()];
}

function rowSentence(headers: readonly string[], cells: readonly string[], width: number): Line[] {
  const [name = '', ...others] = cells;
  const words = others.map((cell, index) => `${headers[index + 1]} ${cell}`);
  const told = words.filter((_, index) => others[index] !== '');
  return wrapped([name, ...told].join('; '), { width, lead: ROW_LEAD, indentLength: 6 });
}

/** The text of a document: sections that have lines, with an empty line between them. */
export function paintedText(sections: readonly (readonly Line[])[], paint: DiffPaint): string {
  const painted = ({ text, style }: Line) => (style === 'plain' ? text : paint[style](text));
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${painted(line)}\n`).join(''))
    .join('\n');
}
