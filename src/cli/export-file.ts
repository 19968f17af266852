/** Writing a file for others: whole or not at all, and never over another without --force. */
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pid } from 'node:process';
import { OutputFault, systemWords } from '../report/output-fault.ts';
import { removeAbandoned } from '../report/write-abandoned.ts';

export interface ExportTarget {
  readonly path: string;
  /** As the user named it, for messages. */
  readonly named: string;
  /** Whether a file that is there may be replaced. */
  readonly force: boolean;
  /** Which option names it. */
  readonly option: string;
}

/**
 * Looks whether the file may be written: its folder is there, and nothing of its name, or, with
 * `force`, a file.
 *
 * @throws OutputFault with the reason.
 */
export function checkExportTarget({ path, named, force, option }: ExportTarget): void {
  const folder = dirname(path);
  if (statOf(folder, named)?.isDirectory() !== true) {
    const message = `cannot write ${named}: there is no folder ${dirname(named)}; make it first, or name another`;
    throw new OutputFault('no-folder', message);
  }
  const found = statOf(path, named);
  if (found === undefined) return;
  if (!found.isFile()) {
    const message = `${named} is there, and is no file: name another with ${option}`;
    throw new OutputFault('failed', message);
  }
  if (force) return;
  const mend = `give --force to replace it, or name another with ${option}`;
  throw new OutputFault('exists', `${named} is there already: ${mend}`);
}

/**
 * Writes the file beside its place and puts it there; where it fails, nothing of it is left.
 *
 * Nothing waits between these steps, so that no signal is handled in the middle.
 *
 * @throws OutputFault as checkExportTarget, and where the system refuses.
 */
export function writeExport(content: Uint8Array | string, target: ExportTarget): void {
  checkExportTarget(target);
  const { named } = target;
  let temporaryPath: string | null = null;
  try {
    // A link stays a link, to the new file.
    const isThere = statOf(target.path, named) !== undefined;
    const path = isThere ? realpathSync(target.path) : resolve(target.path);
    const start = `.${basename(path)}.headroom-new-`;
    removeAbandoned(dirname(path), start);
    temporaryPath = join(dirname(path), `${start}${pid}`);
    writeFileSync(temporaryPath, content);
    renameSync(temporaryPath, path);
  } catch (error) {
    if (temporaryPath !== null) removeIfThere(temporaryPath);
    throw faultOf(error, named);
  }
}

function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Why it was not written says more than why it cannot be removed.
  }
}

function statOf(path: string, named: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw faultOf(error, named);
  }
}

function faultOf(error: unknown, named: string): unknown {
  const words = systemWords(error);
  if (words === null) return error;
  const { kind, wrong, mend } = words;
  return new OutputFault(kind, `cannot write ${named}: ${wrong}; ${mend}`, error);
}
