/** CSV files that a command line names. */
import { isUtf8 } from 'node:buffer';
import { resolve } from 'node:path';
import { readFile, type UnreadFile, unreadWords } from '../review/read-file.ts';
import { decodeUtf8 } from '../scenario/decode-utf8.ts';
import { STANDARD_INPUT } from '../scenario/file-names.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import type { CsvFile } from '../table/scan-csv.ts';
import { standingAt } from './compared-arguments.ts';
import type { CliIo } from './io.ts';

/** What git gives in place of a file that is not there yet, or no more. */
export const NO_FILE = '/dev/null';

/**
 * Reads a CSV file, which is standard input if it is called so. Null: there is no such file, as git
 * has it.
 *
 * @throws InputFaults where it cannot be read as a text.
 */
export function readCsv(
  argument: string,
  piped: Uint8Array,
  { cwd }: Pick<CliIo, 'cwd'>,
): CsvFile | null {
  if (argument === NO_FILE) return null;
  const bytes = argument === STANDARD_INPUT ? piped : readBytes(argument, resolve(cwd, argument));
  if (isUtf8(bytes)) return { file: argument, bytes };
  const decoded = decodeUtf8(bytes);
  const place = 'text' in decoded ? { line: 1, column: 1 } : decoded;
  throw faultOf(argument, 'the file is not UTF-8 text from here on', {
    mend: 'save it as CSV in UTF-8',
    ...place,
  });
}

function readBytes(argument: string, path: string): Uint8Array {
  const found = readFile(path);
  if (found.kind === 'file') return found.content;
  throw unreadFault(argument, found);
}

/** @throws InputFaults where neither a file nor a folder has that name. */
export function checkIsThere(argument: string, io: Pick<CliIo, 'cwd'>): void {
  if (argument === STANDARD_INPUT) return;
  const found = standingAt(argument, io);
  if (found.kind !== 'file' && found.kind !== 'folder') throw unreadFault(argument, found);
}

function unreadFault(argument: string, found: UnreadFile): InputFaults {
  return faultOf(argument, whyNoCsv(found), {
    mend: 'name a run folder or a CSV file',
    line: 0,
    column: 0,
  });
}

function whyNoCsv(found: UnreadFile): string {
  switch (found.kind) {
    case 'missing':
      return 'there is no such file or folder';
    case 'no file':
      return 'it is neither a file nor a folder';
    case 'refused':
      return unreadWords(found);
  }
}

function faultOf(
  file: string,
  message: string,
  at: Pick<Fault, 'mend' | 'line' | 'column'>,
): InputFaults {
  return new InputFaults([{ file, address: '', message, ...at }]);
}
