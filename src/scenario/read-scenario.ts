/** Reads scenario files from the disk or from standard input; the only file here that does. */
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { ScenarioIo } from './layers.ts';
import { loadScenario } from './load.ts';
import type { LoadedScenario } from './loaded.ts';

/** The name by which a command line means standard input. */
const STANDARD_INPUT = '-';

/** How files are reached here; `-` is standard input, its paths are from the working folder. */
export const diskIo: ScenarioIo = {
  readText: (path) => {
    try {
      return { text: readFileSync(path === STANDARD_INPUT ? 0 : path, 'utf8') };
    } catch (error) {
      return { fault: reasonOf(error) };
    }
  },
  resolve: (from, path) => (isAbsolute(path) ? path : join(folderOf(from), path)),
  nameFrom: (from, path) => (path === from ? nameOf(path) : posix(relative(folderOf(from), path))),
};

/** Loads a scenario from the disk. @throws InputFaults as loadScenario does. */
export function readScenario(path: string, set: readonly string[]): LoadedScenario {
  return loadScenario({ path, set, io: diskIo });
}

function folderOf(path: string): string {
  return path === STANDARD_INPUT ? '.' : dirname(path);
}

function nameOf(path: string): string {
  return posix(path).slice(posix(path).lastIndexOf('/') + 1);
}

/** Names are the same on every machine. */
function posix(path: string): string {
  return path.replaceAll('\\', '/');
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'reading it is not allowed',
  ENOTDIR: 'a part of the path is no folder',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
