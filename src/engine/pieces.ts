/** Rows divided so that simulating a piece takes no longer than a caller can do without control. */
import { DRAW_BATCH_MAX } from '../random/draw-batch.ts';
import type { RowRange } from './columns.ts';

const ROWS_MAX = 32_768;
/**
 * A row costs 1 to 100 ns a day, the most where something happens to it every day: up to 0.2 s a
 * piece, and a hundredth of it as a rule.
 */
const ROW_DAYS_MAX = 2_097_152;

/**
 * The rows in pieces for so many days; where that leaves room, whole batches of draws.
 *
 * @example
 * [...pieces({ firstRow: 0, endRow: 2000 }, 1096)].map(({ endRow }) => endRow) // [1536, 2000]
 */
export function* pieces({ firstRow, endRow }: RowRange, dayCount: number): Generator<RowRange> {
  const rowsMax = Math.min(ROWS_MAX, Math.max(1, Math.floor(ROW_DAYS_MAX / dayCount)));
  const batch = Math.min(rowsMax, DRAW_BATCH_MAX);
  const rowCount = rowsMax - (rowsMax % batch);
  for (let row = firstRow; row < endRow; row += rowCount) {
    yield { firstRow: row, endRow: Math.min(endRow, row + rowCount) };
  }
}
