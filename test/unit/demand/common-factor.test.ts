import { describe, expect, it } from 'vitest';

import { commonFactorByDay } from '../../../src/demand/common-factor.ts';
import { replicationKey, seedWords } from '../../../src/random/key.ts';
import { normalQuantile } from '../../../src/random/normal.ts';
import { counter1Of } from '../../../src/random/streams.ts';
import { uniform } from '../../../src/random/threefry.ts';
import { calendarOf } from './calendar.ts';

const KEY = replicationKey(seedWords('common'), 2);
/** Months of 3, 2, 3 and 2 days; the horizon may begin within a month. */
const MONTHS = calendarOf(10, { monthOf: Uint16Array.of(0, 0, 0, 1, 1, 2, 2, 2, 3, 3) });

/** Draws of stream 19 for the mailbox number that nobody has. */
const drawOf = (month: number) => normalQuantile(uniform(KEY, 0xffffffff, counter1Of(19, month)));

describe('the common factor', () => {
  it('is 1 without one', () => {
    expect([...commonFactorByDay(MONTHS, null, KEY)]).toEqual(Array(10).fill(1));
  });

  it('is 1 with a spread of 0, whatever the correlation', () => {
    const none = commonFactorByDay(MONTHS, { sd: 0, correlation: 0.9 }, KEY);
    expect([...none]).toEqual(Array(10).fill(1));
  });

  it('holds for all days of a month', () => {
    const factors = commonFactorByDay(MONTHS, { sd: 0.2, correlation: 0.5 }, KEY);
    const runs = [factors.slice(0, 3), factors.slice(3, 5), factors.slice(5, 8), factors.slice(8)];
    for (const days of runs) expect(new Set(days).size).toBe(1);
    expect(new Set(factors).size).toBe(4);
  });

  it('follows z(m) = r z(m-1) + sqrt(1 - r^2) e(m), log-normal of mean 1', () => {
    const factors = commonFactorByDay(MONTHS, { sd: 0.25, correlation: 0.6 }, KEY);
    // sqrt(1 - 0.36) = 0.8; the first score is its own draw.
    let score = drawOf(0);
    for (const [month, day] of [0, 3, 5, 8].entries()) {
      if (month > 0) score = 0.6 * score + 0.8 * drawOf(month);
      expect(factors[day]).toBeCloseTo(Math.exp(0.25 * score - 0.03125), 13);
    }
  });

  it('is fresh every month without correlation', () => {
    const factors = commonFactorByDay(MONTHS, { sd: 0.25, correlation: 0 }, KEY);
    expect(factors[8]).toBeCloseTo(Math.exp(0.25 * drawOf(3) - 0.03125), 13);
  });

  it('differs between replications, and not between lengths of the horizon', () => {
    const common = { sd: 0.25, correlation: 0.6 };
    const factors = commonFactorByDay(MONTHS, common, KEY);
    const other = commonFactorByDay(MONTHS, common, replicationKey(seedWords('common'), 3));
    expect(other[0]).not.toBe(factors[0]);
    const short = { ...MONTHS, dayCount: 6 };
    expect(commonFactorByDay(short, common, KEY)).toEqual(factors.slice(0, 6));
  });
});
