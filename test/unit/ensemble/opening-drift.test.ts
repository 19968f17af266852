import { expect, it } from 'vitest';
import { lastStep } from '../../../src/engine/last-step.ts';
import { createWorkspace } from '../../../src/engine/workspace.ts';
import { type Drift, openingDrift } from '../../../src/ensemble/opening-drift.ts';
import { COHORT, day, MIB, ORGANISATIONS, plain } from '../../support/plain-scenario.ts';
import { planOf } from '../../support/plans.ts';

const { population } = plain();

function driftOf(change: Partial<typeof population>): Drift {
  const scenario = plain({ population: { ...population, ...change } });
  const { plan, parameters } = planOf({ scenario, organisations: ORGANISATIONS });
  return lastStep(openingDrift(plan, parameters, createWorkspace(plan)))!;
}

const STILL = driftOf({});
/** Ten bring 200 MiB each, on top of ten who have 93.5 MiB on the mean. */
const onboarding = [
  {
    ...{ name: 'labs', from: day('2013-07-01'), to: day('2013-07-31'), mailboxCount: 10 },
    ...{ organisationType: 'trust', importedBytes: 200 * MIB },
  },
];

it('is a change of what is stored', () => {
  expect(STILL.days).toBe(60);
  expect(STILL.share).not.toBe(0);
});

it('is not what a programme brings, nor what those store who join or have left', () => {
  expect(driftOf({ onboarding })).toEqual(STILL);
  expect(driftOf({ cohorts: [{ ...COHORT, joinersPerYear: 5 }] })).toEqual(STILL);
  // In 60 days leave, and are freed at once, 1 - 0.01^(60 / 365.25) = 53 of 100.
  const churn = { ...population.churn, retentionDays: 0 };
  expect(driftOf({ churn, cohorts: [{ ...COHORT, leaversPerYear: 0.99 }] })).toEqual(STILL);
  const all = { ...COHORT, joinersPerYear: 5, leaversPerYear: 0.99 };
  expect(driftOf({ churn, onboarding, cohorts: [all] })).toEqual(STILL);
});
