import { describe, expect, it } from 'vitest';
import { meanInterval } from '../../../src/ensemble/mean-interval.ts';
import { studentHalfWidth } from '../../../src/ensemble/student-interval.ts';
import { wilsonInterval } from '../../../src/ensemble/wilson.ts';

const studentInterval = (values: number[]) => meanInterval({ values, hypercubeSizes: null });

describe("Student's interval of independent values", () => {
  it('is mean -+ t s / sqrt(n)', () => {
    // For 2 degrees of freedom t = (2p - 1) / sqrt(2 p (1 - p)), 4.30265 in every table; s = 1.
    const t = 0.95 / Math.sqrt(2 * 0.975 * 0.025);
    const interval = studentInterval([1, 2, 3]);
    expect(interval?.low).toBeCloseTo(2 - t / Math.sqrt(3), 11);
    expect(interval?.high).toBeCloseTo(2 + t / Math.sqrt(3), 11);
  });

  it('works for two values', () => {
    // t(0.975; 1) = 12.7062 = tan(0.475 pi); s = sqrt(2), so 1 -+ t for 0 and 2.
    const interval = studentInterval([0, 2]);
    expect(interval?.low).toBeCloseTo(1 - Math.tan(0.475 * Math.PI), 10);
    expect(interval?.high).toBeCloseTo(1 + Math.tan(0.475 * Math.PI), 10);
  });

  it('agrees with a published example', () => {
    // Student's own sleep data (1908), differences of the two drugs for ten patients: mean 1.58,
    // s = 1.229995; the 95 % interval 0.70 to 2.46 is what R's t.test(extra ~ group, paired)
    // prints.
    const interval = studentInterval([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]);
    expect(interval?.low).toBeCloseTo(0.7001142, 6);
    expect(interval?.high).toBeCloseTo(2.4598858, 6);
  });

  it('is none for one value', () => {
    expect(studentInterval([5])).toBe(null);
    expect(() => studentInterval([])).toThrow(RangeError);
  });

  it('has half the width that any other level asks for', () => {
    // For 1 degree of freedom t = tan(pi (p - 1/2)), Cauchy's; 2 times that of a standard error 1.
    const error = { mean: 7, standardError: 2, degrees: 1 };
    expect(studentHalfWidth(error)).toBeCloseTo(2 * Math.tan(0.475 * Math.PI), 10);
    expect(studentHalfWidth(error, 0.9995)).toBeCloseTo(2 * Math.tan(0.4995 * Math.PI), 7);
    expect(studentHalfWidth(error, 0.75)).toBeCloseTo(2, 12);
  });
});

describe('wilsonInterval', () => {
  it('agrees with published values', () => {
    // Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3 (Wilson score):
    // 81 of 263: 0.2553 to 0.3662; 15 of 148: 0.0624 to 0.1605; 0 of 20: 0 to 0.1611;
    // 1 of 29: 0.0061 to 0.1718.
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [successes, count, low, high] of published) {
      const interval = wilsonInterval(successes, count);
      expect(interval?.low).toBeCloseTo(low, 4);
      expect(interval?.high).toBeCloseTo(high, 4);
    }
  });

  it('stays within 0 and 1 and is exact at both ends', () => {
    expect(wilsonInterval(0, 2)?.low).toBe(0);
    expect(wilsonInterval(2, 2)?.high).toBe(1);
    // By hand: z^2 = 3.841459, high of 0 of 2 is z^2 / (2 + z^2).
    expect(wilsonInterval(0, 2)?.high).toBeCloseTo(3.841458820694124 / 5.841458820694124, 12);
  });

  it('is none for one trial, and refuses the impossible', () => {
    expect(wilsonInterval(1, 1)).toBe(null);
    for (const [successes, count] of [
      [0, 0],
      [3, 2],
      [-1, 2],
      [0.5, 2],
    ] as const) {
      expect(() => wilsonInterval(successes, count)).toThrow(RangeError);
    }
  });
});
