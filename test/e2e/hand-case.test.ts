/**
 * A scenario that can be worked out on paper: one cohort, one pool, every mailbox alike, every day
 * like the day before. All that its run says of storage and money, against the arithmetic.
 *
 * 1,024 mailboxes get 16 messages of 128 KiB a day, 2 MiB each and 2 GiB in all, off-days too, and
 * keep half: 1 GiB a day is kept, 1 GiB deleted. At the start each holds an eighth of 1 GiB. At the
 * end of day d (0 is 1 April 2013, 364 the last), in GiB:
 *
 *     used        = 128 + (d + 1)
 *     recoverable = 10 days of 1                                = 10
 *     white space = 1 day of 2                                  = 2
 *     file        = 140 + (d + 1)
 *     index       = 25 % of it
 *     logs        = 2 days of 16 x 1,024 messages x 256 KiB     = 8
 *     occupied    = 2 copies of 1.25 file + 8                   = 2.5 file + 16
 *     needed      = over 80 %, for 20 % must be free            = 457.5 + 3.125 (d + 1)
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { callCli, filesIn, freshFolder } from '../support/run-cli.ts';

const PLAIN = `headroom: 1
name: hand
title: By hand
horizon: {start: 2013-04-01, end: 2014-03-31}
run: {replications: 1, seed: any}
calendar: {holidays: none}
milestones: [{name: end of June, date: 2013-06-30}, {name: half of June, date: 2013-06-15}]
population:
  organisations:
    types: {trust: {count: 1, mailboxes: 1024, regions: {North: 100%}}}
  cohorts:
    everyone:
      share: 100%
      messagesPerWorkingDay: 16
      messageSize: 128 KiB
      sentShare: 50%
      offDayShare: 100%
      trafficGrowthPerYear: 0%
      keepShare: 50%
      spread: {owners: 0, regimes: 0, regimeDays: 120}
      fill:
        correlationWithTraffic: 0
        quantiles: [{share: 0%, fill: 12.5%}, {share: 100%, fill: 12.5%}]
      housekeeping: {perYear: 0, share: 0%}
quota:
  thresholds: {warn: 95%, send: 100%, receive: 115%}
  tiers: {one: {size: 1 GiB, share: 100%}}
owners:
  cleanUpPerDay: {warned: 5%, sendBlocked: 35%, full: 60%}
  cleanUpTo: [60%, 85%]
  offloadShare: 0%
  contactShare: 0%
  inducedGrowth: 0%
  inducedDelayDays: 30
  archives:
    holderShare: 0%
    size: {lognormal: {median: 1 MiB, sigma: 1}}
    returnShare: 0%
    delayDays: 30
storage:
  layout:
    copies: 2
    deletedItemRetentionDays: 10
    singleItemShare: 0%
    calendarShare: 0%
    whiteSpaceDays: 1
    overheadShare: 0%
    indexShare: 25%
    logDays: 2
    logBytesPerMessage: 256 KiB
    freeSpaceShare: 20%
    filesShrink: false
  pools:
    main: {usable: 757.5 GiB, organisations: rest}
  procurement:
    leadTimeDays: 60
`;
const POLICY = '    policy: {when: 90%, trendDays: 10, increment: 256 GiB, openOrders: 1}\n';
const COSTS = `costs:
  priceBase: 2013-04-01
  discountRate: 3.5%
  inflationPerYear: 2%
  vat: {rate: 20%, recoverableShare: 50%}
  lines:
    - {name: purchase, kind: capital, per: TiB bought, price: 2000, lifeYears: 4}
    - {name: running, kind: running, per: TiB-month installed, price: 64, vat: none}
    - {name: service, kind: running, per: mailbox-month, price: 0.5, vat: none}
`;

type Row = Record<string, string>;

async function run(text: string): Promise<(table: string, key?: string) => Row[]> {
  const cwd = freshFolder();
  writeFileSync(join(cwd, 'hand.yaml'), text);
  const { code, stderr } = await callCli(['run', 'hand.yaml', '--quiet'], { cwd });
  expect(code, stderr).toBe(0);
  const files = filesIn(join(cwd, 'runs/hand'));
  return (table, key = '') =>
    parse<Row>(files.get(`${table}.csv`) ?? '', { columns: true }).filter((row) =>
      Object.values(row).slice(0, 2).join(' ').startsWith(key),
    );
}

/** In TiB with three places, as the reports have it. */
const tib = (gib: number) => (gib / 1024).toFixed(3);

it('runs out on the day by hand, when nothing is bought', async () => {
  const rows = await run(PLAIN);
  for (const [date, day] of [
    ['2013-04-01', 0],
    ['2013-07-06', 96],
    ['2014-03-31', 364],
  ] as const) {
    const [row] = rows('timeline', `${date} main`);
    expect(row).toMatchObject({
      used_tib_mean: tib(128 + day + 1),
      committed_tib_mean: '1.000',
      recoverable_tib_mean: tib(10),
      needed_tib_mean: tib(457.5 + 3.125 * (day + 1)),
      usable_tib_mean: tib(757.5),
      utilisation_share_mean: ((457.5 + 3.125 * (day + 1)) / 757.5).toFixed(6),
    });
  }
  // On 5 July, day 95, the need is 457.5 + 3.125 x 96 = 757.5, all that there is: not yet over.
  // 60 days before 6 July is 7 May.
  const [metric] = rows('summary', 'runout_date');
  expect(metric).toMatchObject({ p50: '2013-07-06', probability: '1.000000' });
  expect(rows('summary', 'last_safe_order_date')[0]?.p50).toBe('2013-05-07');
  // Full of mail and files: 2.5 (140 + d + 1) + 16 > 757.5 from d + 1 = 156.6 on, day 156.
  const [pool] = rows('pools', 'main');
  expect(pool).toMatchObject({ exhausted_probability: '1.000000', runout_p5: '2013-07-06' });
});

it('orders on the days by hand, and pays to the penny', async () => {
  const rows = await run(PLAIN + POLICY + COSTS);
  // An order on day D is for the need of day D + 60, 457.5 + 3.125 (D + 61), at 90 % of what there
  // will be then. 757.5: 681.75, D + 61 = 72, D = 11. 1013.5: 912.15, 146, D = 85. 1269.5: 1142.55,
  // 220, D = 159. 1525.5: 1372.95, 293, D = 232. 1781.5: 1603.35, 367, D = 306, due on day 366.
  expect(rows('purchases').map((row) => [row.placed_p50, row.due_p50, row.size_tib_mean])).toEqual([
    ['2013-04-12', '2013-06-11', '0.250'],
    ['2013-06-25', '2013-08-24', '0.250'],
    ['2013-09-07', '2013-11-06', '0.250'],
    ['2013-11-19', '2014-01-18', '0.250'],
    ['2014-02-01', '2014-04-02', '0.250'],
  ]);
  expect(rows('summary', 'runout_date')[0]?.probability).toBe('0.000000');
  expect(rows('summary', 'peak_needed_tib')[0]?.mean).toBe(tib(457.5 + 3.125 * 365));

  // A quarter of a TiB costs 500, VAT 100, of which 50 come back. Over 48 months 10.4166 a month:
  // from June 9 months, 93.75; from August 7, 72.92; from November 4, 41.67; from January 2, 20.83.
  expect(rows('costs_annual', '2013/14 purchase')[0]).toMatchObject({
    net_gbp_mean: '2000.00',
    vat_gbp_mean: '400.00',
    vat_recovered_gbp_mean: '200.00',
    cash_gbp_mean: '2200.00',
    depreciation_gbp_mean: '229.17',
    discounted_gbp_mean: '2000.00',
  });
  expect(rows('costs_annual', '2013/14 residual')[0]?.net_gbp_mean).toBe('1770.83');
  // 64 a TiB is 0.0625 a GiB. June has 10 days of 757.5 and 20 of 1013.5; August 23 of 1013.5 and 8
  // of 1269.5; November 5 of 1269.5 and 25 of 1525.5; January 17 of 1525.5 and 14 of 1781.5.
  const running = ['47.34', '47.34', '58.01', '63.34', '67.47', '79.34', '79.34', '92.68', '95.34'];
  running.push('102.57', '111.34', '111.34');
  expect(
    rows('costs_monthly').flatMap((row) => (row.line === 'running' ? row.net_gbp_mean : [])),
  ).toEqual(running);
  expect(rows('costs_annual', '2013/14 running')[0]?.cash_gbp_mean).toBe('955.45');
  expect(rows('costs_annual', '2013/14 service')[0]?.cash_gbp_mean).toBe('6144.00');
  // 2200 + 955.45 + 6144; without VAT 9099.45, all of it in the year of the price base.
  expect(rows('summary', 'total_cost_gbp')[0]?.mean).toBe('9299.45');
  expect(rows('summary', 'present_value_gbp')[0]?.mean).toBe('9099.45');
  // April to June: 3 x 512 + 47.34 x 2 + 58.01 + 550. To 15 June: two months, 550, and half of a
  // month of service and of (10 x 757.5 + 5 x 1013.5) / 30 x 0.0625 = 26.34.
  const toDate = (name: string) =>
    rows('milestones', name).find(({ metric }) => metric === 'cost_to_date_gbp')?.mean;
  expect(toDate('end of June')).toBe('2238.69');
  expect(toDate('half of June')).toBe('1951.02');
});

it('costs twice as much at twice the prices, to the rounding of each penny', async () => {
  const doubled = COSTS.replace('price: 2000', 'price: 4000')
    .replace('price: 64', 'price: 128')
    .replace('price: 0.5', 'price: 1');
  const once = (await run(PLAIN + POLICY + COSTS))('costs_monthly');
  const twice = (await run(PLAIN + POLICY + doubled))('costs_monthly');
  expect(twice).toHaveLength(once.length);
  expect(once.length).toBeGreaterThan(36);
  once.forEach((row, index) => {
    const pence = (of: Row | undefined) => Number((of?.net_gbp_mean ?? '').replace('.', ''));
    expect(Math.abs(pence(twice[index]) - 2 * pence(row)), row.line).toBeLessThanOrEqual(
      row.kind === 'total' ? 3 : 1,
    );
  });
});
