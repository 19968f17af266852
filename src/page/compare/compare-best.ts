/** Which run is the best in a figure. */
import { parseDate } from '../../calendar/date.ts';
import { numberOf, type PageCell } from '../cells/page-cell.ts';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';
import { differenceTone } from './compare-shown.ts';

/** Sure: the intervals of differences say so, as far as runs are compared with the first. */
export type Best = 'sure' | 'open';

/** What is better: a low figure or a high one. */
export type BetterWhen = 'lower' | 'higher';

/**
 * The best of compare.csv's rows of a metric, one a run and the first's first: sure where all
 * others are worse than the first, or are the same if it is itself better than the first, as other
 * runs are not compared with each other. None where neither way is better, a run has no value, or
 * all are equal.
 */
export function bestOfRows(
  rows: readonly (PageRow | null)[],
  column: string,
): readonly (Best | null)[] {
  const none = rows.map(() => null);
  const betterWhen = rows.find((row) => row !== null && textAt(row, 'better_when') !== '');
  if (!betterWhen || !rows.every((row) => row !== null)) return none;
  const when = textAt(betterWhen, 'better_when') === 'lower' ? 'lower' : 'higher';
  const best = bestCells(
    rows.map((row) => cellOf(row, column)),
    when,
  );
  const tones = rows.map((row, index) => (index === 0 ? null : differenceTone(row)));
  return best.map((isBest, index): Best | null => {
    if (!isBest) return null;
    const rest = tones.filter((_, other) => other > 0 && other !== index);
    const isSure =
      index === 0
        ? rest.every((tone) => tone === 'worse')
        : tones[index] === 'better' && rest.every((tone) => tone === 'worse' || tone === 'same');
    return isSure ? 'sure' : 'open';
  });
}

/** Whether each is the best: of the cells of a row, all with values and not all equal. */
export function bestCells(
  cells: readonly (PageCell | null)[],
  when: BetterWhen,
): readonly boolean[] {
  const sizes = cells.map(sizeOf);
  if (sizes.some((size) => size === null) || new Set(sizes).size === 1) {
    return cells.map(() => false);
  }
  const known = sizes.flatMap((size) => size ?? []);
  const best = when === 'lower' ? Math.min(...known) : Math.max(...known);
  return known.map((size) => size === best);
}

/** A number, or the number of a day; null: no value. */
function sizeOf(cell: PageCell | null): number | null {
  return cell === null ? null : (numberOf(cell) ?? parseDate(cell.text));
}
