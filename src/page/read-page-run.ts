/** Reads of a run folder what its page shows. */
import { parseDate } from '../calendar/date.ts';
import { DATA_PACKAGE, RUN_RECORD } from '../report/write-strangers.ts';
import { type KeptResource, parseDataPackage } from '../review/parse-data-package.ts';
import { checkFormat, parseJson, parseRunRecord } from '../review/parse-run-record.ts';
import { checkHash, type Folder, type FolderFile, readOf } from '../review/read-run-folder.ts';
import { ALL } from '../scenario/reserved-names.ts';
import { readRows } from '../table/csv-rows.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import { isDrawn } from './drawn-days.ts';
import type { PageRun } from './page-run.ts';
import { type PageTable, pageTable } from './page-table.ts';

/** Tables of which a page shows nothing: sensitivity.csv and summary.csv tell what they come to. */
const UNSHOWN = ['replications', 'focus', 'costs_monthly'];

type Days = Pick<PageRun, 'firstDay' | 'lastDay'>;

/**
 * Reads run.json and the tables. Of those that have rows for each day only the days that are drawn
 * are kept, and of quota_states.csv only the rows of all cohorts.
 *
 * @param prefix goes in front of the files' names in addresses of cells
 * @param edited whether tables may be others than those that were written, if they are whole
 * @throws InputFaults where the folder is no run folder or of another format, or a file is missing,
 *   cut or edited.
 */
export function readPageRun(
  folder: Folder,
  { prefix = '', edited = false }: { readonly prefix?: string; readonly edited?: boolean } = {},
): PageRun {
  const recordFile = readOf(folder, RUN_RECORD, {
    message: `this is no run folder: it has no ${RUN_RECORD}`,
    mend: 'name a folder that headroom run has written',
  });
  const record = parseJson(recordFile.text, recordFile.named) as PageRun['record'];
  checkFormat(record, recordFile.named);
  const { firstDate: firstDay, lastDate: lastDay } = parseRunRecord(
    recordFile.text,
    recordFile.named,
  );
  const packageFile = readOf(folder, DATA_PACKAGE);
  const resources = parseDataPackage(packageFile.text, packageFile.named);
  const tables = new Map<string, PageTable>();
  for (const resource of resources) {
    if (UNSHOWN.includes(resource.name)) continue;
    const file = readOf(folder, resource.path);
    if (!edited) checkHash(file, packageFile);
    tables.set(resource.name, readTable(file, resource, { prefix, days: { firstDay, lastDay } }));
  }
  return { prefix, record, firstDay, lastDay, tables };
}

function readTable(
  file: FolderFile,
  { title, schema }: KeptResource,
  { prefix, days }: { readonly prefix: string; readonly days: Days },
): PageTable {
  const { fields, primaryKey } = schema;
  return pageTable({
    file: `${prefix}${file.name}`,
    title,
    fields,
    primaryKey,
    rows: shownRows(file, fields, days),
  });
}

/** @throws InputFaults for rows that cannot be read. */
function* shownRows(
  { name, named, text }: FolderFile,
  fields: KeptResource['schema']['fields'],
  days: Days,
): Generator<readonly string[]> {
  const faults: Fault[] = [];
  const isDaily = name === 'timeline.csv' || name === 'quota_states.csv';
  const cohort = name === 'quota_states.csv' ? ALL : null;
  let isHeader = true;
  for (const { cells, line } of readRows(text, named, faults)) {
    if (faults[0] !== undefined) break;
    if (cells.length !== fields.length || (isHeader && cells[0] !== fields[0]?.name)) {
      const message = `the row does not have the ${fields.length} cells of ${DATA_PACKAGE}`;
      const mend = 'write the run again with headroom run --force';
      throw new InputFaults([{ file: named, line, column: 1, address: '', message, mend }]);
    }
    const day = isDaily ? parseDate(cells[0] ?? '') : null;
    const isShown =
      (day === null || isDrawn(day, days)) && (cohort === null || cells[1] === cohort);
    if (!isHeader && isShown) yield cells;
    isHeader = false;
  }
  if (faults.length > 0) throw new InputFaults(faults);
}
