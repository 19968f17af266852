/** A temporary file for what does not fit into memory; a file writer, so it uses Node. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SpillFile } from './daily-store.ts';
import { SpillFault } from './spill-fault.ts';

/** Files that are still open, for a process that ends at once. */
const open = new Set<SpillFile>();

/**
 * Opens an empty file in the system's folder for temporary files.
 *
 * @throws SpillFault where the system refuses, as do its methods.
 */
export function openSpillFile(): SpillFile {
  const { file, folder } = asked(openNameless);
  let isOpen = true;
  const spill: SpillFile = {
    append: (bytes) =>
      asked(() => {
        for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      }),
    read: (into, position) =>
      asked(() => {
        for (let done = 0; done < into.length; ) {
          const count = readSync(file, into, done, into.length - done, position + done);
          if (count === 0) throw new Error(`a temporary file ends before byte ${position + done}`);
          done += count;
        }
      }),
    remove: () => {
      open.delete(spill);
      if (!isOpen) return;
      isOpen = false;
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  open.add(spill);
  return spill;
}

/** Removes what is left: for a process that ends at once, at a second Ctrl-C. */
export function removeSpillFiles(): void {
  for (const spill of open) spill.remove();
}

/**
 * A new file whose name is already gone where the system lets an open file lose it: its space is
 * then given back even if the process is killed. Elsewhere it goes with `remove`.
 */
function openNameless(): { readonly file: number; readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-'));
  try {
    return { file: openSync(join(folder, 'daily'), 'wx+'), folder };
  } finally {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // The system keeps the name of an open file.
    }
  }
}

/** Asks the system for something. @throws SpillFault where it refuses. */
function asked<Result>(request: () => Result): Result {
  try {
    return request();
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new SpillFault(tmpdir(), error);
  }
}
