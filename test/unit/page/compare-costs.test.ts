/** Costs by financial year, side by side. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { CompareCosts } from '../../../src/page/compare/compare-costs.tsx';
import type { ComparedRun } from '../../../src/review/compared-run.ts';
import { fakeComparedRun, fakeCosts } from '../../support/compared-runs.ts';
import { shownOf } from '../../support/shown-comparisons.ts';

/** A run of two replications that cost the same, in two financial years. */
function costly(name: string, [first, second]: readonly [number, number]): ComparedRun {
  const total = first + second;
  const metrics = { total_cost_gbp: [total, total], present_value_gbp: [total, total] };
  const costs = fakeCosts(
    { '2013/14': [first, first], '2014/15': [second, second] },
    { total_cost_gbp: total, present_value_gbp: total },
  );
  return fakeComparedRun(metrics, { name, argument: `runs/${name}`, costs });
}

function drawn(...runs: readonly ComparedRun[]): string {
  return renderToString(h(CompareCosts, { comparison: shownOf(runs) }));
}

/** The height of each bar of a run on wide pages, by year. */
function barHeights(html: string, run: string): number[] {
  const [wide = ''] = /<svg class="wide".*?<\/svg>/s.exec(html) ?? [];
  const bars = wide.matchAll(new RegExp(`class="area ${run}"[^>]* height="([\\d.]+)"`, 'g'));
  return [...bars].map(([, height]) => Number(height));
}

describe('bars', () => {
  it('are as high as their means, from zero, in the order of the runs', () => {
    const html = drawn(costly('a', [1000, 2000]), costly('b', [500, 2000]));
    // 300 less 30 above and 26 below are 244 for the 2,000 pounds of the highest.
    expect(barHeights(html, 'cost-0')).toEqual([122, 244]);
    expect(barHeights(html, 'cost-1')).toEqual([61, 244]);
  });

  it('have a legend of the runs that have costs only', () => {
    const html = drawn(fakeComparedRun({ end_used_tib: [1, 2] }), costly('b', [500, 2000]));
    const [legend = ''] = /<ul class="legend">.*?<\/ul>/s.exec(html) ?? [];
    expect(legend).toContain('cost-1');
    expect(legend).not.toContain('cost-0');
    expect(html).toContain('A has no costs');
    expect(html).not.toContain('id="costs-differences"');
  });
});

it('the table has means by run and year, differences to the first, and the whole horizon', () => {
  const html = drawn(costly('a', [1000, 2000]), costly('b', [500, 2000]));
  const [, table = ''] = /side by side<\/h3>.*?<tbody>(.*?)<\/tbody>/s.exec(html) ?? [];
  const rows = table.split('</tr>').map((row) =>
    row
      .replace(/<[^>]*>/g, ' ')
      .trim()
      .split(/\s+/),
  );
  expect(rows.slice(0, 3)).toEqual([
    ['2013/14', '1,000.00', '500.00', '−500.00'],
    ['2014/15', '2,000.00', '2,000.00', '0.00'],
    ['all', '3,000.00', '2,500.00', '−500.00'],
  ]);
});

it('says so where no run has costs', () => {
  const run = fakeComparedRun({ end_used_tib: [1, 2] });
  expect(drawn(run, { ...run, argument: 'runs/b' })).toContain('None of the runs has costs');
});
