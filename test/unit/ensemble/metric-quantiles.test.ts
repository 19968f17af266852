import { describe, expect, it } from 'vitest';
import { metricQuantile, metricQuantiles } from '../../../src/ensemble/metric-quantiles.ts';

const money = { mayBeAbsent: false, unit: 'GBP' };
const size = { mayBeAbsent: false, unit: 'TiB' };

describe('the quantile of a metric', () => {
  it('is of type 7 where no replication lacks it', () => {
    // Positions 0.05, 0.5, 0.8 and 0.95 of 1.
    expect(metricQuantile(size, [2, 1], 80)).toBeCloseTo(1.8, 12);
    expect(metricQuantiles(size, [2, 1])).toEqual({
      p5: expect.closeTo(1.05, 12),
      p50: 1.5,
      p95: expect.closeTo(1.95, 12),
    });
  });

  it('of money is in whole pence, a half rounded upwards, as costs_annual.csv has it', () => {
    // Of 100 and 101 pence 100.5, which as pounds is 1.00499999999999989.
    expect((1.005).toFixed(2)).toBe('1.00');
    expect(metricQuantile(money, [1, 1.01], 50)).toBe(1.01);
    expect(metricQuantile(money, [1, 1.01], 80)).toBe(1.01);
    expect(metricQuantile(money, [1, 1.02], 5)).toBe(1);
    expect(metricQuantiles(money, [61_107.77])).toEqual({
      p5: 61_107.77,
      p50: 61_107.77,
      p95: 61_107.77,
    });
    // The largest sums: 2^52 - 1 pence, and a penny less.
    const [most, less] = [45_035_996_273_704.95, 45_035_996_273_704.94];
    expect(metricQuantile(money, [most, less, most], 50)).toBe(most);
  });

  it('of what may be absent is the order statistic', () => {
    expect(metricQuantiles({ mayBeAbsent: true, unit: 'date' }, [7, null, 3])).toEqual({
      p5: 3,
      p50: 7,
      p95: null,
    });
  });
});
