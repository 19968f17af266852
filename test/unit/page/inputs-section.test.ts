import { parseHTML } from 'linkedom';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { type PageRun, tableOf } from '../../../src/page/cells/page-run.ts';
import { textAt } from '../../../src/page/cells/page-table.ts';
import { InputsSection } from '../../../src/page/inputs/inputs-section.tsx';
import { isClear, strongestInputs } from '../../../src/page/inputs/sensitivity-rows.ts';
import { metricWords } from '../../../src/page/shown/metric-words.ts';
import { type ShownRow, shownRun } from '../../support/shown-run.ts';

/** A row of sensitivity.csv: rank, correlation and its interval, as they stand there. */
function row(metric: string, input: string, figures: readonly string[]): ShownRow {
  const [rank = '', correlation = '', low = '', high = ''] = figures;
  return {
    metric,
    input,
    rank,
    rank_correlation: correlation,
    rank_correlation_low: low,
    rank_correlation_high: high,
  };
}

const ROWS = [
  row('peak_used_tib', 'prices', ['1', '0.9000', '0.8000', '0.9500']),
  row('total_cost_gbp', 'growth', ['2', '0.1000', '-0.2000', '0.4000']),
  row('total_cost_gbp', 'prices', ['1', '-0.5000', '-0.7000', '-0.2000']),
  row('end_used_tib', 'growth', ['1', '0.7500', '0.5000', '0.9000']),
  row('paused_days', 'growth', ['', '', '', '']),
];

function sectionOf(run: PageRun) {
  const html = renderToString(h(InputsSection, { run }));
  expect(html).not.toMatch(/undefined|NaN|Infinity/);
  return parseHTML(`<html><body>${html}</body></html>`).document;
}

function textOf(element: Element | null): string {
  return (element?.textContent ?? '').replaceAll('\u00a0', ' ').trim();
}

function strongest(rows: readonly ShownRow[]) {
  const table = tableOf(shownRun({ sensitivity: rows }), 'sensitivity')!;
  return strongestInputs(table).map(({ metric, rows: found }) => [
    metric,
    ...found.map((one) => textAt(one, 'input')),
  ]);
}

describe('the strongest inputs', () => {
  it('are those of what is asked first, by rank, and of what varies besides', () => {
    expect(strongest(ROWS)).toEqual([
      ['end_used_tib', 'growth'],
      ['total_cost_gbp', 'prices', 'growth'],
      ['peak_used_tib', 'prices'],
    ]);
  });

  it('are ten of each of three metrics', () => {
    const metrics = ['a', 'b', 'c', 'd'];
    const inputs = Array.from({ length: 12 }, (_, index) => String(12 - index));
    const rows = metrics.flatMap((metric) =>
      inputs.map((rank) => row(metric, `input ${rank}`, [rank, '0.5000', '0.1', '0.8'])),
    );
    const found = strongest(rows);
    expect(found.map(([metric]) => metric)).toEqual(['a', 'b', 'c']);
    expect(found[0]!.slice(1)).toEqual(
      Array.from({ length: 10 }, (_, index) => `input ${index + 1}`),
    );
  });

  it.each([
    [['1', '0.5000', '0.1000', '0.8000'], true],
    [['1', '-0.5000', '-0.8000', '-0.1000'], true],
    [['1', '0.5000', '-0.1000', '0.8000'], false],
    // At zero it is not clear of it.
    [['1', '0.5000', '0.0000', '0.8000'], false],
    [['1', '1.0000', '', ''], false],
  ])('with %j are clear of zero: %s', (figures, expected) => {
    const table = tableOf(shownRun({ sensitivity: [row('a', 'b', figures)] }), 'sensitivity')!;
    expect(isClear(table.rows[0]!)).toBe(expected);
  });
});

describe('inputs on a page', () => {
  const assumption = { key: 'prices', value: '{p10: 1, p50: 2}', unit: 'pounds', quality: 'guess' };
  const document = sectionOf(shownRun({ sensitivity: ROWS, assumptions: [assumption] }));

  it('have a chart for each metric, with its strongest input said', () => {
    const charts = [...document.querySelectorAll('section.chart')];
    expect(charts.map((chart) => textOf(chart.querySelector('h3')))).toEqual(
      ['end_used_tib', 'total_cost_gbp', 'peak_used_tib'].map(
        (metric) => metricWords(metric).title,
      ),
    );
    expect(textOf(charts[1]!.querySelector('figcaption'))).toBe(
      'It goes most strongly with prices: rank correlation −0.500, ninety-five per cent interval −0.700 to −0.200; the higher the input, the lower the metric. Those that are filled are clear of zero.',
    );
  });

  it('are points on their intervals, hollow where zero is in them', () => {
    const picture = document.querySelector('#inputs-1 svg.wide')!;
    const [prices, growth] = [...picture.querySelectorAll('.interval')].map((line) =>
      ['x1', 'x2'].map((end) => Number(line.getAttribute(end))),
    );
    const marks = [...picture.querySelectorAll('.mark')].map((mark) => mark.getAttribute('class'));
    expect(marks).toEqual(['mark clear', 'mark unclear']);
    const zero = Number(picture.querySelector('.axis .base')!.getAttribute('x1'));
    expect(prices!.every((end) => end < zero)).toBe(true);
    expect(growth![0]! < zero && growth![1]! > zero).toBe(true);
    // From -0.2 to 0.4: the part above zero is twice the other.
    expect(Math.abs(growth![1]! - zero - 2 * (zero - growth![0]!))).toBeLessThan(0.5);
  });

  it('stand in a table with what is assumed of them', () => {
    const [prices, growth] = [...document.querySelectorAll('#inputs-1 tbody tr')].map((line) =>
      [...line.children].map(textOf),
    );
    expect(prices).toEqual([
      ...['prices', '1', '−0.5000', '−0.7000', '−0.2000'],
      ...['{p10: 1, p50: 2}', 'pounds', 'guess'],
    ]);
    expect(growth!.slice(-3)).toEqual(['–', '–', '–']);
  });

  it('are left out where they cannot act: prices of what is no money, or that nobody pays', () => {
    const key = (line: string) => `costs.lines.${line}.price`;
    const found = ['growth', 'costs.lines.desk.pricePerYear', key('time'), key('time.more')];
    const rows = ['end_used_tib', 'total_cost_gbp'].flatMap((metric) =>
      found.map((input, index) => row(metric, input, [`${index + 1}`, '0.5000', '0.1', '0.8'])),
    );
    const lines = { desk: 'running', time: 'economic', 'time.more': 'running' };
    const costs = Object.entries(lines).map(([line, kind]) => ({ line, kind }));
    const costs_annual = costs.map((line) => ({ ...line, financial_year: 'all' }));
    const shown = sectionOf(shownRun({ sensitivity: rows, costs_annual }));
    const inputsOf = (id: string) => [...shown.querySelectorAll(`#${id} tbody th`)].map(textOf);
    expect(inputsOf('inputs-0')).toEqual(['growth']);
    // A line that is called as the unpaid one and more is paid.
    expect(inputsOf('inputs-1')).toEqual(['growth', found[1], found[3]]);
    expect(textOf(shown.body)).toContain('Left out are inputs that cannot act');
    expect(textOf(document.body)).not.toContain('Left out');
  });

  it.each([
    [99, true],
    [100, false],
  ])('are said to be unsure of %i replications: %s', (replications, expected) => {
    const shown = sectionOf(shownRun({ sensitivity: ROWS }, { record: { replications } }));
    expect(textOf(shown.body).includes('so few replications intervals are wide')).toBe(expected);
  });

  it('are said in words where they have some, and by their key', () => {
    const [size, share] = ['population.everyCohort.messageSize', 'owners.contactShare'];
    const sensitivity = [
      row('end_used_tib', size, ['1', '0.5000', '0.1', '0.8']),
      row('end_used_tib', share, ['2', '0.2000', '-0.1', '0.4']),
    ];
    const record = { correlations: [{ a: size, b: share }] };
    const caption = sectionOf(shownRun({ sensitivity }, { record })).querySelector('figcaption');
    expect(textOf(caption)).toContain(`with the mean size of a message (${size}): rank`);
    expect(textOf(caption)).toContain(
      'correlates the mean size of a message with the share of blocked owners who turn to the help',
    );
  });

  it('are named where the scenario correlates two of those shown', () => {
    const pairs = [
      { a: 'growth', b: 'prices' },
      { a: 'growth', b: 'not shown' },
    ];
    const shown = sectionOf(shownRun({ sensitivity: ROWS }, { record: { correlations: pairs } }));
    const captions = [...shown.querySelectorAll('figcaption')].map(textOf);
    const said = 'The scenario correlates growth with prices: one may stand for the other.';
    // Of the metrics, only the second has both among its inputs.
    expect(captions.map((caption) => caption.endsWith(said))).toEqual([false, true, false]);
    expect(captions.join()).not.toContain('not shown');
  });

  it('say how luck is told, unless it is', () => {
    expect(textOf(document.body)).toContain('--split');
    const split = [
      { metric: 'end_used_tib', inputs_share: '0.9000', luck_share: '0.1000' },
      { metric: 'paused_days', inputs_share: '', luck_share: '' },
    ].map((shares) => ({ ...shares, luck_share_low: '', luck_share_high: '' }));
    const told = sectionOf(shownRun({ sensitivity: ROWS, split }));
    expect(textOf(told.body)).not.toContain('--split');
    const chart = told.querySelector('#inputs-split')!;
    expect([...chart.querySelectorAll('tbody th')].map(textOf)).toEqual(['end_used_tib']);
    const [inputs, luck] = [...chart.querySelectorAll('svg.wide rect')].map((rect) =>
      Number(rect.getAttribute('width')),
    );
    expect(Math.abs(inputs! - 9 * luck!)).toBeLessThan(0.6);
  });

  it.each([
    ['No input', {}, {}],
    ['No input', { sensitivity: [] }, {}],
    ['held at its median', { sensitivity: ROWS }, { sampling: { method: 'medians' } }],
    ['No uncertain input makes a difference', { sensitivity: [row('a', 'b', [])] }, {}],
    ['so few replications', { sensitivity: ROWS }, { replications: 9 }],
  ])('are not drawn where there is nothing to tell: %s', (words, tables, record) => {
    const empty = sectionOf(shownRun(tables, { record }));
    expect(textOf(empty.querySelector('p'))).toContain(words);
    expect(empty.querySelector('svg, table')).toBeNull();
  });
});
