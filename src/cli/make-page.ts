/** The page of a run folder. */
import type { PageRun } from '../page/cells/page-run.ts';
import type { Folder } from '../review/read-run-folder.ts';
import { giveTurn } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { versionOf } from './version.ts';

export interface MadePage {
  /** What it shows. */
  readonly run: PageRun;
  readonly text: string;
}

interface Making {
  /** Whether files may be others than those that were written. */
  readonly edited?: boolean;
  /** What an interruption leaves undone, for its message. */
  readonly nothingOf?: () => string;
}

/**
 * Makes the page of a run from its files. What does so is loaded only here, as most commands make
 * none.
 *
 * @throws InputFaults as readPageRun; Interrupted.
 */
export async function makePage(
  folder: Folder,
  { packageFolder, interruption }: Pick<CliIo, 'packageFolder' | 'interruption'>,
  { edited = false, nothingOf = () => 'no page was made' }: Making = {},
): Promise<MadePage> {
  const [{ readPageRun }, { runPage }] = await Promise.all([
    import('../page/cells/read-page-run.ts'),
    import('../page/run-page.tsx'),
  ]);
  const pause = () => giveTurn(interruption, nothingOf);
  const run = await readPageRun(folder, { edited, pause });
  return { run, text: runPage(run, versionOf(packageFolder)) };
}
