import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { RunLine, SampleBanner } from '../../../src/page/verdict/run-line.tsx';
import { shownPart, textOf } from '../../support/shown-page.ts';
import { shownRun } from '../../support/shown-run.ts';

const RECORD = {
  ...{ name: 'doubling', firstDate: '2013-07-01', lastDate: '2013-07-31', mailboxCount: 650000 },
  ...{ replications: 40, seed: 'a-seed', headroom: '0.6.0' },
};

describe('the line below the question', () => {
  const lineOf = (record: Readonly<Record<string, unknown>>) =>
    textOf(shownPart(h(RunLine, { run: shownRun({}, { record }) })), 'p');

  it('has scenario, period, mailboxes, replications, seed and version', () => {
    expect(lineOf(RECORD)).toBe(
      'Scenario doubling, 1 July 2013 to 31 July 2013, 650,000 mailboxes, 40 replications, seed a-seed, headroom 0.6.0',
    );
    expect(lineOf({ ...RECORD, replications: 1 })).toContain(', 1 replication, ');
  });
});

describe('the banner', () => {
  it('warns of a run of some of the mailboxes, and of no other', () => {
    const banner = (record: Readonly<Record<string, unknown>>) =>
      shownPart(h(SampleBanner, { run: shownRun({}, { record }) })).querySelector('.banner');
    expect(banner({ sample: { share: 0.005 } })?.textContent).toBe(
      'A quick look at 0.5\u00a0% of the mailboxes: not for decisions.',
    );
    expect(banner({})).toBeNull();
  });
});
