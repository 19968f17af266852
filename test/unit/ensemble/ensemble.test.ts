/** Replications as they come in, simulated by a crew that only notes what it is asked for. */
import { describe, expect, it } from 'vitest';
import type { Crew } from '../../../src/ensemble/crew.ts';
import { createDailyStore } from '../../../src/ensemble/daily-store.ts';
import { drawBatch } from '../../../src/ensemble/draw-inputs.ts';
import { createEnsemble, metricSample } from '../../../src/ensemble/ensemble.ts';
import { HEADLINE_METRICS } from '../../../src/ensemble/metrics.ts';
import type { Outcome } from '../../../src/ensemble/outcome.ts';
import type { Task } from '../../../src/ensemble/simulator.ts';
import { load, MINIMAL } from '../scenario/memory-io.ts';

const { scenario } = load(
  { 'a.yaml': MINIMAL },
  'owners.inducedGrowth={uniform: [10%, 20%]}',
  'owners.contactShare={p10: 10%, p50: 20%, p90: 40%}',
);

/** Its only metric is its number, and that of its luck in hundreds. */
function outcomeOf({ replication, luck, inputs }: Task): Outcome {
  return { replication, inputs, metrics: [replication + 100 * luck] } as unknown as Outcome;
}

function start(size: number) {
  const tasks: Task[] = [];
  const log: string[] = [];
  const crew = {
    size,
    replicate: async (task: Task) => {
      tasks.push(task);
      log.push(`begin ${task.replication}`);
      // The later ones are done sooner.
      for (let turn = task.replication; turn < 10; turn++) await null;
      return { outcome: outcomeOf(task), daily: Float64Array.of(task.replication) };
    },
  } as unknown as Crew;
  const daily = createDailyStore({
    dayCount: 1,
    seriesCount: 1,
    openSpill: () => {
      throw new Error('there is room in memory');
    },
  });
  const ensemble = createEnsemble(scenario, {
    crew,
    daily,
    checkDrawn: (rows, firstReplication) => log.push(`check ${firstReplication}+${rows.length}`),
    onDone: (count) => log.push(`done ${count}`),
    breathe: async () => {},
  });
  return { ensemble, daily, tasks, log };
}

describe('an ensemble', () => {
  it('simulates its batches, each drawn by itself and numbered on', async () => {
    const { ensemble, daily, tasks } = start(3);
    await ensemble.extend([3, 2]);
    await ensemble.extend([2]);
    const rows = [
      ...drawBatch(scenario, { batch: 0, firstReplication: 0, count: 3 }),
      ...drawBatch(scenario, { batch: 1, firstReplication: 3, count: 2 }),
      ...drawBatch(scenario, { batch: 2, firstReplication: 5, count: 2 }),
    ];
    expect(tasks).toEqual(rows.map((inputs, replication) => ({ replication, luck: 0, inputs })));
    expect(ensemble.design).toEqual({ method: 'latin-hypercube', batchSizes: [3, 2, 2] });
    // In order, though later ones were done sooner.
    expect(ensemble.outcomes.map(({ replication }) => replication)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([...daily.days()].map(({ of }) => of(0))).toEqual([[0, 1, 2, 3, 4, 5, 6]]);
  });

  it('looks at all that is drawn before it simulates, and counts what is done', async () => {
    const { ensemble, log } = start(1);
    await ensemble.extend([1, 2]);
    expect(log).toEqual([
      'check 0+1',
      'check 1+2',
      ...['begin 0', 'done 1', 'begin 1', 'done 2', 'begin 2', 'done 3'],
    ]);
  });

  it('simulates nothing where what is drawn is refused', async () => {
    let begunCount = 0;
    const replicate = () => {
      begunCount++;
      return Promise.reject(new Error('it was simulated'));
    };
    const refusing = createEnsemble(scenario, {
      crew: { size: 1, replicate } as unknown as Crew,
      daily: start(1).daily,
      onDone: () => {},
      checkDrawn: () => {
        throw new Error('refused');
      },
      breathe: async () => {},
    });
    await expect(refusing.extend([1])).rejects.toThrow('refused');
    expect(begunCount).toBe(0);
  });

  it('gives each of several workers one replication to work on and one to come', async () => {
    const { ensemble, log } = start(2);
    await ensemble.extend([6]);
    expect(log.slice(0, 7)).toEqual([
      'check 0+6',
      ...['begin 0', 'begin 1', 'begin 2', 'begin 3', 'done 1', 'begin 4'],
    ]);
  });

  it('repeats replications with the same inputs and another luck, beside its own', async () => {
    const { ensemble, daily, tasks, log } = start(2);
    await ensemble.extend([4]);
    const repeated = await ensemble.repeat([1, 3]);
    expect(tasks.slice(4)).toEqual(
      [1, 3].map((replication) => ({
        replication,
        luck: 1,
        inputs: ensemble.outcomes[replication]!.inputs,
      })),
    );
    expect(repeated.map(({ metrics }) => metrics)).toEqual([[101], [103]]);
    expect(ensemble.outcomes).toHaveLength(4);
    expect(daily.replicationCount).toBe(4);
    expect(log.slice(-2)).toEqual(['done 5', 'done 6']);
  });
});

describe('metricSample', () => {
  const outcomes = [1, 2, null].map((days) => ({
    metrics: HEADLINE_METRICS.map(({ name }) => (name === 'rollout_days' ? days : 7)),
  })) as unknown as Outcome[];

  it('has the values of the metric, and the hypercubes where there are some', () => {
    const batchSizes = [2, 1];
    const of = (method: 'latin-hypercube' | 'random' | 'medians') =>
      metricSample(outcomes, { method, batchSizes }, 'rollout_days');
    expect(of('latin-hypercube')).toEqual({ values: [1, 2, null], hypercubeSizes: batchSizes });
    expect(of('random')).toEqual({ values: [1, 2, null], hypercubeSizes: null });
    expect(of('medians').hypercubeSizes).toBe(null);
  });
});
