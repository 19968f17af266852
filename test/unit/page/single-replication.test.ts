/** Of one replication nothing is said that only many have: ranges, means, shares of them. */
import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { OwnersSection } from '../../../src/page/owners/owners-section.tsx';
import { RolloutSection } from '../../../src/page/rollout/rollout-section.tsx';
import { shownPart, textOf, textsOf } from '../../support/shown-page.ts';
import { type ShownRow, shownRun, surely } from '../../support/shown-run.ts';

/** A quantity of one replication: it is its own mean. */
const just = (quantity: string, text: string): ShownRow => ({
  ...surely(quantity, text),
  [`${quantity}_mean`]: text,
});

const pilot: ShownRow = {
  ...{ stage: 'pilot', kind: 'quota', planned_start: '2013-07-08', planned_finish: '2013-07-17' },
  ...{ ...surely('start', '2013-07-08'), ...surely('finish', '2013-07-18') },
  ...{ started_probability: '1', finished_probability: '1', finished_probability_low: '0.2' },
  ...{ by: '2013-07-17', finished_by_probability: '0', paused_probability: '1' },
  ...{ ...just('changed_mailboxes', '100'), ...just('lost_gate_days', '2.0') },
  ...just('lost_weekend_days', '4.0'),
};
const day = (date: string): ShownRow => ({
  ...{ date, cohort: 'all', ...just('ok_mailboxes', '900'), ...just('contacts', '4') },
  ...{ ...just('warned_mailboxes', '3'), ...just('full_mailboxes', '1') },
  ...just('send_blocked_mailboxes', '2'),
});
const sizes = (date: string): ShownRow[] =>
  ['p50', 'p90'].map((quantile) => ({
    ...{ date, cohort: 'all', quantile, ...just('used_mib', '20') },
  }));
const figure = (text: string) => ({ mean: text, p5: text, p50: text, p95: text });
const milestone = (metric: string, figures: ShownRow): ShownRow => ({
  ...{ milestone: 'half', pool: 'all', platform: 'all', metric, date: '2013-07-15' },
  ...figures,
});

const tables = {
  stages: [pilot],
  quota_states: [day('2013-07-01'), day('2013-07-31')],
  mailbox_sizes: [...sizes('2013-07-01'), ...sizes('2013-07-31')],
  stage_events: [
    { replication: '0', sequence: '1', date: '2013-07-08', stage: 'pilot', event: 'start' },
  ],
  summary: [
    { metric: 'rollout_finish_date', probability: '1', ...figure('2013-07-18') },
    { metric: 'contacts_count', ...figure('50') },
    { metric: 'bounced_messages_count', ...figure('5') },
    { metric: 'blocked_share_max', unit: 'share', ...figure('0.03') },
  ],
  milestones: [
    milestone('mailboxes', figure('300')),
    milestone('rollout_done_share', { unit: 'share', ...figure('0.5') }),
    milestone('over_plan', { probability: '1' }),
  ],
};

const sections = (replications: number) => {
  const run = shownRun(tables, { record: { replications } });
  return shownPart(h('div', null, h(OwnersSection, { run }), h(RolloutSection, { run })));
};

/** Of many replications only. */
const OF_MANY = /\bP5\b|\bP50\b|\bP95\b|replications|\bmeans?\b|interval|100.%/;

/** What captions, legends, headings, names of readings and descriptions of pictures say. */
function wordsOf(page: Document): string[] {
  const readings = textsOf(page, 'script').flatMap((json) => JSON.parse(json).names as string[]);
  const alts = [...page.querySelectorAll('svg[role]')].map((svg) => svg.getAttribute('aria-label'));
  return [
    ...textsOf(page, 'figcaption, caption, .legend li, th[scope=col], h3, p, li, svg text'),
    ...readings,
    ...alts.map((alt) => alt ?? ''),
  ];
}

describe('of one replication', () => {
  it('nothing is said that only many have', () => {
    const words = wordsOf(sections(1));
    expect(words.length).toBeGreaterThan(40);
    expect(words.filter((text) => OF_MANY.test(text))).toEqual([]);
    // Of many all this is said.
    expect(wordsOf(sections(20)).filter((text) => OF_MANY.test(text)).length).toBeGreaterThan(20);
  });

  it('stages finish or do not', () => {
    const page = sections(1);
    expect(textOf(page, '#rollout-stages figcaption')).toBe(
      'Every stage has finished by 18 July 2013. Beyond the calendar, what delays most is gates: it costs stage pilot 2 days. The plan is what the calendar alone allows; figures at the right are mailboxes changed.',
    );
    expect(textsOf(page, '#rollout > ul > li')).toEqual([
      'Stage pilot does not finish by 17 July 2013; is paused by a gate.',
    ]);
  });

  it('tables have each quantity once, and say of events whether they have happened', () => {
    const page = sections(1);
    expect(textsOf(page, '#owners-states thead th')).toEqual([
      ...['day', 'below every threshold', 'warned', 'cannot send', 'full'],
    ]);
    const milestones = textsOf(page, '#rollout > .scroll tbody tr').at(-1);
    expect(milestones).toBe('half15 July 201350 %yes');
  });

  it('owners are told of in one figure', () => {
    const page = sections(1);
    expect(textOf(page, '#owners-states figcaption')).toMatch(
      /^On 1 July 2013, 3 mailboxes are warned.* On the worst day 3(?:\.0)? % of all mailboxes cannot send\.$/,
    );
    expect(page.querySelectorAll('#owners-contacts .band')).toHaveLength(0);
  });
});
