/** What stands at a path, read whole; a file reader, so it uses Node. */
import { readFileSync, statSync } from 'node:fs';

/** A file, or why there is none. */
export type ReadFile = { readonly kind: 'file'; readonly content: Uint8Array } | UnreadFile;

export type UnreadFile =
  | { readonly kind: 'missing' }
  /** A folder, a device, a pipe. */
  | { readonly kind: 'no file' }
  | { readonly kind: 'refused'; readonly reason: string };

/** What errors mean for who wants to read. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ELOOP: 'its symbolic links go round in a circle',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  EIO: 'the disk does not give it out',
  // By Node.
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB',
};

/**
 * Where the shells keep the pipes of `<(command)`: they are written by a process that ends, unlike
 * those that have names of their own.
 */
const SHELL_PIPE = /^\/dev\/fd\/\d+$/;

/** Reads the file of a path; never fails for what stands there, and never waits for it. */
export function readFile(path: string): ReadFile {
  try {
    // Before it is opened: a pipe would keep us waiting.
    const isReadable = statSync(path).isFile() || SHELL_PIPE.test(path);
    return isReadable ? { kind: 'file', content: readFileSync(path) } : { kind: 'no file' };
  } catch (error) {
    return whyUnread(error);
  }
}

/**
 * What an error means that was thrown while a file was read. @throws the error if it is another.
 */
export function whyUnread(error: unknown): UnreadFile {
  if (!(error instanceof Error && 'code' in error)) throw error;
  const code = String(error.code);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
  const reason = REASONS[code];
  if (reason === undefined && !('syscall' in error)) throw error;
  return { kind: 'refused', reason: reason ?? code };
}

/** In words, but for a file that is missing. */
export function unreadWords(found: Exclude<UnreadFile, { kind: 'missing' }>): string {
  return found.kind === 'refused'
    ? `the file cannot be read: ${found.reason}`
    : 'in place of the file stands something else, such as a folder';
}
