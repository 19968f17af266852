/** Why a run folder could not be written, and what errors of the system mean. */

export type OutputFaultKind =
  /** A run is there, and nobody said that it may be replaced. */
  | 'exists'
  /** Something is there that headroom did not write. */
  | 'not-a-run'
  /** Files of somebody else lie in the run that is to be replaced. */
  | 'strangers'
  /** The folder is the top of a disk. */
  | 'mount-point'
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

/** What an error of the system means. */
interface SystemWords {
  readonly kind: OutputFaultKind;
  readonly wrong: string;
  readonly mend: string;
}

const NO_PERMISSION = {
  kind: 'no-permission',
  wrong: 'permission is denied',
  mend: 'choose a folder that you may write to',
} as const;
const IN_THE_WAY = {
  kind: 'no-folder',
  wrong: 'a file stands in the way',
  mend: 'choose another folder',
} as const;
const TOP_OF_A_DISK = {
  kind: 'mount-point',
  wrong: 'the folder is the top of a disk or in use by the system',
  mend: 'choose a folder in it',
} as const;

/** By error code of the system: the kind, what is wrong, and what to do. */
const SYSTEM_WORDS: Readonly<Record<string, SystemWords>> = {
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EROFS: { ...NO_PERMISSION, wrong: 'the disk is read-only' },
  ENOSPC: {
    kind: 'disk-full',
    wrong: 'the disk is full',
    mend: 'free some space, or choose a folder on another disk',
  },
  EDQUOT: {
    kind: 'disk-full',
    wrong: 'your disk quota is used up',
    mend: 'free some space, or choose another disk',
  },
  EFBIG: {
    kind: 'disk-full',
    wrong: 'a file would be too large for the disk',
    mend: 'choose another disk',
  },
  ENOTDIR: IN_THE_WAY,
  EEXIST: IN_THE_WAY,
  EBUSY: TOP_OF_A_DISK,
  EXDEV: TOP_OF_A_DISK,
  ENOENT: {
    kind: 'failed',
    wrong: 'the folder cannot be made there, or was taken away meanwhile',
    mend: 'choose another folder',
  },
  ENAMETOOLONG: { kind: 'failed', wrong: 'its name is too long', mend: 'choose a shorter one' },
};

/** What an error means that the system threw while something was written; null: another error. */
export function systemWords(error: unknown): SystemWords | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const other = { kind: 'failed', wrong: error.message, mend: 'choose another folder' } as const;
  return SYSTEM_WORDS[String(error.code)] ?? other;
}

/**
 * Makes an OutputFault of what the system threw while the folder at `path` was written; whatever
 * else was thrown is a fault in headroom and comes back as it is.
 */
export function outputFaultOf(error: unknown, path: string): unknown {
  if (error instanceof OutputFault) return error;
  const words = systemWords(error);
  if (words === null) return error;
  const { kind, wrong, mend } = words;
  return new OutputFault(kind, `cannot write the run to ${path}: ${wrong}; ${mend}`, error);
}
