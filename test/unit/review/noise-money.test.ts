import { describe, expect, it } from 'vitest';
import { day, fakeComparedRun, fakeCosts } from '../../support/compared-runs.ts';
import { boxesIn, figureIn, reviewOfRuns } from '../../support/noise-reviews.ts';

describe('money', () => {
  const TWO_YEARS = { firstDate: day('2013-04-01'), lastDate: day('2015-03-31') };
  const buy = fakeComparedRun(
    { total_cost_gbp: [110, 210, 310, 410] },
    {
      ...TWO_YEARS,
      costs: fakeCosts(
        { '2013/14': [50, 100, 150, 200], '2014/15': [60, 110, 160, 210] },
        { total_cost_gbp: 260.02, present_value_gbp: 1 },
      ),
    },
  );
  const wait = fakeComparedRun(
    { total_cost_gbp: [100, 210, 290, 420] },
    {
      ...TWO_YEARS,
      argument: 'runs/b',
      costs: fakeCosts(
        { '2013/14': [40, 100, 140, 200], '2014/15': [60, 110, 150, 220] },
        { total_cost_gbp: 255.03, present_value_gbp: 1 },
      ),
    },
  );

  it('is that of the tables of costs, and its interval moves by the pence between', () => {
    // As in compare: -5 -+ 20.542604 of the replications, moved to -4.99.
    const review = reviewOfRuns(buy, wait);
    expect(figureIn(review, 'total_cost_gbp')).toMatchObject({
      before: 260.02,
      after: 255.03,
      difference: expect.closeTo(-4.99, 9),
      interval: { low: expect.closeTo(-25.532604, 5), high: expect.closeTo(15.552604, 5) },
      box: 'could be noise',
    });
    expect(figureIn(review, 'total_cost_gbp 2013/14')).toMatchObject({
      unit: 'GBP',
      before: 125,
      after: 120,
      difference: -5,
    });
  });

  it('that differs by pence of rounding alone is not told from noise', () => {
    const moved = {
      ...buy,
      costs: { ...buy.costs!, means: new Map([['total_cost_gbp', 260.03]]) },
    };
    const review = reviewOfRuns(buy, moved);
    expect(boxesIn(review)).toEqual(['total_cost_gbp: no change to speak of']);
    expect(figureIn(review, 'total_cost_gbp').difference).toBeCloseTo(0.01, 9);
  });

  it('is compared in the financial years that both have', () => {
    const one = fakeComparedRun(
      { total_cost_gbp: [1, 2, 3, 4] },
      {
        firstDate: day('2014-04-01'),
        costs: fakeCosts({ '2014/15': [1, 2, 3, 4], '2015/16': [1, 1, 1, 1] }),
      },
    );
    const names = reviewOfRuns(buy, one).figures.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('total'))).toEqual([
      'total_cost_gbp',
      'total_cost_gbp 2014/15',
    ]);
  });
});
