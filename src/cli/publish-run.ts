/** Writing the folder of a run, and looking beforehand whether it can be written. */
import { resolve } from 'node:path';
import type { PageRun } from '../page/cells/page-run.ts';
import type { InputContent } from '../report/read-inputs.ts';
import type { RunResult } from '../report/run-result.ts';
import { openFile } from '../report/write-hashed.ts';
import { writeRunFolder } from '../report/write-run-folder.ts';
import { probeTarget } from '../report/write-target.ts';
import type { Folder } from '../review/read-run-folder.ts';
import { giveTurn, throwIfInterrupted } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { type MadePage, makePage } from './make-page.ts';
import { UsageError } from './usage-error.ts';

/** Where a run goes. */
export interface RunTarget {
  /** As the user named it. */
  readonly folder: string;
  /** Whether a run that is there may be replaced. */
  readonly force: boolean;
}

/** The target of a scenario file. */
export interface NamedTarget extends RunTarget {
  readonly file: string;
  readonly scenarioName: string;
}

/** What is written of a run beside its result. */
interface PublishedRun extends RunTarget {
  readonly inputs: readonly InputContent[];
  readonly isPageless?: boolean;
}

/**
 * Tries every folder before anything is simulated.
 *
 * @param help the command to see for what is right
 * @throws UsageError where two scenarios would go to one folder; OutputFault where one cannot be
 *   written.
 */
export function checkTargets(targets: readonly NamedTarget[], cwd: string, help: string): void {
  const fileFor = new Map<string, string>();
  for (const { folder, force, file, scenarioName } of targets) {
    const other = fileFor.get(folder);
    if (other !== undefined) {
      throw new UsageError(
        `${other} and ${file} have the same name, ${scenarioName}, and both would go to ` +
          `${folder}: change one, or run them one by one with --out`,
        help,
      );
    }
    fileFor.set(folder, file);
    probeTarget({ path: resolve(cwd, folder), named: folder, force });
  }
}

interface Publishing {
  readonly io: Pick<CliIo, 'cwd' | 'packageFolder' | 'interruption'>;
  /** What an interruption leaves undone, for its message. */
  readonly nothingOf: () => string;
  /** Tests put in one that fails. */
  readonly make?: typeof makePage;
}

/**
 * Writes the folder of a run, and gives what its page was made of; null: it has none, as some of
 * its tables are left out or nobody wants it.
 *
 * @throws OutputFault, Interrupted; nothing of the folder is then left. Error where the page cannot
 *   be made, a fault in headroom: all else is then written, as a run may have taken hours.
 */
export async function publishRun(
  result: RunResult,
  { folder, force, inputs, isPageless = false }: PublishedRun,
  publishing: Publishing,
): Promise<PageRun | null> {
  const { io, nothingOf } = publishing;
  const look = () => throwIfInterrupted(io.interruption, nothingOf);
  const hasPage = result.tables === null && !isPageless;
  let page: MadePage | Error | null = null;
  await writeRunFolder(result, {
    path: resolve(io.cwd, folder),
    named: folder,
    force,
    inputs,
    pageOf: async (path) => {
      if (hasPage) page = await pageOrFault({ path, named: folder }, publishing);
      return page !== null && 'text' in page ? page.text : null;
    },
    openSink: async (path) => {
      look();
      const file = await openFile(path);
      const write = (bytes: Uint8Array) => {
        look();
        return file.write(bytes);
      };
      return { write, close: file.close };
    },
  });
  return runOf(page, folder);
}

/** @throws Interrupted. */
async function pageOrFault(
  staged: Folder,
  { io, nothingOf, make = makePage }: Publishing,
): Promise<MadePage | Error> {
  await giveTurn(io.interruption, nothingOf);
  const made = await make(staged, io).catch((error: Error) => error);
  await giveTurn(io.interruption, nothingOf);
  return made;
}

function runOf(page: MadePage | Error | null, folder: string): PageRun | null {
  if (!(page instanceof Error)) return page?.run ?? null;
  const message = `${folder} was written without its page, which could not be made: ${page.message}`;
  throw new Error(message, { cause: page });
}
