/** Sentences in lines of a bounded width. */

/**
 * Breaks a text at its spaces into lines of at most so many characters; a word that is longer has a
 * line of its own. Lines after the first begin with the indent.
 */
export function wrapText(
  text: string,
  { width, indent }: { readonly width: number; readonly indent: string },
): string[] {
  const [first = '', ...words] = text.split(' ');
  const lines: string[] = [];
  let line = first;
  for (const word of words) {
    if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = `${indent}${word}`;
    }
  }
  return [...lines, line];
}
