/** Temporary folders of processes that were killed; part of a file writer, so it uses Node. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kill } from 'node:process';

/**
 * Removes from a folder what is called `start` and the number of a process that is gone.
 *
 * What cannot be removed stays: it hinders nobody.
 */
export function removeAbandoned(folder: string, start: string): void {
  for (const name of readdirSync(folder)) {
    const number = name.startsWith(start) ? name.slice(start.length) : '';
    if (!/^[1-9]\d{0,9}$/.test(number) || isAlive(Number(number))) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Somebody else's, most likely.
    }
  }
}

/** Signal 0 only asks; a process of somebody else answers with EPERM. */
function isAlive(pid: number): boolean {
  try {
    kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
