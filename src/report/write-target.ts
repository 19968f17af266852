/**
 * The folder of a run on the disk: whether it may be written, the temporary folder beside it, and
 * the change of places at the end, so that there is never half a run. A file writer: it uses Node.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pid } from 'node:process';
import { OutputFault, outputFaultOf } from './output-fault.ts';
import { isRunRecord } from './run-record.ts';
import { removeAbandoned } from './write-abandoned.ts';
import { RUN_RECORD, strangersIn } from './write-strangers.ts';

export interface Target {
  readonly path: string;
  /** The path as the user named it, for messages. */
  readonly named: string;
  /** Whether a run that is there may be replaced. */
  readonly force: boolean;
}

export interface Staging {
  readonly target: Target;
  /** Where the run will be, links resolved. */
  readonly finalPath: string;
  /** Beside it, so that it can be renamed. */
  readonly temporaryPath: string;
  /** The folders above it that had to be made, the uppermost first. */
  readonly madeFolders: readonly string[];
}

/** Temporary folders of this process that are neither published nor discarded. */
const unfinished = new Set<Staging>();

/**
 * Tries whether a run can be written to a folder, and leaves everything as it was: worth doing
 * before a long run.
 *
 * @throws OutputFault as openStaging.
 */
export function probeTarget(target: Target): void {
  discard(openStaging(target));
}

/**
 * Checks that a run may be written to a folder: nothing is there, an empty folder, or, with
 * `force`, a run that headroom wrote and nothing else, so that nobody's files are lost.
 *
 * @throws OutputFault with the reason.
 */
function checkTarget({ path, named, force }: Target): void {
  const found = whatIsAt(path, named);
  if (found === 'run' && !force) {
    throw new OutputFault(
      'exists',
      `${named} already holds a run: give --force to replace it, or name another folder with --out`,
    );
  }
  if (found === 'other') {
    throw new OutputFault(
      'not-a-run',
      `${named} exists and is not a run that headroom wrote: name another folder with --out ` +
        '(--force replaces only runs)',
    );
  }
  try {
    if (found === 'run') refuseStrangers(path, named);
    if (found !== 'none') refuseMountPoint(path, named);
  } catch (error) {
    throw outputFaultOf(error, named);
  }
}

const STRANGERS_NAMED = 5;

function refuseStrangers(path: string, named: string): void {
  const strangers = strangersIn(path);
  if (strangers.length === 0) return;
  const more = strangers.length - STRANGERS_NAMED;
  const names = strangers.slice(0, STRANGERS_NAMED).join(', ') + (more > 0 ? `, ${more} more` : '');
  throw new OutputFault(
    'strangers',
    `${named} holds what headroom did not write: ${names}; replacing the run would delete that: ` +
      'move it away, or name another folder with --out',
  );
}

/** A disk's own top folder can be neither renamed nor replaced by a folder of another disk. */
function refuseMountPoint(path: string, named: string): void {
  const place = realpathSync(path);
  if (statSync(place).dev === statSync(dirname(place)).dev) return;
  throw new OutputFault(
    'mount-point',
    `${named} is the top folder of a disk, which cannot be replaced by a run: name a folder in it, ` +
      `such as ${join(named, 'run')}`,
  );
}

/**
 * Makes the temporary folder, and the folders above it where they are missing.
 *
 * @throws OutputFault as checkTarget, and where the system refuses.
 */
export function openStaging(target: Target): Staging {
  checkTarget(target);
  const finalPath =
    whatIsAt(target.path, target.named) === 'none'
      ? resolve(target.path)
      : realpathSync(target.path);
  const temporaryPath = besides(finalPath, 'new');
  const madeFolders: string[] = [];
  try {
    makeFolders(dirname(finalPath), madeFolders);
    removeAbandoned(dirname(finalPath), temporaryStart(finalPath, 'new'));
    rmSync(temporaryPath, { recursive: true, force: true });
    mkdirSync(temporaryPath);
  } catch (error) {
    removeFolders(madeFolders);
    throw outputFaultOf(error, target.named);
  }
  const staging = { target, finalPath, temporaryPath, madeFolders };
  unfinished.add(staging);
  return staging;
}

/**
 * Puts the temporary folder in the place of the target; a run that is there is moved aside first,
 * deleted afterwards, and moved back if the last step fails.
 *
 * @throws OutputFault; the caller then discards the staging.
 */
export function publish(staging: Staging): void {
  const { target, finalPath, temporaryPath } = staging;
  checkTarget(target);
  try {
    // Nothing waits between these steps, so that no signal is handled in the middle.
    const found = whatIsAt(finalPath, target.named);
    if (found === 'run') replaceRun(staging);
    else if (found === 'empty') replaceEmpty(staging);
    else renameSync(temporaryPath, finalPath);
  } catch (error) {
    throw outputFaultOf(error, target.named);
  }
  unfinished.delete(staging);
}

function replaceEmpty({ finalPath, temporaryPath }: Staging): void {
  rmdirSync(finalPath);
  try {
    renameSync(temporaryPath, finalPath);
  } catch (error) {
    mkdirSync(finalPath);
    throw error;
  }
}

function replaceRun({ finalPath, temporaryPath }: Staging): void {
  const asidePath = besides(finalPath, 'old');
  renameSync(finalPath, asidePath);
  try {
    renameSync(temporaryPath, finalPath);
  } catch (error) {
    renameSync(asidePath, finalPath);
    throw error;
  }
  rmSync(asidePath, { recursive: true, force: true });
}

/** Removes the temporary folder and the folders made for it, as if nothing had been tried. */
export function discard(staging: Staging): void {
  rmSync(staging.temporaryPath, { recursive: true, force: true });
  removeFolders(staging.madeFolders);
  unfinished.delete(staging);
}

/** Discards all that is unfinished: for a process that ends at once, at a second Ctrl-C. */
export function removeTemporaries(): void {
  for (const staging of unfinished) discard(staging);
}

function besides(finalPath: string, use: 'new' | 'old'): string {
  return join(dirname(finalPath), `${temporaryStart(finalPath, use)}${pid}`);
}

/** How the name of a temporary folder begins; the number of its process follows. */
function temporaryStart(finalPath: string, use: 'new' | 'old'): string {
  return `.${basename(finalPath)}.headroom-${use}-`;
}

function whatIsAt(path: string, named: string): 'none' | 'empty' | 'run' | 'other' {
  try {
    if (!statSync(path).isDirectory()) return 'other';
    const names = readdirSync(path);
    if (names.length === 0) return 'empty';
    if (!names.includes(RUN_RECORD)) return 'other';
    const isFile = statSync(join(path, RUN_RECORD)).isFile();
    return isFile && isRunRecord(readFileSync(join(path, RUN_RECORD), 'utf8')) ? 'run' : 'other';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'none';
    throw outputFaultOf(error, named);
  }
}

/**
 * Makes a folder and those above it that are missing, and notes them in `made`. Not by mkdirSync's
 * own `recursive`, which in Node 20 never returns for a path below /proc.
 */
function makeFolders(path: string, made: string[]): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path), made);
  try {
    mkdirSync(path);
    made.push(path);
  } catch (error) {
    // Another run may have made it in the meantime.
    if (!existsSync(path)) throw error;
  }
}

/** Removes folders, the last first, as long as they are empty. */
function removeFolders(paths: readonly string[]): void {
  for (const path of paths.toReversed()) {
    try {
      rmdirSync(path);
    } catch {
      return; // Somebody else has put something there since.
    }
  }
}
