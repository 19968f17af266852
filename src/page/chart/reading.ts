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

/** A cell in JSON: file, key and column by numbers of `texts`, and what is shown. */
type CellJson = readonly [file: number, key: number, column: number, shown: string];

/**
 * The readings as JSON for the page's script: names, and for each place and value its address and
 * what is shown, in full. Addresses that share their beginning and end would make the page heavy:
 * so each is given by numbers of `texts`, and of a value in the row of its place, in the column
 * that `columns` has for its name, only what is shown.
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
  const cellJson = (cell: PageCell): CellJson => {
    const [file = '', key = '', column = ''] = cell.address.split(':');
    return [numberOf(file), numberOf(key), numberOf(column), shownCell(cell, 'full')];
  };
  const cells = points.map(({ at, values }) => ({
    at: cellJson(at),
    values: values.map((value) => (value === null ? null : cellJson(value))),
  }));
  const columns = names.map((_, position) => {
    const one = cells.find(({ values }) => values[position]);
    return one?.values[position]?.[2] ?? 0;
  });
  const rows = cells.map(({ at, values }) => [
    at,
    ...values.map((value, position) => shortOf(value, at, columns[position])),
  ]);
  return scriptSafe(JSON.stringify({ axis, names, texts, columns, rows }));
}

function shortOf(value: CellJson | null, at: CellJson, column: number | undefined) {
  const isPlain = value?.[0] === at[0] && value[1] === at[1] && value[2] === column;
  return isPlain ? value[3] : value;
}

/** JSON that ends no script element and begins no comment in one, whatever the texts are. */
function scriptSafe(json: string): string {
  return json.replaceAll('<', '\\u003c');
}
