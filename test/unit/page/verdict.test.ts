import { describe, expect, it } from 'vitest';
import { type ShownRow, spread, surely } from '../../support/shown-run.ts';
import {
  ALL_IN,
  ALWAYS,
  chance,
  NEVER,
  POLICY,
  pools,
  runWith,
  said,
} from '../../support/shown-verdict.ts';

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
