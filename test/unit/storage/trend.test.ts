import { describe, expect, it } from 'vitest';
import { forecast } from '../../../src/storage/trend.ts';

describe('forecast', () => {
  it('prolongs a straight line', () => {
    const values = Float64Array.of(99, 10, 13, 16, 19, 99);
    expect(forecast(values, { end: 5, count: 4 }, 0)).toBe(19);
    expect(forecast(values, { end: 5, count: 4 }, 5)).toBe(34);
  });

  it('is the least-squares line where values scatter', () => {
    // Of 1, 4, 2, 6, 7 at x = 0 .. 4, three days on at x = 7: mean 4, slope
    // (-2 1 - 1 4 + 0 2 + 1 6 + 2 7) / 10 = 1.4, so 4 + 1.4 5 = 11.
    expect(forecast(Float64Array.of(1, 4, 2, 6, 7), { end: 5, count: 5 }, 3)).toBeCloseTo(11, 12);
  });

  it('falls where values fall', () => {
    expect(forecast(Float64Array.of(8, 6), { end: 2, count: 2 }, 10)).toBe(-14);
  });

  it('has no slope with a single value', () => {
    expect(forecast(Float64Array.of(8, 6), { end: 2, count: 1 }, 10)).toBe(6);
  });
});
