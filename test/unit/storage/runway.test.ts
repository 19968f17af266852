import { describe, expect, it } from 'vitest';
import { runwayDays } from '../../../src/storage/runway.ts';

/** So many days from `first` on, `slope` more each day. */
const line = (count: number, first: number, slope: number): number[] =>
  Array.from({ length: count }, (_, day) => first + slope * day);

describe('runwayDays', () => {
  it('is how far the line through the last 28 days is from what can be used', () => {
    // 100, 103, ..., 181 on the 28th day: (481 - 181) / 3 = 100.
    expect(runwayDays(line(28, 100, 3), 28, 481)).toBe(100);
    expect(runwayDays(Float64Array.from(line(28, 100, 3)), 28, 481)).toBe(100);
  });

  it('looks at the 28 entries before the end and at no others', () => {
    const values = [...line(9, 1e6, -500), ...line(28, 100, 3), 1e9];
    expect(runwayDays(values, 37, 481)).toBe(100);
  });

  it('starts from the line, not from the last value', () => {
    // 0 for 27 days and 28 on the last: mean 1; slope 13.5 28 / (28 (28^2 - 1) / 12) = 378 / 1827;
    // the line on the last day is 1 + 13.5 slope.
    const slope = 378 / 1827;
    const values = [...line(27, 0, 0), 28];
    expect(runwayDays(values, 28, 50)).toBeCloseTo((50 - (1 + 13.5 * slope)) / slope, 9);
  });

  it('is 0 where the line is at what can be used, or above it', () => {
    expect(runwayDays(line(28, 100, 3), 28, 181)).toBe(0);
    expect(runwayDays(line(28, 100, 3), 28, 50)).toBe(0);
    expect(runwayDays(line(28, 100, 3), 28, 184)).toBe(1);
  });

  it('has no value with fewer days', () => {
    expect(runwayDays(line(28, 100, 3), 27, 481)).toBeNull();
    expect(runwayDays([], 0, 481)).toBeNull();
  });

  it('has no value where the need stays or falls, even above what can be used', () => {
    expect(runwayDays(line(28, 1000, -1), 28, 5000)).toBeNull();
    // A third has no exact double: the slope must be 0 all the same.
    expect(runwayDays(line(28, 1e15 / 3, 0), 28, 5)).toBeNull();
    expect(runwayDays(line(28, 0.1, 0), 28, 5)).toBeNull();
  });
});
