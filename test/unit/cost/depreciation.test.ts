import { describe, expect, it } from 'vitest';
import { depreciationOf } from '../../../src/cost/depreciation.ts';

describe('depreciationOf', () => {
  it('adds up to the price when life ends within the horizon', () => {
    // 100 pence over 12 months: 8.33, 16.67, 25, ... rounded as running totals.
    const { chargePence, residualPence } = depreciationOf([100, ...new Array(14).fill(0)], 12);
    expect([...chargePence]).toEqual([0, 8, 9, 8, 8, 9, 8, 8, 9, 8, 8, 9, 8, 0, 0]);
    expect(residualPence).toBe(0);
  });

  it('ends with the horizon on the last month of a life, and a month short of it', () => {
    const price = [1200, ...new Array(12).fill(0)];
    expect(depreciationOf(price, 12).residualPence).toBe(0);
    expect(depreciationOf(price.slice(0, 12), 12).residualPence).toBe(100);
  });

  it('adds up where a price times the months of a life is no exact number', () => {
    const price = 4503599627370493; // below 2^52; (price * 12) / 12 is one less in doubles
    const { chargePence, residualPence } = depreciationOf([price, ...new Array(12).fill(0)], 12);
    expect(chargePence.reduce((sum, charge) => sum + charge, 0)).toBe(price);
    expect(residualPence).toBe(0);
  });

  it('charges nothing in the month of arrival', () => {
    expect(depreciationOf([0, 0, 700], 48)).toEqual({
      chargePence: Float64Array.of(0, 0, 0),
      residualPence: 700,
    });
  });

  it('adds up purchases of several months', () => {
    // 30 over 3 months is 10, 10, 10; 60 two months later 20, 20 and 20 left.
    expect(depreciationOf([30, 0, 60, 0, 0], 3)).toEqual({
      chargePence: Float64Array.of(0, 10, 10, 30, 20),
      residualPence: 20,
    });
  });
});
