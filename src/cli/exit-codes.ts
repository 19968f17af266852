/** What the command's exit code says. */
export const EXIT = {
  done: 0,
  /** A fault of usage, of an input, of the system, or of headroom itself. */
  fault: 2,
  interrupted: 130,
} as const;
