/** A folder for runs that nobody keeps, gone afterwards however the command ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SpillFault } from '../ensemble/spill-fault.ts';
import { OutputFault } from '../report/output-fault.ts';
import { atExitOnce } from './at-exit-once.ts';
import type { CliIo } from './io.ts';

/** Those in use, for a process that ends at once. */
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

/** Does some work that needs a folder for temporary files. @throws SpillFault; what it throws. */
export async function inTemporaryFolder<Result>(
  io: CliIo,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  atExitOnce(io, removeFolders);
  const path = madeFolder();
  try {
    return await work(path);
  } finally {
    removeFolder(path);
  }
}

/**
 * Waits until a run is written to such a folder, which is none that the user chose.
 *
 * @throws SpillFault where it cannot be written; what the run throws.
 */
export async function orSpillFault<Result>(running: Promise<Result>): Promise<Result> {
  try {
    return await running;
  } catch (error) {
    if (!(error instanceof OutputFault && error.cause instanceof Error)) throw error;
    throw new SpillFault(tmpdir(), error.cause);
  }
}
