/** The files of a run folder that run.json and datapackage.json list, read to be verified. */
import { join } from 'node:path';
import { DATA_PACKAGE, RUN_RECORD } from '../report/write-strangers.ts';
import type { Folder } from '../review/read-run-folder.ts';
import {
  type CheckResult,
  type Findings,
  noFindings,
  resultOf,
  skippedCheck,
} from '../review/verify-check.ts';
import { type Contents, readTable } from '../review/verify-contents.ts';
import { type ExpectedFile, fileFinding, isCut } from '../review/verify-files.ts';
import { type PackagedTable, parsePackage } from '../review/verify-package.ts';
import { inputsInPlace } from '../review/verify-record.ts';
import type { VerifiedRecord } from '../review/verify-run-record.ts';
import { checkTables } from '../review/verify-tables.ts';
import { textOf } from '../review/verify-text.ts';
import { InputFaults } from '../table/fault.ts';
import { counted } from '../units/counted.ts';
import { findFile } from './found-file.ts';
import { driverWithTurns, type Interruptible } from './interrupt.ts';

/** A folder that is being verified. */
export interface Verification {
  readonly folder: Folder;
  readonly record: VerifiedRecord;
  readonly contents: Contents;
  readonly turns: Interruptible;
}

/** Looks for a file that run.json or datapackage.json lists, and reads its text. */
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
export async function verifyPackage(
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
    for (const fault of error.faults) findings.add({ ...fault, mend: '' });
    return null;
  }
}

/** Reads the tables; null: it is not known which there are. */
export async function verifyTables(
  tables: readonly PackagedTable[] | null,
  verification: Verification,
): Promise<CheckResult> {
  if (tables === null) {
    const reason = `${DATA_PACKAGE} cannot be read`;
    verification.contents.unknown = reason;
    return skippedCheck('hashes of tables', reason);
  }
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

/** Reads the files that the run read. */
export async function verifyInputs(verification: Verification): Promise<CheckResult> {
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
