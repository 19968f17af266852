import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { HeadlineSection } from '../../../src/page/verdict/headline-section.tsx';
import { shownPart, textOf, textsOf } from '../../support/shown-page.ts';
import { type ShownRow, shownRun, spread } from '../../support/shown-run.ts';

const sectionOf = (run: ReturnType<typeof shownRun>) => shownPart(h(HeadlineSection, { run }));

const CONTACTS: ShownRow = {
  ...{ metric: 'contacts_count', unit: 'contacts', mean: '64627.2' },
  ...{ mean_low: '44523.6', mean_high: '84730.9', p5: '1800.0', p50: '32300.0', p95: '243401.8' },
  ...{ p50_low: '14000.0', p50_high: '50000.0' },
};
const FINISH: ShownRow = {
  ...{ metric: 'rollout_finish_date', unit: 'date', probability: '0.9' },
  ...{ p5: '2013-07-20', p50: '2013-07-20', p95: '2013-07-20' },
};

describe('the headline figures', () => {
  it('are the median with its interval, of money the mean, and P5 to P95', () => {
    const costs = { ...CONTACTS, metric: 'total_cost_gbp', unit: 'GBP' };
    const section = sectionOf(shownRun({ summary: [CONTACTS, costs] }));
    expect(textsOf(section, '.figures li')).toEqual([
      'Cost in cash£64,627mean(£44,524 to £84,731)P5 £1,800 to P95 £243,402',
      'Help-desk contacts32,300P50(14,000 to 50,000)P5 1,800 to P95 243,402',
    ]);
    expect(section.querySelector('.figures b data')?.getAttribute('data-cell')).toBe(
      'summary.csv:total_cost_gbp:mean',
    );
    expect(section.querySelectorAll('.figures b data')[1]?.getAttribute('data-cell')).toBe(
      'summary.csv:contacts_count:p50',
    );
  });

  it('are six in front of the verdict, and the others behind it', () => {
    const names = ['rollout_finish_date', 'total_cost_gbp', 'peak_needed_tib', 'end_used_tib'];
    const more = ['present_value_gbp', 'blocked_share_max', 'contacts_count'];
    const summary = [...names, ...more].map((metric) => ({ ...CONTACTS, metric, unit: '' }));
    const section = sectionOf(shownRun({ summary }));
    expect([...section.querySelectorAll('.figures')].map((list) => list.children.length)).toEqual([
      6, 1,
    ]);
  });

  it('are one date where P5 and P95 are the same, and say where it may not come', () => {
    const open = { ...FINISH, metric: 'rollout_finish_date', p95: '' };
    const cards = (row: ShownRow) =>
      textsOf(sectionOf(shownRun({ summary: [row] })), '.figures li');
    expect(cards(FINISH)).toEqual(['Rollout done20 July 2013P50P5 and P95 the same']);
    expect(cards(open)).toEqual([
      'Rollout done20 July 2013P50not within the horizon in every replication',
    ]);
    expect(cards({ ...FINISH, p50: '' })).toEqual([]);
  });

  it('begin with the risk of storage', () => {
    const all = {
      ...{ pool: 'all', over_plan_probability: '0.1', over_plan_probability_low: '0.028' },
      ...{ over_plan_probability_high: '0.3' },
      ...spread('peak_utilisation_share', ['0.8', '0.9', '1.02']),
    };
    const run = shownRun({ summary: [CONTACTS], pools: [all] });
    expect(textsOf(sectionOf(run), '.figures li').slice(0, 2)).toEqual([
      'Storage runs out10 %share of replications(2.8 % to 30 %)',
      'Peak use of the fullest pool90 %P50P5 80 % to P95 102 %',
    ]);
  });

  it('are bare of one replication', () => {
    const section = sectionOf(shownRun({ summary: [CONTACTS] }, { record: { replications: 1 } }));
    expect(textOf(section, '.figures li')).toBe('Help-desk contacts32,300');
    expect(textOf(section, '.notes')).toBe('Of the only replication: it has no ranges.');
  });
});

describe('the verdict in a sentence', () => {
  const all = {
    ...{ pool: 'all', over_plan_probability: '0.000000' },
    ...{ over_plan_without_orders_probability: '0.85' },
    last_safe_order_without_orders_p5: '2013-07-05',
  };
  const cost = { metric: 'total_cost_gbp', unit: 'GBP', mean: '1000', p50: '900' };
  const summaryOf = (row: ShownRow, record: Readonly<Record<string, unknown>> = {}) =>
    textOf(
      sectionOf(
        shownRun(
          { pools: [row], summary: [cost, FINISH] },
          { record: { metricScope: { procurement: true }, ...record } },
        ),
      ),
      '.summary',
    );

  it('is whether it fits, by when to order, what it costs and when it is done', () => {
    expect(summaryOf(all)).toBe(
      'Storage suffices in every replication; order by 5 July 2013; it costs £1,000 in cash on average; the rollout is done by 20 July 2013 (P50).',
    );
    expect(summaryOf({ ...all, over_plan_probability: '0.1' })).toMatch(
      /^Storage runs out in 10 % of replications; /,
    );
    expect(summaryOf(all, { replications: 1 })).toBe(
      'Storage suffices in the only replication; order by 5 July 2013; it costs £1,000 in cash; the rollout is done on 20 July 2013.',
    );
  });

  it('names no order where none is needed', () => {
    expect(summaryOf({ ...all, over_plan_without_orders_probability: '0' })).not.toContain('order');
    expect(textOf(sectionOf(shownRun({})), '.summary')).toBe('');
  });
});

describe('the verdict on the page', () => {
  it('has a sign and a word for its tone, not a colour alone', () => {
    const blocked = { metric: 'blocked_share_max', unit: 'share', p50: '0.2', p95: '0.3' };
    const section = sectionOf(shownRun({ summary: [blocked] }));
    expect(textsOf(section, '.verdict .bad .judged')).toEqual(['✗ bad']);
    expect(textsOf(section, '.verdict .plain .judged').join('').trim()).toBe('');
    expect(textOf(section, '.verdict .bad p')).toMatch(/^Typically \(P50\) 20 % of mailboxes /);
  });
});
