import { expect, it } from 'vitest';
import { gateCause } from '../../../src/engine/gate-words.ts';
import { GATE } from './controller-of.ts';

it('says on which side of which bound, and for how long', () => {
  const above = { ...GATE, trip: { bound: 12.5, days: 3 }, clear: { bound: 10, days: 2 } };
  expect(gateCause(above, 'trip')).toBe('contacts a day above 12.5 for 3 days');
  expect(gateCause(above, 'clear')).toBe('contacts a day below 10 for 2 days');
  const below = {
    ...({ metric: 'runwayDays', beyond: 'below' } as const),
    ...{ trip: { bound: 60, days: 1 }, clear: { bound: 90, days: 1 } },
  };
  expect(gateCause(below, 'trip')).toBe('runway in days below 60');
  expect(gateCause(below, 'clear')).toBe('runway in days above 90');
});

it('says of a gate without a second bound that it is no longer beyond the first', () => {
  const gate = { ...GATE, trip: { bound: 12, days: 3 }, clear: null };
  expect(gateCause(gate, 'clear')).toBe('contacts a day no longer above 12');
});

it('writes shares as percentages', () => {
  const bounds = { trip: { bound: 0.0005, days: 2 }, clear: { bound: 0.0002, days: 1 } };
  for (const [metric, words] of [
    ['poolUtilisation', 'pool utilisation'],
    ['shareBlocked', 'share blocked'],
    ['shareWarned', 'share warned'],
    ['failureShare', 'failure share'],
  ] as const) {
    const gate = { metric, beyond: 'above', ...bounds } as const;
    expect(gateCause(gate, 'trip')).toBe(`${words} above 0.05% for 2 days`);
    expect(gateCause(gate, 'clear')).toBe(`${words} below 0.02%`);
  }
});
