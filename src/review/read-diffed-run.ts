/** Reads run folders to be compared, once their files are those that were written. */
import { isSealed } from '../report/record-seal.ts';
import { DATA_PACKAGE, RUN_RECORD } from '../report/write-strangers.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import type { ComparedRun } from './compared-run.ts';
import type { DiffedRun } from './diff.ts';
import { type KeptField, type KeptResource, parseDataPackage } from './parse-data-package.ts';
import {
  parsePackageRecord,
  parseRunInputs,
  type RecordedFile,
  type RunInputs,
} from './parse-run-inputs.ts';
import { parseRunRecord, RUN_AGAIN, type RunRecord } from './parse-run-record.ts';
import { type Folder, fileOf, namedIn, readOf, readRunFolder } from './read-run-folder.ts';
import { type FoundRecord, OR_EDITED, recordFaults } from './recorded-file.ts';

/** A table of a run folder, as it stands there. */
export interface DiffedTable {
  readonly name: string;
  /** As faults call it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly fields: readonly KeptField[];
  readonly primaryKey: readonly string[];
}

/** What a run folder holds, to be compared with another. */
export interface DiffedFolder {
  /** The folder as the user named it. */
  readonly argument: string;
  readonly run: DiffedRun;
  readonly currency: string;
  readonly inputs: RunInputs;
  /** In the order of the data package. */
  readonly tables: readonly DiffedTable[];
  /** Null of a single replication, and without the table of replications. */
  readonly compared: ComparedRun | null;
  /** Why that is null or has no costs, such as `has one replication`; null: it has all. */
  readonly notCompared: string | null;
}

/** Whether files may be others than those that were written: then nothing is hashed. */
interface Trust {
  readonly edited: boolean;
}

/**
 * Reads a run folder. All that is wrong with its files is told at once; where they may be edited,
 * its tables must still be there.
 *
 * @throws InputFaults where the folder is no run folder or of another format, and with every file
 *   that is missing, cut, longer than it was, or edited.
 */
export function readDiffedRun(folder: Folder, { edited }: Trust): DiffedFolder {
  const { text, named } = readOf(folder, RUN_RECORD, {
    message: `this is no run folder: it has no ${RUN_RECORD}`,
    mend: 'name a folder that headroom run has written',
  });
  const record = parseRunRecord(text, named);
  const inputs = parseRunInputs(text, named);
  if (!edited) checkRecordSeal(text, named);
  const inputFaults = edited ? [] : faultsIn(folder, inputs.files, false);
  const packageFaults = edited ? [] : faultsIn(folder, [parsePackageRecord(text, named)], true);
  // Without its hashes nothing can be said of the tables.
  if (packageFaults.length > 0) throw new InputFaults([...packageFaults, ...inputFaults]);
  const described = readOf(folder, DATA_PACKAGE);
  const resources = parseDataPackage(described.text, described.named);
  const tables = tablesIn(folder, resources, { edited, inputFaults });
  const read = new Map(
    tables.map(({ name, bytes: content }) => [`${name}.csv`, { kind: 'file', content } as const]),
  );
  return {
    argument: folder.named,
    run: diffedRun(record),
    currency: record.currency,
    inputs,
    tables,
    ...comparedIn({ ...folder, read }, { record, resources, edited }),
  };
}

/** @throws InputFaults where the text of run.json, which faults call `file`, was edited. */
export function checkRecordSeal(text: string, file: string): void {
  if (isSealed(text)) return;
  const message = 'the file was edited: its SHA-256 is not the one at its end';
  const mend = `${RUN_AGAIN}${OR_EDITED}`;
  throw new InputFaults([{ file, line: 0, column: 0, address: '', message, mend }]);
}

function diffedRun(record: RunRecord): DiffedRun {
  const { name, title, headroomVersion, seed, replicationCount, design, sampleShare } = record;
  const { mailboxCount, firstDate, lastDate } = record;
  return {
    ...{ name, title, headroomVersion, seed, replicationCount, sampling: design.method },
    ...{ sampleShare, mailboxCount, firstDate, lastDate },
  };
}

/** @throws InputFaults with what is wrong with tables, and with inputs. */
function tablesIn(
  folder: Folder,
  resources: readonly KeptResource[],
  { edited, inputFaults }: Trust & { readonly inputFaults: readonly Fault[] },
): DiffedTable[] {
  const files = resources.map(({ path, bytes, hash }) => {
    const sha256 = hash.slice('sha256:'.length);
    return foundRecord(
      folder,
      { path, bytes, sha256 },
      { recordedIn: DATA_PACKAGE, isNeeded: true },
    );
  });
  const suspects = edited ? files.filter((file) => file.found.kind !== 'file') : files;
  const faults = [...recordFaults(suspects), ...inputFaults];
  if (faults.length > 0) throw new InputFaults(faults);
  return resources.map(({ name, schema: { fields, primaryKey } }, index) => {
    const { named: file = '', found: read } = files[index] ?? {};
    const bytes = read?.kind === 'file' ? read.content : new Uint8Array();
    return { name, file, bytes, fields, primaryKey };
  });
}

/** What is wrong with files that run.json tells of. */
function faultsIn(folder: Folder, files: readonly RecordedFile[], isNeeded: boolean): Fault[] {
  const of = { recordedIn: RUN_RECORD, isNeeded };
  return recordFaults(files.map((file) => foundRecord(folder, file, of)));
}

/** A file of a run folder that is on record, and what stands in its place. */
export function foundRecord(
  folder: Folder,
  { path, bytes, sha256 }: RecordedFile,
  of: Pick<FoundRecord, 'recordedIn' | 'isNeeded'>,
): FoundRecord {
  const named = namedIn(folder, path);
  return { path, bytes, sha256, named, ...of, found: fileOf(folder, path) };
}

function comparedIn(
  { read, ...folder }: Required<Folder>,
  {
    record,
    resources,
    edited,
  }: Trust & { readonly record: RunRecord; readonly resources: readonly KeptResource[] },
): Pick<DiffedFolder, 'compared' | 'notCompared'> {
  if (record.replicationCount === 1) {
    return { compared: null, notCompared: 'has one replication' };
  }
  const isThere = (name: string) => resources.some((resource) => resource.name === name);
  const leftOut = record.tables === null ? '' : ' (left out by --tables)';
  if (!isThere('replications')) {
    return { compared: null, notCompared: `has no replications.csv${leftOut}` };
  }
  const isCostless = record.scope.costs && !isThere('costs_annual');
  try {
    // Their hashes are right, or need not be.
    const compared = readRunFolder(folder.path, folder.named, { edited: true, isCostless, read });
    return { compared, notCompared: isCostless ? `has no costs_annual.csv${leftOut}` : null };
  } catch (error) {
    // Edited tables can still be compared cell by cell where they make no ensemble.
    if (!edited || !(error instanceof InputFaults)) throw error;
    return { compared: null, notCompared: 'has edited tables, which are no longer an ensemble' };
  }
}

/**
 * Checks that the two can be held against each other at all.
 *
 * @throws InputFaults where their amounts are not of the same money.
 */
export function checkAlike(before: DiffedFolder, after: DiffedFolder): void {
  if (before.currency === after.currency) return;
  const message = `cannot be compared with ${before.argument}: the currency is ${after.currency} here and ${before.currency} there`;
  const mend = 'run both with the same --set currency=CODE';
  throw new InputFaults([{ file: after.argument, line: 0, column: 0, address: '', message, mend }]);
}
