/** One replication by the engine and by the reference. */
import { simulate } from '../../src/engine/simulate.ts';
import { createWorkspace } from '../../src/engine/workspace.ts';
import { disagreements } from './disagreements.ts';
import type { SmallPlan } from './plans.ts';
import { runReference } from './reference/reference.ts';
import type { EventTally } from './reference/totals.ts';
import { type Script, scriptController } from './scripts.ts';

export interface Comparison {
  /** What differs. */
  readonly differences: readonly string[];
  /** What happened in the reference. */
  readonly events: EventTally;
}

/** Compares a replication; with a script in place of the plan's rollout. */
export function compare(small: SmallPlan, replication: number, script?: Script): Comparison {
  const { plan, parameters } = small;
  const reference = runReference({
    ...small,
    replication,
    ...(script === undefined ? {} : { script: (day: number) => script[day]! }),
  });
  const workspace = createWorkspace(plan);
  const controller = script === undefined ? {} : { controller: () => scriptController(script) };
  const trace = simulate(plan, workspace, { replication, parameters, ...controller });
  const simulated = { trace, columns: workspace.columns };
  return { differences: disagreements(simulated, reference, plan), events: reference.events };
}
