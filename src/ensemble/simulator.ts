/** Simulates replications of one run, one after another in the same memory. */
import { simulateInSteps } from '../engine/simulate.ts';
import { createWorkspace } from '../engine/workspace.ts';
import { parametersOf } from '../plan/parameters.ts';
import type { Plan } from '../plan/plan.ts';
import { tableMemory } from '../plan/table-memory.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { settleMedians } from '../scenario/settle.ts';
import { drawnInputs, settleDrawn } from './draw-inputs.ts';
import { type Drift, openingDrift } from './opening-drift.ts';
import { type Replicated, replicatedOf } from './outcome.ts';

/** What a run simulates: plain data, which can be sent to a worker. */
export interface Subject {
  readonly scenario: Scenario;
  readonly plan: Plan;
}

/** One replication to be simulated. */
export interface Task {
  readonly replication: number;
  /** 0, or another luck with the same inputs. */
  readonly luck: number;
  /** A value for each drawn input. */
  readonly inputs: Float64Array;
}

export interface Simulator {
  /** In steps of hundredths of a second. @throws Error if the master check fails. */
  readonly replicate: (task: Task) => Generator<undefined, Replicated>;
  /** How the opening drifts with the inputs at their medians, under the luck of replication 0. */
  readonly drift: () => Generator<undefined, Drift | null>;
}

/** A simulator with memory of its own: about 200 MB for 650,000 mailboxes. */
export function createSimulator({ scenario, plan }: Subject): Simulator {
  const workspace = createWorkspace(plan);
  const inputs = drawnInputs(scenario);
  const tables = tableMemory();
  return {
    *replicate(task) {
      const { replication, luck } = task;
      const settled = settleDrawn(scenario, inputs, task.inputs);
      const parameters = parametersOf(settled, plan, tables);
      const trace = yield* simulateInSteps(plan, workspace, { replication, luck, parameters });
      const costLines = settled.costs?.lines ?? [];
      return replicatedOf(trace, { plan, inputs: task.inputs, costLines });
    },
    drift() {
      const parameters = parametersOf(settleMedians(scenario), plan, tables);
      return openingDrift(plan, parameters, workspace);
    },
  };
}
