/** Figures that a reader holds against each other: on one scale, with places that tie. */
import { formatDecimal, shiftDecimalPoint } from '../../units/decimal.ts';
import { numberOf, type PageCell, type Written } from '../cells/page-cell.ts';
import { cellOf, type PageRow } from '../cells/page-table.ts';
import { POINTS } from '../shown/shown-cell.ts';

/** A row's difference to the first run: the mean and the ends of its interval; null: none. */
export interface Difference {
  readonly mean: PageCell | null;
  readonly low: PageCell | null;
  readonly high: PageCell | null;
}

/** A difference beside the two values that it lies between. */
export interface ComparedFigures {
  /** What the first run and what the other comes to. */
  readonly before: PageCell | null;
  readonly after: PageCell | null;
  readonly difference: Difference;
}

const SCALES = [
  { scale: 'billion', from: 1e9, power: 9 },
  { scale: 'million', from: 1e6, power: 6 },
] as const;
/** From here on two digits stand before the point, which a mean difference has at least. */
const TWO_DIGITS = 10;
/** As many as files have. */
const PLACES_MAX = 6;
/** Places beyond those that values need for them to tie. */
const TYING_PLACES = 2;
/** A difference that is smaller on the scale of its values is told on its own. */
const TOLD_MIN = 0.01;
/** Of values beside each other; nearer ones look alike. */
const TELLING_PLACES = 2;
/** Of a share, to be per cent. */
const PERCENT_POWER = 2;

/** The difference in a row, on one scale, with signs, and of shares in percentage points. */
export function differenceIn(row: PageRow): Difference {
  const { mean, low, high } = plainDifference(row);
  return differenceWritten({ mean, low, high }, writtenFor([mean, low, high], mean));
}

/** @param column of both values, such as mean */
export function comparedFigures(row: PageRow, before: PageRow, column: string): ComparedFigures {
  const difference = plainDifference(row);
  const values = { before: filled(before, column), after: filled(row, column) };
  const apart = { ...values, difference: differenceIn(row) };
  const cells = [values.before, values.after].filter((cell) => cell !== null);
  const { mean } = difference;
  const isOfOneKind = cells.length === 2 && cells.every(({ kind }) => kind === 'number');
  if (mean === null || !isOfOneKind || numberOf(mean) === 0) return apart;
  const all = writtenFor([...cells, mean, difference.low, difference.high], mean);
  if (all.scale !== '' && Math.abs(scaled(mean, all)) < TOLD_MIN) return apart;
  const written = tying(all, { ...values, mean });
  return {
    before: values.before && { ...values.before, written },
    after: values.after && { ...values.after, written },
    difference: differenceWritten(difference, written),
  };
}

/** A figure of a difference with all digits of the file, for tables. */
export function wholeDifference(row: PageRow, column: string): PageCell | null {
  const cell = cellOf(row, column);
  if (cell === null || cell.kind !== 'number' || cell.text === '') return cell;
  const fraction = cell.text.split('.')[1] ?? '';
  const places = Math.max(0, fraction.length - (cell.unit === 'share' ? PERCENT_POWER : 0));
  return signed(cell, { scale: '', places, isSigned: true });
}

/** Values of one kind beside each other: on one scale, with places that tell the nearest apart. */
export function valuesAlike(cells: readonly (PageCell | null)[]): readonly (PageCell | null)[] {
  const numbers = cells.filter((cell) => cell !== null && cell.kind === 'number');
  if (numbers.length < 2) return cells;
  const sizes = numbers.map((cell) => numberOf(cell) ?? 0).sort((a, b) => a - b);
  const steps = sizes.map((size, index) => size - (sizes[index - 1] ?? size));
  const gaps = steps.filter((gap) => gap > 0);
  const scale = writtenFor(numbers, null);
  const gap = Math.min(...gaps) / (SCALES.find((one) => one.scale === scale.scale)?.from ?? 1);
  const isShare = numbers.some((cell) => cell?.unit === 'share');
  const needed =
    gaps.length === 0 ? 1 : Math.min(TELLING_PLACES, placesOf(isShare ? gap * 100 : gap));
  const written = {
    ...scale,
    places: held(
      needed,
      numbers.filter((cell) => cell !== null),
      scale,
    ),
  };
  return cells.map((cell) => (cell?.kind === 'number' ? { ...cell, written } : cell));
}

function plainDifference(row: PageRow): Difference {
  const [mean, low, high] = ['mean', 'low', 'high'].map((end) => filled(row, `difference_${end}`));
  return { mean: mean ?? null, low: low ?? null, high: high ?? null };
}

/** A cell that has a value; null: there is none. */
function filled(row: PageRow, column: string): PageCell | null {
  const cell = cellOf(row, column);
  return cell === null || cell.text === '' ? null : cell;
}

function differenceWritten({ mean, low, high }: Difference, written: Written): Difference {
  const one = (cell: PageCell | null) => cell && signed(cell, written);
  return { mean: one(mean), low: one(low), high: one(high) };
}

function signed(cell: PageCell, written: Written): PageCell {
  const unit = cell.unit === 'share' ? POINTS : cell.unit;
  return { ...cell, unit, written: { ...written, isSigned: true } };
}

/** The scale of the largest, and as many places as the mean difference needs. */
function writtenFor(cells: readonly (PageCell | null)[], mean: PageCell | null): Written {
  const numbers = cells.filter((cell) => cell !== null);
  const largest = Math.max(0, ...numbers.map((cell) => Math.abs(numberOf(cell) ?? 0)));
  const { scale } = SCALES.find(({ from }) => largest >= from) ?? { scale: '' as const };
  const written = { scale, places: 0, isSigned: false };
  if (mean === null) return written;
  const needed = placesOf(Math.abs(scaled(mean, written)));
  return { ...written, places: held(needed, numbers, written) };
}

/** The fewest places with which a figure keeps two digits. */
function placesOf(size: number): number {
  let places = 0;
  if (size === 0) return places;
  for (let left = size; left < TWO_DIGITS && places < PLACES_MAX; places++) left *= 10;
  return places;
}

/** No more than the files have, and of pounds and pence none or two. */
function held(places: number, cells: readonly PageCell[], written: Written): number {
  const most = Math.max(0, ...cells.map((cell) => placesIn(cell, written)));
  const isPounds = written.scale === '' && cells.some(({ unit }) => unit === 'GBP');
  return isPounds && places > 0 ? 2 : Math.min(places, most);
}

/** That are not nought at the end, on the scale. */
function placesIn(cell: PageCell, written: Written): number {
  const fraction = shiftDecimalPoint(cell.text, powerOf(cell, written)).split('.')[1] ?? '';
  return fraction.replace(/0+$/, '').length;
}

function powerOf({ unit }: PageCell, { scale }: Written): number {
  if (unit === 'share') return PERCENT_POWER;
  return -(SCALES.find((one) => one.scale === scale)?.power ?? 0);
}

function scaled(cell: PageCell, written: Written): number {
  return Number(shiftDecimalPoint(cell.text, powerOf(cell, written)));
}

/** With more places where one value less the other is then the difference, as readers hold. */
function tying(
  written: Written,
  { before, after, mean }: Pick<ComparedFigures, 'before' | 'after'> & { readonly mean: PageCell },
): Written {
  if (before === null || after === null) return written;
  const places = Array.from({ length: TYING_PLACES + 1 }, (_, more) => written.places + more);
  const found = places.find((count) => {
    const [first, second, between] = [before, after, mean].map((cell) =>
      Number(formatDecimal(scaled(cell, written), count)),
    );
    const rest = (second ?? 0) - (first ?? 0) - (between ?? 0);
    return Number(formatDecimal(rest, count)) === 0;
  });
  return { ...written, places: found ?? written.places };
}
