import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../src/engine/trace.ts';
import { type MetricScope, metricScope } from '../../../src/ensemble/metric-scope.ts';
import { appliesTo, HEADLINE_METRICS, type MetricSource } from '../../../src/ensemble/metrics.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { fakePoolTrace } from '../../support/fake-storage.ts';
import { fakeCohort, fakeRun, fakeStage, fakeTrace } from '../../support/fake-trace.ts';

function metricsOf(
  trace: Trace,
  costs: MetricSource['costs'] = null,
): Record<string, number | null> {
  return Object.fromEntries(
    HEADLINE_METRICS.map(({ name, valueIn }) => [name, valueIn({ trace, costs })]),
  );
}

const tib = (...counts: number[]) => counts.map((count) => count * BYTES_PER_TIB);
const stage = (startDay: number | null, finishDay: number | null) =>
  fakeStage({
    ...{ startDay, finishDay, selectedCount: 2 },
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

  it('look for the largest need of all pools together, and for the first that runs out', () => {
    const none = { runOutDay: null, lastSafeOrderDay: null };
    const pools = [
      fakePoolTrace(3, { neededBytes: tib(5, 1, 2) }, none),
      fakePoolTrace(3, { neededBytes: tib(0, 3, 6) }, { runOutDay: 9, lastSafeOrderDay: -3 }),
      fakePoolTrace(3, {}, { runOutDay: 7, lastSafeOrderDay: null }),
    ];
    const metrics = metricsOf(fakeTrace({ dayCount: 3, pools }));
    expect(metrics.peak_needed_tib).toBe(8); // 2 + 6 on the last day; not 5 + 6
    expect(metrics.runout_date).toBe(7);
    expect(metrics.last_safe_order_date).toBe(-3);
    const never = metricsOf(fakeTrace({ dayCount: 3, pools: pools.slice(0, 1) }));
    expect([never.runout_date, never.last_safe_order_date]).toEqual([null, null]);
  });

  it('have money in pounds, and none without costs', () => {
    const costs = { totalCashPence: 12345, presentValuePence: 99 };
    const metrics = metricsOf(fakeTrace({}), costs);
    expect([metrics.total_cost_gbp, metrics.present_value_gbp]).toEqual([123.45, 0.99]);
    expect(metricsOf(fakeTrace({})).total_cost_gbp).toBe(null);
  });

  it('date the first stage that is aborted or rolled back', () => {
    const stopped = (end: 'aborted' | 'rolled back', endDay: number) =>
      fakeStage({ startDay: 1, end, endDay });
    const stages = [stage(2, 9), stopped('aborted', 7), stopped('rolled back', 5), stage(1, null)];
    const metrics = metricsOf(fakeTrace({ stages }));
    expect(metrics.rollout_abort_date).toBe(5);
    // An aborted stage does not finish, and so the rollout does not.
    expect(metrics.rollout_finish_date).toBe(null);
    // A stage that finishes may have a day on which it ends, too.
    const ended = fakeStage({ startDay: 1, finishDay: 3, endDay: 4 });
    expect(metricsOf(fakeTrace({ stages: [ended] })).rollout_abort_date).toBe(null);
  });

  it('add up pauses and failures of all stages', () => {
    const stages = [
      fakeStage({ pausedDays: 3, failedCount: 1, failedAttemptCount: 9 }),
      fakeStage({ pausedDays: 4, failedCount: 2 }),
    ];
    const metrics = metricsOf(fakeTrace({ stages }));
    expect([metrics.paused_days, metrics.failed_mailboxes_count]).toEqual([7, 3]);
  });

  it('count who is there at the end', () => {
    const cohorts = [
      fakeCohort(2, { mailboxCount: [9, 5] }),
      fakeCohort(2, { mailboxCount: [1, 2] }),
    ];
    expect(metricsOf(fakeTrace({ cohorts })).end_mailboxes_count).toBe(7);
  });

  it('tell what moves, how much, and of how many there are two at the most', () => {
    const cohorts = [
      fakeCohort(2, { movedCount: [2, 1], movedBytes: [2 ** 40, 0], copyCount: [2, 1] }),
      fakeCohort(2, { movedCount: [0, 3], movedBytes: [0, 2 ** 38], copyCount: [0, 3] }),
    ];
    const metrics = metricsOf(fakeTrace({ cohorts }));
    expect([metrics.moved_mailboxes_count, metrics.moved_tib]).toEqual([6, 1.25]);
    expect(metrics.dual_mailboxes_max).toBe(4);
  });

  it('count copies among what is used', () => {
    const cohorts = [
      fakeCohort(2, { usedBytes: [2 ** 40, 2 ** 40], copyBytes: [2 ** 41, 0] }),
      fakeCohort(2, { usedBytes: [0, 0], copyBytes: [0, 2 ** 39] }),
    ];
    const metrics = metricsOf(fakeTrace({ cohorts }));
    expect([metrics.peak_used_tib, metrics.end_used_tib]).toEqual([3, 1.5]);
  });

  it('apply where the scenario has what they need', () => {
    const having = (...parts: readonly (keyof MetricScope)[]): MetricScope => {
      const has = (part: keyof MetricScope) => parts.includes(part);
      return {
        ...{ stages: has('stages'), gates: has('gates'), failures: has('failures') },
        ...{
          moves: has('moves'),
          churn: has('churn'),
          storage: has('storage'),
          procurement: has('procurement'),
        },
        costs: has('costs'),
      };
    };
    const asked = (...parts: readonly (keyof MetricScope)[]) =>
      HEADLINE_METRICS.filter((metric) => appliesTo(metric, having(...parts))).length;
    expect([asked(), asked('stages'), asked('storage'), asked('costs')]).toEqual([7, 9, 9, 9]);
    expect([asked('gates'), asked('failures'), asked('churn')]).toEqual([9, 8, 8]);
    expect(asked('moves')).toBe(10);
    expect(asked('storage', 'procurement')).toBe(10);
  });

  it('take what a scenario has from its plan', () => {
    const { plan } = fakeRun({ traces: [fakeTrace()] });
    const { rollout, population, churn } = plan;
    const none = { stages: false, gates: false, failures: false, moves: false, churn: false };
    const nothing = { ...none, storage: false, procurement: false, costs: false };
    const scopeOf = (parts: object) => metricScope({ ...plan, ...parts } as unknown as Plan);
    expect(scopeOf({})).toEqual(nothing);
    const failures = { retryAfterDays: 3, attempts: 3 };
    const gated = { ...rollout, gates: [{}], failures };
    // Without stages there is nothing that a gate could stop, and no attempt that could fail.
    expect(scopeOf({ rollout: gated })).toEqual(nothing);
    expect(scopeOf({ rollout: { ...rollout, stages: [{}] } })).toEqual({
      ...nothing,
      stages: true,
    });
    expect(scopeOf({ rollout: { ...gated, stages: [{}] } })).toEqual({
      ...nothing,
      ...{ stages: true, gates: true, failures: true },
    });
    const joiners = { ...population.joiners, joinDay: Int32Array.of(1) };
    expect(scopeOf({ population: { ...population, joiners } }).churn).toBe(true);
    expect(scopeOf({ churn: { ...churn, hasLeavers: true } }).churn).toBe(true);
    const unbought = { name: 'home', storage: { procurement: null } };
    expect(scopeOf({ storage: {}, platforms: [unbought], costs: {} })).toEqual({
      ...nothing,
      ...{ storage: true, costs: true },
    });
    // On one of several platforms is enough.
    const platforms = [unbought, { name: 'cloud', storage: { procurement: {} } }];
    expect(scopeOf({ storage: {}, platforms })).toEqual({
      ...nothing,
      ...{ storage: true, procurement: true },
    });
  });

  it('are 0 where there are no mailboxes or no cohorts', () => {
    for (const cohorts of [[fakeCohort(2)], []]) {
      const metrics = metricsOf(fakeTrace({ cohorts }));
      const asked = HEADLINE_METRICS.filter(({ needs }) => needs === null);
      expect(asked.map(({ name }) => metrics[name])).toEqual([0, 0, 0, 0, 0, 0, 0]);
    }
  });
});
