/** Takes all steps of what is done in steps, and returns what it comes to. */
export function lastStep<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
