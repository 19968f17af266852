/** Whether a run, made again from what its folder keeps, gives the same bytes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SpillFault } from '../ensemble/spill-fault.ts';
import { OutputFault } from '../report/output-fault.ts';
import { type FileDifference, folderDifferences } from '../review/folder-differences.ts';
import type { Folder } from '../review/read-run-folder.ts';
import { atExitOnce } from './at-exit-once.ts';
import { giveTurn } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { keptScenario, readRecordedRun } from './recorded-run.ts';
import { rerunInto } from './rerun.ts';

/** Folders that hold runs made again, for a process that ends at once. */
const temporaries = new Set<string>();

function removeFolders(): void {
  for (const path of temporaries) removeFolder(path);
}

/** @throws SpillFault where the system refuses. */
function madeFolder(): string {
  try {
    const path = mkdtempSync(join(tmpdir(), 'headroom-'));
    temporaries.add(path);
    return path;
  } catch (error) {
    throw error instanceof Error ? new SpillFault(tmpdir(), error) : error;
  }
}

function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
  temporaries.delete(path);
}

/**
 * Makes the run of a folder again, from the inputs that it keeps and into a temporary folder, which
 * is gone afterwards, and says in lines what differs. None: it is the same, byte for byte.
 *
 * @throws InputFaults where run.json or an input is missing or broken; SpillFault, Interrupted,
 *   WorkerDied.
 */
export async function rerunFindings(
  folder: Folder,
  settings: { readonly workers: number; readonly quiet: boolean },
  io: CliIo,
): Promise<readonly string[]> {
  const recorded = readRecordedRun(folder);
  const nothingOf = () => `${folder.named} was not compared with its run made again`;
  atExitOnce(io, removeFolders);
  const temporary = madeFolder();
  try {
    const again = join(temporary, 'run');
    const target = { folder: again, force: false };
    const scenario = keptScenario(recorded, io);
    await orSpillFault(rerunInto({ ...recorded, ...settings, scenario, target, nothingOf }, io));
    const breathe = () => giveTurn(io.interruption, nothingOf);
    const differences = await folderDifferences(folder.path, again, breathe);
    return differences.map((difference) => lineOf(folder, difference));
  } finally {
    removeFolder(temporary);
  }
}

/** The folder is none that the user chose. @throws SpillFault where it cannot be written. */
async function orSpillFault(running: Promise<unknown>): Promise<void> {
  try {
    await running;
  } catch (error) {
    if (!(error instanceof OutputFault && error.cause instanceof Error)) throw error;
    throw new SpillFault(tmpdir(), error.cause);
  }
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
