/** How the costs of a year lie beside each other in a bar. */

import type { PageRow } from '../cells/page-table.ts';
import { type CostRows, cashOf, lineIn } from './costs-rows.ts';

/** Lines that are told apart; the rest is one. */
export const CLASSES_MAX = 8;

/** Lines that are drawn alike: one, or the smallest together. */
export interface CostSeries {
  /** Its colour and pattern. */
  readonly class: string;
  readonly lines: readonly PageRow[];
}

/** A piece of a bar, in pounds. */
export interface CostPiece {
  readonly series: CostSeries;
  readonly from: number;
  readonly to: number;
}

/**
 * Each paid line that costs anything, in the order of the file; those beyond eight as one. A line
 * has the class of its place among all lines, so that scenarios that begin with the same lines draw
 * them alike; lines that come later have what is left.
 */
export function costSeries({ paid }: CostRows): readonly CostSeries[] {
  const size = (row: PageRow) => Math.abs(cashOf(row));
  const costly = paid.filter((row) => size(row) > 0);
  const bySize = [...costly].sort((a, b) => size(b) - size(a));
  const ownCount = costly.length > CLASSES_MAX ? CLASSES_MAX - 1 : CLASSES_MAX;
  const own = new Set(bySize.slice(0, ownCount));
  const rest = costly.filter((row) => !own.has(row));
  const indices = classesOf(paid, own, ownCount);
  const series = costly
    .filter((row) => own.has(row))
    .map((row) => ({ class: `cost-${indices.get(row)}`, lines: [row] }));
  return rest.length === 0 ? series : [...series, { class: `cost-${ownCount}`, lines: rest }];
}

/** Each drawn line's own number below a count. */
function classesOf(
  paid: readonly PageRow[],
  own: ReadonlySet<PageRow>,
  count: number,
): ReadonlyMap<PageRow, number> {
  const isEarly = (row: PageRow | undefined) => row !== undefined && own.has(row);
  const free = Array.from({ length: count }, (_, index) => index).filter(
    (index) => !isEarly(paid[index]),
  );
  const drawn = paid.flatMap((row, index) => (own.has(row) ? [{ row, index }] : []));
  const early = drawn.filter(({ index }) => index < count);
  const late = drawn.filter(({ index }) => index >= count);
  return new Map([
    ...early.map(({ row, index }) => [row, index] as const),
    ...late.map(({ row }, order) => [row, free[order] ?? 0] as const),
  ]);
}

/** The pieces of a year's bar: what is below nothing lies on the other side of it. */
export function yearPieces(
  rows: CostRows,
  year: PageRow,
  series: readonly CostSeries[],
): readonly CostPiece[] {
  let [below, above] = [0, 0];
  return series.flatMap((one) => {
    let cash = 0;
    for (const line of one.lines) cash += cashOf(lineIn(rows, line, year));
    if (cash === 0) return [];
    const from = cash < 0 ? below : above;
    const to = from + cash;
    if (cash < 0) below = to;
    else above = to;
    return [{ series: one, from, to }];
  });
}
