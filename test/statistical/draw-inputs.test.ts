import { describe, expect, it } from 'vitest';
import { batchSizes } from '../../src/ensemble/design.ts';
import { drawAtRandom, drawHypercube } from '../../src/ensemble/draw-samples.ts';
import { latinHypercube } from '../../src/ensemble/latin-hypercube.ts';
import { rankCorrelation } from '../../src/ensemble/rank-correlation.ts';
import { namedStream } from '../../src/random/named-stream.ts';

/*
 * Bounds: 4.5 standard deviations (chance 7e-6 each, some 60 checks in all), but where a quantile
 * of chi-square is named.
 */
const DEVIATIONS_MAX = 4.5;

const tieOf = (rankCorrelation: number) => ({
  addresses: ['a', 'b', 'c'],
  correlations: [{ a: 'a', b: 'c', rankCorrelation }],
});

const sum = (list: readonly number[]): number => list.reduce((total, x) => total + x, 0);
const mean = (list: readonly number[]): number => sum(list) / list.length;
const variance = (list: readonly number[]): number => {
  const middle = mean(list);
  return sum(list.map((x) => (x - middle) ** 2)) / (list.length - 1);
};

/** Seeds '1', '2', '3', ... */
const seeds = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i + 1));

/** All hypercubes of a run: the samples of each input, one after another. */
function hypercubes(
  draw: Parameters<typeof drawHypercube>[0],
  replications: number,
  cubes: number,
) {
  const columns = draw.addresses.map((): number[] => []);
  for (const [batch, count] of batchSizes(replications, cubes).entries()) {
    const drawn = drawHypercube(draw, { batch, firstReplication: 0, count });
    for (const [index, column] of drawn.entries()) columns[index]!.push(...column);
  }
  return columns;
}

describe('rank correlations', () => {
  /*
   * Fisher's z of a rank correlation r of n pairs of a bivariate normal has a standard deviation of
   * about sqrt((1 + r^2 / 2) / (n - 3)): Bonett and Wright (2000), Psychometrika 65(1), 23-28.
   */
  it.each([-0.9, -0.3, 0, 0.5, 0.8])('of %d are met by independent draws', (wanted) => {
    const count = 20_000;
    for (const seed of seeds(3)) {
      const batch = { batch: 0, firstReplication: 0, count };
      const [a, , c] = drawAtRandom({ seed, ...tieOf(wanted) }, batch).map((one) => [...one]);
      const found = rankCorrelation(a!, c!)!;
      const deviation = Math.sqrt((1 + wanted ** 2 / 2) / (count - 3));
      const off = Math.abs(Math.atanh(found) - Math.atanh(wanted)) / deviation;
      expect(off).toBeLessThan(DEVIATIONS_MAX);
    }
  });

  /*
   * What the ranks of so few as 100 samples take off: at most 0.01, and of 10 samples 0.035, where
   * 400 seeds have 0.008 and 0.0335 +- 0.0017. The luck that is left is estimated from the seeds.
   */
  it.each([
    [-0.9, 100, 0.01],
    [-0.3, 100, 0.01],
    [0, 100, 0.01],
    [0.5, 100, 0.01],
    [0.8, 100, 0.01],
    [0.5, 10, 0.035],
    [-0.8, 10, 0.035],
  ])('of %d are nearly met by ten hypercubes of %d', (wanted, count, rounding) => {
    const found = seeds(40).map((seed) => {
      const [a, , c] = hypercubes({ seed, ...tieOf(wanted) }, 10 * count, 10);
      return rankCorrelation(a!, c!)!;
    });
    const luck = Math.sqrt(variance(found) / found.length);
    expect(Math.abs(mean(found) - wanted)).toBeLessThan(rounding + DEVIATIONS_MAX * luck);
    // Independent draws vary with (1 - r^2)^2 (1 + r^2 / 2) / n. Over 400 seeds it was at most 0.19
    // of that here; the variance of 40 has a relative standard deviation of sqrt(2 / 39) = 0.23, so
    // that the half is 7 of them away.
    const independent = ((1 - wanted ** 2) ** 2 * (1 + wanted ** 2 / 2)) / (10 * count - 3);
    expect(variance(found)).toBeLessThan(independent / 2);
  });

  it('are only what chance makes of inputs that are not tied', () => {
    // Standard deviation of a rank correlation of independent pairs: 1 / sqrt(n - 1).
    const count = 10_000;
    for (const seed of seeds(3)) {
      const batch = { batch: 0, firstReplication: 0, count };
      for (const draw of [drawHypercube, drawAtRandom]) {
        const columns = draw({ seed, ...tieOf(0.8) }, batch).map((one) => [...one]);
        for (const [i, j] of [
          [0, 1],
          [1, 2],
        ]) {
          const found = rankCorrelation(columns[i!]!, columns[j!]!)!;
          expect(Math.abs(found) * Math.sqrt(count - 1)).toBeLessThan(DEVIATIONS_MAX);
        }
      }
    }
  });
});

describe('a hypercube', () => {
  it('takes every order of its strata equally often', () => {
    // 24 orders of 4 strata, 24,000 hypercubes; chi-square with 23 degrees of freedom stays below
    // 63.97 with chance 1 - 1e-5 (SciPy).
    const counts = new Map<string, number>();
    for (let batch = 0; batch < 24_000; batch++) {
      const order = latinHypercube(namedStream('1', 'x', String(batch)), 4).map((u) =>
        Math.floor(u * 4),
      );
      counts.set(String(order), (counts.get(String(order)) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(sum([...counts.values()].map((count) => (count - 1000) ** 2 / 1000))).toBeLessThan(
      63.97,
    );
  });

  it('is uniform within its strata', () => {
    // 20 classes of 20,000 places in a stratum: chi-square with 19 degrees of freedom stays within
    // 2.97 to 57.37 with chance 1 - 2e-5 (SciPy).
    for (const seed of seeds(3)) {
      const counts = new Array<number>(20).fill(0);
      for (const u of latinHypercube(namedStream(seed), 20_000)) {
        counts[Math.floor((u * 20_000 - Math.floor(u * 20_000)) * 20)]!++;
      }
      const square = sum(counts.map((count) => (count - 1000) ** 2 / 1000));
      expect(square).toBeGreaterThan(2.97);
      expect(square).toBeLessThan(57.37);
    }
  });

  it('makes the mean of a sum vary as little as theory says, tied inputs or not', () => {
    // The mean of m strata varies only by their jitters: 1 / (12 m^3); of ten hypercubes and three
    // inputs, 3 / (120 m^3). Independent draws: 3 / (12 x 10 m), which is m^2 times as much. The
    // variance of 400 seeds has a relative standard deviation of sqrt(2 / 399).
    const m = 10;
    for (const wanted of [0, 0.6]) {
      const means = seeds(400).map((seed) =>
        sum(hypercubes({ seed, ...tieOf(wanted) }, 10 * m, 10).map(mean)),
      );
      const ratio = variance(means) / (3 / (120 * m ** 3));
      expect(Math.abs(ratio - 1)).toBeLessThan(DEVIATIONS_MAX * Math.sqrt(2 / 399));
    }
  });

  it('has nothing to do with the next one, nor with that of the next seed', () => {
    // Correlations of independent pairs: 1 / sqrt(n - 1).
    const count = 10_000;
    const stream = (seed: string, batch: number) => {
      const draw = { seed, addresses: ['a'], correlations: [] };
      return [...drawHypercube(draw, { batch, firstReplication: 0, count })[0]!];
    };
    const first = stream('1', 0);
    for (const other of [stream('1', 1), stream('1', 10), stream('2', 0), stream('11', 0)]) {
      const found = rankCorrelation(first, other)!;
      expect(Math.abs(found) * Math.sqrt(count - 1)).toBeLessThan(DEVIATIONS_MAX);
    }
  });
});

it('first draws of streams with names that follow one another are uniform and unrelated', () => {
  const count = 20_000;
  const firsts = Array.from({ length: count + 1 }, (_, i) => namedStream('s', String(i))());
  // Sum of uniforms: n / 2 with a standard deviation of sqrt(n / 12).
  const off = Math.abs(sum(firsts.slice(1)) - count / 2) / Math.sqrt(count / 12);
  expect(off).toBeLessThan(DEVIATIONS_MAX);
  const found = rankCorrelation(firsts.slice(1), firsts.slice(0, count))!;
  expect(Math.abs(found) * Math.sqrt(count - 1)).toBeLessThan(DEVIATIONS_MAX);
});
