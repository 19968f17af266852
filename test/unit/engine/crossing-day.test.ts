import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { crossingGuide } from '../../../src/demand/crossing.ts';
import type { CohortRun } from '../../../src/engine/cohort-run.ts';
import { crossingDay } from '../../../src/engine/kernel.ts';

const RUNS = { seed: 1, numRuns: 1000 };

interface Case {
  readonly daily: readonly number[];
  readonly base: number;
  readonly slope: number;
}

function cumulativeOf(daily: readonly number[]): Float64Array {
  const cumulative = new Float64Array(daily.length + 1);
  daily.forEach((factor, day) => {
    cumulative[day + 1] = cumulative[day]! + factor;
  });
  return cumulative;
}

/** What the search looks at: the curve, its guide, and one row. */
function runOf({ daily, base, slope }: Case): CohortRun {
  const cumulative = cumulativeOf(daily);
  return {
    curve: { daily: Float64Array.from(daily), cumulative },
    guide: crossingGuide(cumulative),
    columns: { base: Float64Array.of(base), slope: Float64Array.of(slope) },
  } as unknown as CohortRun;
}

/** The definition: the least day from `firstDay` on with base + slope * C(day) >= threshold. */
function leastDay({ daily, base, slope }: Case, firstDay: number, threshold: number): number {
  let sum = 0;
  for (let day = 0; day < daily.length; day++) {
    sum += daily[day]!;
    if (day >= firstDay && base + slope * sum >= threshold) return day;
  }
  return -1;
}

describe('the crossing day', () => {
  it('by hand: on the day that reaches the threshold, not the day after', () => {
    // 10 + 2 C with C = 1, 2, 2.25, 3.25: 12, 14, 14.5, 16.5.
    const run = runOf({ daily: [1, 1, 0.25, 1], base: 10, slope: 2 });
    expect(crossingDay(run, 0, 0, 14)).toBe(1);
    expect(crossingDay(run, 0, 0, 14.0001)).toBe(2);
    expect(crossingDay(run, 0, 0, 14.5)).toBe(2);
    expect(crossingDay(run, 0, 0, 16.5)).toBe(3);
    expect(crossingDay(run, 0, 0, 5)).toBe(0);
    // Reached before the first day that counts: that day.
    expect(crossingDay(run, 0, 2, 12)).toBe(2);
  });

  const day = fc.oneof(
    { weight: 4, arbitrary: fc.double({ min: 0.2, max: 3, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 0.3, 1e-9, 1000) },
  );
  const anyCase = fc.record({
    daily: fc.array(day, { minLength: 1, maxLength: 400 }),
    base: fc.integer({ min: -1_000_000, max: 4_000_000_000 }),
    slope: fc.integer({ min: 1, max: 2 ** 40 }).map((units) => units / 16384),
  });

  it('is the least day by the definition, wherever the guide begins', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyCase, place, place, (given, height, start) => {
        const { daily, base, slope } = given;
        const last = cumulativeOf(daily).at(-1)!;
        const threshold = Math.round(base + height * slope * last);
        const firstDay = Math.floor(start * (daily.length - 1));
        const expected = leastDay(given, firstDay, threshold);
        fc.pre(expected >= 0);
        expect(crossingDay(runOf(given), 0, firstDay, threshold)).toBe(expected);
      }),
      RUNS,
    );
  });

  it('is exact where the threshold is just what a day has, and a last bit more or less', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(), (given, at) => {
        const { daily, base, slope } = given;
        const cumulative = cumulativeOf(daily);
        const content = base + slope * cumulative[(at % daily.length) + 1]!;
        for (const threshold of [content, content * (1 - 2 ** -52), content * (1 + 2 ** -52)]) {
          const expected = leastDay(given, 0, threshold);
          if (expected < 0) continue;
          expect(crossingDay(runOf(given), 0, 0, threshold)).toBe(expected);
        }
      }),
      RUNS,
    );
  });

  it('is proposed within a few days of where it is', () => {
    // 1,096 days of a week's rhythm that grow by 15 % a year, as a real horizon's.
    const daily = Array.from(
      { length: 1096 },
      (_, at) => (at % 7 < 5 ? 1 : 0.3) * 1.15 ** (at / 365.25),
    );
    const cumulative = cumulativeOf(daily);
    const guide = crossingGuide(cumulative);
    let farthest = 0;
    for (let level = 0; level < cumulative.at(-1)!; level += 0.37) {
      const proposed = guide.day[Math.floor(level * guide.stepsPerUnit)]!;
      const least = leastDay({ daily, base: 0, slope: 1 }, 0, level);
      farthest = Math.max(farthest, Math.abs(least - proposed));
    }
    expect(farthest).toBeLessThanOrEqual(2);
  });
});
