import { describe, expect, it } from 'vitest';
import { type ShownRow, spread, surely } from '../../support/shown-run.ts';
import { ALL_IN, chance, POLICY, pools, runWith, said } from '../../support/shown-verdict.ts';

describe('by when to order', () => {
  const needs = chance('over_plan_without_orders', ['0.850000', '0.6', '0.9']);
  const order = (pool: string, by: string, runOut: string): ShownRow => ({
    ...{ pool, last_safe_order_without_orders_p5: by, runout_without_orders_p5: runOut },
  });
  const SOUTH = order('south', '2013-07-05', '2013-07-25');

  it('names pools by the date, the earliest first', () => {
    const north = order('north', '2013-07-09', '2013-07-30');
    expect(said(runWith(pools(needs, north, SOUTH)), 'Order')).toBe(
      'watch: Order by 5 July 2013 for pool south (which may otherwise run out from 25 July 2013) and by 9 July 2013 for pool north (which may otherwise run out from 30 July 2013); a later order would come too late in one case of twenty, that of the fastest growth.',
    );
  });

  it('names three pools at the most', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((pool) => order(pool, '2013-07-05', ''));
    expect(said(runWith(pools(needs, ...five)), 'Order')).toMatch(
      /^watch: Order by 5 July 2013 for pool a, by 5 July 2013 for pool b, by 5 July 2013 for pool c and others \(pools\.csv\); /,
    );
  });

  it('says where it is too late already', () => {
    const late = (share: string) => ({
      ...needs,
      ...chance('late_order_without_orders', [share, '0', '1']),
    });
    expect(said(runWith(pools(late('0.050000'), SOUTH)), 'Order')).toMatch(
      /^watch: Order by .*; a later order would come .*, and in 5 % of replications even an order on the first day comes too late\.$/,
    );
    expect(said(runWith(pools(late('1.000000'), SOUTH)), 'Order')).toMatch(
      /^bad: .*\. In every replication even an order on the first day comes too late\.$/,
    );
  });

  it('says how often storage runs out in spite of orders in time, where that is rare', () => {
    const over = (share: string) =>
      runWith({
        ...pools({ ...needs, ...chance('over_plan', [share, '0', '1']) }, SOUTH),
        purchases: [POLICY],
      });
    expect(said(over('0.020000'), 'Order')).toMatch(
      /, that of the fastest growth, and in 2 % of replications storage runs out even with the orders of the policy\.$/,
    );
    // More than that is no rare case, and told of the fit.
    expect(said(over('0.060000'), 'Order')).toMatch(/, that of the fastest growth\.$/);
  });

  it('says of a planned order before the date that it comes before', () => {
    const planned = (date: string) => [
      { ...POLICY, pool: 'south', origin: 'scheduled', ...surely('placed', date) },
    ];
    const orderWith = (date: string) =>
      said(runWith({ ...pools(needs, SOUTH), purchases: planned(date) }), 'Order');
    expect(orderWith('2013-07-05')).toMatch(
      / from 25 July 2013; its planned order of 5 July 2013 comes before\);/,
    );
    expect(orderWith('2013-07-06')).toMatch(/ from 25 July 2013\);/);
  });

  it('has no date where each pool runs out too rarely, and says how often some pool does', () => {
    const rare = (share: string): ShownRow => ({
      ...chance('over_plan_without_orders', [share, '0', '1']),
    });
    const each = ['a', 'b', 'c'].map((pool) => ({ pool, ...rare('0.04') }));
    expect(said(runWith(pools(rare('0.05'), ...each)), 'Order')).toBe(
      'watch: No order is urgent: without any, storage runs out in 5 % of replications.',
    );
    const all = { ...rare('0.12'), last_safe_order_without_orders_p5: '2013-07-05' };
    expect(said(runWith(pools(all, ...each)), 'Order')).toBe(
      'watch: Without orders no single pool runs out in one case of twenty, but some pool does in 12 % of replications; to be safe, order by 5 July 2013.',
    );
  });

  it('has no date where nothing says how long an order takes', () => {
    expect(said(runWith(pools(needs, order('south', '', '2013-07-25'))), 'Order')).toBe(
      'watch: By when to order is not known, as nothing says how long it takes, for the pool (which runs out from 25 July 2013).',
    );
  });

  it('is nothing to say where storage suffices without, or nobody orders', () => {
    expect(said(runWith(pools({}, SOUTH)), 'Order')).toBe('');
    const metricScope = { ...ALL_IN, procurement: false };
    expect(said(runWith(pools(needs, SOUTH), { metricScope }), 'Order')).toBe('');
  });

  it('is sure of one replication', () => {
    expect(said(runWith(pools(needs, SOUTH), { replications: 1 }), 'Order')).toBe(
      'watch: Order by 5 July 2013 for the pool (which otherwise runs out on 25 July 2013).',
    );
  });
});

describe('what is ordered', () => {
  const bought = (order: string, size: string): ShownRow => ({
    ...{ pool: 'south', origin: 'scheduled', order, size_tib_mean: size },
    ...surely('placed', '2013-07-03'),
  });
  const policy: ShownRow = {
    ...{ pool: 'north', origin: 'policy', order: '1', size_tib_mean: '21.579' },
    ...spread('placed', ['2013-07-02', '2013-07-17', '2013-07-30']),
    placed_probability: '0.950000',
  };
  const two = pools({}, { pool: 'north' }, { pool: 'south' });

  it('is what is planned, and the first order of the policy', () => {
    const purchases = [bought('1', '500'), bought('2', '600'), policy, { ...policy, order: '2' }];
    expect(said(runWith({ ...two, purchases }), 'Purchases')).toBe(
      'plain: Planned purchases are 500 TiB for pool south on 3 July 2013 and 600 TiB for pool south on 3 July 2013. The policy orders only when growth shows: where growth is fastest by P5, in half of the replications by P50. Its first orders, of the mean size, are 21.6 TiB for pool north (P5 2 July 2013, P50 17 July 2013).',
    );
    expect(said(runWith({ ...two, purchases: [bought('1', '500')] }), 'Purchases')).toBe(
      'plain: The planned purchase is 500 TiB for pool south on 3 July 2013.',
    );
    expect(said(runWith(two), 'Purchases')).toBe('');
  });

  it('is told as it is of one replication', () => {
    expect(said(runWith({ ...two, purchases: [policy] }, { replications: 1 }), 'Purchases')).toBe(
      'plain: The policy first orders 21.6 TiB for pool north on 17 July 2013.',
    );
  });

  it('has one date where P5 and P50 are the same', () => {
    const early = { ...policy, placed_p50: '2013-07-02' };
    expect(said(runWith({ ...two, purchases: [early] }), 'Purchases')).toMatch(
      / for pool north \(P5 and P50 2 July 2013\)\.$/,
    );
  });

  it('is told with its likelihood where fewer than half order', () => {
    const rare = { ...policy, placed_p50: '', placed_p95: '', placed_probability: '0.25' };
    expect(said(runWith({ ...two, purchases: [rare] }), 'Purchases')).toMatch(
      / are 21\.6 TiB for pool north in 25 % of replications only \(P5 2 July 2013\)\.$/,
    );
  });
});
