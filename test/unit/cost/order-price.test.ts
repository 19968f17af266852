import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../src/calendar/date.ts';
import { orderNetPence, purchaseCharge } from '../../../src/cost/order-price.ts';
import { InputFaults } from '../../../src/table/fault.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { handCosts } from '../../support/cost-hand-case.ts';
import { capitalLine, PRICE_BASE, runningLine } from '../../support/costs.ts';

const start = { startDate: PRICE_BASE };
const ORDER = { orderDay: 0, usableBytes: 10e12 };

describe('orderNetPence', () => {
  it('is the price of the day of the order times what is bought, raw', () => {
    // 10 TB usable are 20 raw, at 2,000 pounds.
    const line = { ...capitalLine('disk', 2000, 4), rawPerUsable: 2 };
    expect(orderNetPence(start, [line], [ORDER])).toEqual(Float64Array.of(4_000_000));
    // 1,000 pounds from the second day on: an order before the horizon has the first price.
    const segments = [
      { from: PRICE_BASE, price: 2000 },
      { from: PRICE_BASE + 1, price: 1000 },
    ];
    const falling = capitalLine('disk', { segments, perYear: 0, shocks: [] }, 4);
    const orders = [-9, 0, 1].map((orderDay) => ({ ...ORDER, orderDay }));
    const pence = Float64Array.of(2_000_000, 2_000_000, 1_000_000);
    expect(orderNetPence(start, [falling], orders)).toEqual(pence);
  });

  it('counts in the unit of the line: a TiB is 1.0995 TB', () => {
    const order = { orderDay: 0, usableBytes: 3 * BYTES_PER_TIB };
    const perTib = { ...capitalLine('disk', 7, 4), per: 'TiB bought' as const };
    expect(orderNetPence(start, [perTib], [order])).toEqual(Float64Array.of(2100));
    // 3 x 1.099511627776 x 7 = 23.0897...
    expect(orderNetPence(start, [capitalLine('disk', 7, 4)], [order])).toEqual(
      Float64Array.of(2309),
    );
    expect(purchaseCharge(perTib, PRICE_BASE, order)).toEqual({ pounds: 21, quantity: 3 });
  });

  it('sums the capital lines, each in whole pence, and no other line', () => {
    // 10 x 0.0005 pounds are half a penny, which rounds up: twice.
    const lines = [
      capitalLine('disk', 0.0005, 4),
      runningLine('service', 'month', 100),
      capitalLine('shelf', 0.0005, 4),
    ];
    expect(orderNetPence(start, lines, [ORDER])).toEqual(Float64Array.of(2));
  });

  it('is none without a line for purchases, and empty without orders', () => {
    expect(orderNetPence(start, [runningLine('service', 'month', 100)], [ORDER])).toBeNull();
    expect(orderNetPence(start, [capitalLine('disk', 1, 4)], [])).toEqual(new Float64Array(0));
  });

  it('is what the month of its arrival pays, where it arrives alone', () => {
    // The hand case pays 10 TB in March 2014: leaf 0, month 1.
    const line = { ...capitalLine('storage', 2000, 4), rawPerUsable: 2 };
    const price = orderNetPence({ startDate: dateOf(2014, 2, 15) }, [line], [ORDER]);
    expect(price).toEqual(Float64Array.of(handCosts.netPence[1]!));
  });

  it('refuses a price too large to be counted', () => {
    expect(() => orderNetPence(start, [capitalLine('disk', 1e13, 4)], [ORDER])).toThrow(
      InputFaults,
    );
  });
});
