import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { HeadlineSection } from '../../../src/page/verdict/headline-section.tsx';
import { shownPart, textOf, textsOf } from '../../support/shown-page.ts';
import { type ShownRow, shownRun, spread } from '../../support/shown-run.ts';

const sectionOf = (run: ReturnType<typeof shownRun>) => shownPart(h(HeadlineSection, { run }));

const CONTACTS: ShownRow = {
  ...{ metric: 'contacts_count', unit: 'contacts', mean: '64627.2' },
  ...{ mean_low: '44523.6', mean_high: '84730.9', p5: '1800.0', p50: '32300.0', p95: '243401.8' },
};
const FINISH: ShownRow = {
  ...{ metric: 'rollout_finish_date', unit: 'date', probability: '0.9' },
  ...{ p5: '2013-07-20', p50: '2013-07-20', p95: '2013-07-20' },
};

describe('the headline figures', () => {
  it('are the median, P5 to P95, and the mean with its interval', () => {
    const section = sectionOf(shownRun({ summary: [CONTACTS] }));
    expect(textOf(section, '.figures li')).toBe(
      'Help-desk contacts32,300P5 1,800 to P95 243,402mean 64,627 (44,524 to 84,731)',
    );
    expect(section.querySelector('.figures b data')?.getAttribute('data-cell')).toBe(
      'summary.csv:contacts_count:p50',
    );
  });

  it('are one date where P5 and P95 are the same, and say where it may not come', () => {
    const open = { ...FINISH, metric: 'rollout_finish_date', p95: '' };
    const cards = (row: ShownRow) =>
      textsOf(sectionOf(shownRun({ summary: [row] })), '.figures li');
    expect(cards(FINISH)).toEqual(['Rollout done20 July 2013P5 and P95 the same']);
    expect(cards(open)).toEqual([
      'Rollout done20 July 2013not within the horizon in every replication',
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
      'Storage runs out10 %(2.8 % to 30 %)',
      'Peak use of the fullest pool90 %P5 80 % to P95 102 %',
    ]);
  });

  it('are bare of one replication', () => {
    const section = sectionOf(shownRun({ summary: [CONTACTS] }, { record: { replications: 1 } }));
    expect(textOf(section, '.figures li')).toBe('Help-desk contacts32,300');
    expect(textOf(section, '.notes')).toBe('Of the only replication: it has no ranges.');
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
