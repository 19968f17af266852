/** Who comes and goes: when people leave, by a scenario's months, and whether anybody does. */
import { partsOf } from '../calendar/date.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { isUncertainValue } from '../scenario/settle.ts';
import type { ChurnPlan, Plan } from './plan.ts';

export function churnPlan({
  population,
  horizon,
}: Pick<Scenario<unknown>, 'population' | 'horizon'>): ChurnPlan {
  const { monthWeights, retentionDays } = population.churn;
  const dayWeights = Float64Array.from(
    { length: horizon.end - horizon.start + 1 },
    (_, day) => monthWeights[partsOf(horizon.start + day).month - 1]!,
  );
  return {
    dayWeights,
    retentionDays,
    hasLeavers: population.cohorts.some(({ leaversPerYear }) => mayBeAbove0(leaversPerYear)),
  };
}

/** Whether somebody joins within the horizon, or may leave in some replication. */
export function hasChurn({ churn, population }: Pick<Plan, 'churn' | 'population'>): boolean {
  return churn.hasLeavers || population.joiners.joinDay.length > 0;
}

/** Of a number, or of a value that is settled for each replication. */
function mayBeAbove0(value: unknown): boolean {
  if (!isUncertainValue(value)) return value !== 0;
  const { distribution } = value;
  return distribution.kind !== 'fixed' || distribution.value > 0;
}
