/** What stands at a path, read piece by piece, so that Ctrl-C is heard: a file reader. */
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { whyUnread } from '../review/read-file.ts';
import type { FoundFile, WholeFile } from '../review/verify-files.ts';
import { feedsIn } from '../review/verify-text.ts';
import { type Interruptible, throwIfInterrupted } from './interrupt.ts';

const PIECE_BYTES = 4_194_304;
/** More than that does not fit into a text: V8 has 2^29 - 24 characters at most. */
const TEXT_BYTES_MAX = 536_870_888;
const LINE_FEED = 0x0a;

/**
 * Looks at the file of a path; never fails for what stands there.
 *
 * @param openFile by default that of the disk; tests put in one that fails
 * @throws Interrupted.
 */
export async function findFile(
  path: string,
  turns: Interruptible,
  openFile: (path: string) => Promise<FileHandle> = open,
): Promise<FoundFile> {
  let handle: FileHandle | null = null;
  try {
    // Before it is opened: a pipe would keep us waiting.
    if (!(await stat(path)).isFile()) return { kind: 'no file' };
    handle = await openFile(path);
    return await readWhole(handle, turns);
  } catch (error) {
    return whyUnread(error);
  } finally {
    await handle?.close();
  }
}

interface Reading {
  readonly hash: Hash;
  readonly pieces: Buffer[];
  bytes: number;
  feedCount: number;
  endsWithLine: boolean;
}

async function readWhole(handle: FileHandle, turns: Interruptible): Promise<WholeFile> {
  const reading: Reading = {
    ...{ hash: createHash('sha256'), pieces: [] },
    ...{ bytes: 0, feedCount: 0, endsWithLine: false },
  };
  for (;;) {
    throwIfInterrupted(turns.interruption, turns.describe);
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(PIECE_BYTES));
    if (bytesRead === 0) break;
    takePiece(reading, buffer.subarray(0, bytesRead));
  }
  const { hash, pieces, bytes, feedCount, endsWithLine } = reading;
  return {
    kind: 'file',
    bytes,
    sha256: hash.digest('hex'),
    lastLine: feedCount + (bytes > 0 && !endsWithLine ? 1 : 0),
    endsWithLine,
    content: bytes <= TEXT_BYTES_MAX ? Buffer.concat(pieces) : null,
  };
}

function takePiece(reading: Reading, piece: Buffer): void {
  reading.hash.update(piece);
  reading.bytes += piece.length;
  reading.feedCount += feedsIn(piece);
  reading.endsWithLine = piece.at(-1) === LINE_FEED;
  if (reading.bytes <= TEXT_BYTES_MAX) reading.pieces.push(piece);
  else reading.pieces.length = 0;
}
