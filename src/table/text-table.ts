const GAP = '  ';

/**
 * Lays out a table for a terminal: columns padded to their widest cell, two spaces between them.
 *
 * Width is counted in code points. Lines have no spaces at their end; the last ends with a newline.
 *
 * @throws RangeError if a row or `rightAligned` has not one item for every header.
 */
export function textTable(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  { rightAligned }: { readonly rightAligned: readonly boolean[] },
): string {
  const lines = [headers, ...rows];
  const widths = headers.map(() => 0);
  for (const items of [...lines, rightAligned]) {
    if (items.length !== headers.length) {
      throw new RangeError(`a row has ${items.length} items, the table ${headers.length} columns`);
    }
  }
  for (const line of lines) {
    for (const [column, cell] of line.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
    }
  }
  const layOut = (cell: string, column: number): string => {
    const padding = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
    return rightAligned[column] === true ? padding + cell : cell + padding;
  };
  return lines.map((line) => `${line.map(layOut).join(GAP).trimEnd()}\n`).join('');
}

function widthOf(cell: string): number {
  return Array.from(cell).length;
}
