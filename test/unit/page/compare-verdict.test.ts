/** What a comparison comes to, by hand: six replications of two runs. */
import { describe, expect, it } from 'vitest';
import type { ShownComparison } from '../../../src/page/compare/compare-shown.ts';
import { compareVerdict } from '../../../src/page/compare/compare-verdict.ts';
import { sentenceText } from '../../../src/page/shown/sentence.ts';
import { day, fakeComparedRun } from '../../support/compared-runs.ts';
import { shownOf } from '../../support/shown-comparisons.ts';

type Values = Readonly<Record<string, readonly (number | null)[]>>;

function shown(before: Values, after: Values): ShownComparison {
  const runs = [
    fakeComparedRun(before, { name: 'stay' }),
    fakeComparedRun(after, { name: 'double', argument: 'runs/b' }),
  ];
  return shownOf(runs);
}

/** The findings of the second run, as people read them, without spaces that do not break. */
function verdict(before: Values, after: Values): string[] {
  const comparison = shown(before, after);
  const [run] = comparison.others;
  if (run === undefined) throw new Error('one run only');
  return compareVerdict(comparison, run).map(
    ({ tone, sentence }) => `${tone}: ${sentenceText(sentence).replaceAll('\u00a0', ' ')}`,
  );
}

describe('a difference', () => {
  // Differences -2, -3, -2, -3, -2, -3: mean -2.5, deviation 0.5477, over the square root of 6
  // 0.2236, times Student's t of 5 degrees of freedom at 97.5 %, 2.5706: 0.5748.
  it('that is sure is better or worse, with both means, its interval and how often', () => {
    const before = { end_used_tib: [10, 20, 30, 40, 50, 60] };
    const after = { end_used_tib: [8, 17, 28, 37, 48, 57] };
    expect(verdict(before, after)).toContain(
      'better: Content at the end, less than in A: 32.5 TiB against 35.0 TiB on average; mean ' +
        'difference −2.5 TiB (ninety-five per cent interval −3.1 TiB to −1.9 TiB); B is the better ' +
        'in 100 % of the replications.',
    );
    expect(verdict(after, before)).toContain(
      'worse: Content at the end, more than in A: 35.0 TiB against 32.5 TiB on average; mean ' +
        'difference +2.5 TiB (ninety-five per cent interval +1.9 TiB to +3.1 TiB); B is the better ' +
        'in 0 % of the replications.',
    );
  });

  it('whose interval has zero in it is open, however often one run is the better', () => {
    const [, , finding] = verdict(
      { end_used_tib: [10, 10, 10, 10, 10, 10], contacts_count: [0, 0, 0, 0, 0, 0] },
      { end_used_tib: [10, 10, 10, 10, 10, 10], contacts_count: [1, 1, 1, 1, 1, -20] },
    );
    expect(finding).toMatch(
      /^open: Help-desk contacts, not to be told from A: .*, in which zero lies\); B is the better in 17 % of/,
    );
  });

  it('of shares is told in points, and one that is none as the same', () => {
    const all = verdict(
      { blocked_share_max: [0.2, 0.2, 0.2, 0.2, 0.2, 0.2] },
      { blocked_share_max: [0.3, 0.3, 0.3, 0.3, 0.3, 0.3] },
    );
    expect(all).toEqual([
      'same: Content at the end, the same as in A in every replication: 0 TiB on average.',
      expect.stringMatching(
        /^worse: .*; mean difference \+10 percentage points \(.* to \+10 percentage points\); B is/,
      ),
      'same: Help-desk contacts, the same as in A in every replication: 0 contacts on average.',
    ]);
  });

  it('of one replication is open, as nobody can tell how much of it is luck', () => {
    expect(verdict({ end_used_tib: [10] }, { end_used_tib: [12] })[0]).toBe(
      'open: Content at the end, not to be told from A: 12 TiB against 10 TiB on average; mean ' +
        'difference +2 TiB, of which too few replications tell how much is luck; B is the better ' +
        'in 0 % of the replications.',
    );
  });

  it('of dates is in days', () => {
    const [first, later] = [day('2013-09-02'), day('2013-09-12')];
    const six = (date: number) => ({ rollout_finish_date: Array<number>(6).fill(date) });
    expect(verdict(six(first), six(later))).toContain(
      'worse: Rollout done, later than in A: 12 September 2013 against 2 September 2013 (P50); ' +
        'mean difference +10 days (ninety-five per cent interval +10 days to +10 days); B is the ' +
        'better in 0 % of the replications.',
    );
  });
});

it('a run that is equal at times is said to be', () => {
  const before = { contacts_count: [9, 9, 9, 9, 9, 9] };
  const after = { contacts_count: [9, 9, 9, 3, 3, 3] };
  const [finding] = verdict(before, after).filter((line) => /contacts/.test(line));
  expect(finding).toMatch(/B is the better in 50 % of the replications, equal in 50 %\.$/);
});

describe('what may not happen', () => {
  const never = Array<null>(30).fill(null);
  const always = Array<number>(30).fill(day('2013-10-01'));

  it('is worse where the intervals do not touch, with the earliest day', () => {
    expect(verdict({ runout_date: never }, { runout_date: always })).toContain(
      'worse: Some pool runs out: in 100 % (89 % to 100 %) of the replications of B, P5 of the day ' +
        'being 1 October 2013, in 0 % (0 % to 11 %) of those of A.',
    );
    expect(verdict({ runout_date: always }, { runout_date: never })[0]).toMatch(
      /^better: Some pool/,
    );
  });

  it('is open where they do, and the same where nothing differs', () => {
    const once = [day('2013-10-01'), ...never.slice(1)];
    expect(verdict({ runout_date: never }, { runout_date: once })[0]).toMatch(/^open: Some pool/);
    expect(verdict({ runout_date: never }, { runout_date: never })[0]).toMatch(/^same: Some pool/);
  });
});

describe('what one run has not', () => {
  it('is said once, whichever of both it is, with when the other is done', () => {
    const finish = { rollout_finish_date: [day('2013-09-02')] };
    const costs = { total_cost_gbp: [5], present_value_gbp: [4] };
    const none = { end_used_tib: [1] };
    const missing = (lines: readonly string[]) => lines.filter((line) => /^missing/.test(line));
    expect(missing(verdict(none, { ...none, ...finish, ...costs }))).toEqual([
      'missing: A has no costs, so that nothing is compared there.',
      'missing: A has no rollout, so that nothing is compared there; in B it ends on 2 September 2013 (P50).',
    ]);
    expect(missing(verdict({ ...none, ...finish, ...costs }, none))).toEqual([
      'missing: B has no costs, so that nothing is compared there.',
      'missing: B has no rollout, so that nothing is compared there.',
    ]);
  });
});
