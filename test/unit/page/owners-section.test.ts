import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { OwnersSection } from '../../../src/page/owners/owners-section.tsx';
import { shownPart, textOf, textsOf } from '../../support/shown-page.ts';
import { type ShownRow, shownRun, spread } from '../../support/shown-run.ts';

const sectionOf = (run: ReturnType<typeof shownRun>) => shownPart(h(OwnersSection, { run }));

const dayOf = (
  date: string,
  [full, blocked, warned]: readonly [string, string, string],
): ShownRow => ({
  ...{ date, cohort: 'all', ok_mailboxes_mean: '900' },
  ...{ full_mailboxes_mean: full, send_blocked_mailboxes_mean: blocked },
  ...{ warned_mailboxes_mean: warned, warned_mailboxes_p95: warned },
  ...{ contacts_mean: '4', contacts_p5: '1', contacts_p50: '3', contacts_p95: '9' },
});
const days = [dayOf('2013-07-01', ['1', '2', '3']), dayOf('2013-07-31', ['10', '20', '70'])];

const sizes = (date: string, texts: Readonly<Record<string, string>>): ShownRow[] =>
  Object.entries(texts).map(([quantile, text]) => ({
    ...{ date, cohort: 'all', quantile, used_mib_mean: text },
    ...spread('used_mib', [text, text, text]),
  }));

describe('quota states', () => {
  it('lie on each other, the hardest lowest', () => {
    // From the base at 250 up to 30 for 100 mailboxes: 2.2 each. On the first day full ends at 1,
    // cannot send at 3, warned at 6; on the last at 10, 30 and 100.
    const wide = sectionOf(shownRun({ quota_states: days })).querySelector(
      '#owners-states svg.wide',
    );
    const edge = (name: string) =>
      wide?.querySelector(`path.line.state-${name}`)?.getAttribute('d');
    expect(edge('full')).toBe('M60,247.8L788,228');
    expect(edge('blocked')).toBe('M60,243.4L788,184');
    expect(edge('warned')).toBe('M60,236.8L788,30');
    // It is read at the days.
    expect(wide?.getAttribute('data-places')).toBe('60 788');
    const area = wide?.querySelector('path.area.state-blocked')?.getAttribute('d');
    expect(area).toBe('M60,243.4L788,184L788,228L60,247.8Z');
  });

  it('are told of the first and the last day', () => {
    const summary = [{ metric: 'blocked_share_max', mean: '0.03', p5: '0.02', p95: '0.04' }];
    const caption = textOf(sectionOf(shownRun({ quota_states: days, summary })), 'figcaption');
    expect(caption).toContain('on 1 July 2013, 3 mailboxes are warned, 2 mailboxes cannot send');
    expect(caption).toContain('on 31 July 2013, 70 mailboxes are warned, 20 mailboxes cannot send');
    expect(caption).toContain('900 mailboxes at the end');
  });

  it('have a table without columns of what there is not', () => {
    const headings = textsOf(
      sectionOf(shownRun({ quota_states: days })),
      '#owners-contacts th[scope=col]',
    );
    expect(headings).toEqual(['day', 'contacts, mean', 'contacts, P95']);
  });
});

describe('contacts', () => {
  it('are drawn by their mean, between P5 and P95', () => {
    // 0 to 10 contacts from 170 up to 30: 14 each.
    const [one] = days;
    const run = shownRun({ quota_states: [one!, { ...one!, date: '2013-07-31' }] });
    const wide = sectionOf(run).querySelector('#owners-contacts svg.wide');
    expect(wide?.querySelector('path.line')?.getAttribute('d')).toBe('M60,114L788,114');
    expect(wide?.querySelector('path.band')?.getAttribute('d')).toBe(
      'M60,44L788,44L788,156L60,156Z',
    );
  });
});

describe('mailbox sizes', () => {
  const first = sizes('2013-07-01', { p0: '0', mean: '20', p50: '10', p90: '100' });
  const last = sizes('2013-07-31', { p0: '0', mean: '30', p50: '100', p90: '1000' });

  it('are dots from the first day to the last, on an axis of factors', () => {
    const middle = sizes('2013-07-15', { p0: '0', mean: '1', p50: '1', p90: '1' });
    const run = shownRun({ mailbox_sizes: [...first, ...middle, ...last] });
    const wide = sectionOf(run).querySelector('#owners-sizes svg.wide');
    const places = (name: string) =>
      [...(wide?.querySelectorAll(`circle.${name}`) ?? [])].map((dot) => dot.getAttribute('cx'));
    // 10 to 1000 MiB from 52 to 620: 284 for each factor of ten; the smallest are left out.
    expect(places('first-day').slice(1)).toEqual(['52', '336']);
    expect(places('last-day').slice(1)).toEqual(['336', '620']);
    expect(places('last-day')).toHaveLength(3);
  });

  it('are told by half and by nine of ten', () => {
    const caption = textOf(
      sectionOf(shownRun({ mailbox_sizes: [...first, ...last] })),
      'figcaption',
    );
    expect(caption).toContain('at most 10 MiB on 1 July 2013 and at most 100 MiB on 31 July 2013');
    expect(caption).toContain('nine of ten at most 100 MiB and 1,000 MiB');
  });

  it('have a table of the quantiles that say most', () => {
    const section = sectionOf(shownRun({ mailbox_sizes: [...first, ...last] }));
    expect(textsOf(section, '#owners-sizes tbody th')).toEqual(['mean', 'p50', 'mean', 'p50']);
  });

  it('need two days', () => {
    const section = sectionOf(shownRun({ quota_states: days, mailbox_sizes: first }));
    expect(section.querySelector('#owners-sizes')).toBeNull();
  });
});

describe('a section on owners', () => {
  it('is not there without tables of them', () => {
    expect(sectionOf(shownRun({})).body.innerHTML).toBe('');
  });

  it('says which days are drawn, and that samples are rough', () => {
    const intro = (run: ReturnType<typeof shownRun>) => textOf(sectionOf(run), '#owners > p');
    expect(intro(shownRun({ quota_states: days }))).toBe('The charts over time draw each day. ');
    const long = shownRun({ quota_states: days }, { to: '2014-07-31' });
    expect(intro(long)).toBe('The charts over time draw Wednesdays, the first day and the last. ');
    const [one] = days;
    const run = shownRun({ quota_states: [{ ...one!, sample_share: '0.005' }] });
    expect(intro(run)).toContain('A sample of 0.5 % of the mailboxes');
    expect(intro(run)).toContain('one simulated mailbox stands for many');
  });
});
