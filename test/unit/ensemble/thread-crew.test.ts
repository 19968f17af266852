/** Worker threads of the build: they give what this thread gives, and end when they are told to. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished, vi } from 'vitest';
import { lastStep } from '../../../src/engine/last-step.ts';
import { drawBatch } from '../../../src/ensemble/draw-inputs.ts';
import { createSimulator, type Subject, type Task } from '../../../src/ensemble/simulator.ts';
import { threadCrew } from '../../../src/ensemble/thread-crew.ts';
import { WorkerDied } from '../../../src/ensemble/worker-died.ts';
import { compilePlan } from '../../../src/plan/compile.ts';
import { readOrganisations } from '../../../src/population/read-organisations.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import { builtMain } from '../../support/built-cli.ts';
import { PROJECT_FOLDER } from '../../support/run-cli.ts';

const SCENARIOS = join(PROJECT_FOLDER, 'test/e2e/scenarios');
const workerFile = pathToFileURL(join(builtMain(), '../../ensemble/worker.js'));

function smallSubject(): Subject {
  const { scenario } = readScenario(join(SCENARIOS, 'small.yaml'), []);
  const organisations = readOrganisations(join(SCENARIOS, 'organisations.csv'), '');
  const { plan } = compilePlan(scenario, organisations.organisations);
  if (plan === null) throw new Error('the small scenario has faults');
  return { scenario, plan };
}

const subject = smallSubject();

function tasksOf(count: number): Task[] {
  const rows = drawBatch(subject.scenario, { batch: 0, firstReplication: 0, count });
  return rows.map((inputs, replication) => ({ replication, luck: 0, inputs }));
}

/** All threads that are started from here on; one that has ended has the number -1. */
function startedThreads(): Worker[] {
  const started: Worker[] = [];
  const note = (worker: Worker) => started.push(worker);
  process.on('worker', note);
  onTestFinished(() => {
    process.off('worker', note);
  });
  return started;
}

it('gives to each task what this thread gives', async () => {
  const [first, ...others] = tasksOf(6);
  const tasks = [first!, ...others, { ...first!, luck: 1 }];
  const alone = createSimulator(subject);
  const crew = threadCrew(subject, { size: 3, workerFile });
  const drift = crew.drift();
  const replicated = await Promise.all(tasks.map(crew.replicate));
  expect(replicated).toEqual(tasks.map((task) => lastStep(alone.replicate(task))));
  expect(replicated.at(-1)!.outcome.metrics).not.toEqual(replicated[0]!.outcome.metrics);
  expect(await drift).toEqual(lastStep(alone.drift()));
  expect(crew.size).toBe(3);
  await crew.dismiss();
});

it('leaves no thread when it is dismissed, and no task without an answer', async () => {
  const threads = startedThreads();
  const crew = threadCrew(subject, { size: 2, workerFile });
  const answers = tasksOf(5).map((task) =>
    crew.replicate(task).catch((error: Error) => error.message),
  );
  await crew.dismiss();
  expect(threads.map(({ threadId }) => threadId)).toEqual([-1, -1]);
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['the crew was dismissed']));
  await expect(crew.drift()).rejects.toThrow('the crew was dismissed');
  await crew.dismiss();
});

it('leaves no thread where not all of them can be started', async () => {
  const threads = startedThreads();
  // A file for the first threads, and then something that none can be started from.
  let askedCount = 0;
  const fickle = Object.defineProperty(new URL(workerFile), 'protocol', {
    get: () => (++askedCount > 12 ? 'https:' : 'file:'),
  });
  const start = () => threadCrew(subject, { size: 9, workerFile: fickle });
  expect(start).toThrow(/^worker [2-9] of 9 could not be started: The URL must be of scheme file$/);
  expect(start).toThrow(WorkerDied);
  await vi.waitFor(() => expect(threads.length).toBeGreaterThan(0));
  await vi.waitFor(() =>
    expect(new Set(threads.map(({ threadId }) => threadId))).toEqual(new Set([-1])),
  );
});
