/** Reads the files that a run read, to be kept with its reports; a file reader, so it uses Node. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { InputFile } from '../scenario/loaded.ts';

export interface InputContent {
  /** Relative to the scenario. */
  readonly name: string;
  readonly content: Uint8Array;
}

export interface InputSources {
  /** The folder from which the files' paths start. */
  readonly workingFolder: string;
  /** Gives what the file `-` held, which cannot be read twice. */
  readonly standardInput: () => string;
}

/**
 * The contents of the files, each name once. To be called when the run begins, so that what is kept
 * is what was read.
 *
 * @throws Error of the system where a file is gone or cannot be read.
 */
export async function readInputs(
  files: readonly InputFile[],
  { workingFolder, standardInput }: InputSources,
): Promise<InputContent[]> {
  const contents = new Map<string, Uint8Array>();
  for (const { name, path } of files) {
    if (contents.has(name)) continue;
    contents.set(
      name,
      path === '-' ? Buffer.from(standardInput()) : await readFile(resolve(workingFolder, path)),
    );
  }
  return [...contents].map(([name, content]) => ({ name, content }));
}
