/** Values that a chart tells at a place, under the pointer or by arrow keys. */
import type { PageCell } from '../cells/page-cell.ts';
import { shownCell } from '../shown/shown-cell.ts';

/** What is told at each place of a chart. */
export interface Reading {
  /** Along which axis the places lie. */
  readonly axis: 'x' | 'y';
  /** In the order of the places; each has the same values, as named. */
  readonly names: readonly string[];
  readonly points: readonly ReadingPoint[];
}

export interface ReadingPoint {
  /** What place it is: a day, a stage. */
  readonly at: PageCell;
  /** One a name; null: none there. */
  readonly values: readonly (PageCell | null)[];
}

/**
 * The readings as JSON for the page's script: names, and for each place and value its address and
 * what is shown, in full. Addresses that share their beginning and end would make the page heavy,
 * so each is given as [file, key, column] by numbers of `texts`.
 */
export function readingJson({ axis, names, points }: Reading): string {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, texts.length);
    texts.push(text);
    return texts.length - 1;
  };
  const cellJson = (cell: PageCell | null) =>
    cell === null ? null : [...cell.address.split(':').map(numberOf), shownCell(cell, 'full')];
  const rows = points.map(({ at, values }) => [at, ...values].map(cellJson));
  return scriptSafe(JSON.stringify({ axis, names, texts, rows }));
}

/** JSON that ends no script element and begins no comment in one, whatever the texts are. */
function scriptSafe(json: string): string {
  return json.replaceAll('<', '\\u003c');
}
