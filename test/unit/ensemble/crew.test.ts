import { expect, it } from 'vitest';
import { soloCrew } from '../../../src/ensemble/crew.ts';
import type { Replicated } from '../../../src/ensemble/outcome.ts';
import type { Simulator, Task } from '../../../src/ensemble/simulator.ts';

const taskOf = (replication: number): Task => ({
  replication,
  luck: 0,
  inputs: new Float64Array(0),
});

/** Notes when each replication begins and ends, and fails for a negative one. */
function simulatorWith(log: string[]): Simulator {
  return {
    *replicate({ replication }) {
      log.push(`begin ${replication}`);
      yield;
      if (replication < 0) throw new Error(`replication ${replication}`);
      log.push(`end ${replication}`);
      return { outcome: { replication } } as unknown as Replicated;
    },
    *drift() {
      log.push('drift');
      yield;
      return null;
    },
  };
}

/** With a turn for others between any two steps. */
async function drive<Result>(steps: Generator<undefined, Result>): Promise<Result> {
  for (;;) {
    await null;
    const step = steps.next();
    if (step.done) return step.value;
  }
}

it('takes one task after another, whenever they are given', async () => {
  const log: string[] = [];
  const crew = soloCrew(simulatorWith(log), drive);
  const drift = crew.drift();
  const [first, second] = [crew.replicate(taskOf(0)), crew.replicate(taskOf(1))];
  expect((await second).outcome.replication).toBe(1);
  expect([await drift, (await first).outcome.replication]).toEqual([null, 0]);
  expect(log).toEqual(['drift', 'begin 0', 'end 0', 'begin 1', 'end 1']);
  expect(crew.size).toBe(1);
});

it('goes on after a task that failed', async () => {
  const log: string[] = [];
  const crew = soloCrew(simulatorWith(log), drive);
  const [failing, next] = [crew.replicate(taskOf(-1)), crew.replicate(taskOf(2))];
  await expect(failing).rejects.toThrow('replication -1');
  expect((await next).outcome.replication).toBe(2);
  await crew.dismiss();
});
