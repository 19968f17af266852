/** Gates, failures and upgrades on request of a scenario as plain data for JSON. */
import { formatDate } from '../calendar/date.ts';
import { medianOf } from '../random/distribution.ts';
import type {
  FailuresSpec,
  GateBound,
  GateSpec,
  StandingRuleSpec,
} from '../scenario/rollout-spec.ts';
import type { UncertainValue } from '../scenario/scenario.ts';
import { failureWords, gateWords, standingWords } from './rule-words.ts';

/** Bounds are shares, numbers a day, or days, as the metric has it. */
export function gateObject(gate: GateSpec) {
  const { name, metric, pool, scope, stages, beyond, trip, clear, onTrip, acts } = gate;
  const boundOf = (side: 'above' | 'below', { bound, days }: GateBound) => ({
    [side]: bound,
    for_days: days,
  });
  const goodSide = beyond === 'above' ? 'below' : 'above';
  return {
    name,
    metric,
    pool,
    scope,
    stages,
    trip: boundOf(beyond, trip),
    clear: clear === null ? null : boundOf(goodSide, clear),
    on_trip: onTrip,
    mode: acts ? 'act' : 'report',
    in_words: gateWords(gate),
  };
}

/** Uncertain shares by their medians, here and below. */
export function failureObject(failures: FailuresSpec<UncertainValue>) {
  return {
    share: median(failures.share),
    retry_after_days: failures.retryAfterDays,
    attempts: failures.attempts,
    in_words: failureWords(failures),
  };
}

export function standingObject(rule: StandingRuleSpec<UncertainValue>) {
  const dateOf = (date: number | null) => (date === null ? null : formatDate(date));
  return {
    name: rule.name,
    when: rule.when,
    after_days: rule.afterDays,
    share: median(rule.share),
    from: dateOf(rule.from),
    to: dateOf(rule.to),
    in_words: standingWords(rule),
  };
}

function median({ distribution, range }: UncertainValue): number {
  return medianOf(distribution, range);
}
