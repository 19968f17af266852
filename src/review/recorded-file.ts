/** Whether files of a run folder that are read whole are those that were written. */
import { sha256Of } from '../report/hash-text.ts';
import type { Fault } from '../table/fault.ts';
import type { RecordedFile } from './parse-run-inputs.ts';
import { type FoundFile, fileFinding } from './verify-files.ts';
import { feedsIn } from './verify-text.ts';

/** A file, and what is there of it. */
export interface FoundRecord extends RecordedFile {
  /** As faults call it. */
  readonly named: string;
  /** Which file has it on record. */
  readonly recordedIn: string;
  /** Null: it is missing. */
  readonly content: Uint8Array | null;
}

const LINE_FEED = 0x0a;

/** What is wrong with the files, and that a command may take them as they are nevertheless. */
export function recordFaults(files: readonly FoundRecord[]): Fault[] {
  return files.flatMap((file) => {
    const fault = fileFinding(file, foundFile(file));
    if (fault === null) return [];
    const isThere = file.content !== null;
    return [
      isThere ? { ...fault, mend: `${fault.mend}, or give --edited to take it as it is` } : fault,
    ];
  });
}

function foundFile({ content, bytes }: FoundRecord): FoundFile {
  if (content === null) return { kind: 'missing' };
  const endsWithLine = content.at(-1) === LINE_FEED;
  // Lines are told of files that were cut alone.
  const feedCount = content.length < bytes ? feedsIn(content) : 0;
  return {
    kind: 'file',
    bytes: content.length,
    sha256: sha256Of(content),
    lastLine: feedCount + (content.length > 0 && !endsWithLine ? 1 : 0),
    endsWithLine,
    content,
  };
}
