/** Pages of comparisons, walked as those of runs are. */
import { parse } from 'csv-parse/sync';
import { SAMPLE_COLUMN } from '../../src/report/report.ts';
import { COMPARE_COLUMNS } from '../../src/review/compare-table.ts';
import { type Book, folderBook, joinedBook, tablesBook } from './page-book.ts';
import { structureFaults } from './page-structure.ts';
import { walkPage } from './page-walk.ts';

export interface ComparedPage {
  readonly html: string;
  /** What `compare --format csv` prints of the same runs. */
  readonly csv: string;
  /** Of the runs, in their order. */
  readonly folders: readonly string[];
}

/** The labels of the runs, in their order. */
function labelsIn(csv: string): readonly string[] {
  const rows: Readonly<Record<string, string>>[] = parse(csv, { columns: true });
  return [...new Set(rows.map(({ run = '' }) => run))];
}

/** compare.csv, and the files of each run behind its label. */
function comparisonBook({ csv, folders }: Omit<ComparedPage, 'html'>): Book {
  const fields = [...COMPARE_COLUMNS, SAMPLE_COLUMN].map(({ header, unit, type }) => ({
    name: header,
    unit,
    ...(type === 'figure' ? { type: 'string', figure: true as const } : { type }),
  }));
  const primaryKey = ['metric', 'financial_year', 'run'];
  const labels = labelsIn(csv);
  return joinedBook([
    tablesBook({ 'compare.csv': { text: csv, fields, primaryKey } }),
    ...folders.map((folder, index) => folderBook(folder, `${labels[index]}/`)),
  ]);
}

/** What is wrong with the page. */
export function comparisonFaults({ html, ...from }: ComparedPage): string[] {
  return [...walkPage(html, comparisonBook(from)).faults, ...structureFaults(html)];
}
