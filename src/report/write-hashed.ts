/** Writes a file piece by piece and hashes it on the way; a file writer, so it uses Node. */
import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { WrittenFile } from './datapackage.ts';

/** An open file to write to. */
interface Sink {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Opens a new file; tests put in one that fails. */
export type OpenSink = (path: string) => Promise<Sink>;

/** Opens a new file of the disk. */
export const openFile: OpenSink = async (path) => {
  const handle = await open(path, 'wx');
  return { write: (bytes) => handle.writeFile(bytes), close: () => handle.close() };
};

/** Where files go, and how they are opened. */
export interface Destination {
  readonly folder: string;
  readonly openSink: OpenSink;
}

/**
 * Writes the pieces as one file at `path` within the folder, in folders that it makes there; text
 * is UTF-8.
 */
export async function writeHashed(
  { folder, openSink }: Destination,
  path: string,
  pieces: Iterable<string | Uint8Array>,
): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  await makeFolders(folder, path);
  const sink = await openSink(join(folder, path));
  try {
    for (const piece of pieces) {
      const block = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      hash.update(block);
      bytes += block.length;
      await sink.write(block);
    }
  } finally {
    await sink.close();
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Never the folder itself: were that gone, what was written to it before would be missing. */
async function makeFolders(folder: string, path: string): Promise<void> {
  let made = folder;
  for (const part of path.split('/').slice(0, -1)) {
    made = join(made, part);
    await mkdir(made).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
