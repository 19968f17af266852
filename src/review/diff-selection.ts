/** What of two runs is compared, and how exactly. */
import { shiftDecimalPoint } from '../units/decimal.ts';
import type { CellTolerance } from './cell-tolerance.ts';
import { NO_TOLERANCE } from './cell-tolerance.ts';

/** The name that stands for the inputs of runs, as no table is called so. */
export const INPUTS = 'inputs';

/** A table, or one of its columns. */
export interface Selected {
  readonly table: string;
  /** Null: all. */
  readonly column: string | null;
}

/** A tolerance and what it is for. */
export interface ToleranceRule {
  /** Null: every table. */
  readonly table: string | null;
  /** Null: every column of numbers. */
  readonly column: string | null;
  readonly tolerance: CellTolerance;
}

export interface DiffSettings {
  /** None: everything is compared. */
  readonly only: readonly Selected[];
  readonly tolerances: readonly ToleranceRule[];
  /** Relative change from which on a number counts as material, and of shares so many points. */
  readonly materialShare: number;
  /** As many figures are kept of each table; null: all. */
  readonly figuresMax: number | null;
}

/** Whether a table, or the inputs, are compared, and be it in one column. */
export function isTableSelected({ only }: Pick<DiffSettings, 'only'>, table: string): boolean {
  return only.length === 0 || only.some((selected) => selected.table === table);
}

/** Whether a column is compared. */
export function isColumnSelected(
  { only }: Pick<DiffSettings, 'only'>,
  table: string,
  column: string,
): boolean {
  const isThat = (one: Selected) =>
    one.table === table && (one.column === null || one.column === column);
  return only.length === 0 || only.some(isThat);
}

/**
 * The tolerance of a column: of the rules for it the one that names the most, of these the last;
 * without any the column's own.
 */
export function toleranceOf(
  { tolerances }: Pick<DiffSettings, 'tolerances'>,
  { table, column }: { readonly table: string; readonly column: string },
  own: number | null,
): CellTolerance {
  const isFor = (rule: ToleranceRule) =>
    (rule.table === null || rule.table === table) &&
    (rule.column === null || rule.column === column);
  const namedCount = (rule: ToleranceRule) =>
    (rule.table === null ? 0 : 1) + (rule.column === null ? 0 : 2);
  const best = tolerances
    .filter(isFor)
    .reduce<ToleranceRule | null>(
      (found, rule) => (found === null || namedCount(rule) >= namedCount(found) ? rule : found),
      null,
    );
  if (best !== null) return best.tolerance;
  if (own === null) return NO_TOLERANCE;
  const [, fraction = ''] = shiftDecimalPoint(String(own), 0).split('.');
  return { amount: own, isRelative: false, places: fraction.length };
}
