/** The scenario files that a check is given, by name or as folders. */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { STANDARD_INPUT } from '../scenario/file-names.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import { isFolder } from './compared-arguments.ts';
import type { CliIo } from './io.ts';
import { UsageError } from './usage-error.ts';

export interface ScenarioFiles {
  /** As they can be named from the working folder; each once. */
  readonly files: readonly string[];
  /** Whether there is a folder among what was given, and so every scenario of a collection. */
  readonly isCollection: boolean;
}

const SCENARIO = /\.ya?ml$/;

/**
 * Takes files as they are and of folders the files that end in `.yaml` or `.yml`, in the order of
 * their names: not those of folders in them, on which scenarios are built.
 *
 * @throws UsageError for standard input; InputFaults for folders without any.
 */
export function scenarioFiles(
  paths: readonly string[],
  { cwd }: Pick<CliIo, 'cwd'>,
  help: string,
): ScenarioFiles {
  if (paths.includes(STANDARD_INPUT)) {
    throw new UsageError('a report is of a scenario that is kept: name a file, not -', help);
  }
  const faults: Fault[] = [];
  const found = new Map<string, string>();
  let isCollection = false;
  for (const path of paths) {
    const isOne = !isFolder(path, { cwd });
    isCollection ||= !isOne;
    const files = isOne ? [path] : filesIn(path, cwd);
    if (files.length === 0) faults.push(emptyFault(path));
    for (const file of files) {
      const place = resolve(cwd, file);
      if (!found.has(place)) found.set(place, file);
    }
  }
  if (faults.length > 0) throw new InputFaults(faults);
  return { files: [...found.values()], isCollection };
}

function filesIn(folder: string, cwd: string): string[] {
  const isFile = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  return readdirSync(resolve(cwd, folder))
    .filter((name) => SCENARIO.test(name) && isFile(resolve(cwd, folder, name)))
    .sort()
    .map((name) => join(folder, name));
}

function emptyFault(file: string): Fault {
  const message = 'there is no scenario in this folder: no file whose name ends in .yaml or .yml';
  return { file, line: 0, column: 0, address: '', message, mend: 'name another folder, or files' };
}
