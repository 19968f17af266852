/** Verifies one run folder: reads its files one after another and holds them against each other. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '../report/hash-text.ts';
import { RUN_RECORD, strangersIn } from '../report/write-strangers.ts';
import type { Folder } from '../review/read-run-folder.ts';
import { type CheckResult, isPassed } from '../review/verify-check.ts';
import { noContents } from '../review/verify-contents.ts';
import { inputsInPlace, recordResult } from '../review/verify-record.ts';
import { GET_ANEW } from '../review/verify-report.ts';
import { contentResults } from '../review/verify-results.ts';
import { parseVerifiedRecord, type VerifiedRecord } from '../review/verify-run-record.ts';
import { textOf } from '../review/verify-text.ts';
import { InputFaults } from '../table/fault.ts';
import { findFile } from './found-file.ts';
import type { Interruptible } from './interrupt.ts';
import { verifyInputs, verifyPackage, verifyTables } from './verify-files.ts';

export interface VerifiedRun {
  /** SHA-256 of run.json, from which everything else in the folder is proved. */
  readonly fingerprint: string;
  readonly headroomVersion: string;
  readonly checks: readonly CheckResult[];
  /** Whether its inputs are those that the run read. */
  readonly hasInputs: boolean;
  /** Whether none were left out by `--tables`. */
  readonly hasAllTables: boolean;
  /** What in the folder headroom did not write. */
  readonly strangers: readonly string[];
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
  const ofTables = await verifyTables(tables, verification);
  const ofInputs = await verifyInputs(verification);
  const areInPlace = inputsInPlace(record).length === record.inputs.length;
  return {
    fingerprint,
    headroomVersion: record.headroomVersion,
    checks: [recordResult(record), result, ofTables, ofInputs, ...contentResults(contents)],
    hasInputs: areInPlace && isPassed(ofInputs),
    hasAllTables: record.tables === null,
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
      throw faultOf(folder.named, whyNoRun(folder), whatInstead(folder));
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

/** Who names the folder of many runs means these. */
function whatInstead({ path, named }: Folder): string {
  const other = 'name a folder that headroom run has written';
  try {
    const holdsRuns = readdirSync(path).some((name) => existsSync(join(path, name, RUN_RECORD)));
    return holdsRuns ? `name the runs that it holds: ${join(named, '*')}` : other;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return other;
    throw error;
  }
}

function faultOf(file: string, message: string, mend = GET_ANEW): InputFaults {
  return new InputFaults([{ file, line: 0, column: 0, address: '', message, mend }]);
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
