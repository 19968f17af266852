/** Whether the files of a run folder are those that were written: there, whole, and unedited. */
import type { Fault } from '../table/fault.ts';
import { type UnreadFile, unreadWords } from './read-file.ts';

/** What was written, as the run tells of it. */
export interface ExpectedFile {
  /** As findings call it. */
  readonly named: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Which file has it on record. */
  readonly recordedIn: string;
}

/** What stands at a path. */
export type FoundFile = WholeFile | UnreadFile;

export interface WholeFile {
  readonly kind: 'file';
  readonly bytes: number;
  readonly sha256: string;
  /** Number of the line in which it ends, from 1; 0 if it is empty. */
  readonly lastLine: number;
  /** Whether that line is ended. */
  readonly endsWithLine: boolean;
  /** Null: more than fits into a text. */
  readonly content: Uint8Array | null;
}

/** What is wrong with a file; null: it is as it was written. */
export function fileFinding(expected: ExpectedFile, found: FoundFile): Fault | null {
  const message = messageOf(expected, found);
  if (message === null) return null;
  return { file: expected.named, line: 0, column: 0, address: '', message, mend: mendOf(found) };
}

function mendOf(found: FoundFile): string {
  return found.kind === 'refused' ? 'see to it that you may read it, and verify again' : '';
}

function messageOf({ bytes, sha256, recordedIn }: ExpectedFile, found: FoundFile): string | null {
  switch (found.kind) {
    case 'missing':
      return `the file is missing: ${recordedIn} lists it`;
    case 'no file':
    case 'refused':
      return unreadWords(found);
    case 'file':
      break;
  }
  if (found.bytes < bytes) return shortMessage(found, bytes);
  if (found.bytes > bytes) {
    return `the file has grown: ${found.bytes} bytes where ${bytes} were written`;
  }
  if (found.sha256 === sha256) return null;
  return `the file was edited: it has the ${bytes} bytes that were written, but its SHA-256 is not the one in ${recordedIn}`;
}

/** A copy that broke off seldom ends with a line; who edits a file leaves its last line whole. */
function shortMessage({ bytes, lastLine, endsWithLine }: WholeFile, written: number): string {
  const after = `after ${bytes} of ${written} bytes`;
  if (bytes === 0) return `the file is empty: it was cut ${after}`;
  return endsWithLine
    ? `the file was cut ${after}, at the end of line ${lastLine}, or edited`
    : `the file was cut ${after}, in line ${lastLine}`;
}

/** Whether a file ends in the middle of a line, short of what was written: all else follows. */
export function isCut({ bytes }: Pick<ExpectedFile, 'bytes'>, found: WholeFile): boolean {
  return found.bytes < bytes && !found.endsWithLine;
}
