/** What the command's exit code says. */
export const EXIT = {
  done: 0,
  /** The answer is "no": an assertion does not hold. */
  no: 1,
  /** A fault of usage, of an input, of the system, or of headroom itself. */
  fault: 2,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
