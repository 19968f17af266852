/** What a scenario has that metrics and tables may be about. */
import { hasChurn } from '../plan/churn.ts';
import type { Plan } from '../plan/plan.ts';
import { hasProcurement } from './numbered-pools.ts';

/** Whether a scenario has what metrics are about. */
export interface MetricScope {
  readonly stages: boolean;
  readonly gates: boolean;
  /** Whether attempts to change a mailbox may fail. */
  readonly failures: boolean;
  /** Whether stages move mailboxes to other platforms. */
  readonly moves: boolean;
  /** Whether somebody may join or leave within the horizon. */
  readonly churn: boolean;
  readonly storage: boolean;
  /** Without it no lead time is known, and so no day by which to order. */
  readonly procurement: boolean;
  readonly costs: boolean;
}

/** What the plan of a scenario has. */
export function metricScope(plan: Plan): MetricScope {
  const { rollout, storage, costs } = plan;
  const hasStages = rollout.stages.length > 0;
  return {
    stages: hasStages,
    gates: hasStages && rollout.gates.length > 0,
    failures: hasStages && rollout.failures !== null,
    moves: rollout.moves !== null,
    churn: hasChurn(plan),
    storage: storage !== null,
    procurement: hasProcurement(plan),
    costs: costs !== null,
  };
}
