/** A worker: a thread that simulates one replication after another. The entry of that thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { lastStep } from '../engine/last-step.ts';
import { isOutOfMemory } from './out-of-memory.ts';
import { createSimulator, type Simulator, type Subject } from './simulator.ts';
import { failureOf, type Reply, type Request } from './worker-messages.ts';

let simulator: Simulator | null = null;

parentPort?.on('message', (request: Request) => {
  const reply = replyTo(request);
  const moved = reply.kind === 'replicated' ? [reply.replicated.daily.buffer as ArrayBuffer] : [];
  parentPort?.postMessage(reply, moved);
});

function replyTo(request: Request): Reply {
  try {
    simulator ??= createSimulator(workerData as Subject);
    if (request.kind === 'drift') return { kind: 'drift', drift: lastStep(simulator.drift()) };
    return { kind: 'replicated', replicated: lastStep(simulator.replicate(request.task)) };
  } catch (error) {
    // No fault of the simulation: the thread dies of it, and its memory is given back.
    if (isOutOfMemory(error)) throw error;
    return { kind: 'failed', failure: failureOf(error) };
  }
}
