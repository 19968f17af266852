/**
 * Cells: the mailboxes whose totals are added up together. A cell is a cohort, a storage pool and a
 * section, (cohort * poolCount + pool) * sectionCount + section.
 */

/** How many pools and sections each cohort has. */
export interface CellShape {
  readonly poolCount: number;
  readonly sectionCount: number;
}

/** Cells [firstCell, endCell). */
export interface CellRange {
  readonly firstCell: number;
  readonly endCell: number;
}

/** All cells of a cohort. */
export function cellsOfCohort({ poolCount, sectionCount }: CellShape, cohort: number): CellRange {
  const count = poolCount * sectionCount;
  return { firstCell: cohort * count, endCell: (cohort + 1) * count };
}

/** A cohort's part in a pool: one cell for each section. */
export function cellsOfPool(
  { poolCount, sectionCount }: CellShape,
  cohort: number,
  pool: number,
): CellRange {
  const firstCell = (cohort * poolCount + pool) * sectionCount;
  return { firstCell, endCell: firstCell + sectionCount };
}

/** The pool of a cell. */
export function poolOfCell({ poolCount, sectionCount }: CellShape, cell: number): number {
  return Math.floor(cell / sectionCount) % poolCount;
}
