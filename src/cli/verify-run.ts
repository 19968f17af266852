/** Verifies one run folder: reads its files one after another and holds them against each other. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '../report/hash-text.ts';
import { DATA_PACKAGE, RUN_RECORD, strangersIn } from '../report/write-strangers.ts';
import { RUN_AGAIN } from '../review/parse-run-record.ts';
import type { Folder } from '../review/read-run-folder.ts';
import {
  type CheckResult,
  type Findings,
  isPassed,
  noFindings,
  resultOf,
  skippedCheck,
} from '../review/verify-check.ts';
import { type Contents, noContents, readTable } from '../review/verify-contents.ts';
import { type ExpectedFile, fileFinding, isCut } from '../review/verify-files.ts';
import { type PackagedTable, parsePackage } from '../review/verify-package.ts';
import { inputsInPlace, recordResult } from '../review/verify-record.ts';
import { contentResults } from '../review/verify-results.ts';
import { parseVerifiedRecord, type VerifiedRecord } from '../review/verify-run-record.ts';
import { checkTables } from '../review/verify-tables.ts';
import { textOf } from '../review/verify-text.ts';
import { InputFaults } from '../table/fault.ts';
import { counted } from '../units/counted.ts';
import { findFile } from './found-file.ts';
import { driverWithTurns, type Interruptible } from './interrupt.ts';

export interface VerifiedRun {
  /** SHA-256 of run.json, from which everything else in the folder is proved. */
  readonly fingerprint: string;
  readonly headroomVersion: string;
  readonly checks: readonly CheckResult[];
  /** Whether its inputs are those that the run read. */
  readonly hasInputs: boolean;
  /** What in the folder is not of the run. */
  readonly strangers: readonly string[];
}

interface Verification {
  readonly folder: Folder;
  readonly record: VerifiedRecord;
  readonly contents: Contents;
  readonly turns: Interruptible;
}

/**
 * Checks a run folder without running anything.
 *
 * @throws InputFaults where it is no run folder, or its run.json cannot be read or is of another
 *   format; Interrupted.
 */
export async function verifyRun(folder: Folder, turns: Interruptible): Promise<VerifiedRun> {
  const { record, fingerprint } = await readRecord(folder, turns);
  const contents = noContents(record);
  const verification = { folder, record, contents, turns };
  const { tables, result } = await verifyPackage(verification);
  if (tables === null) contents.unknown = `${DATA_PACKAGE} cannot be read`;
  const ofTables =
    tables === null
      ? skippedCheck('hashes of tables', contents.unknown ?? '')
      : await verifyTables(tables, verification);
  const ofRecord = recordResult(record);
  const ofInputs = await verifyInputs(verification);
  return {
    fingerprint,
    headroomVersion: record.headroomVersion,
    checks: [ofRecord, result, ofTables, ofInputs, ...contentResults(contents)],
    hasInputs: isPassed(ofRecord) && isPassed(ofInputs),
    strangers: tables === null ? [] : strangersOf(folder),
  };
}

/** @throws InputFaults. */
async function readRecord(
  folder: Folder,
  turns: Interruptible,
): Promise<{ readonly record: VerifiedRecord; readonly fingerprint: string }> {
  const named = join(folder.named, RUN_RECORD);
  const found = await findFile(join(folder.path, RUN_RECORD), turns);
  switch (found.kind) {
    case 'missing':
      throw faultOf(folder.named, whyNoRun(folder), 'name a folder that headroom run has written');
    case 'no file':
      throw faultOf(named, 'in place of the file stands something else, such as a folder');
    case 'refused':
      throw faultOf(named, `the file cannot be read: ${found.reason}`);
    case 'file': {
      if (found.content === null) throw faultOf(named, 'the file is too large for a run.json');
      const read = textOf(found.content, named);
      if ('finding' in read) throw new InputFaults([read.finding]);
      const record = parseVerifiedRecord(read.text, named);
      return { record, fingerprint: sha256Of(found.content) };
    }
  }
}

/** Why there is no run.json. */
function whyNoRun({ path }: Folder): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 'there is no such folder';
  return found.isDirectory() ? 'this is no run folder: it has no run.json' : 'it is no folder';
}

function faultOf(file: string, message: string, mend = RUN_AGAIN): InputFaults {
  return new InputFaults([{ file, line: 0, column: 0, address: '', message, mend }]);
}

/** Looks for a file that run.json or datapackage.json tells of, and reads its text. */
async function readExpected(
  { folder, turns }: Verification,
  path: string,
  { expected, findings }: { readonly expected: ExpectedFile; readonly findings: Findings },
) {
  const found = await findFile(join(folder.path, path), turns);
  const finding = fileFinding(expected, found);
  if (finding !== null) findings.add(finding);
  return found;
}

/** The tables that datapackage.json describes; null: it cannot be read. */
async function verifyPackage(
  verification: Verification,
): Promise<{ readonly tables: PackagedTable[] | null; readonly result: CheckResult }> {
  const { folder, record } = verification;
  const findings = noFindings();
  const named = join(folder.named, DATA_PACKAGE);
  const expected = { ...record.dataPackage, named, recordedIn: RUN_RECORD };
  const found = await readExpected(verification, DATA_PACKAGE, { expected, findings });
  let tables: PackagedTable[] | null = null;
  if (found.kind === 'file' && found.content !== null && !isCut(expected, found)) {
    const read = textOf(found.content, named);
    if ('finding' in read) findings.add(read.finding);
    else tables = tablesIn(read.text, { named, record, findings });
  }
  return { tables, result: resultOf(`hash of ${DATA_PACKAGE}`, findings) };
}

function tablesIn(
  text: string,
  of: {
    readonly named: string;
    readonly record: VerifiedRecord;
    readonly findings: Findings;
  },
): PackagedTable[] | null {
  const { named, record, findings } = of;
  try {
    return checkTables({ ...parsePackage(text, named), named }, record, findings);
  } catch (error) {
    if (!(error instanceof InputFaults)) throw error;
    for (const fault of error.faults) findings.add(fault);
    return null;
  }
}

async function verifyTables(
  tables: readonly PackagedTable[],
  verification: Verification,
): Promise<CheckResult> {
  const findings = noFindings();
  for (const resource of tables) await verifyTable(resource, verification, findings);
  return resultOf(`hashes of ${counted(tables.length, 'table')}`, findings);
}

async function verifyTable(
  resource: PackagedTable,
  verification: Verification,
  findings: Findings,
): Promise<void> {
  const { folder, contents, turns } = verification;
  const { name, path, bytes, hash } = resource;
  const named = join(folder.named, path);
  const expected = { named, bytes, sha256: hash.slice('sha256:'.length), recordedIn: DATA_PACKAGE };
  const found = await readExpected(verification, path, { expected, findings });
  if (found.kind !== 'file') {
    contents.unread.set(name, `${path} cannot be read`);
  } else if (isCut(expected, found)) {
    contents.unread.set(name, `${path} was cut`);
  } else if (found.content === null) {
    contents.unread.set(name, `${path} is too large to be looked into`);
  } else {
    const read = textOf(found.content, named);
    if ('text' in read) {
      await driverWithTurns(turns)(readTable({ resource, named, text: read.text }, contents));
      return;
    }
    contents.findings.cells.add(read.finding);
    contents.unread.set(name, `${path} is no text`);
  }
}

async function verifyInputs(verification: Verification): Promise<CheckResult> {
  const { folder, record } = verification;
  const findings = noFindings();
  const inputs = inputsInPlace(record);
  for (const { path, bytes, sha256 } of inputs) {
    const named = join(folder.named, path);
    const expected = { named, bytes, sha256, recordedIn: RUN_RECORD };
    await readExpected(verification, path, { expected, findings });
  }
  return resultOf(`hashes of ${counted(inputs.length, 'input')}`, findings);
}

/** None where the folder cannot be looked through. */
function strangersOf({ path }: Folder): string[] {
  try {
    return strangersIn(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
