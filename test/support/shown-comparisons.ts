/** Comparisons as pages show them, by hand. */

import type { PageRun } from '../../src/page/cells/page-run.ts';
import { type PageField, type PageTable, pageTable } from '../../src/page/cells/page-table.ts';
import { type ShownComparison, shownComparison } from '../../src/page/compare/compare-shown.ts';
import { compareRuns } from '../../src/review/compare-runs.ts';
import type { ComparedRun } from '../../src/review/compared-run.ts';
import { day } from './compared-runs.ts';

/** A run of the page without any table. */
const NO_TABLES: PageRun = {
  prefix: '',
  record: {},
  firstDay: day('2013-07-01'),
  lastDay: day('2014-03-31'),
  tables: new Map(),
  editedFiles: [],
};

/** Runs with pages; those without one have no tables. */
export function shownOf(
  runs: readonly ComparedRun[],
  pages: readonly PageRun[] = [],
): ShownComparison {
  const all = runs.map((_, index) => pages[index] ?? NO_TABLES);
  return shownComparison(compareRuns(runs), all);
}

/** A table of texts and, where the name ends so, of figures and dates. */
export function tableOfTexts(
  file: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): PageTable {
  const fields = columns.map((name): PageField => {
    const type = name === 'date' ? 'date' : /_(tib|share|p\d+)/.test(name) ? 'number' : 'string';
    return { name, type, unit: '', description: '' };
  });
  const primaryKey = columns.slice(0, 2);
  return pageTable({ file, title: '', fields, primaryKey, rows });
}
