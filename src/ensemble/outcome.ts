/** What is kept of a replication when its trace is gone. */
import { type ReplicationCosts, replicationCosts } from '../cost/cost-result.ts';
import { orderNetPence } from '../cost/order-price.ts';
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
import type { CostLine } from '../scenario/costs-spec.ts';
import type { StorageOrder } from '../storage/pool-trace.ts';
import { costDrivers } from './cost-drivers.ts';
import { dailySeries, seriesShape } from './daily-series.ts';
import { metricScope } from './metric-scope.ts';
import { appliesTo, HEADLINE_METRICS } from './metrics.ts';
import { type MilestoneOutcome, milestoneOutcomes } from './milestone-outcome.ts';
import { type PoolOutcome, poolOutcomes } from './pool-outcome.ts';

export interface Outcome {
  readonly replication: number;
  /** The values of the drawn inputs, in their order. */
  readonly inputs: Float64Array;
  /**
   * In the order of HEADLINE_METRICS; null: it does not happen within the horizon, or the scenario
   * does not ask for it.
   */
  readonly metrics: readonly (number | null)[];
  readonly sizes: readonly SizeDistribution[];
  readonly stages: readonly StageTrace[];
  readonly stageEvents: readonly StageEvent[];
  /** See Trace. */
  readonly stageMovedBytes: readonly number[];
  readonly counts: EventCounts;
  readonly ledger: BytesLedger;
  /** In the order of the plan's pools; empty without storage. */
  readonly pools: readonly PoolOutcome[];
  readonly orders: readonly StorageOrder[];
  /** The price of each order, without VAT; null where no line of costs is for purchases. */
  readonly orderNetPence: Float64Array | null;
  /** In the order of the plan's milestones. */
  readonly milestones: readonly MilestoneOutcome[];
  /** Null without costs. */
  readonly costs: ReplicationCosts | null;
}

/** An outcome with its daily series, which are kept apart, as they are large. */
export interface Replicated {
  readonly outcome: Outcome;
  readonly daily: Float64Array;
}

/** What a replication was simulated with. */
export interface Drawn {
  readonly plan: Plan;
  /** The values of the drawn inputs, in their order, */
  readonly inputs: Float64Array;
  /** and the cost lines with them. */
  readonly costLines: readonly CostLine<number>[];
}

/**
 * What is kept of a trace; of a sample of the mailboxes, scaled up to all of them.
 *
 * @throws InputFaults if its costs are too large to be counted to the penny.
 */
export function replicatedOf(trace: Trace, { plan, inputs, costLines }: Drawn): Replicated {
  const whole = plan.sample === null ? trace : scaleUp(trace, plan);
  const scope = metricScope(plan);
  const { replication, sizes, stages, stageEvents, counts, ledger, orders } = whole;
  const { stageMovedBytes } = whole;
  const costs =
    plan.costs === null
      ? null
      : replicationCosts(plan.costs, { lines: costLines, drivers: costDrivers(whole, plan) });
  return {
    outcome: {
      ...{ replication, inputs, sizes, stages, stageEvents, counts, ledger, orders, costs },
      stageMovedBytes,
      metrics: HEADLINE_METRICS.map((metric) =>
        appliesTo(metric, scope) ? metric.valueIn({ trace: whole, costs }) : null,
      ),
      orderNetPence: plan.costs === null ? null : orderNetPence(plan.costs, costLines, orders),
      pools: poolOutcomes(whole),
      milestones: milestoneOutcomes(whole, plan),
    },
    daily: dailySeries(whole, seriesShape(plan)),
  };
}
