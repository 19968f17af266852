/** Verifies the page of a run folder: that it is the one which the tables give. */
import { join } from 'node:path';
import { pageVersion } from '../report/page-version.ts';
import { PAGE } from '../report/write-strangers.ts';
import { readFile } from '../review/read-file.ts';
import type { Folder } from '../review/read-run-folder.ts';
import {
  type CheckResult,
  isPassed,
  noFindings,
  resultOf,
  skippedCheck,
} from '../review/verify-check.ts';
import { giveTurn, type Interruptible } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { makePage } from './make-page.ts';
import type { VerifiedRun } from './verify-run.ts';
import { versionOf } from './version.ts';

const CHECK = `${PAGE} against the tables`;

/** What is found of a page: a check, or why there is none. */
export type VerifiedPage = { readonly check: CheckResult } | { readonly note: string | null };

/**
 * Makes the page again where this version made the one that is there, and everything else holds.
 *
 * @throws InputFaults where that cannot be done; Interrupted.
 */
export async function verifyPage(
  folder: Folder,
  { checks, hasAllTables }: Pick<VerifiedRun, 'checks' | 'hasAllTables'>,
  { turns, io }: { readonly turns: Interruptible; readonly io: CliIo },
): Promise<VerifiedPage> {
  const { named } = folder;
  const found = readFile(join(folder.path, PAGE));
  // Of such a run headroom makes none: what is there is somebody else's.
  if (!hasAllTables) return { note: null };
  const isMissing = found.kind === 'missing';
  if (!checks.every(isPassed)) {
    return isMissing ? { note: null } : { check: skippedCheck(CHECK, 'what it is made of fails') };
  }
  if (isMissing) return { note: `${named} has no ${PAGE}: headroom report ${named} makes it` };
  const page = Buffer.from(found.kind === 'file' ? found.content : '');
  const [made, version] = [pageVersion(page.toString()), versionOf(io.packageFolder)];
  if (made === null) return failed(folder, 'is no page that headroom made');
  if (made !== version) {
    const wasMade = `${join(named, PAGE)} was made by headroom ${made}`;
    return { note: `${wasMade}, and this is ${version}: it was not checked` };
  }
  await giveTurn(turns.interruption, turns.describe);
  const { text } = await makePage(folder, io, { nothingOf: turns.describe });
  if (page.equals(Buffer.from(text))) return { check: resultOf(CHECK, noFindings()) };
  return failed(folder, 'is not the page that the tables give: it was cut or edited');
}

function failed({ named }: Folder, message: string): { readonly check: CheckResult } {
  const findings = noFindings();
  const mend = `make it again with headroom report ${named} --force`;
  findings.add({ file: join(named, PAGE), line: 0, column: 0, address: '', message, mend });
  return { check: resultOf(CHECK, findings) };
}
