/** Who simulates the replications of a run: this thread, or several others. */
import type { Drift } from './opening-drift.ts';
import type { Replicated } from './outcome.ts';
import type { Simulator, Task } from './simulator.ts';

export interface Crew {
  /** How many replications are simulated at the same time. */
  readonly size: number;
  /** Tasks may be given before earlier ones are done. */
  readonly replicate: (task: Task) => Promise<Replicated>;
  readonly drift: () => Promise<Drift | null>;
  /** Ends all work, done or not. */
  readonly dismiss: () => Promise<void>;
}

/** Takes the steps of some work to the end, with whatever is due in between. */
export type Drive = <Result>(steps: Generator<undefined, Result>) => Promise<Result>;

/** This thread alone, one task after another. */
export function soloCrew(simulator: Simulator, drive: Drive): Crew {
  let last: Promise<unknown> = Promise.resolve();
  const queued = <Result>(start: () => Generator<undefined, Result>): Promise<Result> => {
    const next = last.then(() => drive(start()));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    size: 1,
    replicate: (task) => queued(() => simulator.replicate(task)),
    drift: () => queued(() => simulator.drift()),
    dismiss: () => Promise.resolve(),
  };
}
