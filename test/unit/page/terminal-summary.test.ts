import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminalSummary } from '../../../src/page/verdict/terminal-summary.ts';
import { type ShownRow, shownRun, spread, surely } from '../../support/shown-run.ts';

const DATES = { firstDate: '2013-07-01', lastDate: '2013-07-31' };

function day(date: string, pool: string, used: string): ShownRow {
  return { date, pool, ...surely('used_tib', used) };
}

function figure(metric: string, [mean, p5, p50, p95]: readonly string[]): ShownRow {
  const unit = metric.endsWith('_tib') ? 'TiB' : metric.endsWith('_gbp') ? 'GBP' : 'messages';
  return { metric, unit, mean: mean ?? '', p5: p5 ?? '', p50: p50 ?? '', p95: p95 ?? '' };
}

const width = (line: string) => Array.from(line).length;

describe('the end of a run in a terminal', () => {
  it('has the verdict behind tones, the figures, and the course of each pool', () => {
    const run = shownRun(
      {
        summary: [
          figure('end_used_tib', ['123.773', '71.542', '124.965', '167.759']),
          figure('total_cost_gbp', [
            '101116080.49',
            '99553197.10',
            '100348216.03',
            '2000000000.00',
          ]),
          figure('paused_days', []),
        ],
        timeline: [
          ...[day('2013-07-01', 'all', '4'), day('2013-07-01', 'north', '2')],
          ...[day('2013-07-31', 'all', '8'), day('2013-07-31', 'north', '8')],
          ...[day('2013-07-01', 'south', '1'), day('2013-07-31', 'south', '1.5')],
        ],
      },
      { record: { ...DATES, replications: 5 } },
    );
    const lines = terminalSummary(run);
    expect(lines.slice(0, 4)).toEqual([
      '',
      'Fit             Whether it fits cannot be said: the scenario describes no',
      '                storage of its own. Content goes from 4 TiB to 8 TiB at P50, and',
      '                to 8 TiB at P95.',
    ]);
    expect(lines).toContain(
      'Limits    watch With 5 replications chances are rough: simulate more to plan by',
    );
    expect(lines.slice(-9)).toEqual([
      '',
      'metric              mean        P5       P50       P95',
      'end_used_tib     124 TiB  71.5 TiB   125 TiB   168 TiB',
      'total_cost_gbp  £101.1 m   £99.6 m  £100.3 m  £2.00 bn',
      '',
      'Content (P50), from 1 July 2013 to 31 July 2013:',
      'all    4 TiB  ▄█    8 TiB',
      'north  2 TiB  ▂█    8 TiB',
      'south  1 TiB  ▆█  1.5 TiB',
    ]);
  });

  it('is as narrow as the terminal, with less room in front', () => {
    const lines = terminalSummary(shownRun({}, { record: DATES }), 40);
    expect(lines.slice(1, 4)).toEqual([
      'Fit             Whether it fits cannot',
      '  be said: the scenario describes no',
      '  storage of its own.',
    ]);
  });

  it('draws one pool once, and ten at the most', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);
    const coursesOf = (pools: readonly string[]) =>
      terminalSummary(
        shownRun(
          { timeline: pools.map((pool) => day('2013-07-01', pool, '1')) },
          { record: DATES },
        ),
      ).filter((line) => /█|more pools/.test(line));
    expect(coursesOf(['all'])).toEqual(['all  1 TiB  █  1 TiB']);
    expect(coursesOf(['all', 'only'])).toEqual(['only  1 TiB  █  1 TiB']);
    expect(coursesOf(['all', ...names(9)])).toHaveLength(10);
    expect(coursesOf(['all', ...names(10)]).slice(9)).toEqual([
      'p8   1 TiB  █  1 TiB',
      '  and more pools: timeline.csv',
    ]);
  });

  it('fits 80 columns whatever pools are called, and however much is stored', () => {
    const name = fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' });
    const used = fc.integer({ min: 0, max: 1e9 }).map(String);
    const rare = spread('runout_without_orders', ['2013-07-20', '', '']);
    fc.assert(
      fc.property(name, used, (pool, text) => {
        const run = shownRun(
          {
            summary: [figure('suppressed_messages_count', [text, text, text, text])],
            timeline: [day('2013-07-01', 'all', text), day('2013-07-01', pool, text)],
            pools: [
              { pool: 'all', over_plan_without_orders_probability: '0.5' },
              { pool, ...rare, last_safe_order_without_orders_p5: '2013-07-02' },
            ],
          },
          { record: { ...DATES, metricScope: { storage: true, procurement: true } } },
        );
        for (const line of terminalSummary(run)) expect(width(line)).toBeLessThanOrEqual(80);
      }),
      { numRuns: 50 },
    );
  });
});
