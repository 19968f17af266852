import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../src/calendar/date.ts';
import {
  financialYearName,
  financialYearOf,
  presentValueFactor,
} from '../../../src/cost/financial-year.ts';
import { costsSpec } from '../../support/costs.ts';

describe('financialYearOf', () => {
  it('begins on 1 April', () => {
    expect(financialYearOf(dateOf(2014, 3, 31))).toBe(2013);
    expect(financialYearOf(dateOf(2014, 4, 1))).toBe(2014);
    expect(financialYearOf(dateOf(2014, 12, 31))).toBe(2014);
  });

  it('is named by both of its calendar years, over a century too', () => {
    expect(financialYearName(2013)).toBe('2013/14');
    expect(financialYearName(2008)).toBe('2008/09');
    expect(financialYearName(1999)).toBe('1999/00');
  });
});

describe('presentValueFactor', () => {
  it('is exactly 1 in the year of the price base, even at its end', () => {
    expect(presentValueFactor(costsSpec({ inflationPerYear: 0.02 }), 2013)).toBe(1);
    expect(presentValueFactor(costsSpec({ priceBase: dateOf(2014, 3, 31) }), 2013)).toBe(1);
  });

  it('discounts by year', () => {
    // 1 / 1.035 and 1 / 1.071225: the Green Book's 0.9662 and 0.9335.
    expect(presentValueFactor(costsSpec({}), 2014)).toBeCloseTo(0.966183575, 9);
    expect(presentValueFactor(costsSpec({}), 2015)).toBeCloseTo(0.9335107, 9);
  });

  it('grows before the price base', () => {
    expect(presentValueFactor(costsSpec({ inflationPerYear: 0.02 }), 2012)).toBeCloseTo(1.0557, 12);
  });

  it('deflates by general inflation, of whole years only', () => {
    const spec = costsSpec({ discountRates: [{ from: 0, perYear: 0 }], inflationPerYear: 0.25 });
    expect(presentValueFactor(spec, 2015)).toBe(0.64);
    expect(presentValueFactor({ ...spec, midYear: true }, 2015)).toBe(0.64);
  });

  it('discounts half a year more with midYear', () => {
    // 1.035^-0.5 = 0.982946..., 1.035^-1.5 = 0.949706...
    const spec = costsSpec({ midYear: true });
    expect(presentValueFactor(spec, 2013)).toBeCloseTo(0.98294637, 8);
    expect(presentValueFactor(spec, 2014)).toBeCloseTo(0.94970664, 8);
  });

  it('steps into a year at the rate of its first day', () => {
    const discountRates = [
      { from: dateOf(2013, 4, 1), perYear: 0.25 },
      { from: dateOf(2015, 4, 1), perYear: 1 },
      { from: dateOf(2016, 4, 2), perYear: 3 },
    ];
    const factorOf = (year: number) => presentValueFactor(costsSpec({ discountRates }), year);
    // 1.25; 1.25 * 2; the third rate misses 1 April 2016 by a day: 2.5 * 2; 5 * 4.
    expect([2014, 2015, 2016, 2017].map(factorOf)).toEqual([0.8, 0.4, 0.2, 0.05]);
    // The half year of 2014 is at 2014's own rate: 0.8 / sqrt(1.25).
    const half = presentValueFactor(costsSpec({ discountRates, midYear: true }), 2014);
    expect(half).toBeCloseTo(0.715541753, 9);
  });

  it('has the first rate hold before its date', () => {
    const discountRates = [{ from: dateOf(2013, 6, 1), perYear: 0.25 }];
    expect(presentValueFactor(costsSpec({ discountRates }), 2012)).toBe(1.25);
    expect(() => presentValueFactor(costsSpec({ discountRates: [] }), 2014)).toThrow(RangeError);
  });
});
