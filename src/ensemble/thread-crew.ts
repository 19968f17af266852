/** A crew of worker threads; it starts threads, so it uses Node. */
import { Worker } from 'node:worker_threads';
import type { Crew } from './crew.ts';
import { isOutOfMemory } from './out-of-memory.ts';
import { withSharedArrays } from './shared-arrays.ts';
import type { Subject } from './simulator.ts';
import { WorkerDied } from './worker-died.ts';
import { errorOf, type Reply, type Request } from './worker-messages.ts';

interface Job {
  readonly request: Request;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

export interface ThreadSettings {
  readonly size: number;
  /** The compiled worker.ts: a thread cannot be started from TypeScript. */
  readonly workerFile: URL;
}

/**
 * Starts the threads; the subject goes to each of them once.
 *
 * @throws WorkerDied where the system allows no more threads; none is then left.
 */
export function threadCrew(subject: Subject, { size, workerFile }: ThreadSettings): Crew {
  const workerData = { ...subject, plan: withSharedArrays(subject.plan) };
  const workers = startWorkers(size, () => new Worker(workerFile, { workerData }));
  const { ask, end } = openDesk(workers);
  return {
    size,
    replicate: async (task) => {
      const reply = await ask({ kind: 'replicate', task });
      if (reply.kind !== 'replicated') throw new Error(`a worker replied with ${reply.kind}`);
      return reply.replicated;
    },
    drift: async () => {
      const reply = await ask({ kind: 'drift' });
      if (reply.kind !== 'drift') throw new Error(`a worker replied with ${reply.kind}`);
      return reply.drift;
    },
    dismiss: async () => {
      end(new Error('the crew was dismissed'));
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

interface Desk {
  /** The reply of the first worker that is free for it. */
  readonly ask: (request: Request) => Promise<Reply>;
  /** Rejects what is asked and not answered, now and from now on; the first error counts. */
  readonly end: (error: Error) => void;
}

/** Where requests wait for workers, and workers for requests. */
function openDesk(workers: readonly Worker[]): Desk {
  const waiting: Job[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Job>();
  let ended: Error | null = null;

  const next = (worker: Worker): void => {
    const job = waiting.shift();
    if (job === undefined) {
      idle.push(worker);
      return;
    }
    busy.set(worker, job);
    worker.postMessage(job.request);
  };

  const end = (error: Error): void => {
    if (ended !== null) return;
    ended = error;
    for (const job of [...busy.values(), ...waiting.splice(0)]) job.reject(error);
    busy.clear();
  };

  for (const worker of workers) {
    worker.on('message', (reply: Reply) => {
      const job = busy.get(worker);
      busy.delete(worker);
      next(worker);
      if (reply.kind === 'failed') job?.reject(errorOf(reply.failure));
      else job?.resolve(reply);
    });
    worker.on('error', (thrown: unknown) => end(new WorkerDied(causeOf(thrown))));
    worker.on('messageerror', (thrown: unknown) => end(new WorkerDied(causeOf(thrown))));
    worker.on('exit', (code) => end(new WorkerDied(`it ended with code ${code}`)));
    next(worker);
  }

  const ask = (request: Request): Promise<Reply> =>
    new Promise((resolve, reject) => {
      if (ended !== null) {
        reject(ended);
        return;
      }
      waiting.push({ request, resolve, reject });
      const worker = idle.shift();
      if (worker !== undefined) next(worker);
    });

  return { ask, end };
}

function startWorkers(count: number, start: () => Worker): Worker[] {
  const workers: Worker[] = [];
  try {
    while (workers.length < count) workers.push(start());
  } catch (error) {
    // They would keep the process from ending.
    for (const worker of workers) void worker.terminate();
    const place = `worker ${workers.length + 1} of ${count}`;
    throw new WorkerDied(`${place} could not be started: ${causeOf(error)}`);
  }
  return workers;
}

/** In one line; a thread may throw anything, null too. */
function causeOf(thrown: unknown): string {
  if (isOutOfMemory(thrown)) return 'it ran out of memory';
  const [line = ''] = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n');
  return line;
}
