/** Reads of a run folder what its page shows. */
import { DATA_PACKAGE, RUN_RECORD } from '../../report/write-strangers.ts';
import { type KeptResource, parseDataPackage } from '../../review/parse-data-package.ts';
import { parsePackageRecord } from '../../review/parse-run-inputs.ts';
import {
  checkFormat,
  parseJson,
  parseRunRecord,
  RUN_AGAIN,
} from '../../review/parse-run-record.ts';
import { checkRecordSeal, foundRecord } from '../../review/read-diffed-run.ts';
import { type Folder, readOf } from '../../review/read-run-folder.ts';
import { recordFaults } from '../../review/recorded-file.ts';
import { type Fault, InputFaults } from '../../table/fault.ts';
import type { PageRun } from './page-run.ts';
import { type PageTable, pageTable } from './page-table.ts';
import { shownRows } from './shown-rows.ts';

/** Tables of which a page shows nothing: sensitivity.csv and summary.csv tell what they come to. */
const UNSHOWN = ['replications', 'focus', 'costs_monthly'];

const ON_RUN_RECORD = { recordedIn: RUN_RECORD, isNeeded: true };
const ON_DATA_PACKAGE = { recordedIn: DATA_PACKAGE, isNeeded: true };

interface PageOptions {
  /** Goes in front of the files' names in addresses of cells. */
  readonly prefix?: string;
  /** Whether files may be others than those that were written, if they are whole. */
  readonly edited?: boolean;
}

/**
 * Reads run.json and the tables. Of those that have rows for each day only the days that are drawn
 * are kept, and of quota_states.csv only the rows of all cohorts.
 *
 * @throws InputFaults where the folder is no run folder or of another format, or has only some of
 *   its tables, and with every file that is missing, cut or edited.
 */
export function readPageRun(
  folder: Folder,
  { prefix = '', edited = false }: PageOptions = {},
): PageRun {
  const { text, named } = readOf(folder, RUN_RECORD, {
    message: `this is no run folder: it has no ${RUN_RECORD}`,
    mend: 'name a folder that headroom run has written',
  });
  const record = parseJson(text, named) as PageRun['record'];
  checkFormat(record, named);
  const { firstDate: firstDay, lastDate: lastDay, tables: kept } = parseRunRecord(text, named);
  if (kept !== null) throw new InputFaults([someTables(folder)]);
  if (!edited) checkRecordSeal(text, named);
  const resources = resourcesIn(folder, { text, named }, edited);
  const days = { firstDay, lastDay };
  const faults: Fault[] = [];
  const tables = new Map<string, PageTable>();
  for (const resource of resources) {
    if (UNSHOWN.includes(resource.name)) continue;
    const table = readTable(folder, resource, { prefix, edited, ...days });
    if (Array.isArray(table)) faults.push(...table);
    else tables.set(resource.name, table);
  }
  if (faults.length > 0) throw new InputFaults(faults);
  return { prefix, record, ...days, tables };
}

function someTables({ named }: Folder): Fault {
  const message = 'the run has only some of its tables: --tables left the others out';
  const mend = `${RUN_AGAIN}, without --tables`;
  return { file: named, line: 0, column: 0, address: '', message, mend };
}

/** What datapackage.json tells of tables. @throws InputFaults. */
function resourcesIn(
  folder: Folder,
  record: { readonly text: string; readonly named: string },
  edited: boolean,
): readonly KeptResource[] {
  const faults = edited
    ? []
    : recordFaults([
        foundRecord(folder, parsePackageRecord(record.text, record.named), ON_RUN_RECORD),
      ]);
  if (faults.length > 0) throw new InputFaults(faults);
  const { text, named } = readOf(folder, DATA_PACKAGE);
  return parseDataPackage(text, named);
}

/** A table, or what is wrong with its file. @throws InputFaults for rows that cannot be read. */
function readTable(
  folder: Folder,
  { name, path, title, bytes, hash, schema }: KeptResource,
  of: Required<PageOptions> & Pick<PageRun, 'firstDay' | 'lastDay'>,
): PageTable | Fault[] {
  const sha256 = hash.slice('sha256:'.length);
  const found = foundRecord(folder, { path, bytes, sha256 }, ON_DATA_PACKAGE);
  if (!(of.edited && found.found.kind === 'file')) {
    const faults = recordFaults([found]);
    if (faults.length > 0) return faults;
  }
  // Read once, as it may be large.
  const file = readOf({ ...folder, read: new Map([[path, found.found]]) }, path);
  const { fields, primaryKey } = schema;
  const rows = shownRows({ file, fields, days: of, edited: of.edited });
  return pageTable({ file: `${of.prefix}${name}.csv`, title, fields, primaryKey, rows });
}
