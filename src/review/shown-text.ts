/** Texts of runs and files as people are shown them: visible, harmless and not too long. */

/** What controls a terminal, turns the direction of writing, breaks lines, or shows nothing. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const CUT = '...';
/** Characters before the first that differs, for people to see where they are. */
const LEAD_LENGTH = 12;
/** Characters that are to be seen from there on. */
const TAIL_LENGTH = 12;

/**
 * The text on one line, with what cannot be seen in it as escapes, so that two texts that differ
 * look different.
 *
 * @example shownText('a\nb') // 'a\\nb'
 */
export function shownText(text: string): string {
  return text.replace(
    HIDDEN,
    (hidden) => NAMED[hidden] ?? `\\u{${(hidden.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** The shown text, of at most so many code points; dots stand for what is left out. */
export function cutText(text: string, lengthMax: number): string {
  return windowOf(Array.from(shownText(text)), 0, lengthMax);
}

/**
 * Two shown texts of at most so many code points each; where they begin alike and differ only
 * later, that is where both are shown.
 */
export function cutPair(before: string, after: string, lengthMax: number): [string, string] {
  const [first, second] = [Array.from(shownText(before)), Array.from(shownText(after))];
  let alike = 0;
  while (alike < first.length && first[alike] === second[alike]) alike++;
  const isSeen = alike + TAIL_LENGTH + CUT.length <= lengthMax;
  const areShort = Math.max(first.length, second.length) <= lengthMax;
  const start = isSeen || areShort ? 0 : Math.max(0, alike - LEAD_LENGTH);
  return [windowOf(first, start, lengthMax), windowOf(second, start, lengthMax)];
}

/** What of a text is to be seen from a character on. */
function windowOf(characters: readonly string[], start: number, lengthMax: number): string {
  const lead = start === 0 ? '' : CUT;
  const room = lengthMax - lead.length;
  const rest = characters.slice(start);
  if (rest.length <= room) return lead + rest.join('');
  return lead + rest.slice(0, room - CUT.length).join('') + CUT;
}
