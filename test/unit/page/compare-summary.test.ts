/** The runs side by side. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { PageRun } from '../../../src/page/cells/page-run.ts';
import { CompareSummary } from '../../../src/page/compare/compare-summary.tsx';
import { day, fakeComparedRun } from '../../support/compared-runs.ts';
import { shownOf, tableOfTexts } from '../../support/shown-comparisons.ts';

const COLUMNS = [
  ...['pool', 'platform', 'over_plan_without_orders_probability'],
  ...['runout_without_orders_p5', 'last_safe_order_without_orders_p5'],
];

/** A run with pools.csv: how likely it runs out, when, and when it must order. */
function pages(...risks: readonly string[]): PageRun {
  const pools = tableOfTexts('pools.csv', COLUMNS, [['all', 'all', ...risks]]);
  const [firstDay, lastDay] = [day('2013-07-01'), day('2014-03-31')];
  const tables = new Map([['pools', pools]]);
  return { prefix: '', record: {}, firstDay, lastDay, editedFiles: [], tables };
}

/** The rows of the table as texts. */
function rowsIn(html: string): string[][] {
  const [, body = ''] = /<tbody>(.*?)<\/tbody>/s.exec(html) ?? [];
  const rows = body.split('</tr>').slice(0, -1);
  return rows.map((row) =>
    row.split(/<\/t[hd]>/).flatMap(
      (text) =>
        text
          .replace(/<[^>]*>/g, '')
          .replaceAll('\u00a0', ' ')
          .trim() || [],
    ),
  );
}

function drawn(...all: readonly PageRun[]): string {
  const runs = all.map((_, index) =>
    fakeComparedRun(
      { end_used_tib: [index + 1, index + 2.5] },
      { name: `r${index}`, argument: `runs/${index}` },
    ),
  );
  return renderToString(h(CompareSummary, { comparison: shownOf(runs, all) }));
}

it('has risks without further orders of each run, with the best, and what no run has not', () => {
  const early = pages('0.850000', '2013-09-27', '');
  const late = pages('0.550000', '2013-12-11', '2013-08-13');
  const html = drawn(early, late);
  expect(rowsIn(html).slice(0, 3)).toEqual([
    ['Some pool runs out without further orders', '0.850000', '0.550000 \u25c7 best, perhaps'],
    [
      'Run-out without further orders, P5',
      ...['27 September 2013', '11 December 2013 \u25c7 best, perhaps'],
    ],
    ['Last safe order without further orders, P5', '–', '13 August 2013'],
  ]);
  expect(html).not.toContain('Cost in cash');
  expect(html).not.toContain('name that one first');
});

it('has the means of metrics on one scale, with places that tell them apart', () => {
  const none = { ...pages(), tables: new Map() };
  // Means 1.75 and 2.75: a whole apart, and two places beyond the point in the file.
  expect(rowsIn(drawn(none, none))[0]).toEqual([
    'Content at the end',
    '1.8 TiB \u25c6 best',
    '2.8 TiB',
  ]);
});

it('of three runs says that others are compared by naming them first', () => {
  const none = { ...pages(), tables: new Map() };
  expect(drawn(none, none, none)).toContain('name that one first: headroom compare B A');
});
