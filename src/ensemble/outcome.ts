/** What is kept of a replication when its trace is gone. */
import { scaleUp } from '../engine/scale-up.ts';
import type {
  BytesLedger,
  EventCounts,
  SizeDistribution,
  StageEvent,
  StageTrace,
  Trace,
} from '../engine/trace.ts';
import type { Plan } from '../plan/plan.ts';
import { dailySeries } from './daily-series.ts';
import { HEADLINE_METRICS } from './metrics.ts';

export interface Outcome {
  readonly replication: number;
  /** The values of the drawn inputs, in their order. */
  readonly inputs: Float64Array;
  /** In the order of HEADLINE_METRICS; null: it does not happen within the horizon. */
  readonly metrics: readonly (number | null)[];
  readonly sizes: readonly SizeDistribution[];
  readonly stages: readonly StageTrace[];
  readonly stageEvents: readonly StageEvent[];
  readonly counts: EventCounts;
  readonly ledger: BytesLedger;
}

/** An outcome with its daily series, which are kept apart, as they are large. */
export interface Replicated {
  readonly outcome: Outcome;
  readonly daily: Float64Array;
}

/** What is kept of a trace; of a sample of the mailboxes, scaled up to all of them. */
export function replicatedOf(trace: Trace, inputs: Float64Array, plan: Plan): Replicated {
  const whole = plan.sample === null ? trace : scaleUp(trace, plan);
  const { replication, sizes, stages, stageEvents, counts, ledger } = whole;
  const metrics = HEADLINE_METRICS.map(({ valueIn }) => valueIn(whole));
  return {
    outcome: { replication, inputs, metrics, sizes, stages, stageEvents, counts, ledger },
    daily: dailySeries(whole),
  };
}
