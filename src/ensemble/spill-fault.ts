/** Thrown where the system refuses a temporary file; the cause is what it said. */
export class SpillFault extends Error {
  /** The folder for temporary files. */
  readonly folder: string;

  constructor(folder: string, cause: Error) {
    super(cause.message, { cause });
    this.name = 'SpillFault';
    this.folder = folder;
  }
}
