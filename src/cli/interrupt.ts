/**
 * Ctrl-C: the work stops between two steps, what was half made is taken away, and a line says so.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Thrown where the work stopped; the message says what was done. */
export class Interrupted extends Error {
  constructor(done: string) {
    super(done);
    this.name = 'Interrupted';
  }
}

/** The event loop gets a turn about so often, so that signals are heard; steps are shorter. */
const TURN_EVERY_MS = 100;

export interface Interruptible {
  readonly interruption: AbortSignal;
  /** What was done, for the message. */
  readonly describe: () => string;
}

/** Takes the steps of some work to the last and gives its result. */
type Driver = <Result>(steps: Generator<undefined, Result>) => Promise<Result>;

/**
 * A driver that gives the event loop turns, however short the pieces of work that it is given: ten
 * thousand replications of a few milliseconds are as long a time as one that takes a minute.
 *
 * The driver throws Interrupted with `describe()` once the signal is aborted.
 */
export function driverWithTurns({ interruption, describe }: Interruptible): Driver {
  let turnAt = performance.now();
  const turn = async (): Promise<void> => {
    if (performance.now() - turnAt < TURN_EVERY_MS) return;
    await giveTurn(interruption, describe);
    turnAt = performance.now();
  };
  return async (steps) => {
    for (;;) {
      await turn();
      const step = steps.next();
      if (step.done) return step.value;
    }
  };
}

/** Takes the steps of one piece of work, as such a driver does. */
export function driveSteps<Result>(
  steps: Generator<undefined, Result>,
  turns: Interruptible,
): Promise<Result> {
  return driverWithTurns(turns)(steps);
}

/**
 * Waits for work that is done elsewhere, but no longer than until the signal is aborted.
 *
 * @throws Interrupted with `describe()` then; else what the work throws.
 */
export function unlessInterrupted<Result>(
  work: Promise<Result>,
  { interruption, describe }: Interruptible,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Interrupted(describe()));
    if (interruption.aborted) stop();
    interruption.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => interruption.removeEventListener('abort', stop));
  });
}

/** Lets the event loop have its turn. @throws Interrupted if the signal is aborted by then. */
export async function giveTurn(interruption: AbortSignal, describe: () => string): Promise<void> {
  await nextTurn();
  throwIfInterrupted(interruption, describe);
}

/** @throws Interrupted with `describe()` if the signal is aborted. */
export function throwIfInterrupted(interruption: AbortSignal, describe: () => string): void {
  if (interruption.aborted) throw new Interrupted(describe());
}
