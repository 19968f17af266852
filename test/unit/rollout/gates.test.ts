import { describe, expect, it } from 'vitest';
import { createGate } from '../../../src/rollout/gates.ts';
import type { GateSpec } from '../../../src/scenario/rollout-spec.ts';

type Machine = Pick<GateSpec, 'beyond' | 'trip' | 'clear'>;

/** What an evening brings about: T trips, C clears, - nothing while untripped, = while tripped. */
const told = (spec: Machine, values: readonly (number | null)[]): string => {
  const gate = createGate(spec);
  return values
    .map((value) => {
      const change = gate.step(value);
      if (change !== null) expect(gate.isTripped()).toBe(change === 'trip');
      if (change === 'trip') return 'T';
      if (change === 'clear') return 'C';
      return gate.isTripped() ? '=' : '-';
    })
    .join('');
};

const ABOVE: Machine = {
  beyond: 'above',
  trip: { bound: 0.85, days: 2 },
  clear: { bound: 0.8, days: 3 },
};
const BELOW: Machine = {
  beyond: 'below',
  trip: { bound: 60, days: 2 },
  clear: { bound: 90, days: 2 },
};

describe('createGate', () => {
  it('begins untripped', () => {
    expect(createGate(ABOVE).isTripped()).toBe(false);
  });

  it('trips on the evening of the last of so many days strictly above', () => {
    expect(told(ABOVE, [0.86, 0.86, 0.86])).toBe('-T=');
    expect(told(ABOVE, [0.86, 0.85, 0.86, 0.86])).toBe('---T');
    expect(told(ABOVE, [0.85, 0.85, 0.85])).toBe('---');
    expect(told({ ...ABOVE, trip: { bound: 0.85, days: 1 } }, [0.85, 0.8500001])).toBe('-T');
  });

  it('clears on the evening of the last of so many days strictly below', () => {
    expect(told(ABOVE, [0.9, 0.9, 0.79, 0.79, 0.79, 0.79])).toBe('-T==C-');
    expect(told(ABOVE, [0.9, 0.9, 0.79, 0.79, 0.8, 0.79, 0.79, 0.79])).toBe('-T=====C');
    expect(told(ABOVE, [0.9, 0.9, 0.8, 0.8, 0.8, 0.8])).toBe('-T====');
  });

  it('has the sides the other way round where it trips below', () => {
    expect(told(BELOW, [60, 59, 60, 59, 59, 91, 90, 91, 91])).toBe('----T===C');
  });

  it('leaves streaks alone on days without a value', () => {
    expect(told(ABOVE, [0.9, null, null, 0.9])).toBe('---T');
    expect(told(ABOVE, [0.9, 0.9, 0.7, null, 0.7, null, 0.7])).toBe('-T====C');
    expect(told(ABOVE, [null, null, null])).toBe('---');
  });

  it('counts from the start again after each change', () => {
    const values = [0.9, 0.9, 0.9, 0.9, 0.7, 0.7, 0.7, 0.9, 0.9, 0.7, 0.7, 0.7];
    expect(told(ABOVE, values)).toBe('-T====C-T==C');
  });

  it('does not flap where values swing about the bound', () => {
    // Twenty days between the two bounds and beyond the first: one trip, and no clear until they
    // stay below the second.
    const swinging = Array.from({ length: 20 }, (_, day) => (day % 3 === 2 ? 0.81 : 0.87));
    expect(told(ABOVE, [...swinging, 0.79, 0.79, 0.81, 0.79, 0.79, 0.79])).toBe(
      `-T${'='.repeat(18)}=====C`,
    );
  });

  it('without a second bound clears at one value that is not beyond the first', () => {
    const above: Machine = { ...ABOVE, clear: null };
    expect(told(above, [0.9, 0.9, null, 0.85, 0.9, 0.9, 0.1])).toBe('-T=C-TC');
    const below: Machine = { ...BELOW, clear: null };
    expect(told(below, [59, 59, 59.9, 60, 59])).toBe('-T=C-');
  });
});
