import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../src/engine/trace.ts';
import { HEADLINE_METRICS } from '../../../src/ensemble/metrics.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { fakeCohort, fakeTrace } from '../../support/fake-trace.ts';

function metricsOf(trace: Trace): Record<string, number | null> {
  return Object.fromEntries(HEADLINE_METRICS.map(({ name, valueIn }) => [name, valueIn(trace)]));
}

const tib = (...counts: number[]) => counts.map((count) => count * BYTES_PER_TIB);
const stage = (startDay: number | null, finishDay: number | null) => ({
  startDay,
  finishDay,
  selectedCount: 2,
  changedCount: finishDay === null ? 1 : 2,
  leftCount: finishDay === null ? 1 : 0,
});

describe('headline metrics', () => {
  it('add up cohorts by day before they look for the largest', () => {
    const cohorts = [
      fakeCohort(3, { usedBytes: tib(5, 1, 2), committedBytes: tib(8, 8, 16) }),
      fakeCohort(3, { usedBytes: tib(0, 3, 1), committedBytes: tib(1, 1, 2) }),
    ];
    const metrics = metricsOf(fakeTrace({ dayCount: 3, cohorts }));
    expect(metrics.peak_used_tib).toBe(5); // 5 + 0 on the first day; not 5 + 3
    expect(metrics.end_used_tib).toBe(3);
    expect(metrics.peak_committed_tib).toBe(18);
  });

  it('count send-blocked and full mailboxes as blocked, as a share of those of the day', () => {
    const cohorts = [
      fakeCohort(2, { mailboxCount: [8, 2], sendBlockedCount: [1, 0], fullCount: [1, 1] }),
      fakeCohort(2, { mailboxCount: [2, 2] }),
    ];
    // 2 of 10 on the first day, 1 of 4 on the second.
    expect(metricsOf(fakeTrace({ cohorts })).blocked_share_max).toBe(0.25);
  });

  it('turn bounced and suppressed bytes to messages cohort by cohort', () => {
    const cohorts = [
      fakeCohort(
        2,
        { bouncedBytes: [1000, 500], suppressedBytes: [250, 0], contactCount: [1, 2] },
        500,
      ),
      fakeCohort(
        2,
        { bouncedBytes: [0, 1000], suppressedBytes: [0, 3000], contactCount: [3, 0] },
        2000,
      ),
    ];
    const metrics = metricsOf(fakeTrace({ cohorts }));
    expect(metrics.bounced_messages_count).toBe(3.5);
    expect(metrics.suppressed_messages_count).toBe(2);
    expect(metrics.contacts_count).toBe(6);
  });

  it('date the last finish and count both ends', () => {
    const metrics = metricsOf(fakeTrace({ stages: [stage(10, 20), stage(3, 12)] }));
    expect(metrics.rollout_finish_date).toBe(20);
    expect(metrics.rollout_days).toBe(18);
    expect(metricsOf(fakeTrace({ stages: [stage(0, 0)] })).rollout_days).toBe(1);
  });

  it('have no rollout without stages, or unless every stage finishes', () => {
    for (const stages of [[], [stage(3, 12), stage(10, null)], [stage(null, null), stage(3, 4)]]) {
      const metrics = metricsOf(fakeTrace({ stages }));
      expect(metrics.rollout_finish_date).toBe(null);
      expect(metrics.rollout_days).toBe(null);
    }
  });

  it('are 0 where there are no mailboxes or no cohorts', () => {
    for (const cohorts of [[fakeCohort(2)], []]) {
      const {
        rollout_finish_date: date,
        rollout_days: days,
        ...numbers
      } = metricsOf(fakeTrace({ cohorts }));
      expect([date, days]).toEqual([null, null]);
      expect(Object.values(numbers)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    }
  });
});
