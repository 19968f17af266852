import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanInterval } from '../../src/ensemble/mean-interval.ts';
import { orderStatistic } from '../../src/ensemble/order-statistic.ts';
import { statisticsOf } from '../../src/ensemble/statistics.ts';
import { wilsonInterval } from '../../src/ensemble/wilson.ts';

const values = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
});

describe('statistics', () => {
  it('are in order, within the values, whatever the order of the values', () => {
    fc.assert(
      fc.property(values, (list) => {
        const { p5, p50, p95 } = statisticsOf(list);
        const inOrder = [Math.min(...list), p5, p50, p95, Math.max(...list)];
        expect(inOrder).toEqual(inOrder.slice().sort((a, b) => a - b));
        const { mean: _, ...quantiles } = statisticsOf(list.slice().reverse());
        expect(quantiles).toEqual({ p5, p50, p95 });
      }),
    );
  });

  it('have order statistics among the values, rising with the percentage', () => {
    const some = fc.array(fc.option(fc.integer()), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 99 }), (list, percent) => {
        const low = orderStatistic(list, percent) ?? Number.POSITIVE_INFINITY;
        const high = orderStatistic(list, percent + 1) ?? Number.POSITIVE_INFINITY;
        expect(low).toBeLessThanOrEqual(high);
        // At least so many percent of the values do not exceed it, absent ones being above all.
        const atMost = list.filter((value) => value !== null && value <= low).length;
        if (low < Number.POSITIVE_INFINITY) {
          expect(atMost * 100).toBeGreaterThanOrEqual(list.length * percent);
        } else expect(atMost * 100).toBeLessThan(list.length * percent);
      }),
    );
  });

  it('have intervals around the mean and the share', () => {
    fc.assert(
      fc.property(values, (list) => {
        const interval = meanInterval({ values: list, hypercubeSizes: null });
        if (list.length === 1) expect(interval).toBe(null);
        else {
          expect(interval?.low).toBeLessThanOrEqual(statisticsOf(list).mean);
          expect(interval?.high).toBeGreaterThanOrEqual(statisticsOf(list).mean);
        }
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), fc.nat(), (count, some) => {
        const share = (some % (count + 1)) / count;
        const interval = wilsonInterval(some % (count + 1), count)!;
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.low).toBeLessThanOrEqual(share);
        expect(interval.high).toBeGreaterThanOrEqual(share);
        expect(interval.high).toBeLessThanOrEqual(1);
      }),
    );
  });
});
