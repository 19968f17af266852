import { describe, expect, it } from 'vitest';
import type { PageRun } from '../../../src/page/cells/page-run.ts';
import { sentenceText } from '../../../src/page/shown/sentence.ts';
import { verdict } from '../../../src/page/verdict/verdict.ts';
import { type ShownRow, shownRun, spread, surely } from '../../support/shown-run.ts';

const ALL_IN = { storage: true, procurement: true, stages: true, costs: true };

/** What the verdict says on a topic, in front of it the tone; empty: nothing. */
function said(run: PageRun, topic: string): string {
  const item = verdict(run).find((one) => one.topic === topic);
  if (item === undefined) return '';
  return `${item.tone}: ${sentenceText(item.sentence).replaceAll('\u00a0', ' ')}`;
}

function runWith(
  tables: Readonly<Record<string, readonly ShownRow[]>>,
  record: Readonly<Record<string, unknown>> = {},
): PageRun {
  return shownRun(tables, { record: { metricScope: ALL_IN, ...record } });
}

function chance(name: string, [share, low, high]: readonly [string, string, string]): ShownRow {
  return {
    [`${name}_probability`]: share,
    [`${name}_probability_low`]: low,
    [`${name}_probability_high`]: high,
  };
}

const ALWAYS = ['1.000000', '0.838875', '1.000000'] as const;
const POLICY: ShownRow = { pool: 'north', origin: 'policy', order: '1', size_tib_mean: '20' };
const NEVER = ['0.000000', '0.000000', '0.161125'] as const;
const SAFE: ShownRow = {
  ...chance('over_plan', NEVER),
  ...chance('over_plan_without_orders', NEVER),
  ...chance('late_order_without_orders', NEVER),
};

/** Pools of these rows and all together. */
function pools(all: ShownRow, ...each: readonly ShownRow[]): Record<string, readonly ShownRow[]> {
  return { pools: [{ pool: 'all', ...SAFE, ...all }, ...each.map((row) => ({ ...SAFE, ...row }))] };
}

describe('whether it fits', () => {
  const OFTEN = ['0.200000', '0.080658', '0.416020'] as const;
  it.each([
    [
      NEVER,
      NEVER,
      'good: Storage suffices in every replication with the orders of the policy; a risk of up to 16 % cannot be ruled out (ninety-five per cent interval). Without orders of the policy it would suffice as well.',
    ],
    [
      ['0.050000', '0.008881', '0.236131'],
      OFTEN,
      'watch: Storage runs out in 5 % of replications, even with the orders of the policy (ninety-five per cent interval 0.9 % to 24 %). Without orders of the policy it would run out in 20 % of replications.',
    ],
    [
      ['0.100000', '0.027866', '0.301034'],
      OFTEN,
      'bad: Storage runs out in 10 % of replications, even with the orders of the policy (ninety-five per cent interval 2.8 % to 30 %). Without orders of the policy it would run out in 20 % of replications.',
    ],
    [
      ALWAYS,
      ALWAYS,
      'bad: Storage runs out in every replication, even with the orders of the policy. Without orders of the policy it would run out in every replication too.',
    ],
  ] as const)('is told of %s', (over, without, wanted) => {
    const all = { ...chance('over_plan', over), ...chance('over_plan_without_orders', without) };
    expect(said(runWith({ ...pools(all), purchases: [POLICY] }), 'Fit')).toBe(wanted);
  });

  it('names what is bought, or that nothing is', () => {
    const scheduled = { ...POLICY, origin: 'scheduled' };
    const all = chance('over_plan_without_orders', ALWAYS);
    const fitOf = (...purchases: readonly ShownRow[]) =>
      said(runWith({ ...pools(all), purchases }), 'Fit');
    expect(fitOf(scheduled)).toMatch(
      / with the planned purchases; .* Without planned purchases it would run out /,
    );
    expect(fitOf(scheduled, POLICY)).toMatch(
      / with the planned purchases and the orders of the policy; .* With neither planned purchases nor orders of the policy it would /,
    );
    expect(said(runWith(pools({})), 'Fit')).toBe(
      'good: Storage suffices in every replication; a risk of up to 16 % cannot be ruled out (ninety-five per cent interval). Nothing is ordered.',
    );
  });

  it('is told without orders too', () => {
    const all = chance('over_plan_without_orders', ALWAYS);
    expect(said(runWith({ ...pools(all), purchases: [POLICY] }), 'Fit')).toMatch(
      / Without orders of the policy it would run out in every replication\.$/,
    );
    const metricScope = { ...ALL_IN, procurement: false };
    expect(said(runWith(pools({}), { metricScope }), 'Fit')).toBe(
      'good: Storage suffices in every replication; a risk of up to 16 % cannot be ruled out (ninety-five per cent interval). Nothing more is ordered, as the scenario has no purchases.',
    );
  });

  it('has no interval of one replication', () => {
    const run = (share: string) =>
      runWith(
        { ...pools(chance('over_plan', [share, '', ''])), purchases: [POLICY] },
        { replications: 1 },
      );
    expect(said(run('0.000000'), 'Fit')).toMatch(
      /^good: Storage suffices in the only replication with the orders of the policy\./,
    );
    expect(said(run('1.000000'), 'Fit')).toMatch(
      /^bad: Storage runs out in the only replication, even with the orders of the policy\./,
    );
  });

  it('cannot be told without storage, where it says what is stored', () => {
    const timeline = [
      { date: '2013-07-01', pool: 'all', ...surely('used_tib', '60.2') },
      { date: '2013-07-31', pool: 'all', ...spread('used_tib', ['70', '123.4', '160']) },
    ];
    expect(said(runWith({ timeline }), 'Fit')).toBe(
      'plain: Whether it fits cannot be said: the scenario describes no storage of its own. Content goes from 60.2 TiB to 123 TiB at P50, and to 160 TiB at P95.',
    );
    expect(said(runWith({ timeline }, { replications: 1 }), 'Fit')).toMatch(/to 123 TiB\.$/);
    expect(said(runWith({}), 'Fit')).toMatch(/of its own\.$/);
  });
});

describe('when it is tight', () => {
  const peaks = (low: string, high: string) => spread('peak_utilisation_share', [low, low, high]);
  const timeline = ['2013-07-08', '2013-07-15', '2013-07-22'].map((date, index) => ({
    ...{ date, pool: 'south' },
    ...surely('utilisation_share', ['0.8', '0.96', '0.9'][index] as string),
  }));

  it('names the pool with the highest P95 of its peak, and its fullest day', () => {
    const north = { pool: 'north', ...peaks('0.900000', '0.950000') };
    const south = { pool: 'south', ...peaks('0.800000', '0.960000') };
    expect(said(runWith({ ...pools({}, north, south), timeline }), 'Tight')).toBe(
      'watch: Pool south is the tightest, about 15 July 2013; at its peak it fills 80 % of its disk (P50; P95 96 %).',
    );
  });

  it.each([
    ['0.850000', 'good'],
    ['0.850100', 'watch'],
    ['1.000000', 'watch'],
    ['1.000100', 'bad'],
  ])('is %s as %s', (high, tone) => {
    const run = runWith({ ...pools({}, { pool: 'south', ...peaks('0.5', high) }), timeline });
    expect(said(run, 'Tight')).toMatch(
      new RegExp(`^${tone}: The pool is tightest, about 15 July 2013; `),
    );
  });

  it('says when a pool runs out, how short it is, and what would prevent it', () => {
    const south = {
      ...{ pool: 'south', over_plan_probability: '0.1', runout_p5: '2013-07-20' },
      ...{ over_plan_shortfall_tib_p95: '2.667', last_safe_order_p5: '2013-07-02' },
      ...peaks('0.9', '1.02'),
    };
    const run = (more: ShownRow) => runWith(pools({}, { ...south, ...more }, { pool: 'north' }));
    expect(said(run({}), 'Tight')).toMatch(
      / It runs out in 10 % of replications, from 20 July 2013 \(P5\), short by 2\.7 TiB \(P95\); to prevent it, order more by 2 July 2013\.$/,
    );
    expect(said(run({ last_safe_order_p5: '2013-06-30' }), 'Tight')).toMatch(
      /order more by 30 June 2013, which is past already\.$/,
    );
    const rare = { runout_p5: '', last_safe_order_p5: '', over_plan_shortfall_tib_p95: '0.000' };
    expect(said(run(rare), 'Tight')).toMatch(/ It runs out in 10 % of replications\.$/);
  });
});

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
