/** A file of a run folder piece by piece, however large it is; a file reader, so it uses Node. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputFaults } from '../table/fault.ts';
import { RUN_AGAIN } from './parse-run-record.ts';
import { type UnreadFile, unreadWords, whyUnread } from './read-file.ts';
import { type Folder, namedIn } from './read-run-folder.ts';

/** Some 2,500 rows, which take a few milliseconds to be read. */
const PIECE_BYTES = 262_144;

/**
 * Gives what is in a file.
 *
 * @throws InputFaults where it cannot be read, or not to its end.
 */
export function* filePieces(folder: Folder, name: string): Generator<Uint8Array> {
  const known = folder.read?.get(name);
  if (known?.kind === 'file') {
    yield known.content;
    return;
  }
  let file: number | null = null;
  try {
    file = openedAt(join(folder.path, name));
    for (let piece = pieceOf(file); piece.length > 0; piece = pieceOf(file)) yield piece;
  } catch (error) {
    throw unreadFault(folder, name, whyUnread(error));
  } finally {
    if (file !== null) closeSync(file);
  }
}

function unreadFault(folder: Folder, name: string, found: UnreadFile): InputFaults {
  const isMissing = found.kind === 'missing';
  const file = isMissing ? folder.named : namedIn(folder, name);
  const message = isMissing ? `the run folder has no ${name}` : unreadWords(found);
  return new InputFaults([{ file, line: 0, column: 0, address: '', message, mend: RUN_AGAIN }]);
}

/** A descriptor. @throws what the system says. */
function openedAt(path: string): number {
  // Before it is opened: a pipe would keep us waiting.
  const isFile = statSync(path).isFile();
  if (!isFile) throw Object.assign(new Error(path), { code: 'EISDIR', syscall: 'open' });
  return openSync(path, 'r');
}

/** What comes next in the file, in memory of its own; empty: nothing. */
function pieceOf(file: number): Uint8Array {
  const piece = new Uint8Array(PIECE_BYTES);
  return piece.subarray(0, readSync(file, piece));
}
