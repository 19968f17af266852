/** Whether files of a run folder that are read whole are those that were written. */
import { sha256Of } from '../report/hash-text.ts';
import type { Fault } from '../table/fault.ts';
import type { RecordedFile } from './parse-run-inputs.ts';
import { RUN_AGAIN } from './parse-run-record.ts';
import type { ReadFile } from './read-file.ts';
import { type FoundFile, fileFinding } from './verify-files.ts';
import { feedsIn } from './verify-text.ts';

/** A file, and what is there of it. */
export interface FoundRecord extends RecordedFile {
  /** As faults call it. */
  readonly named: string;
  /** Which file has it on record. */
  readonly recordedIn: string;
  /** Whether a command needs it even where files may be edited. */
  readonly isNeeded: boolean;
  readonly found: ReadFile;
}

const COPY_AGAIN = `copy the folder anew from where the run was made, or ${RUN_AGAIN}`;
/** Ends what to do about a file that is not as it was written. */
export const OR_EDITED = ', or give --edited to take it as it is';
const SEE_TO_IT = 'see to it that it can be read, and compare again';

const LINE_FEED = 0x0a;

/** What is wrong with the files, and that a command may take them as they are nevertheless. */
export function recordFaults(files: readonly FoundRecord[]): Fault[] {
  return files.flatMap((file) => {
    const fault = fileFinding(file, foundFile(file));
    if (fault === null) return [];
    const mend = file.found.kind === 'refused' ? SEE_TO_IT : COPY_AGAIN;
    return [{ ...fault, mend: `${mend}${orEdited(file)}` }];
  });
}

function orEdited({ isNeeded, found }: FoundRecord): string {
  if (found.kind === 'file') return OR_EDITED;
  return isNeeded ? '' : ', or give --edited to do without it';
}

function foundFile({ found, bytes }: FoundRecord): FoundFile {
  if (found.kind !== 'file') return found;
  const { content } = found;
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
