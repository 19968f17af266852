import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { betaCdf, betaQuantile } from '../../src/random/beta.ts';
import { type Distribution, faultOf, quantileOf } from '../../src/random/distribution.ts';
import { createDrawBatch, DRAW_BATCH_MAX, DRAW_SLOT_COUNT } from '../../src/random/draw-batch.ts';
import { exp } from '../../src/random/exp.ts';
import { log } from '../../src/random/log.ts';
import { normalCdf, normalQuantile } from '../../src/random/normal.ts';
import { power } from '../../src/random/power.ts';
import { quantileTable, readQuantile } from '../../src/random/quantile-table.ts';
import { uniform, uniformPair } from '../../src/random/threefry.ts';

const RUNS = { seed: 1, numRuns: 200 };

const RANGE = { low: -2, high: 3 };

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const probability = number(1e-15, 1 - 1e-15);

const distribution: fc.Arbitrary<Distribution> = fc.oneof(
  fc
    .tuple(number(-1.99, 2.99), number(-1.99, 2.99), number(-1.99, 2.99))
    .map(([p10, p50, p90]) => ({ kind: 'percentiles' as const, p10, p50, p90 })),
  fc
    .tuple(number(-2, 3), number(-2, 3))
    .map(([low, high]) => ({ kind: 'uniform' as const, low, high })),
  fc
    .tuple(number(-2, 0), number(0, 1), number(1, 3))
    .map(([low, mode, high]) => ({ kind: 'triangular' as const, low, mode, high })),
  fc
    .tuple(number(-1, 2), number(0.01, 1))
    .map(([mean, sd]) => ({ kind: 'normal' as const, mean, sd })),
  fc
    .tuple(number(0.01, 2), number(0.01, 2))
    .map(([median, sigma]) => ({ kind: 'lognormal' as const, median, sigma })),
  fc
    .array(fc.record({ value: number(-2, 3), weight: number(0.01, 9) }), { minLength: 1 })
    .map((items) => ({ kind: 'discrete' as const, items })),
);

describe('uniform', () => {
  it('lies strictly between 0 and 1, and a pair is two single draws', () => {
    const pair = new Float64Array(2);
    fc.assert(
      fc.property(word, word, word, word, word, (word0, word1, mailbox, counterA, counterB) => {
        const key = { word0, word1 };
        uniformPair(key, mailbox, counterA, counterB, pair);
        const one = uniform(key, mailbox, counterA);
        expect(one > 0 && one < 1).toBe(true);
        expect([...pair]).toEqual([one, uniform(key, mailbox, counterB)]);
      }),
      RUNS,
    );
  });

  it('in a batch is bit for bit the single draw, whatever is asked for', () => {
    const batch = createDrawBatch();
    const unsigned = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    const entries = fc.array(fc.tuple(unsigned, unsigned), { maxLength: DRAW_BATCH_MAX });
    const slots = fc.integer({ min: 0, max: DRAW_SLOT_COUNT - 1 });
    fc.assert(
      fc.property(word, word, entries, unsigned, slots, (word0, word1, list, counter1, slot) => {
        const key = { word0, word1 };
        batch.mailbox.set(list.map(([mailbox]) => mailbox));
        batch.ordinal.set(list.map(([, ordinal]) => ordinal));
        batch.fill(key, list.length, counter1, slot);
        const first = slot * DRAW_BATCH_MAX;
        expect([...batch.draws.subarray(first, first + list.length)]).toEqual(
          list.map(([mailbox, ordinal]) => uniform(key, mailbox, counter1 + ordinal)),
        );
      }),
      RUNS,
    );
  });
});

describe('exp, log and power', () => {
  it('undo each other, add up and never fall', () => {
    fc.assert(
      fc.property(number(-300, 300), number(-300, 300), (x, y) => {
        expect(Math.abs(log(exp(x)) - x)).toBeLessThan(1e-13);
        expect(exp(x + y) / (exp(x) * exp(y))).toBeCloseTo(1, 12);
        if (x <= y) expect(exp(x)).toBeLessThanOrEqual(exp(y));
      }),
      RUNS,
    );
  });

  it('power adds exponents and undoes itself', () => {
    fc.assert(
      fc.property(number(1e-3, 1e3), number(-9, 9), number(-9, 9), (base, a, b) => {
        const product = power(base, a) * power(base, b);
        expect(power(base, a + b) / product).toBeCloseTo(1, 12);
        if (Math.abs(a) > 0.1) expect(power(power(base, a), 1 / a) / base).toBeCloseTo(1, 11);
      }),
      RUNS,
    );
  });
});

describe('normal and beta', () => {
  it('the quantile of a probability has that probability', () => {
    fc.assert(
      fc.property(number(1e-300, 0.5), (p) => {
        // The tail magnifies an error of z by z^2: 1400 times 1e-15 at most.
        expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(3e-12);
      }),
      RUNS,
    );
    fc.assert(
      fc.property(probability, number(0.2, 20), number(0.2, 20), (p, a, b) => {
        const x = betaQuantile(p, a, b);
        // Near 1 the spacing of doubles alone moves the probability.
        if (x < 0.999) expect(Math.abs(betaCdf(x, a, b) - p)).toBeLessThan(1e-12);
      }),
      RUNS,
    );
  });
});

describe('distributions', () => {
  it('that are accepted never fall in u and stay within the range', () => {
    fc.assert(
      fc.property(distribution, fc.array(probability, { minLength: 2 }), (believed, draws) => {
        fc.pre(faultOf(believed, RANGE) === null);
        const rising = draws.slice().sort((one, other) => one - other);
        let last = RANGE.low;
        for (const u of rising) {
          const value = quantileOf(believed, RANGE, u);
          // The curve rises; rounding may set neighbours back by an ulp of the range's width.
          expect(value).toBeGreaterThanOrEqual(last - 1e-14);
          expect(value).toBeLessThanOrEqual(RANGE.high);
          last = Math.max(last, value);
        }
      }),
      RUNS,
    );
  });

  it('percentiles are accepted exactly where the curve rises everywhere', () => {
    const thousandths = fc.integer({ min: -1900, max: 2900 });
    const triplet = fc.uniqueArray(thousandths, { minLength: 3, maxLength: 3 });
    let refusedCount = 0;
    fc.assert(
      fc.property(triplet, (values) => {
        const [p10, p50, p90] = values
          .sort((one, other) => one - other)
          .map((value) => value / 1000) as [number, number, number];
        const believed: Distribution = { kind: 'percentiles', p10, p50, p90 };
        const refused = faultOf(believed, RANGE) !== null;
        if (refused) refusedCount++;
        expect(risesOverGrid(believed)).toBe(!refused);
      }),
      RUNS,
    );
    // Otherwise one of the two was never tried.
    expect(refusedCount).toBeGreaterThan(20);
    expect(refusedCount).toBeLessThan(180);
  });
});

describe('faults of percentiles', () => {
  it('name middles that are accepted', () => {
    const triplet = fc.uniqueArray(fc.integer({ min: -19, max: 29 }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(triplet, fc.integer({ min: -4, max: 9 }), (values, exponent) => {
        const scale = 10 ** exponent / 10;
        const range = { low: -20 * scale, high: 30 * scale };
        const [p10, p50, p90] = values
          .sort((one, other) => one - other)
          .map((value) => value * scale) as [number, number, number];
        const fault = faultOf({ kind: 'percentiles', p10, p50, p90 }, range);
        fc.pre(fault !== null);
        const [, least, most] = /between (\S+) and (\S+),/.exec(fault ?? '') ?? [];
        for (const middle of [Number(least), Number(most)]) {
          expect(faultOf({ kind: 'percentiles', p10, p50: middle, p90 }, range)).toBeNull();
        }
      }),
      RUNS,
    );
  });
});

/** Whether the curve rises between neighbours of a grid in ln(u / (1 - u)) of -12 to 12. */
function risesOverGrid(believed: Distribution): boolean {
  let last = -Infinity;
  for (let logit = -12; logit <= 12; logit += 0.01) {
    const value = quantileOf(believed, RANGE, 1 / (1 + Math.exp(-logit)));
    if (value < last) return false;
    last = value;
  }
  return true;
}

describe('quantile tables', () => {
  it('never fall and keep between the values of their function', () => {
    const steps = fc.array(number(0, 1), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(steps, number(-8, 8), (heights, z) => {
        const stairs = (x: number) =>
          heights.reduce((sum, height, index) => sum + (x > 2 * index - 3 ? height : 0), 0);
        const table = quantileTable(stairs);
        const value = readQuantile(table, z);
        expect(value).toBeGreaterThanOrEqual(stairs(z - 1 / 64) - 1e-12);
        expect(value).toBeLessThanOrEqual(stairs(z + 1 / 64) + 1e-12);
        expect(readQuantile(table, z + 0.01)).toBeGreaterThanOrEqual(value - 1e-12);
      }),
      RUNS,
    );
  });
});
