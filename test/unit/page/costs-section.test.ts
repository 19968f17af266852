import { parseHTML } from 'linkedom';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { PageRun } from '../../../src/page/cells/page-run.ts';
import { CostsSection } from '../../../src/page/costs/costs-section.tsx';
import { costsRun, type ShownLine } from '../../support/shown-costs.ts';
import { shownRun } from '../../support/shown-run.ts';

function sectionOf(run: PageRun) {
  const html = renderToString(h(CostsSection, { run }));
  expect(html).not.toMatch(/undefined|NaN|Infinity/);
  return parseHTML(`<html><body>${html}</body></html>`).document;
}

function textOf(element: Element | null): string {
  return (element?.textContent ?? '').replaceAll('\u00a0', ' ').trim();
}

const DESK: ShownLine = { line: 'desk', years: [1e6, 2e6] };
const DISKS: ShownLine = { line: 'disks', kind: 'capital', years: [3e6, 0] };
const SERVICE: ShownLine = { line: 'service', years: [40e6, 40e6] };

describe('costs on a page', () => {
  it('are said to be none where the scenario has none', () => {
    const document = sectionOf(shownRun({}));
    expect(textOf(document.querySelector('p'))).toContain('no costs');
    expect(document.querySelector('svg, table')).toBeNull();
  });

  it('are said in cash and in present value', () => {
    const document = sectionOf(costsRun([DESK, DISKS]));
    const [cash, present] = [...document.querySelectorAll('p')].map(textOf);
    // 1 + 2 + 3 million; the quantiles are 0.9, 1.2 and 1.5 times that, present value half.
    expect(cash).toContain(
      'costs £6.0 million on average (P50 £5.4 million, P80 £7.2 million, P90',
    );
    expect(present).toContain('In present value that is £3.0 million');
  });

  it('lead from net to cash and to present value', () => {
    const rows = [...sectionOf(costsRun([DESK])).querySelectorAll('table.bridge tbody tr')];
    // VAT is 40 % of net, and half of it comes back: 2.5 + 1 - 0.5 = 3.
    expect(rows.map((row) => [...row.children].slice(0, 2).map(textOf))).toEqual([
      ['Net', '2,500,000.00'],
      ['VAT', '1,000,000.00'],
      ['VAT recovered', '500,000.00'],
      ['Cash', '3,000,000.00'],
      ['Present value', '1,500,000.00'],
    ]);
  });

  it('have the amounts of a row in one scale, that of the largest', () => {
    const document = sectionOf(
      costsRun([
        { line: 'desk', years: [0.8e6] },
        { line: 'small', years: [9] },
      ]),
    );
    const rows = [...document.querySelectorAll('#costs-lines svg.wide .row-figures')].map(textOf);
    expect(rows).toEqual([
      // P90 is 1.5 times 0.8 million.
      'mean £0.80 million, P50 £0.72 million, P80 £0.96 million, P90 £1.20 million',
      'mean £9.00, P50 £8.10, P80 £10.80, P90 £13.50',
    ]);
    const back = sectionOf(costsRun([{ line: 'back', years: [-2e6] }]));
    expect(textOf(back.querySelector('#costs-lines svg.wide .row-figures'))).toBe(
      'mean −£2.00 million, P50 −£1.80 million, P80 −£2.40 million, P90 −£3.00 million',
    );
  });

  it('stand in a table whose last row and column are totals', () => {
    const document = sectionOf(costsRun([DESK, DISKS]));
    const [, table] = document.querySelectorAll('table');
    const rows = [...table!.querySelectorAll('tbody tr')];
    expect(rows.map((row) => [...row.children].map(textOf))).toEqual([
      ['desk', '1,000,000.00', '2,000,000.00', '3,000,000.00'],
      ['disks', '3,000,000.00', '0.00', '3,000,000.00'],
      ['total', '4,000,000.00', '2,000,000.00', '6,000,000.00'],
    ]);
    expect(rows.at(-1)?.getAttribute('class')).toBe('total');
  });

  it('have bars of which the pieces meet, and marks of quantiles where they are', () => {
    const picture = sectionOf(costsRun([DESK, DISKS])).querySelector('#costs-years svg.wide')!;
    const [desk, disks] = [...picture.querySelectorAll('rect')].map((rect) => ({
      from: Number(rect.getAttribute('x')),
      width: Number(rect.getAttribute('width')),
    }));
    expect(disks!.from).toBeCloseTo(desk!.from + desk!.width, 5);
    // Of 3 and of 1 million, to a tenth each.
    expect(Math.abs(disks!.width - 3 * desk!.width)).toBeLessThan(0.5);
    const at = (name: string) => Number(picture.querySelector(`.${name}`)!.getAttribute('x1'));
    // P80 of the first year is 4.8 million, P90 6 million.
    expect(Math.abs(at('p80') - desk!.from - 4.8 * desk!.width)).toBeLessThan(0.5);
    expect(Math.abs(at('p90') - desk!.from - 6 * desk!.width)).toBeLessThan(0.5);
  });

  it('are drawn once more without the line beside which others are not seen', () => {
    const document = sectionOf(costsRun([DESK, DISKS, SERVICE]));
    const rest = document.querySelector('#costs-rest')!;
    expect(textOf(rest.querySelector('figcaption'))).toContain('service (£80.0 million)');
    expect([...rest.querySelectorAll('.legend li')].map(textOf)).toEqual(['desk', 'disks']);
    expect([...rest.querySelectorAll('tbody th')].map(textOf)).toEqual(['desk', 'disks']);
    // Its bar is broken off, and no other.
    expect(document.querySelectorAll('#costs-lines svg.wide .break')).toHaveLength(1);
    expect(sectionOf(costsRun([DESK, DISKS])).querySelector('#costs-rest, .break')).toBeNull();
  });

  it('tell apart what nobody pays', () => {
    const time: ShownLine = { line: 'time', kind: 'economic', years: [1e6, 1e6] };
    const document = sectionOf(costsRun([DESK, DISKS, time]));
    expect(textOf(document.body)).toContain('Besides, time is worth £2.0 million; nobody pays it');
    expect(document.querySelectorAll('#costs-lines svg.wide .cost-unpaid')).toHaveLength(1);
    expect(textOf(document.querySelectorAll('table')[1]!)).not.toContain('time');
    expect(document.querySelectorAll('#costs-years svg.wide rect')).toHaveLength(3);
  });

  it('say what of purchases is left, even if it is less than nothing', () => {
    const memo = { financial_year: 'all', line: 'residual value of disks', kind: 'memo' };
    const left = (net: string, discounted: string) => {
      const memos = [{ ...memo, net_gbp_mean: net, discounted_gbp_mean: discounted }];
      return textOf(sectionOf(costsRun([DESK], { memos })).body);
    };
    const beginning = 'At the end the residual value of disks is';
    expect(left('500.00', '400.00')).toContain(`${beginning} £500, not yet written off`);
    expect(left('-500.00', '-400.00')).toContain(`${beginning} −£500`);
    expect(left('0.00', '0.00')).not.toContain(beginning);
    // Ordered before the horizon: no part of the present value.
    expect(left('500.00', '0.00')).toContain(`${beginning} £500, not yet written off.`);
  });

  it('have no quantiles of one replication', () => {
    const document = sectionOf(costsRun([DESK, DISKS], { record: { replications: 1 } }));
    expect(textOf(document.querySelector('p'))).toContain('costs £6.0 million: cash');
    expect(document.querySelectorAll('.quantile')).toHaveLength(0);
    for (const svg of document.querySelectorAll('figure > svg')) {
      expect(textOf(svg)).not.toMatch(/P\d0/);
    }
  });

  it('are drawn where nothing is paid, and where all comes back', () => {
    const free = sectionOf(costsRun([{ line: 'free', years: [0] }]));
    expect(free.querySelectorAll('#costs-years figure > svg')).toHaveLength(2);
    const back = sectionOf(costsRun([{ line: 'back', years: [-5, -6] }]));
    const bars = [...back.querySelectorAll('#costs-years svg.wide rect')];
    expect(bars.every((bar) => Number(bar.getAttribute('width')) > 0)).toBe(true);
    expect(bars.every((bar) => Number(bar.getAttribute('x')) >= 0)).toBe(true);
  });
});
