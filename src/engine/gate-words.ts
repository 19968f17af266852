/** A gate's bounds in words. */
import type { GateMetric, GateSpec } from '../scenario/rollout-spec.ts';
import { formatShare } from '../units/shares.ts';

const METRIC_WORDS: Readonly<Record<GateMetric, string>> = {
  poolUtilisation: 'pool utilisation',
  shareBlocked: 'share blocked',
  shareWarned: 'share warned',
  contactsPerDay: 'contacts a day',
  failureShare: 'failure share',
  runwayDays: 'runway in days',
};

/**
 * A bound in words.
 *
 * @example
 * gateCause({
 *   metric: 'shareWarned',
 *   beyond: 'above',
 *   trip: { bound: 0.1, days: 2 },
 *   clear: null,
 * }, 'trip') // 'share warned above 10% for 2 days'
 */
export function gateCause(
  { metric, beyond, trip, clear }: Pick<GateSpec, 'metric' | 'beyond' | 'trip' | 'clear'>,
  turn: 'trip' | 'clear',
): string {
  const other = beyond === 'above' ? 'below' : 'above';
  const side = turn === 'trip' ? beyond : clear === null ? `no longer ${beyond}` : other;
  const { bound, days } = turn === 'trip' || clear === null ? trip : clear;
  const forDays = turn === 'clear' && clear === null ? 1 : days;
  const long = forDays === 1 ? '' : ` for ${forDays} days`;
  return `${METRIC_WORDS[metric]} ${side} ${boundText(metric, bound)}${long}`;
}

function boundText(metric: GateMetric, bound: number): string {
  return metric === 'contactsPerDay' || metric === 'runwayDays' ? `${bound}` : formatShare(bound);
}
