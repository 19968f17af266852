/** Reads run folders back from the disk; a file reader, so it uses Node. */
import { join } from 'node:path';
import { HEADLINE_METRICS } from '../ensemble/metrics.ts';
import { sha256Of } from '../report/hash-text.ts';
import { DATA_PACKAGE, RUN_RECORD } from '../report/write-strangers.ts';
import { decodeUtf8 } from '../scenario/decode-utf8.ts';
import { InputFaults } from '../table/fault.ts';
import type { ComparedCosts } from './compared-costs.ts';
import type { ComparedRun } from './compared-run.ts';
import { parseCostsAnnual } from './parse-costs-annual.ts';
import { parseDataPackage } from './parse-data-package.ts';
import { parseReplications, type Replications } from './parse-replications.ts';
import { parseRunRecord, RUN_AGAIN, type RunRecord } from './parse-run-record.ts';
import { type ReadFile, readFile, unreadWords } from './read-file.ts';

/** A run folder. */
export interface Folder {
  /** Absolute, or from the folder of the process. */
  readonly path: string;
  /** As the user named it. */
  readonly named: string;
  /** Files that have been read already, by name. */
  readonly read?: ReadonlyMap<string, ReadFile>;
}

const NONE_READ: ReadonlyMap<string, ReadFile> = new Map();

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
 * @param read files of it that have been read already, by name
 * @param isCostless whether costs are left out, so that costs_annual.csv is not needed
 * @throws InputFaults where the folder is no run folder, or a file is missing, cut or edited.
 */
export function readRunFolder(
  path: string,
  named: string,
  {
    edited = false,
    isCostless = false,
    read = NONE_READ,
  }: Pick<Folder, 'read'> & { readonly edited?: boolean; readonly isCostless?: boolean } = {},
): ComparedRun {
  const folder: Folder = { path, named, read };
  const recordFile = readOf(folder, RUN_RECORD, {
    message: `this is no run folder: it has no ${RUN_RECORD}`,
    mend: 'name a folder that headroom run has written, or a scenario file',
  });
  const record = parseRunRecord(recordFile.text, recordFile.named);
  const table = readTable(folder, 'replications', record);
  const replications = parseReplications(table.text, table.named, record);
  const packageFile = edited ? null : readOf(folder, DATA_PACKAGE);
  if (packageFile !== null) checkHash(table, packageFile);
  const hasCosts = record.scope.costs && !isCostless;
  const costs = hasCosts ? costsIn(folder, { record, replications, packageFile }) : null;
  const { scope: _, financialYears: __, tables: ___, mailboxCount: ____, ...identity } = record;
  const metrics = isCostless ? withoutCosts(replications.metrics) : replications.metrics;
  return { argument: named, ...identity, metrics, costs };
}

function withoutCosts(metrics: ComparedRun['metrics']): ComparedRun['metrics'] {
  const isOfCosts = (name: string) =>
    HEADLINE_METRICS.some((metric) => metric.name === name && metric.needs === 'costs');
  return new Map([...metrics].filter(([name]) => !isOfCosts(name)));
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
  const message = `the file was edited: its SHA-256 is not the one in ${DATA_PACKAGE}`;
  throw faultsOf(table.named, { message, mend: RUN_AGAIN });
}

/** Reads a file. @throws InputFaults where it is missing, no file or not UTF-8. */
export function readOf(
  folder: Folder,
  name: string,
  missing = { message: `the run folder has no ${name}`, mend: RUN_AGAIN },
): FolderFile {
  const named = namedIn(folder, name);
  const found = fileOf(folder, name);
  if (found.kind === 'missing') throw faultsOf(folder.named, missing);
  if (found.kind !== 'file') {
    throw faultsOf(named, { message: unreadWords(found), mend: RUN_AGAIN });
  }
  const { content: bytes } = found;
  const decoded = decodeUtf8(bytes);
  if ('text' in decoded) return { name, named, bytes, text: decoded.text };
  const message = 'the file is not UTF-8 text from here on: it was edited';
  throw faultsOf(named, { message, mend: RUN_AGAIN }, decoded);
}

/** A file of the folder, as faults call it. */
export function namedIn(folder: Folder, name: string): string {
  return join(folder.named, name);
}

/** What stands in the place of a file of the folder. */
export function fileOf({ path, read }: Folder, name: string): ReadFile {
  return read?.get(name) ?? readFile(join(path, name));
}

function faultsOf(
  file: string,
  what: { readonly message: string; readonly mend: string },
  place = { line: 0, column: 0 },
): InputFaults {
  return new InputFaults([{ file, ...place, address: '', ...what }]);
}
