/** A scenario simulated into a folder, without a word about it. */
import type { EarlierGrowth } from '../ensemble/until.ts';
import { readInputs } from '../report/read-inputs.ts';
import type { FolderOptions, RunResult } from '../report/run-result.ts';
import type { CliIo } from './io.ts';
import type { Source } from './open-scenario.ts';
import type { Prepared } from './prepare.ts';
import { type PublishedPage, publishRun, type RunTarget } from './publish-run.ts';
import { simulateAlike } from './simulate-alike.ts';
import type { SimulationOptions } from './simulation-options.ts';

export interface FolderJob extends RunTarget, FolderOptions {
  readonly prepared: Prepared;
  readonly source: Source;
  readonly options: SimulationOptions;
  /** As in SimulationSettings. */
  readonly earlier: EarlierGrowth | null;
  /** No progress. */
  readonly quiet: boolean;
  /** No page, as where only tables are compared. */
  readonly isPageless?: boolean;
}

export interface WrittenRun extends PublishedPage {
  readonly result: RunResult;
}

/**
 * Simulates a scenario and writes its folder; the daily series of the result are gone by then.
 *
 * @param at.nothingOf what an interruption leaves undone, for its message
 * @throws OutputFault, Interrupted, InputFaults, WorkerDied; nothing of the run is then left.
 */
export async function simulateInto(
  job: FolderJob,
  at: { readonly io: CliIo; readonly nothingOf: () => string },
): Promise<WrittenRun> {
  const inputs = await readInputs(job.prepared.loaded.files, job.source);
  const [result] = await simulateAlike([job.prepared], { ...job, ...at, keepsDays: true });
  if (result === undefined) throw new Error('a simulation came to nothing');
  try {
    return { result, ...(await publishRun(result, { ...job, inputs }, at)) };
  } finally {
    result.daily.release();
  }
}
