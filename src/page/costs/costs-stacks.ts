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

/** Each paid line that costs anything, in the order of the file; those beyond eight as one. */
export function costSeries({ paid }: CostRows): readonly CostSeries[] {
  const size = (row: PageRow) => Math.abs(cashOf(row));
  const costly = paid.filter((row) => size(row) > 0);
  const bySize = [...costly].sort((a, b) => size(b) - size(a));
  const ownCount = costly.length > CLASSES_MAX ? CLASSES_MAX - 1 : CLASSES_MAX;
  const own = new Set(bySize.slice(0, ownCount));
  const rest = costly.filter((row) => !own.has(row));
  return [...costly.filter((row) => own.has(row)).map((row) => [row]), rest]
    .filter((lines) => lines.length > 0)
    .map((lines, index) => ({ class: `cost-${index}`, lines }));
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
