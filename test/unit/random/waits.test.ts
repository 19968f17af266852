import { describe, expect, it } from 'vitest';

import { exp } from '../../../src/random/exp.ts';
import { waitDays, waitTable } from '../../../src/random/waits.ts';

const MEANS_DAYS = [0.05, 0.5, 1, 3, 19.5, 45, 120, 730.5, 1e5];
const DAY_COUNT = 1096;

/** The rule itself: k is the least of 1 or more with u >= exp(-k / mean), or past the table. */
function isByRule(meanDays: number, u: number): boolean {
  const k = waitDays(waitTableOf(meanDays), u);
  const reached = k === DAY_COUNT + 1 || u >= exp(-k / meanDays);
  return reached && (k === 1 || u < exp(-(k - 1) / meanDays));
}

const tables = new Map(MEANS_DAYS.map((mean) => [mean, waitTable(mean, DAY_COUNT)]));

function waitTableOf(meanDays: number) {
  return tables.get(meanDays)!;
}

describe('waitDays', () => {
  it('rounds an exponential time up to whole days', () => {
    const table = waitTable(10, 100);
    // -10 ln(0.5) = 6.93; -10 ln(0.95) = 0.51; -10 ln(0.01) = 46.05; -10 ln(1e-5) = 115.1.
    expect(waitDays(table, 0.5)).toBe(7);
    expect(waitDays(table, 0.95)).toBe(1);
    expect(waitDays(table, 0.01)).toBe(47);
    expect(waitDays(table, 1e-5)).toBe(101);
  });

  it.each(MEANS_DAYS)('is the rule on both sides of every edge, mean %d days', (meanDays) => {
    const wrong: number[] = [];
    for (let k = 1; k <= DAY_COUNT; k++) {
      const edge = exp(-k / meanDays);
      for (const u of [edge, edge * (1 - 2 ** -52), edge * (1 + 2 ** -52)]) {
        if (u > 1e-16 && u < 1 && !isByRule(meanDays, u)) wrong.push(u);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(MEANS_DAYS)('is the rule at bucket edges and in between, mean %d days', (meanDays) => {
    const draws = [2 ** -53, 1 - 2 ** -53];
    for (let i = 1; i < 8192; i++) draws.push(i / 8192, i / 8192 - 2 ** -53);
    expect(draws.filter((u) => !isByRule(meanDays, u))).toEqual([]);
  });

  it('is never due for an infinite mean and due tomorrow for a mean of 0', () => {
    for (const u of [2 ** -53, 0.3, 0.5, 1 - 2 ** -53]) {
      expect(waitDays(waitTable(Infinity, 30), u)).toBe(31);
      expect(waitDays(waitTable(0, 30), u)).toBe(1);
    }
  });

  it('knows a horizon of no days and of one', () => {
    expect(waitDays(waitTable(5, 0), 0.999)).toBe(1);
    expect(waitDays(waitTable(5, 1), 0.9)).toBe(1);
    expect(waitDays(waitTable(5, 1), 0.8)).toBe(2); // exp(-1/5) = 0.8187
  });

  it('refuses a mean that is negative or not a number', () => {
    expect(() => waitTable(-1, 10)).toThrow(RangeError);
    expect(() => waitTable(Number.NaN, 10)).toThrow(RangeError);
  });
});
