/** Who simulates a run: as many worker threads as asked for, or this thread alone. */
import { type Crew, soloCrew } from '../ensemble/crew.ts';
import { createSimulator, type Subject } from '../ensemble/simulator.ts';
import { threadCrew } from '../ensemble/thread-crew.ts';
import { driverWithTurns } from './interrupt.ts';
import type { CliIo } from './io.ts';

/**
 * A crew of `size`; a single one needs no thread of its own.
 *
 * @param describe what was done so far, for the message when this thread is interrupted
 */
export function crewOf(
  subject: Subject,
  size: number,
  { io, describe }: { readonly io: CliIo; readonly describe: () => string },
): Crew {
  if (size > 1) return threadCrew(subject, { size, workerFile: io.workerFile });
  const { interruption } = io;
  return soloCrew(createSimulator(subject), driverWithTurns({ interruption, describe }));
}
