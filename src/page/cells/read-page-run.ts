/** Reads of a run folder what its page shows. */
import { type GrowingHash, growingHash } from '../../report/hash-text.ts';
import { isSealed } from '../../report/record-seal.ts';
import { DATA_PACKAGE, RUN_RECORD } from '../../report/write-strangers.ts';
import { filePieces } from '../../review/file-pieces.ts';
import { type KeptResource, parseDataPackage } from '../../review/parse-data-package.ts';
import { parsePackageRecord } from '../../review/parse-run-inputs.ts';
import {
  checkFormat,
  parseJson,
  parseRunRecord,
  RUN_AGAIN,
} from '../../review/parse-run-record.ts';
import { checkRecordSeal, foundRecord } from '../../review/read-diffed-run.ts';
import { type Folder, type FolderFile, namedIn, readOf } from '../../review/read-run-folder.ts';
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
  /** Called every few milliseconds, so that others get a turn; what it throws ends the reading. */
  readonly pause?: () => Promise<void>;
}

type TableOptions = Required<PageOptions> & Pick<PageRun, 'firstDay' | 'lastDay'>;

/**
 * Reads run.json and the tables. Of these only what is shown is kept: the days that are drawn, all
 * cohorts together, a few events. Files may be larger than the memory.
 *
 * @throws InputFaults where the folder is no run folder or of another format, or has only some of
 *   its tables, and with every file that is missing, cut or edited.
 */
export async function readPageRun(
  folder: Folder,
  { prefix = '', edited = false, pause = async () => {} }: PageOptions = {},
): Promise<PageRun> {
  const { text, named } = readOf(folder, RUN_RECORD, {
    message: `this is no run folder: it has no ${RUN_RECORD}`,
    mend: 'name a folder that headroom run has written',
  });
  const record = parseJson(text, named) as PageRun['record'];
  checkFormat(record, named);
  const { firstDate: firstDay, lastDate: lastDay, tables: kept } = parseRunRecord(text, named);
  if (kept !== null) throw new InputFaults([someTables(folder)]);
  if (!edited) checkRecordSeal(text, named);
  const editedFiles = editedRecords(folder, { text, named });
  const resources = resourcesIn(folder, { text, named }, edited);
  const days = { firstDay, lastDay };
  const faults: Fault[] = [];
  const tables = new Map<string, PageTable>();
  for (const resource of resources) {
    if (UNSHOWN.includes(resource.name)) continue;
    const table = await readTable(folder, resource, { prefix, edited, pause, ...days });
    if (Array.isArray(table)) faults.push(...table);
    else {
      tables.set(resource.name, table.shown);
      if (!table.isWritten) editedFiles.push(resource.path);
    }
  }
  if (faults.length > 0) throw new InputFaults(faults);
  return { prefix, record, ...days, tables, editedFiles };
}

function someTables({ named }: Folder): Fault {
  const message = 'the run has only some of its tables: --tables left the others out';
  const mend = `${RUN_AGAIN}, without --tables`;
  return { file: named, line: 0, column: 0, address: '', message, mend };
}

/** The text of run.json, and as faults call it. */
type RecordText = Pick<FolderFile, 'text' | 'named'>;

/** Which of run.json and datapackage.json are not as they were written. */
function editedRecords(folder: Folder, record: RecordText): string[] {
  return [
    ...(isSealed(record.text) ? [] : [RUN_RECORD]),
    ...(hasWrittenPackage(folder, record) ? [] : [DATA_PACKAGE]),
  ];
}

function hasWrittenPackage(folder: Folder, record: RecordText): boolean {
  try {
    return packageFaults(folder, record).length === 0;
  } catch (error) {
    if (!(error instanceof InputFaults)) throw error;
    // Where run.json does not tell its hash any longer, it may be another.
    return false;
  }
}

/** @throws InputFaults where run.json does not tell what was written. */
function packageFaults(folder: Folder, { text, named }: RecordText): Fault[] {
  return recordFaults([foundRecord(folder, parsePackageRecord(text, named), ON_RUN_RECORD)]);
}

/** What datapackage.json tells of tables. @throws InputFaults. */
function resourcesIn(folder: Folder, record: RecordText, edited: boolean): readonly KeptResource[] {
  const faults = edited ? [] : packageFaults(folder, record);
  if (faults.length > 0) throw new InputFaults(faults);
  const { text, named } = readOf(folder, DATA_PACKAGE);
  return parseDataPackage(text, named);
}

interface ReadTable {
  readonly shown: PageTable;
  /** Whether its file is the one that was written. */
  readonly isWritten: boolean;
}

/** A table, or what is wrong with its file. @throws InputFaults for rows that cannot be read. */
async function readTable(
  folder: Folder,
  resource: KeptResource,
  of: TableOptions,
): Promise<ReadTable | Fault[]> {
  const { name, title, schema } = resource;
  try {
    const { rows, isWritten } = await readRowsOf(folder, resource, of);
    if (isWritten || of.edited) {
      const file = `${of.prefix}${name}.csv`;
      return { shown: pageTable({ file, title, ...schema, rows }), isWritten };
    }
  } catch (error) {
    if (!(error instanceof InputFaults)) throw error;
    // Rows that cannot be read were edited, or cut.
    const faults = fileFaults(folder, resource, of);
    if (faults.length > 0) return faults;
    throw error;
  }
  return fileFaults(folder, resource, of);
}

/** The rows that are shown, and whether the file is the one that was written. */
async function readRowsOf(
  folder: Folder,
  { path, hash, schema: { fields } }: KeptResource,
  { edited, pause, ...days }: TableOptions,
): Promise<{ readonly rows: readonly (readonly string[])[]; readonly isWritten: boolean }> {
  const rows: (readonly string[])[] = [];
  const sha256 = growingHash();
  const pieces = hashed(filePieces(folder, path), sha256);
  const table = { name: path, named: namedIn(folder, path), pieces, fields, days, edited };
  for (const some of shownRows(table)) {
    for (const row of some) rows.push(row);
    await pause();
  }
  return { rows, isWritten: hash === `sha256:${sha256.end()}` };
}

/** The pieces, each hashed as it goes by. */
function* hashed(pieces: Iterable<Uint8Array>, hash: GrowingHash): Generator<Uint8Array> {
  for (const piece of pieces) {
    hash.add(piece);
    yield piece;
  }
}

/** How a file differs from the one that was written; where it may, only that there is none. */
function fileFaults(
  folder: Folder,
  { path, bytes, hash }: KeptResource,
  { edited }: Pick<TableOptions, 'edited'>,
): Fault[] {
  const sha256 = hash.slice('sha256:'.length);
  const found = foundRecord(folder, { path, bytes, sha256 }, ON_DATA_PACKAGE);
  return edited && found.found.kind === 'file' ? [] : recordFaults([found]);
}
