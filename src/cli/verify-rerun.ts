/** Verifies a run folder by making its run again. */
import type { Folder } from '../review/read-run-folder.ts';
import { type CheckResult, noFindings, resultOf, skippedCheck } from '../review/verify-check.ts';
import { type Fault, formatFault, InputFaults } from '../table/fault.ts';
import type { CliIo } from './io.ts';
import { rerunFindings } from './rerun-check.ts';
import type { VerifiedRun } from './verify-run.ts';
import { versionOf } from './version.ts';

const CHECK = 'the same bytes when run again';

export interface RerunSettings {
  readonly workers: number;
  /** No progress. */
  readonly quiet: boolean;
  /** What an interruption leaves undone, for its message; by default of this folder alone. */
  readonly nothingOf?: () => string;
}

/**
 * The check that a run comes to the same bytes again, skipped where its inputs are others.
 *
 * @throws InputFaults where another version made it, and as rerunFindings.
 */
export async function rerunResult(
  folder: Folder,
  { headroomVersion, hasInputs }: Pick<VerifiedRun, 'headroomVersion' | 'hasInputs'>,
  { settings, io }: { readonly settings: RerunSettings; readonly io: CliIo },
): Promise<CheckResult> {
  const version = versionOf(io.packageFolder);
  if (headroomVersion !== version) throw otherVersion(folder, headroomVersion, version);
  if (!hasInputs) return skippedCheck(CHECK, 'its inputs are not those that the run read');
  const findings = noFindings();
  for (const message of await rerunFindings(folder, settings, io)) {
    findings.add({ file: '', line: 0, column: 0, address: '', message, mend: '' });
  }
  return resultOf(CHECK, findings);
}

/** The same check where the run could not be made again, for these faults. */
export function rerunNotMade(faults: readonly Fault[]): CheckResult {
  return skippedCheck(CHECK, faults.map((fault) => formatFault({ ...fault, mend: '' })).join('; '));
}

function otherVersion({ named }: Folder, made: string, version: string): InputFaults {
  const message = `it was made by headroom ${made}, and this is ${version}, whose bytes may differ`;
  const mend = `install headroom ${made} to run it again, or verify it without --rerun`;
  return new InputFaults([{ file: named, line: 0, column: 0, address: '', message, mend }]);
}
