/** Panels over time: all on the same axes. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { PageRun } from '../../../src/page/cells/page-run.ts';
import { CompareOverTime } from '../../../src/page/compare/compare-over-time.tsx';
import { day, fakeComparedRun } from '../../support/compared-runs.ts';
import { shownOf, tableOfTexts } from '../../support/shown-comparisons.ts';

const QUANTITIES = ['used_tib', 'needed_tib', 'usable_tib', 'committed_tib', 'utilisation_share'];
const COLUMNS = [
  ...['date', 'pool'],
  ...QUANTITIES.flatMap((name) => ['p5', 'p50', 'p95'].map((end) => `${name}_${end}`)),
];
const DAYS = ['2013-07-01', '2013-07-02', '2013-07-03'];

/** A run whose quantities are the same on all days and in all replications; empty: it has none. */
function pages(values: Readonly<Record<string, string>>): PageRun {
  const rows = DAYS.map((date) => [
    ...[date, 'all'],
    ...QUANTITIES.flatMap((name) => Array<string>(3).fill(values[name] ?? '')),
  ]);
  const timeline = tableOfTexts('timeline.csv', COLUMNS, rows);
  const [firstDay, lastDay] = [day('2013-07-01'), day('2013-07-03')];
  const tables = new Map([['timeline', timeline]]);
  return { prefix: '', record: {}, firstDay, lastDay, editedFiles: [], tables };
}

function drawn(...runs: readonly PageRun[]): string {
  const compared = runs.map((_, index) =>
    fakeComparedRun({ end_used_tib: [1, 2] }, { name: `r${index}`, argument: `runs/${index}` }),
  );
  return renderToString(h(CompareOverTime, { comparison: shownOf(compared, runs) }));
}

/** The height at which the line of a quantity begins, in each panel. */
function heightsOf(html: string, name: string): number[] {
  const lines = html.matchAll(new RegExp(`<path class="line ${name}" d="M[\\d.]+,([\\d.]+)`, 'g'));
  return [...lines].map(([, height]) => Number(height));
}

describe('panels', () => {
  it('have one scale, from zero to above the highest of all runs', () => {
    const small = pages({ used_tib: '10', needed_tib: '20', usable_tib: '40' });
    const large = pages({ used_tib: '10', needed_tib: '50', usable_tib: '100' });
    const html = drawn(small, large);
    // 230 less 26 for the axis is 0 TiB, 26 is 100 TiB: 10 TiB are 17.8 above the axis.
    expect(heightsOf(html, 'used')).toEqual([186.2, 186.2]);
    expect(heightsOf(html, 'needed').slice(0, 2)).toEqual([168.4, 115]);
  });

  it('of utilisation reach all that is usable', () => {
    const half = pages({ needed_tib: '20', utilisation_share: '0.5' });
    const html = drawn(half, half);
    expect(html.match(/class="limit" [^>]*y1="26"/g)).toHaveLength(2);
    expect(heightsOf(html, 'needed').slice(2)).toEqual([115, 115]);
  });

  it('are of six runs at most, and it says so', () => {
    const one = pages({ used_tib: '1', committed_tib: '2' });
    const html = drawn(...Array<PageRun>(7).fill(one));
    expect(html.match(/class="panel"/g)).toHaveLength(6);
    expect(html).toContain('Drawn are the runs up to F;');
  });

  it('of runs without storage have quotas, and none are drawn without days', () => {
    const plain = pages({ used_tib: '1', committed_tib: '2' });
    const html = drawn(plain, plain);
    expect(html).toContain('Content and quotas');
    expect(html).not.toContain('Utilisation');
    const empty = { ...plain, tables: new Map() };
    expect(drawn(empty, empty)).not.toContain('<svg');
  });

  it('say which run has no storage where another has', () => {
    const html = drawn(pages({ used_tib: '1' }), pages({ used_tib: '1', needed_tib: '2' }));
    expect(html).toContain('A has no storage');
    expect(html).not.toContain('B has no storage');
  });
});

it('the reading has the median of each line of each run, by day', () => {
  const one = pages({ used_tib: '1.5', committed_tib: '2' });
  const [, json = ''] =
    /<script type="application\/json">(.*?)<\/script>/.exec(drawn(one, one)) ?? [];
  const { names, texts, rows } = JSON.parse(json);
  expect(names).toEqual(['A committed P50', 'A used P50', 'B committed P50', 'B used P50']);
  expect(rows).toHaveLength(3);
  // What stands in the row of the day is told by its text alone.
  const texted = (cell: string | readonly unknown[]) => (typeof cell === 'string' ? cell : cell[3]);
  expect(rows[1].map(texted)).toEqual(['2\u00a0July\u00a02013', '2', '1.5', '2', '1.5']);
  const [, key] = rows[1][0];
  expect(texts[key]).toBe('2013-07-02,all');
});
