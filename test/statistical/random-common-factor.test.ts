import { describe, expect, it } from 'vitest';

import { commonFactorByDay } from '../../src/demand/common-factor.ts';
import { replicationKey, seedWords } from '../../src/random/key.ts';

/*
 * Bounds: 4.5 standard deviations (chance 7e-6 each, 27 checks) over 20,000 independent
 * replications; seeds are fixed, and the outcome with them.
 */
const DEVIATIONS_MAX = 4.5;
const REPLICATION_COUNT = 20_000;

/** One day a month. */
const MONTHS = 13;
const CALENDAR = {
  dayCount: MONTHS,
  workingDay: new Uint8Array(MONTHS).fill(1),
  slumpFactor: new Float64Array(MONTHS).fill(1),
  monthOf: Uint16Array.from({ length: MONTHS }, (_, day) => day),
};
const SD = 0.3;
const CORRELATION = 0.7;

/** Mean of values over replications, from the claimed mean, in standard deviations. */
function meanDeviations(values: readonly number[], mean: number, sd: number): number {
  const sum = values.reduce((total, value) => total + (value - mean), 0);
  return Math.abs(sum) / (sd * Math.sqrt(values.length));
}

describe.each(['1', '2', '3'])('the common factor, seed %s', (seed) => {
  const common = { sd: SD, correlation: CORRELATION };
  const factors = Array.from({ length: REPLICATION_COUNT }, (_, replication) =>
    commonFactorByDay(CALENDAR, common, replicationKey(seedWords(seed), replication)),
  );
  /** Standard normal scores of the logarithms. */
  const scores = factors.map((list) => list.map((factor) => Math.log(factor) / SD + SD / 2));

  it.each([0, 1, 12])('has mean 1 and the spread of its law in month %d', (month) => {
    const sd = Math.sqrt(Math.exp(SD * SD) - 1);
    const values = factors.map((list) => list[month]!);
    expect(meanDeviations(values, 1, sd)).toBeLessThan(DEVIATIONS_MAX);
    const squares = scores.map((list) => list[month]! ** 2);
    expect(meanDeviations(squares, 1, Math.sqrt(2))).toBeLessThan(DEVIATIONS_MAX);
  });

  it.each([1, 2, 12])('has the correlation to the power %d so many months apart', (lag) => {
    const claimed = CORRELATION ** lag;
    const products = scores.map((list) => list[0]! * list[lag]!);
    // The product of two standard normals of correlation r has variance 1 + r^2.
    const deviations = meanDeviations(products, claimed, Math.sqrt(1 + claimed * claimed));
    expect(deviations).toBeLessThan(DEVIATIONS_MAX);
  });
});
