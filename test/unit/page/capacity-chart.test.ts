import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { CapacityChart } from '../../../src/page/storage/capacity-chart.tsx';
import { shownPart, textOf, textsOf } from '../../support/shown-page.ts';
import { type ShownRow, shownRun, spread, surely } from '../../support/shown-run.ts';

const FIRST: ShownRow = {
  ...{ date: '2013-07-01', pool: 'north' },
  ...surely('used_tib', '10.31'),
  ...surely('needed_tib', '100'),
  ...surely('usable_tib', '150'),
};
const LAST: ShownRow = {
  ...{ date: '2013-07-31', pool: 'north' },
  ...spread('used_tib', ['11.31', '12.31', '13.31']),
  ...spread('needed_tib', ['110', '120', '160']),
  ...spread('usable_tib', ['150', '170', '190']),
};
const POOL: ShownRow = {
  ...{ pool: 'north', start_usable_tib: '150' },
  ...{ over_plan_probability: '0.055', over_plan_without_orders_probability: '0.5' },
  over_plan_without_orders_probability_low: '0.3',
  over_plan_without_orders_probability_high: '0.7',
  late_order_without_orders_probability: '0.25',
  ...spread('runout', ['2013-07-21', '', '']),
  ...spread('runout_without_orders', ['2013-07-11', '2013-07-16', '']),
  ...spread('last_safe_order_without_orders', ['2013-06-11', '2013-06-16', '']),
};
const ORDER: ShownRow = {
  ...{ pool: 'north', origin: 'policy', order: '1' },
  ...spread('placed', ['2013-07-04', '2013-07-08', '']),
  ...spread('due', ['2013-07-18', '2013-08-08', '']),
};

const chartOf = (run: ReturnType<typeof shownRun>, pool = 'north') =>
  shownPart(h(CapacityChart, { run, pool, id: 'capacity-0' }));

const run = shownRun({ timeline: [FIRST, LAST], pools: [POOL], purchases: [ORDER] });

describe('the caption', () => {
  it('says how likely disk runs out, from when, and by when to order', () => {
    const [risk, course] = textsOf(chartOf(run), 'figcaption p');
    expect(risk).toBe(
      'With the orders marked in the chart, disk runs out in 5.5 % of all replications, by 21 July 2013 in the worst twentieth of replications. ' +
        'If nothing more is ordered, disk runs out in 50 % (30 % to 70 %) of all replications, by 11 July 2013 in the worst twentieth of replications, by 16 July 2013 in half of them; to be in time, order by 11 June 2013, or for half of them by 16 June 2013. ' +
        'At the start it is too late for that in 25 % of all replications.',
    );
    expect(course).toBe(
      'Disk needed goes from 100 TiB to 120 TiB in the median (P5 110 TiB, P95 160 TiB). There are 150 TiB usable at the start and 170 TiB at the end.',
    );
  });

  it('tells run-out with orders from that without also where they are placed in few', () => {
    const rare = { ...ORDER, ...spread('placed', ['2013-07-04', '', '']) };
    const rarely = shownRun({ timeline: [FIRST, LAST], pools: [POOL], purchases: [rare] });
    expect(textOf(chartOf(rarely), 'figcaption p')).toContain('If nothing more is ordered');
  });

  it('says nothing of orders where none is placed for the pool', () => {
    const elsewhere = { ...ORDER, pool: 'south' };
    const without = shownRun({ timeline: [FIRST, LAST], pools: [POOL], purchases: [elsewhere] });
    expect(textOf(chartOf(without), 'figcaption p')).toBe(
      'Disk runs out in 5.5 % of all replications, by 21 July 2013 in the worst twentieth of replications.',
    );
  });

  it.each([
    ['1', 'disk runs out on 21 July 2013.'],
    ['0', 'disk does not run out.'],
  ])('says what happens in one replication, where disk runs out in %s', (probability, words) => {
    const runout = probability === '1' ? surely('runout', '2013-07-21') : {};
    const pool = { pool: 'north', over_plan_probability: probability, ...runout };
    const tables = { timeline: [FIRST, LAST], pools: [pool], purchases: [ORDER] };
    const one = shownRun(tables, { record: { replications: 1 } });
    expect(textOf(chartOf(one), 'figcaption p')).toBe(
      `With the orders marked in the chart, ${words}`,
    );
  });

  it('says of all pools that any of them runs out, and that orders are of the run', () => {
    const tables = {
      timeline: [FIRST, LAST].map((row) => ({ ...row, pool: 'all' })),
      ...{ pools: [{ ...POOL, pool: 'all' }], purchases: [ORDER] },
    };
    expect(textOf(chartOf(shownRun(tables), 'all'), 'figcaption p')).toMatch(
      /^With the orders of the run, some pool runs out of disk in 5.5 % of all replications/,
    );
    const none = { pool: 'all', over_plan_probability: '0' };
    const one = shownRun(
      { ...tables, pools: [none], purchases: [] },
      { record: { replications: 1 } },
    );
    expect(textOf(chartOf(one, 'all'), 'figcaption p')).toBe('Disk does not run out in any pool.');
  });

  it('says why disk is needed of a pool that mailboxes have left', () => {
    const [before, after] = [
      { ...FIRST, ...surely('mailboxes', '5') },
      { ...LAST, ...surely('mailboxes', '0'), ...surely('used_tib', '0') },
    ];
    const of = (pool: string, rows: readonly ShownRow[]) => rows.map((row) => ({ ...row, pool }));
    const left = shownRun({
      timeline: [
        ...of('all', [before, LAST]),
        ...of('north', [before, after]),
        ...of('south', [before, { ...after, ...surely('needed_tib', '0') }]),
        // Never used: nobody has left it.
        ...of('west', [after, after]),
      ],
      pools: ['all', 'north', 'south', 'west'].map((pool) => ({ ...POOL, pool })),
    });
    const why = 'as files do not shrink when mailboxes leave, and the run deletes none of them.';
    const course = (pool: string) => textsOf(chartOf(left, pool), 'figcaption p')[1] ?? '';
    expect(course('north')).toContain(`Mailboxes have left it: 120 TiB stay taken, ${why}`);
    expect(course('all')).toContain(
      `In pools that mailboxes have left disk stays taken: 120 TiB in north, ${why}`,
    );
    expect(course('south')).not.toContain('left');
    expect(course('west')).not.toContain('left');
  });

  it('tells of what mailboxes hold where there is no storage', () => {
    const rows = [FIRST, LAST].map((row) => ({
      ...row,
      ...{ pool: 'all', ...surely('committed_tib', '50.21') },
    }));
    const chart = chartOf(shownRun({ timeline: rows }), 'all');
    expect(textOf(chart, 'figcaption')).toBe(
      'What mailboxes hold goes from 10.3 TiB to 12.3 TiB in the median (P5 11.3 TiB, P95 13.3 TiB).',
    );
    expect(textsOf(chart, 'svg.wide text.label')).toEqual(['committed 50.2 TiB', 'used 12.3 TiB']);
  });
});

describe('the picture', () => {
  const chart = chartOf(run);

  it('names the lines where they end, from above', () => {
    expect(textsOf(chart, 'svg.narrow text.label').slice(-3)).toEqual([
      'usable 170 TiB',
      'needed 120 TiB',
      'used 12.3 TiB',
    ]);
  });

  it('marks when disk runs out, with the orders above and without them below', () => {
    const labels = [...chart.querySelectorAll('svg.wide text.label')].slice(0, 2);
    expect(labels.map((label) => label.textContent)).toEqual([
      '50\u00a0% if nothing more is ordered',
      '5.5\u00a0% even with the orders',
    ]);
    const [without = 0, withOrders = 0] = labels.map((label) => Number(label.getAttribute('y')));
    expect(withOrders).toBeLessThan(without);
    // A diamond only where half of the replications come to it.
    expect(chart.querySelectorAll('svg.wide path.mark.runout-without')).toHaveLength(1);
    expect(chart.querySelectorAll('svg.wide path.mark.runout-with')).toHaveLength(0);
  });

  it.each([
    // The plot goes from 350 up to 34, from 0 to 200 TiB: at 150 both, but 14 apart; then at 170.
    ['150', [113, 99]],
    ['170', [113, 81.4]],
  ])('has run-out at what is usable then: %s TiB', (usable, expected) => {
    const last = { ...LAST, usable_tib_p50: usable };
    const shown = shownRun({ timeline: [FIRST, last], pools: [POOL], purchases: [ORDER] });
    const lines = chartOf(shown).querySelectorAll('svg.wide path.whisker:not(.later)');
    const heights = [...lines].map((line) =>
      Number(/ ([\d.]+)H/.exec(line.getAttribute('d') ?? '')?.[1]),
    );
    expect(heights).toEqual(expected);
  });

  it('keeps the letters off the axis and the triangles, and the lines apart from them', () => {
    // 5 of 200 TiB are 8 units above the axis: letters above the line, the next line 34 higher.
    const low = shownRun({
      timeline: [FIRST, { ...LAST, usable_tib_p50: '5' }],
      pools: [{ ...POOL, start_usable_tib: '5' }],
      purchases: [ORDER],
    });
    const labels = [...chartOf(low).querySelectorAll('svg.wide text.label')].slice(0, 2);
    expect(labels.map((label) => Number(label.getAttribute('y')))).toEqual([332.1, 298.1]);
  });

  it('ends with an arrow what so many do not come to, and tells so in the legend', () => {
    const later = [...chart.querySelectorAll('svg.wide path.whisker.later')].map((path) =>
      path.getAttribute('d'),
    );
    // 15 and 20 of 30 days over 736 units from 52, and 30 on.
    expect(later).toEqual(['M420 113H450m-5 -4l5 4l-5 4', 'M542.7 81.4H572.7m-5 -4l5 4l-5 4']);
    expect(textsOf(chart, '.legend li')).toEqual(
      expect.arrayContaining([
        'runs out if nothing more is ordered (thick from P5 to P50, arrow: later or never)',
        'runs out with the orders (bar at P5, arrow: later or never)',
      ]),
    );
  });

  it('marks neither orders nor run-out for all pools, of which it would be any', () => {
    const rows = [FIRST, LAST].map((row) => ({ ...row, pool: 'all' }));
    const tables = { timeline: rows, pools: [{ ...POOL, pool: 'all' }], purchases: [ORDER] };
    const all = chartOf(shownRun(tables), 'all');
    expect(all.querySelectorAll('path.whisker, path.order-placed')).toHaveLength(0);
    expect(textsOf(all, '.legend li').join()).not.toMatch(/order|runs out/);
  });

  it('says nothing of shares of one replication', () => {
    const one = shownRun(
      { timeline: [FIRST, LAST], pools: [POOL], purchases: [ORDER] },
      { record: { replications: 1 } },
    );
    expect(textOf(chartOf(one), 'section')).not.toMatch(/replications|P5|P95|half/);
    expect(textOf(chartOf(one), 'svg.wide')).not.toContain('%');
  });

  it('has steps for what is usable, and bands for what is needed and used', () => {
    const classes = [...chart.querySelectorAll('svg.wide path.band')].map((band) =>
      band.getAttribute('class'),
    );
    expect(classes).toEqual(['band needed', 'band used']);
    expect(chart.querySelectorAll('svg.wide path.line.edge.usable')).toHaveLength(2);
    // From 150 across to the last day, and only there up: horizontal, then vertical.
    expect(chart.querySelector('svg.wide path.line.usable:not(.edge)')?.getAttribute('d')).toMatch(
      /^M52,([\d.]+)L788,\1L788,[\d.]+$/,
    );
  });

  it('draws steps by the days on which they change, and the last', () => {
    const days = [1, 2, 3, 4, 5].map((day, index) => ({
      ...{ date: `2013-07-0${day}`, pool: 'north' },
      ...surely('usable_tib', index < 2 ? '150' : '170'),
    }));
    const shown = shownRun({ timeline: days, pools: [POOL] }, { to: '2013-07-05' });
    const path = chartOf(shown).querySelector('svg.wide path.line.usable:not(.edge)');
    // A day is 736 / 4 = 184 units: up on the third day, 52 + 2 x 184 = 420.
    const [high, low] = ['81.4', '113'];
    expect(path?.getAttribute('d')).toBe(
      `M52,${low}L420,${low}L420,${high}L788,${high}L788,${high}`,
    );
  });

  it('marks orders within the horizon, and tells in the legend what there is', () => {
    expect(chart.querySelectorAll('svg.wide path.order-placed')).toHaveLength(1);
    // It can be used in August only.
    expect(chart.querySelectorAll('svg.wide path.order-due')).toHaveLength(0);
    const legend = textsOf(chart, '.legend li');
    expect(legend).toContain('order is placed');
    expect(legend).not.toContain('freezes');
  });

  it('is read at each day', () => {
    const places = chart.querySelector('svg.wide')?.getAttribute('data-places');
    expect(places).toBe('52 788');
    const { names, rows } = JSON.parse(textOf(chart, 'figure script'));
    expect(names.slice(0, 3)).toEqual(['needed P5', 'needed P50', 'needed P95']);
    expect(rows).toHaveLength(2);
  });
});
