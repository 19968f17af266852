/** Writing the folder of a run, and looking beforehand whether it can be written. */
import { resolve } from 'node:path';
import type { PageRun } from '../page/page-run.ts';
import type { InputContent } from '../report/read-inputs.ts';
import type { RunResult } from '../report/run-result.ts';
import { openFile } from '../report/write-hashed.ts';
import { writeRunFolder } from '../report/write-run-folder.ts';
import { probeTarget } from '../report/write-target.ts';
import { giveTurn, throwIfInterrupted } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { makePage } from './make-page.ts';
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

/**
 * Writes the folder of a run, and gives what its page was made of; null: it has none, as some of
 * its tables are left out or nobody wants it.
 *
 * @param nothingOf what an interruption leaves undone, for its message
 * @throws OutputFault, Interrupted; nothing of the folder is then left.
 */
export async function publishRun(
  result: RunResult,
  { folder, force, inputs, isPageless = false }: PublishedRun,
  { io, nothingOf }: { readonly io: CliIo; readonly nothingOf: () => string },
): Promise<PageRun | null> {
  const look = () => throwIfInterrupted(io.interruption, nothingOf);
  let page: PageRun | null = null;
  const pageOf = async (path: string) => {
    await giveTurn(io.interruption, nothingOf);
    const made = await makePage({ path, named: folder }, io);
    page = made.run;
    await giveTurn(io.interruption, nothingOf);
    return made.text;
  };
  await writeRunFolder(result, {
    path: resolve(io.cwd, folder),
    named: folder,
    force,
    inputs,
    pageOf: result.tables === null && !isPageless ? pageOf : null,
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
  return page;
}
