import { describe, expect, it } from 'vitest';
import { purchases } from '../../../src/report/purchases.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { cellsOf, fakeOrder, recordsOf, storedRun } from '../../support/fake-storage.ts';

const TIB = BYTES_PER_TIB;
/** Placed before the start, due on the last day. */
const scheduled = fakeOrder({
  ...{ pool: 1, origin: 'scheduled', orderDay: -30, arrivalDay: 99, usableBytes: 2.5 * TIB },
});
const second = { ordinal: 2, orderDay: 50, arrivalDay: 100, usableBytes: 3 * TIB };

const run = storedRun({
  pools: { north: 4, south: 2.5 },
  procurement: { scheduled: [] },
  replications: [
    { orders: [fakeOrder(), scheduled], orderNetPence: [100, 77] },
    { orders: [scheduled], orderNetPence: [77] },
    {
      orders: [fakeOrder({ orderDay: 4, usableBytes: 2 * TIB }), fakeOrder(second), scheduled],
      orderNetPence: [101, 3000, 77],
    },
  ],
});

describe('purchases.csv', () => {
  it('has a row an order, numbered by pool and origin', () => {
    expect(cellsOf(purchases, run)).toEqual([
      // In 2 of 3 by Wilson; numbers 1, 2 and 3 of days 0, 4, none. 100.5 pence round up.
      [
        ...['north', 'home', 'policy', '1', '0.666667', '0.207660', '0.938508'],
        ...['0.666667', '0.207660', '0.938508', '2013-04-01', '2013-04-05', ''],
        ...['2013-04-11', '2013-04-11', '', '1.500', '1.01'],
        // 100, 0 and 101 pence.
        '0.67',
      ],
      // In 1 of 3, due on the day after the horizon.
      [
        ...['north', 'home', 'policy', '2', '0.333333', '0.061492', '0.792340'],
        ...['0.000000', '0.000000', '0.561497', '2013-05-21', '', ''],
        ...['2013-07-10', '', '', '3.000', '30.00', '0.00'],
      ],
      [
        ...['south', 'home', 'scheduled', '1', '1.000000', '0.438503', '1.000000'],
        ...['1.000000', '0.438503', '1.000000', '2013-03-02', '2013-03-02', '2013-03-02'],
        ...['2013-07-09', '2013-07-09', '2013-07-09', '2.500', '0.77', '0.77'],
      ],
    ]);
  });

  it('does not count what is scheduled among the orders of the policy', () => {
    const own = { ...scheduled, pool: 0, orderDay: 2 };
    const replications = [
      { orders: [fakeOrder({ orderDay: 1 }), { ...own, ordinal: 2 }] },
      { orders: [own, fakeOrder({ ordinal: 2, orderDay: 3 })] },
    ];
    const records = recordsOf(purchases, storedRun({ pools: { north: 1 }, replications }));
    expect(
      records.map(({ origin, order, placed_p5, placed_p95 }) => [
        origin,
        order,
        placed_p5,
        placed_p95,
      ]),
    ).toEqual([
      ['scheduled', '1', '2013-04-03', '2013-04-03'],
      ['policy', '1', '2013-04-02', '2013-04-04'],
    ]);
  });

  it('has as paid neither what arrived before the start nor what arrives after the end', () => {
    const orders = [-1, 0, 99, 100].map((arrivalDay) =>
      fakeOrder({ origin: 'scheduled', orderDay: -40, arrivalDay }),
    );
    const replications = [{ orders, orderNetPence: [100, 100, 100, 100] }];
    const records = recordsOf(purchases, storedRun({ pools: { north: 1 }, replications }));
    expect(records.map((row) => [row.net_price_gbp_mean, row.net_paid_gbp_mean])).toEqual([
      ['1.00', '0.00'],
      ['1.00', '1.00'],
      ['1.00', '1.00'],
      ['1.00', '0.00'],
    ]);
  });

  it('has no price where nothing has one', () => {
    const unpriced = storedRun({ pools: { north: 1 }, replications: [{ orders: [fakeOrder()] }] });
    expect(recordsOf(purchases, unpriced)[0]).toMatchObject({
      ...{ size_tib_mean: '1.000', net_price_gbp_mean: '', net_paid_gbp_mean: '' },
    });
  });

  it('has no rows without orders, or without storage', () => {
    expect(cellsOf(purchases, storedRun({ pools: { north: 1 }, replications: [{}] }))).toEqual([]);
    expect(cellsOf(purchases, storedRun({ replications: [{}] }))).toEqual([]);
  });
});
