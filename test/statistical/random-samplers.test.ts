import { describe, expect, it } from 'vitest';

import { betaCdf, betaQuantile } from '../../src/random/beta.ts';
import { type Distribution, quantileOf } from '../../src/random/distribution.ts';
import { type Key, replicationKey, seedWords } from '../../src/random/key.ts';
import { lognormalMeanOne } from '../../src/random/lognormal.ts';
import { normalCdf, normalQuantile } from '../../src/random/normal.ts';
import { readNormal } from '../../src/random/normal-table.ts';
import { quantileTable, readQuantile } from '../../src/random/quantile-table.ts';
import { counter1Of } from '../../src/random/streams.ts';
import { uniform } from '../../src/random/threefry.ts';
import { readUniform, uniformTable } from '../../src/random/uniform-table.ts';
import { waitDays, waitTable } from '../../src/random/waits.ts';

/*
 * Bounds: 4.5 standard deviations (chance 7e-6 each, under the normal approximation), and for the
 * Kolmogorov-Smirnov statistic sqrt(n) D < 2.4 (chance 2 exp(-2 2.4^2) = 2e-5). About 150 checks:
 * right samplers fail one with a chance of 2e-3 at most; seeds are fixed, and the outcome with
 * them.
 */
const DEVIATIONS_MAX = 4.5;
const KOLMOGOROV_MAX = 2.4;
const DRAW_COUNT = 40_000;

const STREAM = 200;

function sample(key: Key, sampler: (u: number) => number): Float64Array {
  const values = new Float64Array(DRAW_COUNT);
  for (let i = 0; i < DRAW_COUNT; i++) values[i] = sampler(uniform(key, i, counter1Of(STREAM, 0)));
  return values;
}

function tableOf(sigma: number): (u: number) => number {
  const table = uniformTable((z) => lognormalMeanOne(sigma, z));
  return (u) => readUniform(table, u);
}

/** sqrt(n) times the greatest distance of the sample's distribution from the claimed one. */
function kolmogorov(values: Float64Array, cdf: (x: number) => number): number {
  const sorted = values.slice().sort();
  let distance = 0;
  for (let i = 0; i < sorted.length; i++) {
    const claimed = cdf(sorted[i]!);
    distance = Math.max(distance, claimed - i / DRAW_COUNT, (i + 1) / DRAW_COUNT - claimed);
  }
  return distance * Math.sqrt(DRAW_COUNT);
}

/** The sample mean's distance from the claimed mean, in standard deviations. */
function meanDeviations(values: Float64Array, mean: number, sd: number): number {
  let sum = 0;
  for (const value of values) sum += value - mean;
  return Math.abs(sum) / (sd * Math.sqrt(values.length));
}

/** How far the share of values up to x is from p, in standard deviations. */
function shareDeviations(values: Float64Array, x: number, p: number): number {
  let count = 0;
  for (const value of values) if (value <= x) count++;
  return Math.abs(count - p * DRAW_COUNT) / Math.sqrt(DRAW_COUNT * p * (1 - p));
}

describe.each(['1', '2', '3'])('samplers, seed %s', (seed) => {
  const key = replicationKey(seedWords(seed), 1);

  it.each([
    ['normalQuantile', normalQuantile],
    ['readNormal', readNormal],
  ])('%s: normal, by Kolmogorov-Smirnov and four moments', (_name, sampler) => {
    const values = sample(key, sampler);
    expect(kolmogorov(values, normalCdf)).toBeLessThan(KOLMOGOROV_MAX);
    expect(meanDeviations(values, 0, 1)).toBeLessThan(DEVIATIONS_MAX);
    // Moments of a standard normal: 1, 3, 15, 105 for powers 2, 4, 6, 8.
    const squares = values.map((z) => z * z);
    expect(meanDeviations(squares, 1, Math.sqrt(3 - 1))).toBeLessThan(DEVIATIONS_MAX);
    const cubes = values.map((z) => z ** 3);
    expect(meanDeviations(cubes, 0, Math.sqrt(15))).toBeLessThan(DEVIATIONS_MAX);
    const fourths = values.map((z) => z ** 4);
    expect(meanDeviations(fourths, 3, Math.sqrt(105 - 9))).toBeLessThan(DEVIATIONS_MAX);
  });

  it.each([
    ['by table', 0.4, tableOf(0.4)],
    ['by table', 0.9, tableOf(0.9)],
    ['itself', 0.9, (u: number) => lognormalMeanOne(0.9, normalQuantile(u))],
  ])('lognormalMeanOne %s: mean 1 and its quantiles, sigma %d', (_how, sigma, sampler) => {
    const values = sample(key, sampler);
    // Variance of a log-normal of mean 1: exp(sigma^2) - 1.
    const sd = Math.sqrt(Math.exp(sigma * sigma) - 1);
    expect(meanDeviations(values, 1, sd)).toBeLessThan(DEVIATIONS_MAX);
    const cdf = (x: number) => normalCdf((Math.log(x) + (sigma * sigma) / 2) / sigma);
    expect(kolmogorov(values, cdf)).toBeLessThan(KOLMOGOROV_MAX);
  });

  it.each([0.7, 10, 120])('waitDays: geometric, mean wait %d days', (meanDays) => {
    const table = waitTable(meanDays, 100_000);
    const values = sample(key, (u) => waitDays(table, u));
    // max(1, ceil(T)) = k with probability q^(k-1) (1 - q), q = exp(-1 / mean).
    const q = Math.exp(-1 / meanDays);
    const deviations = meanDeviations(values, 1 / (1 - q), Math.sqrt(q) / (1 - q));
    expect(deviations).toBeLessThan(DEVIATIONS_MAX);
    for (const k of [1, 2, Math.ceil(meanDays), Math.ceil(2 * meanDays)]) {
      expect(shareDeviations(values, k, 1 - q ** k)).toBeLessThan(DEVIATIONS_MAX);
    }
  });

  it('waitDays: what lies beyond the horizon has its exact share', () => {
    const table = waitTable(120, 90);
    const values = sample(key, (u) => waitDays(table, u));
    expect(shareDeviations(values, 90, 1 - Math.exp(-90 / 120))).toBeLessThan(DEVIATIONS_MAX);
    expect(Math.max(...values)).toBe(91);
  });

  it('readQuantile: a beta of opening fills has its mean, spread and distribution', () => {
    const mean = 0.55 / 1.15;
    const sd = 0.25 / 1.15;
    const total = (mean * (1 - mean)) / (sd * sd) - 1;
    const [a, b] = [mean * total, (1 - mean) * total];
    const table = quantileTable((z) => 1.15 * betaQuantile(normalCdf(z), a, b));
    const values = sample(key, (u) => readQuantile(table, normalQuantile(u)));
    expect(meanDeviations(values, 0.55, 0.25)).toBeLessThan(DEVIATIONS_MAX);
    const squares = values.map((fill) => (fill - 0.55) ** 2);
    // A variable on [0, 1.15] has (x - mean)^2 of standard deviation below 0.25 x 0.6.
    expect(meanDeviations(squares, 0.0625, 0.15)).toBeLessThan(DEVIATIONS_MAX);
    expect(kolmogorov(values, (x) => betaCdf(x / 1.15, a, b))).toBeLessThan(KOLMOGOROV_MAX);
  });

  it('quantileOf: percentiles are exceeded as often as they say', () => {
    const believed: Distribution = { kind: 'percentiles', p10: 0.08, p50: 0.15, p90: 0.3 };
    const values = sample(key, (u) => quantileOf(believed, { low: 0, high: 1 }, u));
    expect(shareDeviations(values, 0.08, 0.1)).toBeLessThan(DEVIATIONS_MAX);
    expect(shareDeviations(values, 0.15, 0.5)).toBeLessThan(DEVIATIONS_MAX);
    expect(shareDeviations(values, 0.3, 0.9)).toBeLessThan(DEVIATIONS_MAX);
  });

  it('quantileOf: uniform and triangular have their moments', () => {
    const range = { low: -10, high: 10 };
    const uniformValues = sample(key, (u) =>
      quantileOf({ kind: 'uniform', low: 2, high: 5 }, range, u),
    );
    expect(meanDeviations(uniformValues, 3.5, 3 / Math.sqrt(12))).toBeLessThan(DEVIATIONS_MAX);
    expect(kolmogorov(uniformValues, (x) => (x - 2) / 3)).toBeLessThan(KOLMOGOROV_MAX);
    const triangular: Distribution = { kind: 'triangular', low: 0, mode: 1, high: 5 };
    const values = sample(key, (u) => quantileOf(triangular, range, u));
    // Mean (0 + 1 + 5) / 3; variance (0 + 1 + 25 - 0 - 0 - 5) / 18.
    expect(meanDeviations(values, 2, Math.sqrt(21 / 18))).toBeLessThan(DEVIATIONS_MAX);
    expect(shareDeviations(values, 1, 0.2)).toBeLessThan(DEVIATIONS_MAX);
  });

  it('quantileOf: a truncated normal and a log-normal follow the part within the range', () => {
    const normal: Distribution = { kind: 'normal', mean: 0.3, sd: 0.1 };
    const within = (x: number) => normalCdf((x - 0.3) / 0.1);
    const cut = sample(key, (u) => quantileOf(normal, { low: 0.06, high: 0.9 }, u));
    const cutCdf = (x: number) => (within(x) - within(0.06)) / (within(0.9) - within(0.06));
    expect(kolmogorov(cut, cutCdf)).toBeLessThan(KOLMOGOROV_MAX);
    const lognormal: Distribution = { kind: 'lognormal', median: 300, sigma: 1.2 };
    const values = sample(key, (u) => quantileOf(lognormal, { low: 0, high: 1e6 }, u));
    const cdf = (x: number) => normalCdf(Math.log(x / 300) / 1.2);
    expect(kolmogorov(values, cdf)).toBeLessThan(KOLMOGOROV_MAX);
  });

  it('quantileOf: discrete values come as often as their weights', () => {
    const items = [
      { value: 5, weight: 1 },
      { value: 1, weight: 3 },
      { value: 3, weight: 4 },
    ];
    const range = { low: 0, high: 9 };
    const values = sample(key, (u) => quantileOf({ kind: 'discrete', items }, range, u));
    expect(shareDeviations(values, 1, 3 / 8)).toBeLessThan(DEVIATIONS_MAX);
    expect(shareDeviations(values, 3, 7 / 8)).toBeLessThan(DEVIATIONS_MAX);
    expect(new Set(values)).toEqual(new Set([1, 3, 5]));
  });
});
