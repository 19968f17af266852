/** Makes a run as an earlier one was made. */

import { removeSpillFiles } from '../ensemble/spill-file.ts';
import type { EarlierGrowth } from '../ensemble/until.ts';
import type { RunResult } from '../report/run-result.ts';
import { removeTemporaries } from '../report/write-target.ts';
import { atExitOnce } from './at-exit-once.ts';
import { giveTurn } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { openScenario } from './open-scenario.ts';
import { compileOpened } from './prepare.ts';
import type { RunTarget } from './publish-run.ts';
import type { RunRecipe, ScenarioAt } from './recorded-run.ts';
import { simulateInto } from './simulate-into.ts';

export interface Rerun {
  readonly scenario: ScenarioAt;
  readonly recipe: RunRecipe;
  /** With `--until`, how far the earlier run went; null: as far as it takes. */
  readonly earlier: EarlierGrowth | null;
  readonly target: RunTarget;
  readonly workers: number;
  /** No progress. */
  readonly quiet: boolean;
  /** What an interruption leaves undone, for its message. */
  readonly nothingOf: () => string;
}

/**
 * Simulates a scenario by a recipe, and writes the folder: of an unchanged scenario the same bytes.
 * Tables that it has no longer are not written, although the recipe names them.
 *
 * @throws InputFaults, OutputFault, Interrupted, WorkerDied; nothing of the run is then left.
 */
export async function rerunInto(rerun: Rerun, io: CliIo): Promise<RunResult> {
  const { scenario, recipe, nothingOf, workers } = rerun;
  const { interruption } = io;
  atExitOnce(io, removeTemporaries);
  atExitOnce(io, removeSpillFiles);
  const opened = openScenario(scenario.file, { set: recipe.set, source: scenario.source });
  await giveTurn(interruption, nothingOf);
  const prepared = await compileOpened(opened, { interruption, describe: nothingOf });
  const options = { ...recipe, workers, assertions: [] };
  return simulateInto(
    { ...rerun, ...recipe, ...rerun.target, prepared, source: scenario.source, options },
    { io, nothingOf },
  );
}
