/** The text of a file without a byte order mark, or where the first byte is that is not UTF-8. */
export function decodeUtf8(
  bytes: Uint8Array,
): { readonly text: string } | { readonly line: number; readonly column: number } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return firstBadPlace(bytes);
  }
}

const LINE_FEED = 0x0a;

/** Line and column, from 1. A line feed is part of no other character, so lines can be split. */
function firstBadPlace(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  for (let line = 1, start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    const column = badColumn(bytes.subarray(start, end));
    if (column !== null) return { line, column };
    start = end + 1;
  }
  return { line: 1, column: 1 };
}

/** The column of the first character of a line that cannot be read; null: all can. */
function badColumn(line: Uint8Array): number | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let column = 1;
  try {
    for (let at = 0; at < line.length; at++) {
      column += decoder.decode(line.subarray(at, at + 1), { stream: true }).length;
    }
    decoder.decode();
    return null;
  } catch {
    return column;
  }
}
