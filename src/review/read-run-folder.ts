/** Reads run folders back from the disk; a file reader, so it uses Node. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '../report/hash-text.ts';
import { decodeUtf8 } from '../scenario/decode-utf8.ts';
import { InputFaults } from '../table/fault.ts';
import type { ComparedCosts } from './compared-costs.ts';
import type { ComparedRun } from './compared-run.ts';
import { parseCostsAnnual } from './parse-costs-annual.ts';
import { parseDataPackage } from './parse-data-package.ts';
import { parseReplications, type Replications } from './parse-replications.ts';
import { parseRunRecord, RUN_AGAIN, type RunRecord } from './parse-run-record.ts';

/** A run folder. */
export interface Folder {
  /** Absolute, or from the folder of the process. */
  readonly path: string;
  /** As the user named it. */
  readonly named: string;
}

/** A file of the folder. */
export interface FolderFile {
  /** Within the folder. */
  readonly name: string;
  /** As faults call it. */
  readonly named: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/**
 * Reads what a run folder holds of the run for comparisons, and checks that its replications and
 * costs are those that headroom wrote.
 *
 * @param path the folder, absolute or from the folder of the process
 * @param named the folder as the user named it
 * @param edited whether its tables may be others than those that were written, if they are whole
 * @throws InputFaults where the folder is no run folder, or a file is missing, cut or edited.
 */
export function readRunFolder(
  path: string,
  named: string,
  { edited = false }: { readonly edited?: boolean } = {},
): ComparedRun {
  const folder: Folder = { path, named };
  const recordFile = readOf(folder, 'run.json', {
    message: 'this is no run folder: it has no run.json',
    mend: 'name a folder that headroom run has written, or a scenario file',
  });
  const record = parseRunRecord(recordFile.text, recordFile.named);
  const table = readTable(folder, 'replications', record);
  const replications = parseReplications(table.text, table.named, record);
  const packageFile = edited ? null : readOf(folder, 'datapackage.json');
  if (packageFile !== null) checkHash(table, packageFile);
  const costs = record.scope.costs ? costsIn(folder, { record, replications, packageFile }) : null;
  const { scope: _, financialYears: __, tables: ___, ...identity } = record;
  return { argument: named, ...identity, metrics: replications.metrics, costs };
}

function costsIn(
  folder: Folder,
  read: {
    readonly record: RunRecord;
    readonly replications: Replications;
    /** Null: what is read may be edited. */
    readonly packageFile: FolderFile | null;
  },
): ComparedCosts {
  const { record, replications, packageFile } = read;
  const table = readTable(folder, 'costs_annual', record);
  const means = parseCostsAnnual(table.text, table.named, record);
  if (packageFile !== null) checkHash(table, packageFile);
  const years = record.financialYears.map((name, year) => ({
    name,
    mean: means.years[year] ?? 0,
    cash: replications.yearCash[year] ?? [],
  }));
  return { years, means: means.horizon };
}

/** @throws InputFaults as readOf; it says so where `run --tables` left the table out. */
function readTable(
  folder: Folder,
  name: string,
  { tables }: Pick<RunRecord, 'tables'>,
): FolderFile {
  if (tables === null || tables.includes(name)) return readOf(folder, `${name}.csv`);
  const message = `the run folder has no ${name}.csv: --tables left it out`;
  throw faultsOf(folder.named, { message, mend: `${RUN_AGAIN}, without --tables` });
}

/** A table that is well-formed may still have been edited. @throws InputFaults if it was. */
export function checkHash(table: FolderFile, packageFile: FolderFile): void {
  const resources = parseDataPackage(packageFile.text, packageFile.named);
  const resource = resources.find(({ path }) => path === table.name);
  if (resource === undefined) {
    const message = `it does not tell of ${table.name}`;
    throw faultsOf(packageFile.named, { message, mend: RUN_AGAIN });
  }
  if (resource.hash === `sha256:${sha256Of(table.bytes)}`) return;
  const message = 'the file was edited: its SHA-256 is not the one in datapackage.json';
  throw faultsOf(table.named, { message, mend: RUN_AGAIN });
}

/** Reads a file. @throws InputFaults where it is missing or not UTF-8. */
export function readOf(
  folder: Folder,
  name: string,
  missing = { message: `the run folder has no ${name}`, mend: RUN_AGAIN },
): FolderFile {
  const named = namedIn(folder, name);
  const bytes = bytesOf(folder, name);
  if (bytes === null) throw faultsOf(folder.named, missing);
  const decoded = decodeUtf8(bytes);
  if ('text' in decoded) return { name, named, bytes, text: decoded.text };
  const message = 'the file is not UTF-8 text from here on: it was edited';
  throw faultsOf(named, { message, mend: RUN_AGAIN }, decoded);
}

/** A file of the folder, as faults call it. */
export function namedIn(folder: Folder, name: string): string {
  return join(folder.named, name);
}

/** What a file holds; null: it is missing. @throws Error of the system where it cannot be read. */
export function bytesOf({ path }: Folder, name: string): Uint8Array | null {
  try {
    return readFileSync(join(path, name));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    return null;
  }
}

function faultsOf(
  file: string,
  what: { readonly message: string; readonly mend: string },
  place = { line: 0, column: 0 },
): InputFaults {
  return new InputFaults([{ file, ...place, address: '', ...what }]);
}
