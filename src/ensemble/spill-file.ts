/** A temporary file for what does not fit into memory; a file writer, so it uses Node. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SpillFile } from './daily-store.ts';

/** Files that are still there, for a process that ends at once. */
const open = new Set<SpillFile>();

/**
 * Opens an empty file in the system's folder for temporary files.
 *
 * @throws Error of the system, as do its methods.
 */
export function openSpillFile(): SpillFile {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-'));
  const file = openSync(join(folder, 'daily'), 'wx+');
  let isOpen = true;
  const spill: SpillFile = {
    append: (bytes) => {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    },
    read: (into, position) => {
      for (let done = 0; done < into.length; ) {
        const count = readSync(file, into, done, into.length - done, position + done);
        if (count === 0) throw new Error(`a temporary file ends before byte ${position + done}`);
        done += count;
      }
    },
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
