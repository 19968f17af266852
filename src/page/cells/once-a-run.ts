/** What many charts of a page need of its run, worked out for the first of them. */
import type { PageRun } from './page-run.ts';

/** A function that makes its result of a run once, and then gives it again. */
export function onceARun<Result extends object>(
  make: (run: PageRun) => Result,
): (run: PageRun) => Result {
  const made = new WeakMap<PageRun, Result>();
  return (run) => {
    const known = made.get(run);
    if (known !== undefined) return known;
    const result = make(run);
    made.set(run, result);
    return result;
  };
}
