/** What starts, stops and undoes stages, and what owners may ask for: with indexes and days. */
import { STATE_NAMES } from '../quota/levels.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { RolloutPlan } from './plan.ts';

export function rolloutRules({
  rollout,
  storage,
  horizon,
}: Scenario<unknown>): Pick<RolloutPlan, 'gates' | 'failures' | 'standing'> {
  const { stages, gates, failures, standing } = rollout;
  const pools = storage?.pools.map(({ name }) => name) ?? [];
  const dayCount = horizon.end - horizon.start + 1;
  return {
    gates: gates.map((gate) => ({
      ...gate,
      pool: gate.pool === null ? null : pools.indexOf(gate.pool),
      stages: [...stages.keys()].filter(
        (stage) => gate.stages?.includes(stages[stage]!.name) ?? true,
      ),
    })),
    failures:
      failures === null
        ? null
        : { retryAfterDays: failures.retryAfterDays, attempts: failures.attempts },
    standing: standing.map(({ name, when, afterDays, from, to }) => ({
      name,
      fromState: STATE_NAMES.indexOf(when),
      afterDays,
      firstDay: from === null ? 0 : Math.max(0, from - horizon.start),
      endDay: to === null ? dayCount : Math.min(dayCount, to - horizon.start + 1),
    })),
  };
}
