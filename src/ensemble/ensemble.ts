/** The replications of a run as they come in: drawn in batches, simulated, taken in order. */
import type { Sampling, Scenario } from '../scenario/scenario.ts';
import type { Crew } from './crew.ts';
import type { DailyStore } from './daily-store.ts';
import { drawBatch } from './draw-inputs.ts';
import { inOrder } from './in-order.ts';
import type { MetricSample } from './metric-sample.ts';
import { HEADLINE_METRICS } from './metrics.ts';
import type { Outcome, Replicated } from './outcome.ts';
import type { Task } from './simulator.ts';

/** How replications were drawn: under latin-hypercube each batch is a hypercube of its own. */
export interface Design {
  readonly method: Sampling;
  readonly batchSizes: readonly number[];
}

export interface EnsembleMeans {
  readonly crew: Crew;
  readonly daily: DailyStore;
  /** Looks at drawn inputs before anything is simulated with them, and throws what is wrong. */
  readonly checkDrawn: (rows: readonly Float64Array[], firstReplication: number) => void;
  /** Called with the number of replications done. */
  readonly onDone: (count: number) => void;
  /** Lets whatever else is due have its turn: drawing ten thousand replications takes a second. */
  readonly breathe: () => Promise<void>;
}

/** Replications in each worker's hands or waiting for it: one to work on, one to come. */
const TASKS_A_WORKER = 2;

export interface Ensemble {
  readonly outcomes: readonly Outcome[];
  readonly daily: DailyStore;
  readonly design: Design;
  /**
   * Draws and simulates further batches of these sizes.
   *
   * @throws what `checkDrawn` throws; Error if a master check fails; WorkerDied.
   */
  readonly extend: (batchSizes: readonly number[]) => Promise<void>;
  /**
   * Simulates replications that are done once more, with the same inputs and another luck.
   *
   * @throws as extend
   */
  readonly repeat: (replications: readonly number[]) => Promise<readonly Outcome[]>;
}

/** An ensemble without replications. */
export function createEnsemble(
  scenario: Scenario,
  { crew, daily, checkDrawn, onDone, breathe }: EnsembleMeans,
): Ensemble {
  const batchSizes: number[] = [];
  const outcomes: Outcome[] = [];
  const atOnce = crew.size === 1 ? 1 : crew.size * TASKS_A_WORKER;

  const drawTasks = async (counts: readonly number[]): Promise<Task[]> => {
    const tasks: Task[] = [];
    for (const count of counts) {
      await breathe();
      const firstReplication = outcomes.length + tasks.length;
      const batch = batchSizes.push(count) - 1;
      const rows = drawBatch(scenario, { batch, firstReplication, count });
      checkDrawn(rows, firstReplication);
      for (const [index, inputs] of rows.entries()) {
        tasks.push({ replication: firstReplication + index, luck: 0, inputs });
      }
    }
    return tasks;
  };

  return {
    outcomes,
    daily,
    design: { method: scenario.run.sampling, batchSizes },
    extend: async (counts) =>
      inOrder(await drawTasks(counts), {
        atOnce,
        work: crew.replicate,
        take: (replicated: Replicated) => {
          outcomes.push(replicated.outcome);
          daily.add(replicated.daily);
          onDone(outcomes.length);
        },
      }),
    repeat: async (replications) => {
      const repeated: Outcome[] = [];
      const tasks = replications.map((replication) => {
        const { inputs } = outcomes[replication]!;
        return { replication, luck: 1, inputs };
      });
      const take = ({ outcome }: Replicated) => {
        repeated.push(outcome);
        onDone(outcomes.length + repeated.length);
      };
      await inOrder(tasks, { atOnce, work: crew.replicate, take });
      return repeated;
    },
  };
}

/** The values of a metric over the replications, for statistics. */
export function metricSample(
  outcomes: readonly Outcome[],
  design: Design,
  metricName: string,
): MetricSample {
  const index = HEADLINE_METRICS.findIndex(({ name }) => name === metricName);
  return {
    values: outcomes.map(({ metrics }) => metrics[index]!),
    hypercubeSizes: design.method === 'latin-hypercube' ? design.batchSizes : null,
  };
}
