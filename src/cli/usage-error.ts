/**
 * Thrown where the command line itself is wrong; `help` is the command to see for what is right.
 */
export class UsageError extends Error {
  readonly help: string;

  constructor(message: string, help: string) {
    super(message);
    this.name = 'UsageError';
    this.help = help;
  }
}
