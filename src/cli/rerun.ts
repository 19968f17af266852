/** Makes a run as an earlier one was made. */
import { join } from 'node:path';
import { removeSpillFiles } from '../ensemble/spill-file.ts';
import type { EarlierGrowth } from '../ensemble/until.ts';
import { RUN_RECORD } from '../report/write-strangers.ts';
import { removeTemporaries } from '../report/write-target.ts';
import { RUN_AGAIN } from '../review/parse-run-record.ts';
import type { Folder } from '../review/read-run-folder.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import { atExitOnce } from './at-exit-once.ts';
import { giveTurn, type Interruptible } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { openScenario } from './open-scenario.ts';
import { compileOpened } from './prepare.ts';
import type { RunTarget } from './publish-run.ts';
import type { RunRecipe, ScenarioAt } from './recorded-run.ts';
import { type FolderJob, simulateInto } from './simulate-into.ts';

interface RunToPlan {
  readonly scenario: ScenarioAt;
  readonly recipe: RunRecipe;
  /** With `--until`, how far the earlier run went; null: as far as it takes. */
  readonly earlier: EarlierGrowth | null;
  readonly workers: number;
  /** The folder whose run.json has overrides; null: all were asked for. */
  readonly recorded: Recorded | null;
}

/** What is on record of how a run was made. */
interface Recorded {
  readonly folder: Folder;
  readonly recipe: Pick<RunRecipe, 'set'>;
}

/** A run of a scenario that can be simulated at once. */
export type PlannedRun = Pick<
  FolderJob,
  'prepared' | 'source' | 'options' | 'earlier' | 'excel' | 'focus' | 'tables'
>;

export interface Rerun extends Omit<RunToPlan, 'recorded'> {
  readonly folder: Folder;
  readonly target: RunTarget;
  /** No progress. */
  readonly quiet: boolean;
  /** What an interruption leaves undone, for its message. */
  readonly nothingOf: () => string;
}

/**
 * Opens a scenario and compiles its plan, to be run by a recipe.
 *
 * @throws InputFaults with what keeps it from being simulated; Interrupted.
 */
export async function plannedRun(run: RunToPlan, turns: Interruptible): Promise<PlannedRun> {
  const { scenario, recipe, earlier, workers, recorded } = run;
  const { source } = scenario;
  try {
    const opened = openScenario(scenario.file, { set: recipe.set, source });
    await giveTurn(turns.interruption, turns.describe);
    const prepared = await compileOpened(opened, turns);
    const options = { ...recipe, workers, assertions: [] };
    const { excel, focus, tables } = recipe;
    return { prepared, source, options, earlier, excel, focus, tables };
  } catch (error) {
    if (!(error instanceof InputFaults) || recorded === null) throw error;
    throw new InputFaults(error.faults.map((fault) => placedOnRecord(fault, recorded)));
  }
}

/** Nobody has typed a setting that is on record: its fault lies there. */
function placedOnRecord(fault: Fault, { folder, recipe }: Recorded): Fault {
  if (fault.file !== '--set') return fault;
  const index = recipe.set.findIndex((expression) =>
    fault.message.startsWith(`in '${expression}'`),
  );
  if (index < 0) return fault;
  const address = `overrides.${index}`;
  const where = fault.address === '' ? '' : `${fault.address} `;
  return {
    ...{ file: join(folder.named, RUN_RECORD), line: 0, column: 0, address },
    message: `${where}${fault.message}`,
    mend: RUN_AGAIN,
  };
}

/**
 * Simulates a scenario by a recipe, and writes the folder, without its page: of an unchanged
 * scenario the same bytes.
 * Tables that it has no longer are not written, although the recipe names them.
 *
 * @throws InputFaults, OutputFault, Interrupted, WorkerDied; nothing of the run is then left.
 */
export async function rerunInto(rerun: Rerun, io: CliIo): Promise<void> {
  const { target, nothingOf, quiet } = rerun;
  atExitOnce(io, removeTemporaries);
  atExitOnce(io, removeSpillFiles);
  const turns = { interruption: io.interruption, describe: nothingOf };
  const planned = await plannedRun({ ...rerun, recorded: rerun }, turns);
  await simulateInto({ ...planned, ...target, quiet, isPageless: true }, { io, nothingOf });
}
