/** The page of a run folder. */
import type { PageRun } from '../page/cells/page-run.ts';
import type { Folder } from '../review/read-run-folder.ts';
import type { CliIo } from './io.ts';
import { versionOf } from './version.ts';

export interface MadePage {
  /** What it shows. */
  readonly run: PageRun;
  readonly text: string;
}

/**
 * Makes the page of a run from its files. What does so is loaded only here, as most commands make
 * none.
 *
 * @param edited whether files may be others than those that were written
 * @throws InputFaults as readPageRun.
 */
export async function makePage(
  folder: Folder,
  { packageFolder }: Pick<CliIo, 'packageFolder'>,
  { edited = false }: { readonly edited?: boolean } = {},
): Promise<MadePage> {
  const [{ readPageRun }, { runPage }] = await Promise.all([
    import('../page/cells/read-page-run.ts'),
    import('../page/run-page.tsx'),
  ]);
  const run = readPageRun(folder, { edited });
  return { run, text: runPage(run, versionOf(packageFolder)) };
}
