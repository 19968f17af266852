/** Reads scenario files from the disk or from standard input; the only file here that does. */
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { decodeUtf8 } from './decode-utf8.ts';
import { STANDARD_INPUT } from './file-names.ts';
import type { ScenarioIo } from './layers.ts';
import { loadScenario } from './load.ts';
import type { LoadedScenario } from './loaded.ts';

/** From where files are read. */
export interface FileSource {
  /** The path on the machine of a file, given that from the working folder. */
  readonly pathOf: (path: string) => string;
  /** The whole of standard input: the file `-`, whose paths start from the working folder. */
  readonly standardInput: () => Uint8Array;
}

/** Standard input where it is no file of the command. */
export const NO_BYTES = new Uint8Array();

/** Paths of files on the disk that start from a working folder. */
export function pathsFrom(workingFolder: string): FileSource['pathOf'] {
  return (path) => resolve(workingFolder, path);
}

/** How files of the disk are reached. */
export function filesFrom({ pathOf, standardInput }: FileSource): ScenarioIo {
  return {
    readText: (path) => {
      try {
        const isPiped = path === STANDARD_INPUT;
        const decoded = decodeUtf8(isPiped ? standardInput() : readFileSync(pathOf(path)));
        if ('text' in decoded) return decoded;
        return { fault: `it is not UTF-8 text at line ${decoded.line}, column ${decoded.column}` };
      } catch (error) {
        return { fault: reasonOf(error) };
      }
    },
    resolve: (from, path) => (isAbsolute(path) ? path : join(folderOf(from), path)),
  };
}

/** Files as seen from the folder in which the process runs. */
export const diskIo = filesFrom({
  pathOf: pathsFrom('.'),
  standardInput: () => readFileSync(0),
});

/** Loads a scenario from the disk. @throws InputFaults as loadScenario does. */
export function readScenario(path: string, set: readonly string[]): LoadedScenario {
  return loadScenario({ path, set, io: diskIo });
}

function folderOf(path: string): string {
  return path === STANDARD_INPUT ? '.' : dirname(path);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'reading it is not allowed',
  EPERM: 'reading it is not allowed',
  ENOTDIR: 'a part of the path is no folder',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
