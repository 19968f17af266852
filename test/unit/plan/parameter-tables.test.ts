import { describe, expect, it } from 'vitest';
import { readQuantile } from '../../../src/random/quantile-table.ts';
import { readUniform } from '../../../src/random/uniform-table.ts';
import { plain, withCohort } from '../../support/plain-scenario.ts';
import { first } from './first-cohort.ts';

/** Mean and standard deviation over u of (0, 1) in equal steps. */
function moments(valueOfZ: (z: number) => number): { mean: number; sd: number } {
  let [weight, sum, squareSum] = [0, 0, 0];
  for (let z = -8.25; z <= 8.25; z += 1 / 256) {
    const density = Math.exp(-z * z * 0.5);
    const value = valueOfZ(z);
    weight += density;
    sum += density * value;
    squareSum += density * value * value;
  }
  const mean = sum / weight;
  return { mean, sd: Math.sqrt(squareSum / weight - mean * mean) };
}

const BETA = { mean: 0.55, sd: 0.25, correlationWithTraffic: 0.5 };

describe('tables', () => {
  it('of the opening fill have its mean and standard deviation, and end at the receive threshold', () => {
    const { fill } = first(withCohort({ fill: BETA }));
    const { mean, sd } = moments((z) => readQuantile(fill, z));
    expect(mean).toBeCloseTo(0.55, 8);
    expect(sd).toBeCloseTo(0.25, 8);
    expect(readQuantile(fill, 8.3)).toBeCloseTo(1.15, 6);
    expect(readQuantile(fill, -8.3)).toBeGreaterThanOrEqual(0);
  });

  it.each([
    [0.3, 0.1],
    [0.6, 0.05],
    [0.8, 0.3],
  ])('of a fill of mean %d and sd %d are the same on both sides of the median', (mean, sd) => {
    const { fill } = first(withCohort({ fill: { mean, sd, correlationWithTraffic: 0 } }));
    const found = moments((z) => readQuantile(fill, z));
    expect(found.mean).toBeCloseTo(mean, 8);
    expect(found.sd).toBeCloseTo(sd, 8);
  });

  it('of a fill without a threshold to receive end at the quota', () => {
    const quota = { ...plain().quota, thresholds: { warn: 0.9, send: 1, receive: null } };
    const { fill } = first(withCohort({ fill: BETA }, { quota }));
    expect(readQuantile(fill, 8.3)).toBeCloseTo(1, 6);
    expect(moments((z) => readQuantile(fill, z)).mean).toBeCloseTo(0.55, 8);
  });

  it('of a fill with sd 0 have the mean everywhere', () => {
    const fill = first(withCohort({ fill: { mean: 0.4, sd: 0, correlationWithTraffic: 0 } })).fill;
    expect([-5, 0, 5].map((z) => readQuantile(fill, z))).toEqual([0.4, 0.4, 0.4]);
  });

  it.each([1e-4, 1e-7, 1e-9])('of a fill that hardly spreads have its sd too (%d)', (sd) => {
    const { fill } = first(withCohort({ fill: { mean: 0.4, sd, correlationWithTraffic: 0 } }));
    const found = [-2, -1, 0, 1, 2].map((z) => (readQuantile(fill, z) - 0.4) / sd);
    // A beta as narrow as this is normal but for its skewness.
    found.forEach((score, index) => {
      expect(score).toBeCloseTo(index - 2, 3);
    });
  });

  it('of a fill whose variance is too small for a double have the mean everywhere', () => {
    const { fill } = first(withCohort({ fill: { ...BETA, sd: 1e-200 } }));
    expect([-5, 0, 5].map((z) => readQuantile(fill, z))).toEqual([0.55, 0.55, 0.55]);
  });

  it('of a fill by quantiles are straight between them', () => {
    const quantiles = [
      { share: 0, fill: 0.1 },
      { share: 0.5, fill: 0.4 },
      { share: 0.9, fill: 1 },
      { share: 1, fill: 1.1 },
    ];
    const { fill } = first(withCohort({ fill: { quantiles, correlationWithTraffic: 0 } }));
    // Phi(-1) = 0.15865525: 0.1 + 0.3 x 0.3173105; Phi(0.75) = 0.77337265: 0.4 + 0.6 x 0.6834316;
    // Phi(2) = 0.97724987: 1 + 0.1 x 0.7724987.
    expect(readQuantile(fill, -1)).toBeCloseTo(0.19519315, 7);
    expect(readQuantile(fill, 0.75)).toBeCloseTo(0.81005898, 7);
    expect(readQuantile(fill, 2)).toBeCloseTo(1.07724987, 7);
    expect(readQuantile(fill, 8.3)).toBeCloseTo(1.1, 9);
    expect(readQuantile(fill, -8.3)).toBeCloseTo(0.1, 9);
  });

  it('of how busy owners are have mean 1 and the spread asked for', () => {
    const { busy, regimeLevels } = first(plain());
    const always = moments((z) => readQuantile(busy, z));
    // sqrt(exp(0.81) - 1) = 1.1168; sqrt(exp(0.16) - 1) = 0.41655.
    expect(always.mean).toBeCloseTo(1, 7);
    expect(always.sd).toBeCloseTo(Math.sqrt(Math.exp(0.81) - 1), 5);
    let [sum, squareSum] = [0, 0];
    for (let i = 0; i < 200_000; i++) {
      const x = readUniform(regimeLevels, (i + 0.5) / 200_000);
      sum += x / 200_000;
      squareSum += (x * x) / 200_000;
    }
    expect(sum).toBeCloseTo(1, 5);
    expect(squareSum - sum * sum).toBeCloseTo(Math.exp(0.16) - 1, 4);
  });
});
