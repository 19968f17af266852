/** The register of assumptions as the page shows it: what varies, and what is known of the rest. */
import type { PageCell } from '../cells/page-cell.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';

/** Rows shown of inputs that do not vary: a page is no file; an assumption. */
const FIXED_SHOWN_MAX = 120;
/** What says of an input where it comes from and what there is to know of it. */
const PROVENANCE = ['source', 'owner', 'note', 'quality'] as const;

/** The inputs that are drawn from a distribution, in the order of the scenario. */
export function uncertainRows(run: PageRun): readonly PageRow[] {
  return inputRows(run).filter(isUncertain);
}

/**
 * The first of those other inputs that follow each other with the same source, owner, note and
 * quality, such as the points of a curve; without those of which nothing of this is known but that
 * they are assumed.
 */
export function fixedRows(run: PageRun): readonly PageRow[] {
  const told = inputRows(run).filter((row) => !isUncertain(row) && isTold(row));
  return told
    .filter((row, index) => provenanceOf(row) !== provenanceOf(told[index - 1]))
    .slice(0, FIXED_SHOWN_MAX);
}

function inputRows(run: PageRun): readonly PageRow[] {
  return tableOf(run, 'assumptions')?.rows ?? [];
}

function isUncertain(row: PageRow): boolean {
  return textAt(row, 'fitted_p50') !== '';
}

function isTold(row: PageRow): boolean {
  const isMore = PROVENANCE.slice(0, -1).some((column) => textAt(row, column) !== '');
  return isMore || !['', 'assumed'].includes(textAt(row, 'quality'));
}

function provenanceOf(row: PageRow | undefined): string | null {
  if (row === undefined) return null;
  return JSON.stringify(PROVENANCE.map((column) => textAt(row, column)));
}

/** A cell that has something in it. */
export function toldCell(row: PageRow, column: string): PageCell | null {
  const cell = cellOf(row, column);
  return cell === null || cell.text === '' ? null : cell;
}

/** A percentile: shares in per cent, all others in the unit that has a column of its own. */
export function percentileCell(row: PageRow, column: string): PageCell | null {
  const cell = toldCell(row, column);
  const unit = textAt(row, 'unit') === 'share' ? 'share' : '';
  return cell === null ? null : { ...cell, unit };
}
