import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPreciseEnough, parseAssertion, verdictOf } from '../../src/ensemble/expression.ts';
import { figureOf, halfWidthOf, intervalOf } from '../../src/ensemble/figure-value.ts';
import { isInterval } from '../../src/ensemble/interval-or-reason.ts';
import { meanInterval } from '../../src/ensemble/mean-interval.ts';
import type { MetricSample } from '../../src/ensemble/metric-sample.ts';
import { parseFigure } from '../../src/ensemble/parse-figure.ts';
import { quantileInterval, quantileRanks } from '../../src/ensemble/quantile-interval.ts';
import { rankCorrelation, rankCorrelationInterval } from '../../src/ensemble/rank-correlation.ts';
import { meanOf } from '../../src/ensemble/statistics.ts';
import { splitVariance } from '../../src/ensemble/variance-split.ts';

const value = fc.integer({ min: 0, max: 1_000_000 });
const values = fc.array(value, { minLength: 1, maxLength: 150 });
const someAbsent = fc.array(fc.option(value, { freq: 3 }), { minLength: 1, maxLength: 150 });
const percent = fc.integer({ min: 1, max: 99 });
const independent = (list: readonly (number | null)[]): MetricSample => ({
  values: list,
  hypercubeSizes: null,
});
/** Absent is later than every value. */
const late = (one: number | null) => one ?? Infinity;

describe('the interval of a mean', () => {
  it('is around it, whatever the hypercubes and the order of them', () => {
    const hypercubes = fc.array(fc.array(value, { minLength: 1, maxLength: 9 }), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(hypercubes, (cubes) => {
        const of = (list: number[][]) =>
          meanInterval({ values: list.flat(), hypercubeSizes: list.map(({ length }) => length) })!;
        const { low, high } = of(cubes);
        const mean = meanOf(cubes.flat());
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
        const turned = of(cubes.slice().reverse());
        expect(turned.low).toBeCloseTo(low, 3);
        expect(turned.high).toBeCloseTo(high, 3);
        // Nor does the order within a hypercube matter.
        const within = of(cubes.map((cube) => cube.slice().reverse()));
        expect(within.high).toBeCloseTo(high, 3);
      }),
    );
  });
});

describe('the interval of a quantile', () => {
  it('is around the figure of the reports, type 7 and order statistic', () => {
    fc.assert(
      fc.property(values, percent, (list, p) => {
        const found = quantileInterval(independent(list), p);
        if (!isInterval(found)) return;
        for (const metric of ['contacts_count', 'rollout_days']) {
          const figure = figureOf(parseFigure(`p${p}(${metric})`), independent(list), 0)!;
          expect(found.low).toBeLessThanOrEqual(figure);
          expect(found.high).toBeGreaterThanOrEqual(figure);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the mirror image for the mirrored percentage, and the same in any order', () => {
    fc.assert(
      fc.property(values, percent, (list, p) => {
        const found = quantileInterval(independent(list), p);
        expect(quantileInterval(independent(list.slice().reverse()), p)).toEqual(found);
        const mirrored = quantileInterval(independent(list.map((one) => 1 - one)), 100 - p);
        if (isInterval(found)) {
          expect(mirrored).toEqual({ low: 1 - found.high!, high: 1 - found.low! });
        } else expect(mirrored).toEqual(found);
      }),
    );
  });

  it('has ranks that rise with the percentage and enclose no more of more values', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 3000 }), percent, (count, p) => {
        const { low, high } = quantileRanks(count, p)!;
        expect(low).toBeLessThan(high);
        if (p < 99) {
          expect(quantileRanks(count, p + 1)!.low).toBeGreaterThanOrEqual(low);
          expect(quantileRanks(count, p + 1)!.high).toBeGreaterThanOrEqual(high);
        }
        const more = quantileRanks(4 * count, p)!;
        expect((more.high - more.low) / 4).toBeLessThan(high - low);
      }),
    );
  });

  it('does not change as values later than its end become absent', () => {
    fc.assert(
      fc.property(someAbsent, percent, (list, p) => {
        const found = quantileInterval(independent(list), p);
        const filled = list.map((one) => one ?? 2_000_000);
        const ofFilled = quantileInterval(independent(filled), p);
        if (!isInterval(found) || !isInterval(ofFilled)) expect(found).toEqual(ofFilled);
        else {
          expect([found.low ?? 2_000_000, found.high ?? 2_000_000]).toEqual([
            ofFilled.low,
            ofFilled.high,
          ]);
        }
      }),
    );
  });
});

describe('a rank correlation', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.option(value)), {
    minLength: 2,
    maxLength: 60,
  });

  it('is Pearson of average ranks, found by counting', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [xs, ys] = [list.map(([x]) => x), list.map(([, y]) => late(y))];
        const found = rankCorrelation(
          xs,
          list.map(([, y]) => y),
        );
        const expected = pearson(countedRanks(xs), countedRanks(ys));
        if (found === null) expect(Number.isFinite(expected)).toBe(false);
        else expect(found).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('is the same of rising functions, the opposite of falling ones, in any order', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [xs, ys] = [list.map(([x]) => x), list.map(([, y]) => y)];
        const found = rankCorrelation(xs, ys);
        const cubes = xs.map((x) => x * x * x + 5);
        expect(rankCorrelation(cubes, ys)).toBe(found);
        expect(rankCorrelation(ys, xs)).toBe(found);
        expect(rankCorrelation(xs.slice().reverse(), ys.slice().reverse())).toBe(found);
        const falling = rankCorrelation(
          xs.map((x) => -x),
          ys,
        );
        expect(falling === null ? null : falling + found!).toBe(found === null ? null : 0);
      }),
    );
  });

  it('is within its interval, which is within -1 and 1 and narrower for more pairs', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.999, max: 0.999, noNaN: true }),
        fc.integer({ min: 4, max: 100_000 }),
        (r, count) => {
          const { low, high } = rankCorrelationInterval(r, count)!;
          expect(low).toBeGreaterThanOrEqual(-1);
          expect(low).toBeLessThan(r);
          expect(high).toBeGreaterThan(r);
          expect(high).toBeLessThanOrEqual(1);
          const more = rankCorrelationInterval(r, count + 10)!;
          expect(more.low).toBeGreaterThanOrEqual(low);
          expect(more.high).toBeLessThanOrEqual(high);
        },
      ),
    );
  });
});

describe('the split of a variance', () => {
  it('has shares that sum to 1, luck within its interval, whatever is added and multiplied', () => {
    const lucks = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(lucks, (pairs) => {
        const split = splitVariance(pairs);
        if (split === null) {
          expect(new Set(pairs.flat()).size).toBe(1);
          return;
        }
        expect(split.inputsShare + split.luckShare).toBeCloseTo(1, 14);
        expect(split.luckInterval.low).toBeLessThanOrEqual(split.luckShare);
        expect(split.luckInterval.high).toBeGreaterThanOrEqual(split.luckShare);
        expect(split.luckInterval.high).toBeLessThanOrEqual(1);
        const change = (one: number) => 4 * one - 1000;
        const changed = splitVariance(
          pairs.map(([first, second]) => [change(first), change(second)] as const),
        );
        expect(changed!.luckShare).toBeCloseTo(split.luckShare, 9);
      }),
    );
  });
});

describe('figures', () => {
  const texts = [
    'mean(rollout_days)',
    'p5(rollout_days)',
    'p50(rollout_days)',
    'p95(rollout_days)',
  ];
  const conditions = ['', ' < 500000', ' <= 500000', ' > 500000', ' >= 500000'];
  const figure = fc.constantFrom(
    ...texts,
    ...conditions.map((condition) => `probability(rollout_days${condition})`),
  );

  it('lie within their intervals, and half-widths reach the longer end', () => {
    fc.assert(
      fc.property(figure, someAbsent, (text, list) => {
        const [asked, sample] = [parseFigure(text), independent(list)];
        const found = intervalOf(asked, sample, 0);
        const halfWidth = halfWidthOf(asked, sample, 0);
        if (!isInterval(found)) {
          expect(halfWidth).toEqual(found);
          return;
        }
        const at = figureOf(asked, sample, 0);
        expect(late(found.low)).toBeLessThanOrEqual(late(at));
        expect(late(found.high)).toBeGreaterThanOrEqual(late(at));
        if ('reason' in halfWidth) expect(found.high).toBe(null);
        else {
          const sides = [at! - found.low!, found.high! - at!];
          expect(halfWidth.absolute).toBe(Math.max(...sides));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('hold of exactly one of < and >=, and of one of > and <=, unless there is no figure', () => {
    const bound = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(...texts), someAbsent, bound, (text, list, limit) => {
        const holds = (operator: string) =>
          verdictOf(parseAssertion(`${text} ${operator} ${limit}`), independent(list), 0).holds;
        const isThere = !(text.startsWith('mean') && list.includes(null));
        expect([holds('<'), holds('>=')].filter((one) => one).length).toBe(isThere ? 1 : 0);
        expect([holds('>'), holds('<=')].filter((one) => one).length).toBe(isThere ? 1 : 0);
      }),
    );
  });

  it('are precise enough for every tolerance that is larger than one that they meet', () => {
    const tolerance = fc.double({ min: 1e-6, max: 2_000_000, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...texts), values, tolerance, (text, list, amount) => {
        const isEnough = (kind: 'absolute' | 'relative', within: number) =>
          isPreciseEnough(
            { text, figure: parseFigure(text), tolerance: { kind, amount: within } },
            independent(list),
            0,
          );
        for (const kind of ['absolute', 'relative'] as const) {
          if (isEnough(kind, amount)) expect(isEnough(kind, 2 * amount)).toBe(true);
        }
      }),
    );
  });
});

/** 1 + how many are less + half of how many others are equal. */
function countedRanks(list: readonly number[]): number[] {
  return list.map((one) => {
    const less = list.filter((other) => other < one).length;
    const equal = list.filter((other) => other === one).length;
    return 1 + less + (equal - 1) / 2;
  });
}

function pearson(xs: readonly number[], ys: readonly number[]): number {
  const [xMean, yMean] = [meanOf(xs), meanOf(ys)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [i, x] of xs.entries()) {
    xx += (x - xMean) ** 2;
    yy += (ys[i]! - yMean) ** 2;
    xy += (x - xMean) * (ys[i]! - yMean);
  }
  return xy / Math.sqrt(xx * yy);
}
