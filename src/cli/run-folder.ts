/** The run folder that a command is given, and what lies in it. */
import { realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Folder } from '../review/read-run-folder.ts';
import { InputFaults } from '../table/fault.ts';
import { isFolder } from './compared-arguments.ts';
import type { CliIo } from './io.ts';

/** @throws InputFaults where there is no such folder. */
export function runFolder(run: string, io: Pick<CliIo, 'cwd'>): Folder {
  if (isFolder(run, io)) return { path: resolve(io.cwd, run), named: run };
  const message = 'there is no such folder';
  const mend = 'name a folder that headroom run has written';
  throw new InputFaults([{ file: run, line: 0, column: 0, address: '', message, mend }]);
}

/** Whether a file lies in a folder, links resolved. */
export function isWithin(folder: string, path: string): boolean {
  const place = relative(realpathSync(folder), join(realpathSync(dirname(path)), 'file'));
  return !place.startsWith(`..${sep}`);
}
