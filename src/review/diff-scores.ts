/**
 * How much a cell changed: as a number, as days, against what counts as material, and for a rank.
 */
import { parseDate } from '../calendar/date.ts';
import { cellText } from '../table/scan-csv.ts';
import type { SharedColumn } from './diff-fields.ts';
import type { ChangedCell, TablePair } from './diff-rows.ts';

/** What a cell's change comes to. */
export interface CellScore {
  /** After less before, of dates in days; null for text. */
  readonly difference: number | null;
  /** Of what it was before; null for text, dates and from 0. */
  readonly relative: number | null;
  readonly isMaterial: boolean;
  /** For a rank: 0 to 2. */
  readonly score: number;
}

const TEXT_SCORE: CellScore = { difference: null, relative: null, isMaterial: true, score: 0 };
/** Units of quantities that are compared by points, as a percentage of them says nothing. */
const UNITS_OF_POINTS: readonly string[] = ['share', 'correlation'];
/** Units of the last place, by places: made once, as there may be millions of cells. */
const LAST_PLACES = Array.from({ length: 330 }, (_, places) => Number(`1e-${places}`));
/** A date that moves by so many days counts as much as a number that doubles from nothing. */
const DAYS_OF_SCORE = 365;
/**
 * What doubles may add to a difference or its bound, as a share of the larger number: four times
 * half a unit of their last place. 1.01 less 1 is less than 0.01.
 */
const ROUNDING = 4.5e-16;

/**
 * Scores numbers. A change is material if it is at least `materialShare` of the old value, of a
 * share at least so many points; from 0 any change is. Its score is what is left of it when either
 * number may have been rounded, against the larger of both, so that 0.000 that becomes 0.001 does
 * not outrank everything; of a share it is the change itself. Numbers that differ beyond the digits
 * of a double are scored as text.
 */
export function scoreNumbers(
  { valueBefore, valueAfter }: Pick<ChangedCell, 'valueBefore' | 'valueAfter'>,
  unit: string,
  materialShare: number,
): CellScore {
  const [before, after] = [valueBefore.value, valueAfter.value];
  const difference = after - before;
  // Ids of so many digits: that they differ is all that can be said.
  if (difference === 0) return TEXT_SCORE;
  const size = Math.abs(difference);
  const base = Math.abs(before);
  const isPoints = UNITS_OF_POINTS.includes(unit);
  const lastPlace = LAST_PLACES[Math.max(valueBefore.places, valueAfter.places)] ?? 0;
  const largest = Math.max(base, Math.abs(after));
  const rounding = largest * ROUNDING;
  const bound = (isPoints ? 1 : base) * materialShare - rounding;
  const certain = size - lastPlace > rounding ? size - lastPlace : 0;
  return {
    difference,
    relative: base === 0 ? null : difference / base,
    isMaterial: size >= bound,
    score: isPoints ? Math.min(size, 2) : certain / largest,
  };
}

/**
 * Scores texts, among them dates: a change of them is always material. A figure or date that is new
 * or gone, such as a day on which a pool runs full, counts as a number that doubles from nothing.
 */
export function scoreTexts(before: string, after: string, kind: SharedColumn['kind']): CellScore {
  if (kind !== 'text' && (before === '') !== (after === '')) return { ...TEXT_SCORE, score: 1 };
  const [from, to] = [parseDate(before), parseDate(after)];
  if (from === null || to === null) return TEXT_SCORE;
  const days = to - from;
  return { ...TEXT_SCORE, difference: days, score: Math.min(1, Math.abs(days) / DAYS_OF_SCORE) };
}

/** Scores the changed cells of a table. */
export function cellScorer(
  pair: TablePair,
  materialShare: number,
): (cell: ChangedCell) => CellScore {
  const unitOf = unitsOf(pair);
  return (cell) => {
    if (cell.isNumbers) return scoreNumbers(cell, unitOf(cell), materialShare);
    const texts = [cellText(pair.before, cell.before), cellText(pair.after, cell.after)] as const;
    return scoreTexts(...texts, cell.column.kind);
  };
}

export type UnitOf = (cell: Pick<ChangedCell, 'column' | 'rowBefore'>) => string;

/** Units of columns, of which some stand in the row, whether that column is compared or not. */
export function unitsOf({ before }: TablePair): UnitOf {
  const unitColumn = before.header.indexOf('unit');
  return ({ column: { unit }, rowBefore }) => {
    if (!unit.startsWith('the ')) return unit;
    if (unitColumn < 0) return '';
    return cellText(before, rowBefore * before.header.length + unitColumn);
  };
}
