/** Why a run folder could not be written. */

export type OutputFaultKind =
  /** A run is there, and nobody said that it may be replaced. */
  | 'exists'
  /** Something is there that headroom did not write. */
  | 'not-a-run'
  | 'no-permission'
  | 'disk-full'
  /** A file stands where a folder is needed. */
  | 'no-folder'
  | 'failed';

/** Thrown when a run folder cannot be written; the message says what to do. */
export class OutputFault extends Error {
  readonly kind: OutputFaultKind;

  constructor(kind: OutputFaultKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'OutputFault';
    this.kind = kind;
  }
}

/** By error code of the system: the kind, what is wrong, and what to do. */
const KINDS: Readonly<Record<string, readonly [OutputFaultKind, string, string]>> = {
  EACCES: ['no-permission', 'permission is denied', 'choose a folder that you may write to'],
  EPERM: ['no-permission', 'permission is denied', 'choose a folder that you may write to'],
  EROFS: ['no-permission', 'the disk is read-only', 'choose a folder that you may write to'],
  ENOSPC: ['disk-full', 'the disk is full', 'free some space, or choose a folder on another disk'],
  EDQUOT: ['disk-full', 'your disk quota is used up', 'free some space, or choose another disk'],
  EFBIG: ['disk-full', 'a file would be too large for the disk', 'choose another disk'],
  ENOTDIR: ['no-folder', 'a file stands where a folder is needed', 'choose another folder'],
  EEXIST: ['no-folder', 'a file stands where a folder is needed', 'choose another folder'],
};

/**
 * Makes an OutputFault of what the system threw while the folder at `path` was written; whatever
 * else was thrown is a fault in headroom and comes back as it is.
 */
export function outputFaultOf(error: unknown, path: string): unknown {
  if (error instanceof OutputFault || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  const [kind, wrong, mend] = KINDS[code] ?? ['failed', error.message, 'choose another folder'];
  return new OutputFault(kind, `cannot write the run to ${path}: ${wrong}; ${mend}`, error);
}
