/** When people leave: a scenario's months, day by day. */
import { partsOf } from '../calendar/date.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ChurnPlan } from './plan.ts';

export function churnPlan({ population, horizon }: Scenario<unknown>): ChurnPlan {
  const { monthWeights, retentionDays } = population.churn;
  return {
    dayWeights: Float64Array.from(
      { length: horizon.end - horizon.start + 1 },
      (_, day) => monthWeights[partsOf(horizon.start + day).month - 1]!,
    ),
    retentionDays,
    hasLeavers: population.cohorts.some(({ leaversPerYear }) => mayBeAbove0(leaversPerYear)),
  };
}

/** Of a number or of a value that is not settled yet. */
function mayBeAbove0(value: unknown): boolean {
  if (typeof value === 'number') return value > 0;
  const known = value as { distribution?: { kind: string; value?: number } };
  return known.distribution?.kind !== 'fixed' || known.distribution.value! > 0;
}
