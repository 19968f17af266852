import { describe, expect, it } from 'vitest';
import { figureOf, halfWidthOf, intervalOf } from '../../../src/ensemble/figure-value.ts';
import { meanInterval } from '../../../src/ensemble/mean-interval.ts';
import { HEADLINE_METRICS } from '../../../src/ensemble/metrics.ts';
import { parseFigure } from '../../../src/ensemble/parse-figure.ts';
import { precisionOf } from '../../../src/ensemble/precision.ts';
import { quantileInterval } from '../../../src/ensemble/quantile-interval.ts';
import { statisticsOf } from '../../../src/ensemble/statistics.ts';
import { wilsonInterval } from '../../../src/ensemble/wilson.ts';

const sampleOf = (
  values: readonly (number | null)[],
  hypercubeSizes: readonly number[] | null = null,
) => ({ values, hypercubeSizes });
const figureIn = (text: string, values: readonly (number | null)[]) =>
  figureOf(parseFigure(text), sampleOf(values), 0);
const metricOf = (name: string) => HEADLINE_METRICS.find((metric) => metric.name === name)!;

describe('figureOf', () => {
  it('has the mean and the quantiles of the reports', () => {
    const values = [4, 1, 3, 2, 5.5, 9];
    const { mean, p5, p50, p95 } = statisticsOf(values);
    for (const [name, expected] of Object.entries({ mean, p5, p50, p95 })) {
      expect(figureIn(`${name}(contacts_count)`, values)).toBe(expected);
    }
    // Type 7 of 1, 2, 3, 4, 5: position 0.9 * 4 = 3.6 after the first.
    expect(figureIn('p90(contacts_count)', [5, 4, 3, 2, 1])).toBeCloseTo(4.6, 14);
    expect(figureIn('median(contacts_count)', [4, 1])).toBe(2.5);
  });

  it('has order statistics of what may be absent', () => {
    expect(figureIn('p50(rollout_days)', [4, 1])).toBe(1);
    expect(figureIn('p50(rollout_days)', [null, 4, 1])).toBe(4);
    expect(figureIn('p67(rollout_days)', [null, 4, 1])).toBe(null);
    expect(figureIn('mean(rollout_days)', [4, null])).toBe(null);
    expect(figureIn('mean(rollout_days)', [4, 1])).toBe(2.5);
  });

  it('has the share of replications as a probability', () => {
    expect(figureIn('probability(rollout_days)', [4, null, 1, 1])).toBe(0.75);
    expect(figureIn('probability(rollout_days < 4)', [4, null, 1, 1])).toBe(0.5);
    expect(figureIn('probability(rollout_days <= 4)', [4, null, 1, 1])).toBe(0.75);
    expect(figureIn('probability(rollout_days >= 4)', [4, null, 1, 1])).toBe(0.5);
  });
});

describe('intervalOf', () => {
  it("is the mean's, the quantile's and Wilson's", () => {
    const sample = sampleOf([3, 1, 4, 1, 5, 9, 2, 6], [4, 4]);
    const of = (text: string) => intervalOf(parseFigure(text), sample, 0);
    expect(of('mean(contacts_count)')).toEqual(meanInterval(sample));
    expect(of('p50(contacts_count)')).toEqual(quantileInterval(sample, 50));
    expect(of('probability(contacts_count > 4)')).toEqual(wilsonInterval(3, 8));
  });

  it('says why there is none', () => {
    const of = (
      text: string,
      values: readonly (number | null)[],
      sizes: readonly number[] | null = null,
    ) => intervalOf(parseFigure(text), sampleOf(values, sizes), 0);
    const two = { reason: 'too-few-replications', replicationsNeeded: 2 };
    expect(of('mean(contacts_count)', [1])).toEqual(two);
    expect(of('mean(contacts_count)', [1], [1])).toEqual(two);
    expect(of('probability(rollout_days)', [1])).toEqual(two);
    expect(of('mean(contacts_count)', [1, 2, 3], [3])).toEqual({ reason: 'one-hypercube' });
    expect(of('mean(rollout_days)', [1, null])).toEqual({ reason: 'no-value' });
    expect(of('p10(contacts_count)', [1, 2, 3])).toEqual({ ...two, replicationsNeeded: 36 });
  });
});

describe('halfWidthOf', () => {
  it('is the longer side, also relative to what has a zero', () => {
    const six = [1, 2, 3, 4, 5, 16];
    expect(halfWidthOf(parseFigure('p50(contacts_count)'), sampleOf(six), 0)).toEqual({
      absolute: 12.5,
      relative: 12.5 / 3.5,
    });
    expect(halfWidthOf(parseFigure('p50(rollout_finish_date)'), sampleOf(six), 0)).toEqual({
      absolute: 13,
      relative: null,
    });
    const open = [1, 2, 3, 4, 5, null];
    expect(halfWidthOf(parseFigure('p50(rollout_finish_date)'), sampleOf(open), 0)).toEqual({
      reason: 'open-end',
    });
  });

  it('has no share of a figure of 0', () => {
    const zeros = sampleOf(Array<number>(6).fill(0));
    expect(halfWidthOf(parseFigure('p50(contacts_count)'), zeros, 0)).toEqual({
      absolute: 0,
      relative: null,
    });
  });
});

describe('precisionOf', () => {
  it('has the half-widths of the mean and of P95, or why there are none', () => {
    const values = Array.from({ length: 72 }, (_, i) => i + 1);
    const metric = metricOf('contacts_count');
    const { mean, p95 } = precisionOf(metric, sampleOf(values));
    expect(mean).toEqual(halfWidthOf(parseFigure('mean(contacts_count)'), sampleOf(values), 0));
    // 68.45 from 64 to 72.
    expect(p95).toEqual({
      absolute: expect.closeTo(4.45, 12),
      relative: expect.closeTo(4.45 / 68.45, 12),
    });
    expect(precisionOf(metric, sampleOf([1, 2])).p95).toEqual({
      reason: 'too-few-replications',
      replicationsNeeded: 72,
    });
  });

  it('has no mean of dates', () => {
    const { mean, p95 } = precisionOf(metricOf('rollout_finish_date'), sampleOf(Array(72).fill(9)));
    expect(mean).toBe(null);
    expect(p95).toEqual({ absolute: 0, relative: null });
  });
});
