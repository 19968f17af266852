/**
 * Asks for the memory of many rows at once. Where files are in another order, each row lies at a
 * place that no cache has. A processor that meets them one by one waits for each, several times; in
 * a loop that does nothing else it waits for many at a time.
 *
 * Measured with a million rows of twelve columns in another order: 2.44 s for the whole command in
 * place of 2.64, medians of three, interleaved.
 */
import type { ScannedCsv } from '../table/scan-csv.ts';

/** Rows that are asked for at once: as many as caches hold beside everything else. */
export const ROWS_TOUCHED = 64;
/** Of a cache line: a row of a dozen numbers has two. */
const LINE_BYTES = 64;

/** Rows that will soon be read, and what keeps a compiler from leaving out reads without a use. */
export interface Touching {
  /** Their numbers. */
  readonly rows: Int32Array;
  count: number;
  readonly starts: Uint32Array;
  sum: number;
}

/** For one file or several. */
export function openTouching(): Touching {
  return {
    rows: new Int32Array(ROWS_TOUCHED),
    count: 0,
    starts: new Uint32Array(ROWS_TOUCHED),
    sum: 0,
  };
}

/** Asks for the bytes of the rows. */
export function touchBytes({ bytes, rowStarts }: ScannedCsv, touching: Touching): void {
  const { rows, starts, count } = touching;
  const last = bytes.length - 1;
  let sum = 0;
  for (let k = 0; k < count; k++) starts[k] = rowStarts[rows[k]!]!;
  for (let k = 0; k < count; k++) {
    sum += bytes[starts[k]!]! + bytes[Math.min(starts[k]! + LINE_BYTES, last)]!;
  }
  touching.sum = (touching.sum + sum) | 0;
}

/** Asks for the places of the rows' cells. */
export function touchPlaces({ places, header }: ScannedCsv, touching: Touching): void {
  const { rows, count } = touching;
  const width = 2 * header.length;
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const start = rows[k]! * width;
    sum += places[start]! + places[start + width - 1]!;
  }
  touching.sum = (touching.sum + sum) | 0;
}
