/** Whether a gate is tripped, evening by evening. */
import type { GateSpec } from '../scenario/rollout-spec.ts';

export interface Gate {
  /**
   * Takes the metric's value of the next evening and says what it has brought about; null: nothing.
   *
   * @param value null: there is none on this day, and streaks stay as they are
   */
  readonly step: (value: number | null) => 'trip' | 'clear' | null;
  readonly isTripped: () => boolean;
}

/**
 * A gate that has not tripped. It trips when as many values running as its bound asks for are
 * strictly beyond the bound, and clears when as many as the other bound asks for are strictly on
 * the good side of that one; without the other bound, at one value that is not beyond the first.
 * Between the two bounds it stays as it is.
 */
export function createGate({
  beyond,
  trip,
  clear,
}: Pick<GateSpec, 'beyond' | 'trip' | 'clear'>): Gate {
  const isBeyond = (value: number, bound: number): boolean =>
    beyond === 'above' ? value > bound : value < bound;
  const isGood = (value: number): boolean => {
    if (clear === null) return !isBeyond(value, trip.bound);
    return beyond === 'above' ? value < clear.bound : value > clear.bound;
  };
  let tripped = false;
  let streakDays = 0;
  return {
    step: (value) => {
      if (value === null) return null;
      const counts = tripped ? isGood(value) : isBeyond(value, trip.bound);
      streakDays = counts ? streakDays + 1 : 0;
      if (streakDays < (tripped ? (clear?.days ?? 1) : trip.days)) return null;
      tripped = !tripped;
      streakDays = 0;
      return tripped ? 'trip' : 'clear';
    },
    isTripped: () => tripped,
  };
}
