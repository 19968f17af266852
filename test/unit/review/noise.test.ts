import { describe, expect, it } from 'vitest';
import { coincidence, isConstant, noiseInterval } from '../../../src/review/noise.ts';

/** For 1 degree of freedom Student's distribution is Cauchy's. */
const cauchyQuantile = (p: number) => Math.tan(Math.PI * (p - 0.5));
const errorOf = (standardError: number, degrees = 1) => ({ mean: 7, standardError, degrees });
const noiseOf = (difference: number, ...errors: ReturnType<typeof errorOf>[]) =>
  ({ kind: 'errors', difference, errors, blockSize: 1 }) as const;
const sharesOf = (x: number, n: number, y: number, m: number) =>
  ({
    kind: 'shares',
    before: { happenedCount: x, count: n },
    after: { happenedCount: y, count: m },
  }) as const;

describe('the interval of a difference', () => {
  it("of one error is Student's, at any level", () => {
    for (const upperEnd of [0.975, 0.999]) {
      const { low, high } = noiseInterval(noiseOf(5, errorOf(2)), upperEnd);
      expect(low).toBeCloseTo(5 - 2 * cauchyQuantile(upperEnd), 7);
      expect(high).toBeCloseTo(5 + 2 * cauchyQuantile(upperEnd), 7);
    }
  });

  it('of two errors adds the squares of both half-widths, each with its own degrees', () => {
    // For 2 degrees t = (2p - 1) / sqrt(2 p (1 - p)), 4.30265 at 97.5 %; for 1 it is 12.7062.
    const [t1, t2] = [cauchyQuantile(0.975), 0.95 / Math.sqrt(2 * 0.975 * 0.025)];
    const { low, high } = noiseInterval(noiseOf(5, errorOf(1), errorOf(3, 2)), 0.975);
    const halfWidth = Math.sqrt(t1 * t1 + 9 * t2 * t2);
    expect(low).toBeCloseTo(5 - halfWidth, 9);
    expect(high).toBeCloseTo(5 + halfWidth, 9);
  });

  it('of shares is that of Agresti and Caffo with z^2 / 4 instead of 1', () => {
    // z^2 / 4 = 0.960365 and z^2 / 2 = 1.920729 more: 0.960365 / 21.920729 = 0.043811 and
    // 4.960365 / 21.920729 = 0.226287; variances 0.001911 and 0.007987, root of the sum 0.099488.
    const { low, high } = noiseInterval(sharesOf(0, 20, 4, 20), 0.975);
    expect(low).toBeCloseTo(0.182477 - 1.959964 * 0.099488, 5);
    expect(high).toBeCloseTo(0.182477 + 1.959964 * 0.099488, 5);
  });

  it('of shares leaves out the truth at most 1.3 times as often as its level says', () => {
    const binomial = (n: number, p: number) => {
      const terms = [(1 - p) ** n];
      for (let k = 0; k < n; k++) terms.push((terms[k]! * (n - k) * p) / ((k + 1) * (1 - p)));
      return terms;
    };
    for (const [n, m] of [
      [5, 5],
      [20, 20],
      [50, 50],
      [50, 20],
    ] as const) {
      for (const wrongShare of [0.05, 0.01, 0.05 / 30]) {
        const isClaim = Array.from({ length: n + 1 }, (_, x) =>
          Array.from({ length: m + 1 }, (_, y) => {
            const { low, high } = noiseInterval(sharesOf(x, n, y, m), 1 - wrongShare / 2);
            return low > 0 || high < 0;
          }),
        );
        for (const p of [0.01, 0.03, 0.1, 0.3, 0.5]) {
          const [before, after] = [binomial(n, p), binomial(m, p)];
          let wrong = 0;
          for (let x = 0; x <= n; x++) {
            for (let y = 0; y <= m; y++) if (isClaim[x]![y]) wrong += before[x]! * after[y]!;
          }
          expect(wrong / wrongShare).toBeLessThan(1.3);
        }
      }
    }
  });
});

describe('a difference that is the same everywhere', () => {
  it('has no error at all', () => {
    expect(isConstant(noiseOf(5, errorOf(0)))).toBe(true);
    expect(isConstant(noiseOf(5, errorOf(0), errorOf(0)))).toBe(true);
    expect(isConstant(noiseOf(5, errorOf(0), errorOf(1)))).toBe(false);
    expect(isConstant(sharesOf(0, 9, 9, 9))).toBe(false);
  });

  it('may be chance where there are few replications and few steps', () => {
    // Two replications, one step: +1 twice or -1 twice, each at most 1/3 of -1, 0 and 1.
    expect(coincidence(noiseOf(1, errorOf(0)), 1)).toBeCloseTo(2 / 9, 12);
    expect(coincidence(noiseOf(-1, errorOf(0)), 1)).toBeCloseTo(2 / 9, 12);
    expect(coincidence(noiseOf(3, errorOf(0)), 1)).toBeCloseTo(2 / 49, 12);
    // 10 pounds are 1,000 pence.
    expect(coincidence(noiseOf(10, errorOf(0)), 0.01)).toBeCloseTo(2 / 2001 ** 2, 12);
    expect(coincidence(noiseOf(1, errorOf(0, 9)), 1)).toBeCloseTo(2 / 3 ** 10, 12);
    expect(coincidence(noiseOf(1, errorOf(0, 1e4)), 1)).toBe(0);
  });

  it('counts the hypercubes, and the steps of a whole one', () => {
    // Hypercubes of 10, in each replication 1 more: 10 steps.
    const noise = { ...noiseOf(1, errorOf(0)), blockSize: 10 };
    expect(coincidence(noise, 1)).toBeCloseTo(2 / 21 ** 2, 12);
    // Of runs that are not paired those of the smaller one.
    expect(coincidence(noiseOf(1, errorOf(0, 9), errorOf(0, 1)), 1)).toBeCloseTo(2 / 9, 12);
  });
});
