import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../src/calendar/date.ts';
import { dailyPrice, priceOn } from '../../../src/cost/price-path.ts';
import type { PricePath } from '../../../src/scenario/costs-spec.ts';

const SECOND = dateOf(2015, 4, 1);

const path: PricePath<number> = {
  segments: [
    { from: dateOf(2013, 4, 1), price: 2000 },
    { from: SECOND, price: 900 },
  ],
  perYear: -0.19,
  shocks: [
    { name: 'flood', from: dateOf(2015, 6, 1), to: dateOf(2015, 6, 30), factor: 1.5 },
    { name: 'tax', from: dateOf(2015, 6, 30), to: dateOf(2015, 12, 31), factor: 2 },
  ],
};

describe('priceOn', () => {
  it('starts each segment at its price, and moves from there', () => {
    expect(priceOn(path, dateOf(2013, 4, 1))).toBe(2000);
    // 730 days, of 365.25 a year, at 0.81: 2000 * 0.81^(729 / 365.25) = 1313.20.
    expect(priceOn(path, SECOND - 1)).toBeCloseTo(2000 * 0.81 ** (729 / 365.25), 9);
    expect(priceOn(path, SECOND)).toBe(900);
    expect(priceOn(path, SECOND + 1)).toBeCloseTo(900 * 0.81 ** (1 / 365.25), 9);
    // Two Julian years after 1 April 2013 come to 730.5 days; four to 1,461 exactly: 0.81^4.
    const single = { ...path, segments: path.segments.slice(0, 1), shocks: [] };
    expect(priceOn(single, dateOf(2013, 4, 1) + 1461)).toBeCloseTo(2000 * 0.43046721, 9);
  });

  it('moves backwards before the first segment', () => {
    expect(priceOn(path, dateOf(2013, 4, 1) - 1461)).toBeCloseTo(2000 / 0.43046721, 8);
  });

  it('multiplies by the shocks of the day, first and last days included', () => {
    const shockOn = (month: number, day: number) => {
      const date = dateOf(2015, month, day);
      return priceOn(path, date) / priceOn({ ...path, shocks: [] }, date);
    };
    expect(shockOn(5, 31)).toBe(1);
    expect(shockOn(6, 1)).toBeCloseTo(1.5, 14);
    expect(shockOn(6, 29)).toBeCloseTo(1.5, 14);
    expect(shockOn(6, 30)).toBeCloseTo(3, 14);
    expect(shockOn(7, 1)).toBeCloseTo(2, 14);
    expect(shockOn(12, 31)).toBeCloseTo(2, 14);
    expect(priceOn(path, dateOf(2016, 1, 1))).toBeCloseTo(900 * 0.81 ** (275 / 365.25), 9);
  });

  it('needs a segment', () => {
    expect(() => priceOn({ ...path, segments: [] }, SECOND)).toThrow(RangeError);
  });
});

describe('dailyPrice', () => {
  const horizon = { startDate: SECOND - 2, dayCount: 100 };

  it('is one number where nothing moves', () => {
    const still = { segments: [{ from: SECOND, price: 18 }], perYear: 0, shocks: [] };
    expect(dailyPrice(still, horizon)).toBe(18);
  });

  it('is one price a day otherwise', () => {
    const shocked = { segments: path.segments.slice(1), perYear: 0, shocks: path.shocks };
    const june = { startDate: dateOf(2015, 5, 31), dayCount: 2 };
    expect(dailyPrice(shocked, june)).toEqual(Float64Array.of(900, 1350));
    const prices = dailyPrice(path, horizon);
    expect(prices).toEqual(
      Float64Array.from({ length: 100 }, (_, day) => priceOn(path, SECOND - 2 + day)),
    );
    const stepped = { segments: path.segments, perYear: 0, shocks: [] };
    expect(dailyPrice(stepped, { ...horizon, dayCount: 4 })).toEqual(
      Float64Array.of(2000, 2000, 900, 900),
    );
  });
});
