import { describe, expect, it } from 'vitest';
import { increasesInto, isHeld } from '../../../src/engine/increases.ts';
import type { QuotaChange } from '../../../src/scenario/rollout-spec.ts';
import { toQuota, withStages } from '../../support/plain-scenario.ts';
import { planFor, progressOf } from './course-of.ts';

describe('the pool that a change makes fuller', () => {
  const UNLIMITED = { unlimitedCountsAsBytes: 2 ** 30 };
  const MIB = 2 ** 20;
  /** Basic is the first tier, standard the second; unlimited is more than anything. */
  const poolsOf = (quota: QuotaChange) => {
    const plan = planFor(
      { change: toQuota(quota) },
      { quota: { ...withStages({}).quota, ...UNLIMITED } },
    );
    const poolIn = increasesInto(plan, 0);
    const { tierOf } = plan.population;
    const byTier = [0, 1].map((tier) =>
      [...plan.rows.mailboxOf].filter((mailbox) => tierOf[mailbox] === tier).map(poolIn),
    );
    return byTier.map((pools) => [...new Set(pools)].sort());
  };

  it('is that of the mailbox, where its tier gets more than it has', () => {
    expect(poolsOf({ factor: 1.01 })).toEqual([expect.arrayContaining([0]), [0, 1]]);
    expect(poolsOf({ tiers: { standard: Number.POSITIVE_INFINITY } })).toEqual([[null], [0, 1]]);
    expect(poolsOf({ tiers: { basic: 51 * MIB, standard: 199 * MIB } })[1]).toEqual([null]);
  });

  it('is none where it gets as much or less', () => {
    expect(poolsOf({ factor: 1 })).toEqual([[null], [null]]);
    expect(poolsOf({ factor: 0.99 })).toEqual([[null], [null]]);
    expect(poolsOf({ tiers: { standard: 200 * MIB } })).toEqual([[null], [null]]);
  });
});

describe('isHeld', () => {
  it('is where the pool is over plan on the eve, by its number', () => {
    const plan = planFor();
    const { holding } = progressOf(plan, [false, true], 4);
    const on = (pool: number | null, day: number) => isHeld(plan, holding, { pool, day });
    expect([on(1, 3), on(1, 4), on(1, plan.dayCount - 1)]).toEqual([false, true, true]);
    expect([on(0, 4), on(null, 4)]).toEqual([false, false]);
  });
});
