/** Addresses of cells, as formulas of spreadsheets write them. */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The letters of a column by its index: A, ..., Z, AA, ... */
export function columnLetters(index: number): string {
  const last = LETTERS[index % LETTERS.length]!;
  const before = Math.floor(index / LETTERS.length);
  return before === 0 ? last : columnLetters(before - 1) + last;
}

/**
 * The ranges of a sheet's column that have the rows, which are indexes in ascending order.
 *
 * @example rangesOf('costs', 1, [1, 2, 3, 7]) // ['costs!B2:B4', 'costs!B8']
 */
export function rangesOf(sheet: string, column: number, rows: readonly number[]): string[] {
  const letters = columnLetters(column);
  const runs: { first: number; last: number }[] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run !== undefined && run.last === row - 1) run.last = row;
    else runs.push({ first: row, last: row });
  }
  return runs.map(({ first, last }) => {
    const start = `${sheet}!${letters}${first + 1}`;
    return first === last ? start : `${start}:${letters}${last + 1}`;
  });
}
