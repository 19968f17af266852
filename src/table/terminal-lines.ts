/** Sentences for terminals. */
import { wrapText } from './wrap-text.ts';

/** As wide as a terminal always is. */
export const TERMINAL_COLUMNS = 80;
/** A unit belongs to the figure in front of it. */
const BEFORE_UNIT = /(?<=\d) (?=(?:%|[KMGT]iB)(?![A-Za-z]))/g;

interface LineShape {
  /** In front of lines after the first; two spaces by default. */
  readonly indent?: string;
  /** 80 by default. */
  readonly columns?: number;
}

/**
 * A text in lines of so many characters at most, those after the first indented. No figure is
 * parted from its unit; a longer word is broken.
 */
export function terminalLines(
  text: string,
  { indent = '  ', columns = TERMINAL_COLUMNS }: LineShape = {},
): readonly string[] {
  const bound = text.replace(BEFORE_UNIT, '\u00a0');
  return wrapText(bound, { width: columns, indent }).flatMap((line) => {
    const signs = Array.from(line.replaceAll('\u00a0', ' '));
    const count = Math.max(1, Math.ceil(signs.length / columns));
    return Array.from({ length: count }, (_, part) =>
      signs.slice(part * columns, (part + 1) * columns).join(''),
    );
  });
}
