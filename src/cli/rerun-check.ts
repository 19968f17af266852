/** Whether a run, made again from what its folder keeps, gives the same bytes. */
import { join } from 'node:path';
import { type FileDifference, folderDifferences } from '../review/folder-differences.ts';
import type { Folder } from '../review/read-run-folder.ts';
import { giveTurn } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { keptScenario, readRecordedRun } from './recorded-run.ts';
import { rerunInto } from './rerun.ts';
import { inTemporaryFolder, orSpillFault } from './temporary-folder.ts';

/**
 * Makes the run of a folder again, from the inputs that it keeps and into a temporary folder, which
 * is gone afterwards, and says in lines what differs. None: it is the same, byte for byte.
 *
 * @throws InputFaults where run.json or an input is missing or broken; SpillFault, Interrupted,
 *   WorkerDied.
 */
export async function rerunFindings(
  folder: Folder,
  settings: {
    readonly workers: number;
    readonly quiet: boolean;
    /** What an interruption leaves undone, for its message. */
    readonly nothingOf?: () => string;
  },
  io: CliIo,
): Promise<readonly string[]> {
  const recorded = readRecordedRun(folder);
  const nothingOf =
    settings.nothingOf ?? (() => `${folder.named} was not compared with its run made again`);
  return inTemporaryFolder(io, async (temporary) => {
    const again = join(temporary, 'run');
    const target = { folder: again, force: false };
    const scenario = keptScenario(recorded, io);
    await orSpillFault(rerunInto({ ...recorded, ...settings, scenario, target, nothingOf }, io));
    const breathe = () => giveTurn(io.interruption, nothingOf);
    const differences = await folderDifferences(folder.path, again, breathe);
    return differences.map((difference) => lineOf(folder, difference));
  });
}

/** `folder/file:LINE  what is wrong`. */
function lineOf({ named }: Folder, difference: FileDifference): string {
  const file = join(named, difference.name);
  switch (difference.kind) {
    case 'missing':
      return `${file}  is missing: the run made again has it`;
    case 'added':
      return `${file}  is not in the run made again`;
    case 'content': {
      const { line, before, after } = difference;
      return `${file}:${line}  has ${shown(before)}, and made again ${shown(after)}`;
    }
  }
}

/** What stands somewhere in a line, so that nothing in it moves the cursor of a terminal. */
function shown(text: string): string {
  return text === '' ? 'nothing' : JSON.stringify(text);
}
