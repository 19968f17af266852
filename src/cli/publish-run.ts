/** Writing the folder of a run, and looking beforehand whether it can be written. */
import { resolve } from 'node:path';
import type { PageRun } from '../page/cells/page-run.ts';
import type { InputContent } from '../report/read-inputs.ts';
import type { RunResult } from '../report/run-result.ts';
import { openFile } from '../report/write-hashed.ts';
import { writeRunFolder } from '../report/write-run-folder.ts';
import { probeTarget } from '../report/write-target.ts';
import type { Folder } from '../review/read-run-folder.ts';
import { giveTurn, Interrupted, throwIfInterrupted } from './interrupt.ts';
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

/** What became of the page of a run. */
export interface PublishedPage {
  /** What it shows; null: there is none. */
  readonly page: PageRun | null;
  /** Why there is none though there was to be one. */
  readonly pageFault: Error | null;
}

/**
 * Writes the folder of a run, and gives what its page was made of. There is none where some of its
 * tables are left out or nobody wants it; nor where it cannot be made or written, and then all else
 * is there, as a run may have taken hours.
 *
 * @throws OutputFault, Interrupted; nothing of the folder is then left.
 */
export async function publishRun(
  result: RunResult,
  { folder, force, inputs, isPageless = false }: PublishedRun,
  publishing: Publishing,
): Promise<PublishedPage> {
  const { io, nothingOf } = publishing;
  const look = () => throwIfInterrupted(io.interruption, nothingOf);
  const hasPage = result.tables === null && !isPageless;
  let made: MadePage | null = null;
  const pageFault = await writeRunFolder(result, {
    path: resolve(io.cwd, folder),
    named: folder,
    force,
    inputs,
    pageOf: async (path) => {
      if (hasPage) made = await pageOf({ path, named: folder }, publishing);
      return made?.text ?? null;
    },
    isEnd: (error) => error instanceof Interrupted,
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
  return { page: pageFault === null ? runOf(made) : null, pageFault };
}

/** @throws Interrupted; what keeps the page from being made. */
async function pageOf(
  staged: Folder,
  { io, nothingOf, make = makePage }: Publishing,
): Promise<MadePage> {
  await giveTurn(io.interruption, nothingOf);
  const made = await make(staged, io, { nothingOf });
  await giveTurn(io.interruption, nothingOf);
  return made;
}

/** Of what a callback has set since. */
function runOf(made: MadePage | null): PageRun | null {
  return made?.run ?? null;
}
