/** Thrown where an expression of `--assert` or `--until` is wrong; says what to write instead. */
export class ExpressionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ExpressionError';
  }
}
