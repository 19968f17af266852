/**
 * Everything of the outside world that a command touches, so that tests can put their own there.
 */

export interface CliOutput {
  readonly write: (text: string) => void;
  /** Whether somebody watches: progress and colour are for terminals only. */
  readonly isTerminal: boolean;
  /** Columns of the terminal; 80 where it does not say. */
  readonly width: number;
}

/** An output for data that are no text, too. */
export interface CliDataOutput extends CliOutput {
  readonly writeBytes: (bytes: Uint8Array) => void;
}

export interface CliIo {
  /** Data. */
  readonly stdout: CliDataOutput;
  /** Messages and progress. */
  readonly stderr: CliOutput;
  /** The whole of standard input, for the file name `-`. */
  readonly readStdin: () => Promise<Uint8Array>;
  /** The working folder, absolute: relative paths start from it. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the user wants the command to end (Ctrl-C). */
  readonly interruption: AbortSignal;
  /** Has something done when the process ends, in whatever way it is told to. */
  readonly atExit: (cleanUp: () => void) => void;
  /** How many threads can work at the same time. */
  readonly coreCount: number;
  /** The compiled src/ensemble/worker.ts. */
  readonly workerFile: URL;
  /** The folder of the installed package, with package.json and scenarios/. */
  readonly packageFolder: string;
}
