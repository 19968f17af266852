import { describe, expect, it } from 'vitest';
import { churnPlan } from '../../../src/plan/churn.ts';
import type { Distribution } from '../../../src/random/distribution.ts';
import { COHORT, day, plain } from '../../support/plain-scenario.ts';

const { population } = plain();

describe('churnPlan', () => {
  it('gives each day the weight of its month', () => {
    const monthWeights = Array.from({ length: 12 }, (_, month) => month / 5.5);
    const churn = { monthWeights, retentionDays: 30 };
    const horizon = { start: day('2013-12-30'), end: day('2014-02-01') };
    const { dayWeights, retentionDays } = churnPlan({
      horizon,
      population: { ...population, churn },
    });
    const days = [...Array(2).fill(11 / 5.5), ...Array(31).fill(0), 1 / 5.5];
    expect([...dayWeights]).toEqual(days);
    expect(retentionDays).toBe(30);
  });

  const range = { low: 0, high: 0.99 };
  const uncertain = (distribution: Distribution) => ({ distribution, range });
  it.each([
    [0, false],
    [0.08, true],
    [uncertain({ kind: 'fixed', value: 0 }), false],
    [uncertain({ kind: 'fixed', value: 0.08 }), true],
    [uncertain({ kind: 'uniform', low: 0, high: 0.1 }), true],
  ])('tells of %j whether anybody may leave', (leaversPerYear, hasLeavers) => {
    const cohorts = [
      { ...COHORT, leaversPerYear: 0 },
      { ...COHORT, leaversPerYear },
    ];
    const { horizon } = plain();
    expect(churnPlan({ horizon, population: { ...population, cohorts } }).hasLeavers).toBe(
      hasLeavers,
    );
  });
});
