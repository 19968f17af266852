/** The two that `headroom diff` is given: run folders, or CSV files. */
import { basename, resolve } from 'node:path';
import { keyFields, knownFields, missingKeys } from '../review/diff-source.ts';
import { checkAlike, readDiffedRun } from '../review/read-diffed-run.ts';
import { STANDARD_INPUT } from '../scenario/file-names.ts';
import { NO_BYTES } from '../scenario/read-scenario.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import { type CsvFile, csvHeader } from '../table/scan-csv.ts';
import { isFolder } from './compared-arguments.ts';
import type { CommandInput } from './definitions.ts';
import { folderSide, type OpenedSide, type OpenedSides } from './diff-runs.ts';
import type { CliIo } from './io.ts';
import { readStandardInput } from './open-scenario.ts';
import { checkIsThere, NO_FILE, readCsv } from './read-csv.ts';
import { UsageError } from './usage-error.ts';

/**
 * Opens the two.
 *
 * @throws UsageError for one of each kind, and for options of the other; InputFaults for what
 * cannot
 *   be read or compared, of both.
 */
export async function openSides(
  input: CommandInput,
  { help, ...io }: CliIo & { readonly help: string },
): Promise<OpenedSides> {
  const [first = '', second = ''] = input.operands;
  const areFolders = [first, second].map((argument) => isFolder(argument, io));
  if (areFolders[0] !== areFolders[1]) {
    const [folder, other] = areFolders[0] ? [first, second] : [second, first];
    checkIsThere(other, io);
    throw new UsageError(
      `${folder} is a folder and ${other} is not: name two run folders, or two CSV files`,
      help,
    );
  }
  const idle = areFolders[0] ? 'key' : 'edited';
  if (input.values.has(idle) || input.flags.has(idle)) {
    const whose = areFolders[0] ? 'CSV files: the tables of runs have keys' : 'run folders';
    throw new UsageError(`--${idle} is for ${whose}: leave it out`, help);
  }
  return areFolders[0]
    ? openFolders([first, second], input.flags.has('edited'), io)
    : openFiles([first, second], input, { ...io, help });
}

function openFolders(
  named: readonly [string, string],
  edited: boolean,
  { cwd }: Pick<CliIo, 'cwd'>,
): OpenedSides {
  const open = (argument: string) =>
    readDiffedRun({ path: resolve(cwd, argument), named: argument }, { edited });
  const [before, after] = bothOf(named, open);
  checkAlike(before, after);
  return [folderSide(named[0], before), folderSide(named[1], after)];
}

async function openFiles(
  named: readonly [string, string],
  input: CommandInput,
  { help, ...io }: CliIo & { readonly help: string },
): Promise<OpenedSides> {
  if (named[0] === STANDARD_INPUT && named[1] === STANDARD_INPUT) {
    throw new UsageError('only one of the two can be standard input', help);
  }
  const piped = named.includes(STANDARD_INPUT) ? await readStandardInput(io) : NO_BYTES;
  const files = bothOf(named, (argument) => readCsv(argument, piped, io));
  const keys = input.values.get('key')?.flatMap(listed) ?? null;
  const file = named.find((one) => one !== NO_FILE && one !== STANDARD_INPUT) ?? STANDARD_INPUT;
  const fileName = basename(file);
  const name = fileName.replace(/\.csv$/i, '');
  const open = (csv: CsvFile | null, index: number): OpenedSide => {
    const side = { argument: named[index] ?? '', run: null };
    if (csv === null) return { side, tables: [], folder: null };
    const header = csvHeader(csv);
    const fields = keys === null ? knownFields(fileName, header) : keyFields(keys, header);
    if (fields !== null) return { side, tables: [{ ...csv, name, fields }], folder: null };
    throw new UsageError(whichKey(csv.file, fileName, header), help);
  };
  return [open(files[0], 0), open(files[1], 1)];
}

/** Asks by which columns rows are told apart, and says why it is not seen from the file's name. */
function whichKey(file: string, fileName: string, header: readonly string[]): string {
  const missing = missingKeys(fileName, header);
  const how = `Give --key, such as --key ${header[0] ?? ''}`;
  if (missing.length === 0) return `by which columns are the rows of ${file} told apart? ${how}`;
  const table = fileName.replace(/\.csv$/i, '');
  const key = missing.length === 1 ? 'column' : 'columns';
  return (
    `${file} is named as headroom's ${table}, and lacks the key ${key} ${missing.join(', ')} of ` +
    `that: by which columns are its rows told apart? ${how}`
  );
}

/** The names of a list, without the spaces around them. */
function listed(list: string): string[] {
  return list.split(',').map((name) => name.trim());
}

/** Reads both, so that the faults of both are told. @throws InputFaults with all of them. */
function bothOf<Read>(
  named: readonly [string, string],
  read: (argument: string) => Read,
): readonly [Read, Read] {
  const faults: Fault[] = [];
  const all = named.flatMap((argument) => {
    try {
      return [read(argument)];
    } catch (error) {
      if (!(error instanceof InputFaults)) throw error;
      faults.push(...error.faults);
      return [];
    }
  });
  const [first, second] = all;
  if (first === undefined || second === undefined) throw new InputFaults(faults);
  return [first, second];
}
