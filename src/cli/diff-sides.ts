/** The two that `headroom diff` is given: run folders, or CSV files. */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { keyFields, knownFields } from '../review/diff-source.ts';
import { checkAlike, readDiffedRun } from '../review/read-diffed-run.ts';
import { decodeUtf8 } from '../scenario/decode-utf8.ts';
import { STANDARD_INPUT } from '../scenario/file-names.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import { type CsvFile, csvHeader } from '../table/scan-csv.ts';
import { isFolder } from './compared-arguments.ts';
import type { CommandInput } from './definitions.ts';
import { folderSide, type OpenedSide, type OpenedSides } from './diff-runs.ts';
import type { CliIo } from './io.ts';
import { UsageError } from './usage-error.ts';

/** What git gives in place of a file that is not there yet, or no more. */
const NO_FILE = '/dev/null';

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
  const text = named.includes(STANDARD_INPUT) ? await io.readStdin() : '';
  const files = bothOf(named, (argument) => readCsv(argument, text, io));
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
    throw new UsageError(
      `by which columns are the rows of ${csv.file} told apart? Give --key, such as ` +
        `--key ${header[0] ?? ''}`,
      help,
    );
  };
  return [open(files[0], 0), open(files[1], 1)];
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

/** Null: there is no such file, as git has it. */
function readCsv(argument: string, standardInput: string, { cwd }: CliIo): CsvFile | null {
  if (argument === NO_FILE) return null;
  if (argument === STANDARD_INPUT) return { file: argument, bytes: Buffer.from(standardInput) };
  const bytes = readBytes(argument, resolve(cwd, argument));
  if (isUtf8(bytes)) return { file: argument, bytes };
  const decoded = decodeUtf8(bytes);
  const place = 'text' in decoded ? { line: 1, column: 1 } : decoded;
  throw faultOf(argument, 'the file is not UTF-8 text from here on', {
    mend: 'save it as CSV in UTF-8',
    ...place,
  });
}

function readBytes(argument: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw code === 'ENOENT' || code === 'ENOTDIR' ? missingFault(argument) : error;
  }
}

/** @throws InputFaults where neither a file nor a folder has that name. */
function checkIsThere(argument: string, { cwd }: Pick<CliIo, 'cwd'>): void {
  if (argument === STANDARD_INPUT || existsSync(resolve(cwd, argument))) return;
  throw missingFault(argument);
}

function missingFault(argument: string): InputFaults {
  return faultOf(argument, 'there is no such file or folder', {
    mend: 'name a run folder or a CSV file',
    line: 0,
    column: 0,
  });
}

function faultOf(
  file: string,
  message: string,
  at: Pick<Fault, 'mend' | 'line' | 'column'>,
): InputFaults {
  return new InputFaults([{ file, address: '', message, ...at }]);
}
