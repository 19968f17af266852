/** Every pound of the hand case; see cost-hand-case.ts for what is paid for what. */
import { describe, expect, it } from 'vitest';
import { annualCashPence, costResult } from '../../../src/cost/cost-result.ts';
import { handCosts as costs, handPlan as plan } from '../../support/cost-hand-case.ts';
import { rowNamed } from '../../support/costs.ts';

const { mean, meanQuantities, meanMilestoneCashPence } = costResult(plan, [costs]);

const SUNK = 'storage (ordered before 2014-02-15)';

describe('the hand case', () => {
  it('has four months of two years, and rows in their order', () => {
    expect(plan.months.map(({ firstDay, endDay }) => [firstDay, endDay])).toEqual([
      [0, 14],
      [14, 45],
      [45, 75],
      [75, 85],
    ]);
    expect(plan.years.map(({ name }) => name)).toEqual(['2013/14', '2014/15']);
    expect(mean.rows.map(({ name }) => name)).toEqual([
      ...['storage', SUNK, 'service', 'team', 'help desk', 'bias', 'total'],
      ...['owners', 'economic total', 'residual value of storage', `residual value of ${SUNK}`],
    ]);
  });

  it.each([
    // 20 TB * 2,000 = 40,000 pounds; 2 TB * 2,000 = 4,000.
    ['storage', [0, 4_000_000, 0, 0]],
    [SUNK, [0, 0, 400_000, 0]],
    // 100 * 3.85 = 385 a month; 14 / 28 of it is 192.50, and 10 / 31 is 124.193...
    ['service', [19_250, 38_500, 38_500, 12_419]],
    ['team', [0, 1_200_000, 0, 0]],
    ['help desk', [900, 0, 0, 900]],
    // A tenth of storage and service, without what was ordered before.
    ['bias', [1_925, 403_850, 3_850, 1_242]],
    ['total', [22_075, 5_642_350, 442_350, 14_561]],
    ['owners', [0, 0, 2_100, 0]],
    ['economic total', [0, 0, 2_100, 0]],
  ])('%s costs, net', (name, pence) => {
    expect([...rowNamed(mean, name).months.net]).toEqual(pence);
  });

  it.each([
    // 40,000 + 8,000 - 4,000; 4,000 + 800 - 400.
    ['storage', [0, 4_400_000, 0, 0]],
    [SUNK, [0, 0, 440_000, 0]],
    // 192.50 + 38.50 - 19.25; 385 + 77 - 38.50; 124.19 + 24.84 (24.838) - 12.42.
    ['service', [21_175, 42_350, 42_350, 13_661]],
    ['team', [0, 1_200_000, 0, 0]],
    // 19.25 + 3.85 - 1.93 (1.925); 4,038.50 + 807.70 - 403.85; 38.50 + 7.70 - 3.85;
    // 12.42 + 2.48 (2.484) - 1.24.
    ['bias', [2_117, 444_235, 4_235, 1_366]],
    ['total', [24_192, 6_086_585, 486_585, 15_927]],
    ['owners', [0, 0, 0, 0]],
  ])('%s costs in cash', (name, pence) => {
    expect([...rowNamed(mean, name).months.cash]).toEqual(pence);
  });

  it('sums cash by financial year: 241.92 + 60,865.85, then 4,865.85 + 159.27', () => {
    expect([...mean.total.years.cash]).toEqual([6_110_777, 502_512, 6_613_289]);
    expect(costs.totalCashPence).toBe(6_613_289);
  });

  it('writes off a 48th a month from the month after arrival, and leaves the rest', () => {
    // 40,000 / 48 = 833.33; twice it is 1,666.67, so May has 833.34. 4,000 / 48 = 83.33.
    expect([...rowNamed(mean, 'storage').months.depreciation]).toEqual([0, 0, 83_333, 83_334]);
    expect([...rowNamed(mean, SUNK).months.depreciation]).toEqual([0, 0, 0, 8_333]);
    const residual = rowNamed(mean, 'residual value of storage');
    expect([...residual.months.net]).toEqual([0, 0, 0, 3_833_333]);
    // 38,333.33 * 0.9472388 = 36,310.82; nothing for what is in no present value.
    expect([...residual.months.discounted]).toEqual([0, 0, 0, 3_631_082]);
    const sunk = rowNamed(mean, `residual value of ${SUNK}`);
    expect([...sunk.years.net]).toEqual([0, 391_667, 391_667]);
    expect(sunk.months.discounted[3]).toBe(0);
  });

  it('counts net money of 2014/15 0.9472388 times, and nothing that was ordered before', () => {
    expect(plan.years.map(({ factor }) => factor)).toEqual([1, expect.closeTo(0.9472388, 7)]);
    // Service 364.69 and 117.64, help desk 8.53, bias 36.47 and 11.76.
    expect([...mean.total.months.discounted]).toEqual([22_075, 5_642_350, 40_116, 13_793]);
    expect([...rowNamed(mean, SUNK).months.discounted]).toEqual([0, 0, 0, 0]);
    expect(costs.presentValuePence).toBe(22_075 + 5_642_350 + 40_116 + 13_793);
  });

  it('counts quantities: raw TB, mailbox-months, stages, contacts, clean-ups', () => {
    const rows = plan.leaves.map((_, leaf) => [...meanQuantities.subarray(leaf * 4, leaf * 4 + 4)]);
    expect(rows).toEqual([
      [0, 20, 0, 0],
      [0, 0, 2, 0],
      [50, 100, 100, expect.closeTo(1000 / 31, 12)],
      [0, 1, 0, 0],
      [1, 0, 0, 1],
      [0, 0, 0, 0],
      [0, 0, 3, 0],
    ]);
  });

  it('has the cost to each milestone', () => {
    // On 3 March: 241.92, and of March 3 / 31 of 385 = 37.258 -> 37.26 with VAT 7.45 less 3.73 =
    // 40.98, the stage's 12,000, and bias 3.73 + 0.75 - 0.38 = 4.10.
    const third = 24_192 + 4_098 + 1_200_000 + 410;
    expect([...costs.milestoneCashPence]).toEqual([24_192, third, 6_110_777, 6_613_289]);
    expect([...meanMilestoneCashPence]).toEqual([24_192, third, 6_110_777, 6_613_289]);
  });

  it('keeps the cash of rows and years for quantiles', () => {
    const result = costResult(plan, [costs, costs, costs]);
    expect(annualCashPence(result, 2, 0)).toEqual([63_525, 63_525, 63_525]);
    expect(annualCashPence(result, 6, 2)).toEqual([6_613_289, 6_613_289, 6_613_289]);
    expect(result.mean).toEqual(mean);
  });
});
