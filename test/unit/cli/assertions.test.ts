import { describe, expect, it } from 'vitest';
import { assertionResults, assertionText } from '../../../src/cli/assertions.ts';
import { parseAssertion } from '../../../src/ensemble/expression.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { fakeCohort, fakeRun, fakeStage, fakeTrace } from '../../support/fake-trace.ts';

/** Six replications with 1 to 6 TiB that finish on days 0 to 4, and one not at all. */
const run: RunResult = fakeRun({
  stageNames: ['pilot'],
  traces: [0, 1, 2, 3, 4, null].map((finishDay, replication) =>
    fakeTrace({
      replication,
      dayCount: 1,
      cohorts: [
        fakeCohort(1, { usedBytes: [(replication + 1) * BYTES_PER_TIB], mailboxCount: [2] }),
      ],
      stages: [fakeStage({ startDay: 0, finishDay, selectedCount: 1, changedCount: 1 })],
    }),
  ),
});

const resultOf = (text: string) => assertionResults([parseAssertion(text)], run)[0]!;

describe('assertionResults', () => {
  it('has the figure and its interval, to more places than its metric', () => {
    // P50 of six by type 7; order statistics 1 and 6 enclose it.
    expect(resultOf('p50(peak_used_tib) < 3.5001')).toEqual({
      assertion: 'p50(peak_used_tib) < 3.5001',
      holds: true,
      value: 3.5,
      low: 1,
      high: 6,
    });
    // t(0.975; 5) = 2.570582, s / sqrt(6) = 0.763763: 3.5 -+ 1.963.
    expect(resultOf('mean(peak_used_tib) > 3.5')).toMatchObject({
      holds: false,
      value: 3.5,
      low: 1.536686,
      high: 5.463314,
    });
  });

  it('has dates as dates; what does not happen is later', () => {
    // Order statistic 3 of six; the last of them is none.
    expect(resultOf('p50(rollout_finish_date) <= 2013-04-03')).toEqual({
      assertion: 'p50(rollout_finish_date) <= 2013-04-03',
      holds: true,
      value: '2013-04-03',
      low: '2013-04-01',
      high: null,
    });
    expect(resultOf('p50(rollout_finish_date) < 2013-04-03').holds).toBe(false);
    expect(resultOf('p95(rollout_finish_date) < 2099-01-01')).toMatchObject({
      holds: false,
      value: null,
      low: null,
      high: null,
    });
    expect(resultOf('p95(rollout_finish_date) > 2099-01-01').holds).toBe(true);
  });

  it('has probabilities to six places', () => {
    // 5 of 6 by Wilson: scipy.stats.binomtest(5, 6).
    expect(resultOf('probability(rollout_finish_date) >= 83%')).toMatchObject({
      holds: true,
      value: 0.833333,
      low: 0.436497,
      high: 0.969947,
    });
    expect(resultOf('probability(rollout_finish_date <= 2013-04-02) > 50%')).toMatchObject({
      holds: false,
      value: 0.333333,
    });
  });

  it('looks at each by itself, in order', () => {
    const texts = ['p5(peak_used_tib) < 9', 'p5(peak_used_tib) > 9'];
    const results = assertionResults(texts.map(parseAssertion), run);
    expect(results.map(({ assertion, holds }) => [assertion, holds])).toEqual([
      [texts[0], true],
      [texts[1], false],
    ]);
    expect(assertionResults([], run)).toEqual([]);
  });
});

describe('assertionText', () => {
  it('says whether it holds, what the figure is, and between what it lies', () => {
    expect(assertionText(resultOf('p50(peak_used_tib) < 3.5001'))).toBe(
      'holds: p50(peak_used_tib) < 3.5001: it is 3.5 [1, 6]',
    );
    expect(assertionText(resultOf('p95(peak_used_tib) < 5'))).toBe(
      'does not hold: p95(peak_used_tib) < 5: it is 5.75',
    );
  });

  it('says that an end is later than the horizon, or that the figure is', () => {
    expect(assertionText(resultOf('p50(rollout_finish_date) < 2013-04-03'))).toBe(
      'does not hold: p50(rollout_finish_date) < 2013-04-03: it is 2013-04-03 [2013-04-01, later]',
    );
    expect(assertionText(resultOf('p95(rollout_finish_date) < 2013-12-01'))).toBe(
      'does not hold: p95(rollout_finish_date) < 2013-12-01: it is not within the horizon',
    );
  });
});
