/** The replications of a run, one after another in the same memory. */
import { createWorkspace, simulateInSteps } from '../engine/simulate.ts';
import type { Trace } from '../engine/trace.ts';
import type { Parameters } from '../plan/parameters.ts';
import type { Plan } from '../plan/plan.ts';
import { type Drift, openingDrift } from './opening-drift.ts';

export interface RunOutcome {
  /** One a replication, in their order. */
  readonly traces: readonly Trace[];
  readonly drift: Drift | null;
}

/**
 * Simulates the replications 0 to `replicationCount` - 1, after a look at the opening's drift.
 * Yields, every few hundredths of a second, how many replications are done.
 *
 * @throws Error if a replication's master check fails.
 */
export function* runReplications(
  plan: Plan,
  parameters: Parameters,
  replicationCount: number,
): Generator<number, RunOutcome> {
  const workspace = createWorkspace(plan);
  const drift = yield* stepping(openingDrift(plan, parameters, workspace), 0);
  const traces: Trace[] = [];
  for (let replication = 0; replication < replicationCount; replication++) {
    const steps = simulateInSteps(plan, workspace, { replication, parameters });
    traces.push(yield* stepping(steps, replication));
  }
  return { traces, drift };
}

/** Takes the steps of a part and yields a number of its own after each. */
function* stepping<Result>(
  steps: Generator<undefined, Result>,
  doneCount: number,
): Generator<number, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield doneCount;
  }
}
