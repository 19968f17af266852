/** A changed figure in words. */
import { parseDate } from '../calendar/date.ts';
import { counted, groupDigits } from '../units/counted.ts';
import { formatDecimal } from '../units/decimal.ts';
import type { FigureDiff, KeyCell } from './diff.ts';
import { cutPair, cutText } from './shown-text.ts';

/** Of a name or a key's cell, so that none fills a line. */
const NAME_LENGTH_MAX = 60;
/** From here on formatDecimal writes nothing; no figure of headroom comes near. */
const PLAIN_BELOW = 1e21;
/** More than any table has; toFixed goes to 100. */
const PLACES_MAX = 20;
/** Statistics of a quantity that are named; those of most tables are four. */
const OTHERS_NAMED = 6;
/** Cells that have no value. */
const EMPTY = '(empty)';

/** `timeline used_tib_mean`. */
export function figureName({ table, column }: FigureDiff): string {
  return `${nameWords(table)} ${nameWords(column)}`;
}

/** A name of a table, a column or a key, of a bounded length. */
export function nameWords(name: string): string {
  return cutText(name, NAME_LENGTH_MAX);
}

/** `pool=all, quantile=p5`. */
export function keyWords(keys: readonly KeyCell[]): string {
  return keys.map(([header, cell]) => `${nameWords(header)}=${nameWords(cell)}`).join(', ');
}

/** The cells before and after, at most so long each. */
export function cellWords(figure: FigureDiff, lengthMax: number): [string, string] {
  const [before, after] = cutPair(figure.before, figure.after, lengthMax);
  return [before === '' ? EMPTY : before, after === '' ? EMPTY : after];
}

/** The unit behind a cell; that a date is one is seen. */
export function unitWords({ unit }: FigureDiff): string {
  return unit === 'date' ? '' : nameWords(unit);
}

/**
 * How a figure changed: `+61.8 %`, of a share `+12.3 points`, of a date `+14 days`, from 0 the
 * difference itself.
 */
export function changeWords(figure: FigureDiff): string {
  const { before, after, difference, relative, unit } = figure;
  if (difference === null) {
    if (before === '') return 'new';
    return after === '' ? 'gone' : 'text';
  }
  if (isOfDates(figure)) return signed(counted(Math.abs(difference), 'day'), difference);
  if (unit === 'correlation') return differenceWords(figure);
  if (unit === 'share') return `${percentWords(difference)} points`;
  return relative === null ? differenceWords(figure) : `${percentWords(relative)} %`;
}

/** The difference with its sign, and the places of the cells; null for text. */
export function differenceWords(figure: FigureDiff): string {
  const text = cellDifference(figure) ?? '';
  return text.startsWith('-') ? text : `+${text}`;
}

/** The difference with the places of the cells; of dates in days; null for text. */
export function cellDifference({ before, after, difference }: FigureDiff): string | null {
  if (difference === null) return null;
  return decimalText(difference, Math.max(placesOf(before), placesOf(after)));
}

/** At which point a figure moved the most, and at how many it did; empty for what has none. */
export function pointWords({ point, changedCount, materialCount }: FigureDiff): string {
  if (point.length === 0) return '';
  const at = `at ${keyWords(point)}`;
  if (changedCount === 1) return at;
  const isPart = materialCount > 0 && materialCount < changedCount;
  const material = isPart ? ` (${groupDigits(materialCount)} material)` : '';
  return `${at}, the most of ${groupDigits(changedCount)} points${material}`;
}

/** What else there is to say of a figure: `also p5, p50; not material`. */
export function asideWords({ isMaterial }: FigureDiff, others: readonly string[]): string {
  const also = others.length === 0 ? [] : [`also ${namedWords(others, OTHERS_NAMED)}`];
  return [...also, ...(isMaterial ? [] : ['not material'])].join('; ');
}

/** The first of some names, and how many more there are. */
export function namedWords(names: readonly string[], countMax: number): string {
  const shown = names.length <= countMax ? names : names.slice(0, countMax - 1);
  const more = names.length - shown.length;
  const words = shown.map(nameWords);
  return [...words, ...(more === 0 ? [] : [`${groupDigits(more)} more`])].join(', ');
}

/** As a plain decimal where it can be written so. */
export function decimalText(value: number, places: number): string {
  return Math.abs(value) < PLAIN_BELOW ? formatDecimal(value, places) : String(value);
}

function isOfDates({ before, after, relative }: FigureDiff): boolean {
  return relative === null && parseDate(before) !== null && parseDate(after) !== null;
}

/** A share in hundredths: with one place, with three where that shows nothing. */
function percentWords(share: number): string {
  const percent = share * 100;
  const text = decimalText(Math.abs(percent), Math.abs(percent) < 0.1 ? 3 : 1);
  return signed(text, share);
}

function signed(text: string, value: number): string {
  return `${value < 0 ? '-' : '+'}${text}`;
}

function placesOf(cell: string): number {
  const point = cell.indexOf('.');
  return point < 0 ? 0 : Math.min(PLACES_MAX, cell.length - point - 1);
}
