/** Reads an organisation file from disk: a file reader, so it may touch node:fs. */
import { readFileSync } from 'node:fs';
import { decodeUtf8 } from '../scenario/decode-utf8.ts';
import type { Fault, Place } from '../table/fault.ts';
import { type Organisation, parseOrganisations } from './organisations.ts';

/**
 * Reads the CSV at `path`; faults name it `displayName`. A file that cannot be read at all is a
 * fault without line and column.
 */
export function readOrganisations(
  path: string,
  displayName: string,
): { organisations: Organisation[]; faults: Fault[] } {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { organisations: [], faults: [unreadableFile(displayName, code)] };
  }
  const decoded = decodeUtf8(bytes);
  if ('text' in decoded) return parseOrganisations(decoded.text, displayName);
  return { organisations: [], faults: [notUtf8({ file: displayName, ...decoded })] };
}

/** What to tell of a system error code such as ENOENT. */
export function unreadableFile(file: string, code: string): Fault {
  const [message, mend] = reasonOf(code);
  return { file, line: 0, column: 0, address: '', message, mend };
}

function reasonOf(code: string): readonly [message: string, mend: string] {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return ['there is no such organisation file', 'correct the path or make the file'];
    case 'EISDIR':
      return ['this is a folder, not an organisation file', 'name a CSV file in it'];
    case 'EACCES':
    case 'EPERM':
      return ['no permission to read this organisation file', 'give yourself the right to read it'];
    default:
      return [`the organisation file cannot be read (${code})`, 'check the disk and the path'];
  }
}

function notUtf8(place: Place): Fault {
  const message = 'the file is not UTF-8 text from here on';
  return { ...place, address: '', message, mend: 'save it as CSV UTF-8' };
}
