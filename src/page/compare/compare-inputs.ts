/** Inputs that are not the same in all runs of a comparison. */

import type { PageCell } from '../cells/page-cell.ts';
import { tableOf } from '../cells/page-run.ts';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';
import type { ShownRun } from './compare-shown.ts';

/** An input, and what it is in each run. */
export interface DifferingInput {
  readonly key: PageCell;
  /** One a run; null: the run has no such input. */
  readonly values: readonly (PageCell | null)[];
}

/** What the page says of each run elsewhere. */
const NAMING = ['name', 'title', 'question'];

/** In the order of the runs' assumptions.csv. */
export function differingInputs(runs: readonly ShownRun[]): readonly DifferingInput[] {
  const tables = runs.map(({ pages }) => {
    const rows = tableOf(pages, 'assumptions')?.rows ?? [];
    return new Map(rows.map((row) => [textAt(row, 'key'), row]));
  });
  const keys = new Set(tables.flatMap((rows) => [...rows.keys()]));
  return [...keys].flatMap((key): DifferingInput[] => {
    if (NAMING.includes(key)) return [];
    const rows = tables.map((table) => table.get(key) ?? null);
    const named = rows.find((row) => row !== null);
    const cell = named === undefined || named === null ? null : cellOf(named, 'key');
    if (cell === null || new Set(rows.map(inputText)).size === 1) return [];
    return [{ key: cell, values: rows.map((row) => (row === null ? null : cellOf(row, 'value'))) }];
  });
}

/** What decides whether two inputs are the same; null: there is none. */
function inputText(row: PageRow | null): string | null {
  return row === null ? null : `${textAt(row, 'value')} ${textAt(row, 'distribution')}`;
}
