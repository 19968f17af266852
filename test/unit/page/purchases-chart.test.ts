import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../../src/calendar/date.ts';
import { textAt } from '../../../src/page/cells/page-table.ts';
import { sentenceText } from '../../../src/page/shown/sentence.ts';
import { PurchasesChart } from '../../../src/page/storage/purchases-chart.tsx';
import { orderRows, purchaseRows } from '../../../src/page/storage/purchases-rows.ts';
import { shownPart, textOf, textsOf } from '../../support/shown-page.ts';
import { type ShownRow, shownRun, spread } from '../../support/shown-run.ts';

const NORTH: ShownRow = {
  ...{ pool: 'north', over_plan_probability: '0', over_plan_without_orders_probability: '0.5' },
  ...spread('runout', ['', '', '']),
  ...spread('runout_without_orders', ['2013-07-11', '2013-07-16', '']),
  ...spread('last_safe_order', ['', '', '']),
  ...spread('last_safe_order_without_orders', ['2013-06-11', '2013-06-16', '']),
};
const SOUTH: ShownRow = {
  ...{ pool: 'south', over_plan_probability: '0', over_plan_without_orders_probability: '0' },
};
const order = (number: string, placed: readonly [string, string, string], more: ShownRow = {}) => ({
  ...{ pool: 'north', origin: 'policy', order: number },
  ...{ placed_probability: '0.75', size_tib_mean: '20.34' },
  ...spread('placed', placed),
  ...spread('due', placed),
  ...more,
});
const ORDERS = [
  order('2', ['2013-07-20', '2013-07-25', '2013-07-26'], { origin: 'scheduled' }),
  order('3', ['2013-07-19', '', '']),
  order('1', ['2013-07-03', '2013-07-05', '2013-07-09'], spread('due', ['', '2013-08-08', ''])),
];
const ALL_POOLS = ['all', 'north', 'south'];

const run = shownRun({
  timeline: ALL_POOLS.map((pool) => ({ date: '2013-07-01', pool })),
  pools: [{ ...NORTH, pool: 'all' }, NORTH, SOUTH],
  purchases: ORDERS,
});
const chartOf = (pool: string, shown = run) =>
  shownPart(h(PurchasesChart, { run: shown, pool, pools: ALL_POOLS, id: 'purchases-0' }));

describe('the rows', () => {
  it('are of a pool by when to order, and its orders by the day on which they are placed', () => {
    const rows = orderRows(run, 'north', ALL_POOLS);
    expect(rows.map(({ label, name }) => `${label}${name?.text ?? ''}`)).toEqual([
      ...['If nothing more is ordered', 'Order 1', 'Scheduled order 2', 'Order 3'],
    ]);
    expect(sentenceText(rows[1]?.note ?? []).replaceAll('\u00a0', ' ')).toBe(
      '20.3 TiB, placed in 75 %',
    );
    const days = rows[0]?.ordered.days.map((day) => (day === null ? null : formatDate(day)));
    expect(days).toEqual(['2013-06-11', '2013-06-16', null]);
  });

  it('are of all pools by when to order for each, also for one that does not run out', () => {
    const rows = orderRows(run, 'all', ALL_POOLS);
    expect(rows.map(({ name }) => name?.text)).toEqual(['north', 'south']);
  });

  it('are none where nothing is ordered and none runs out', () => {
    const sure = shownRun({ pools: [{ ...SOUTH, pool: 'all' }, SOUTH] });
    expect(orderRows(sure, 'all', ['all', 'south'])).toEqual([]);
    expect(orderRows(sure, 'south', ['all', 'south'])).toEqual([]);
    expect(textOf(chartOf('all', sure), 'section')).toBe('');
  });
});

it('orders that are not placed in half of the replications come last', () => {
  expect(purchaseRows(run, 'north').map((row) => textAt(row, 'order'))).toEqual(['1', '2', '3']);
  expect(purchaseRows(run, 'south')).toEqual([]);
});

describe('the chart', () => {
  it('says by when to order, and what the first order is', () => {
    expect(textOf(chartOf('north'), 'figcaption')).toBe(
      'By when to order, and when that is needed or can be used. ' +
        'To be safe in nineteen of twenty, order by 11 June 2013. ' +
        'The first order of the run is placed in 75 % of all replications, by 5 July 2013 in half of them, has 20.3 TiB on the mean and can be used from 8 August 2013.',
    );
    expect(textOf(chartOf('all'), 'figcaption')).toContain('11 June 2013 for the first pool.');
  });

  it('spans the days before and after the run on which something must be done', () => {
    const marks = [...chartOf('north').querySelectorAll('svg.wide path.mark')];
    const places = marks.map((mark) =>
      Number(/^M([\d.]+) /.exec(mark.getAttribute('d') ?? '')?.[1]),
    );
    // From 11 June to 8 August are 58 days over 488 units from 290: the last safe day to order is 5
    // days from the first, 16 June; that the first order can be used is the last.
    expect(places[0]).toBeCloseTo(290 + (5 / 58) * 488, 1);
    expect(Math.max(...places)).toBe(778);
  });

  it('is read at orders and pools, but not at rows that have no name of their own', () => {
    const places = chartOf('north').querySelector('svg.wide')?.getAttribute('data-places') ?? '';
    // Rows of 36 from 12; between the two lines, which are 12 and 24 below the top of a row.
    expect(places).toBe('66 102 138');
    expect(JSON.parse(textOf(chartOf('north'), 'figure script')).rows).toHaveLength(3);
  });

  it('has the orders in its table, and the dates of all pools', () => {
    expect(textsOf(chartOf('north'), 'table:nth-of-type(1) tbody th')).toEqual([
      'north',
      '1',
      '2',
      '3',
    ]);
    expect(textsOf(chartOf('all'), 'tbody th')).toEqual(['north', 'south']);
  });

  it('says what all purchases cost, and how much they are', () => {
    const capital: ShownRow = {
      ...{ financial_year: 'all', line: 'disks', kind: 'capital', unit: 'TB bought' },
      ...{ quantity_mean: '314.048', cash_gbp_mean: '663392.66' },
    };
    const costed = (cash: string) =>
      chartOf('all', {
        ...run,
        tables: new Map([
          ...run.tables,
          ...shownRun({ costs_annual: [{ ...capital, cash_gbp_mean: cash }] }).tables,
        ]),
      });
    expect(textOf(costed('663392.66'), 'figcaption')).toMatch(
      / On the mean £663,393 is paid for disks \(314(?:\.0)? TB bought\)\.$/,
    );
    expect(textOf(costed('0.00'), 'figcaption')).not.toContain('paid');
  });

  it('says nothing of shares or the mean of one replication', () => {
    const one = chartOf('north', { ...run, record: { replications: 1 } });
    expect(textOf(one, 'figcaption')).toContain(
      'Order by 16 June 2013. The first order is placed on 5 July 2013, has 20.3 TiB and can be used from 8 August 2013.',
    );
    expect(textOf(one, 'section')).not.toMatch(/replications|P5|%|mean|twenty/);
    expect(JSON.parse(textOf(one, 'figure script')).names).toEqual(['placed', 'can be used']);
  });

  it('says that nothing is ordered where nothing is', () => {
    const bare = shownRun({ pools: [NORTH] });
    const chart = chartOf('north', bare);
    expect(textOf(chart, 'svg.wide')).toContain('Nothing is ordered');
    expect(textOf(chart, 'section')).not.toMatch(/nothing more|orders of|with orders/i);
  });
});
