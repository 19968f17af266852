/** Where two files differ first, byte by byte; a file reader, so it uses Node. */
import { type FileHandle, open } from 'node:fs/promises';

export interface FirstDifference {
  /** From 1. */
  readonly line: number;
  /** What stands there in that line, and a little before it; empty where the file has ended. */
  readonly before: string;
  readonly after: string;
}

const BLOCK_BYTES = 1 << 20;
const LINE_FEED = 10;
/** How much of a line is shown, and from how far before the difference. */
const SHOWN_BYTES = 60;
const LEAD_BYTES = 20;

/**
 * Compares two files. Null: they are the same.
 *
 * @throws Error of the system where one cannot be read.
 */
export async function firstDifference(
  before: string,
  after: string,
): Promise<FirstDifference | null> {
  const files: FileHandle[] = [];
  try {
    for (const path of [before, after]) files.push(await open(path));
    const [one, other] = files as [FileHandle, FileHandle];
    return await differenceOf(one, other);
  } finally {
    for (const file of files) await file.close();
  }
}

async function differenceOf(one: FileHandle, other: FileHandle): Promise<FirstDifference | null> {
  let line = 1;
  let lineStart = 0;
  for (let position = 0; ; position += BLOCK_BYTES) {
    const before = await bytesAt(one, position, BLOCK_BYTES);
    const after = await bytesAt(other, position, BLOCK_BYTES);
    const same = sameCount(before, after);
    for (let at = before.indexOf(LINE_FEED); at >= 0 && at < same; ) {
      line += 1;
      lineStart = position + at + 1;
      at = before.indexOf(LINE_FEED, at + 1);
    }
    if (same < Math.max(before.length, after.length)) {
      const from = Math.max(lineStart, position + same - LEAD_BYTES);
      return { line, before: await shownAt(one, from), after: await shownAt(other, from) };
    }
    if (same < BLOCK_BYTES) return null;
  }
}

/** How many bytes both begin with. */
function sameCount(before: Buffer, after: Buffer): number {
  if (before.equals(after)) return before.length;
  const shorter = Math.min(before.length, after.length);
  for (let at = 0; at < shorter; at++) {
    if (before[at] !== after[at]) return at;
  }
  return shorter;
}

/** The rest of the line from a position on, as far as it is shown. */
async function shownAt(file: FileHandle, position: number): Promise<string> {
  const bytes = await bytesAt(file, position, SHOWN_BYTES);
  const end = bytes.indexOf(LINE_FEED);
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
}

/** So many bytes, or those up to the end of the file. */
async function bytesAt(file: FileHandle, position: number, count: number): Promise<Buffer> {
  const bytes = Buffer.alloc(count);
  let done = 0;
  while (done < count) {
    const { bytesRead } = await file.read(bytes, done, count - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}
