/** Reads the files that a run read, to be kept with its reports; a file reader, so it uses Node. */
import { readFile } from 'node:fs/promises';
import { STANDARD_INPUT } from '../scenario/file-names.ts';
import type { InputFile } from '../scenario/loaded.ts';
import type { FileSource } from '../scenario/read-scenario.ts';

export interface InputContent {
  /** Relative to the scenario. */
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * The contents of the files. To be called when the run begins, so that what is kept is what was
 * read.
 *
 * @throws Error of the system where a file is gone or cannot be read.
 */
export function readInputs(
  files: readonly InputFile[],
  { pathOf, standardInput }: FileSource,
): Promise<InputContent[]> {
  const contentOf = async (path: string): Promise<Uint8Array> =>
    path === STANDARD_INPUT ? standardInput() : await readFile(pathOf(path));
  return Promise.all(
    files.map(async ({ name, path }) => ({ name, content: await contentOf(path) })),
  );
}
