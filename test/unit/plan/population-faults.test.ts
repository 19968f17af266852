import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../../src/plan/compile.ts';
import { populationFaults } from '../../../src/plan/population-faults.ts';
import { COHORT, day, ORGANISATIONS, plain } from '../../support/plain-scenario.ts';

const { population } = plain();
const PROGRAMME = {
  ...{ name: 'labs', from: day('2013-07-01'), to: day('2013-07-31') },
  ...{ mailboxCount: 5, organisationType: 'trust', importedBytes: 0 },
};
const faultsOf = (change: Partial<typeof population>) => {
  const scenario = plain({ population: { ...population, ...change } });
  const faults = populationFaults(scenario, ORGANISATIONS);
  // Those of the plan itself.
  expect(compilePlan(scenario, ORGANISATIONS).faults).toEqual(faults);
  return faults.map(({ address, message }) => [address, message]);
};

describe('populationFaults', () => {
  it('finds none in a plain scenario, with joiners and newcomers or without', () => {
    expect(faultsOf({})).toEqual([]);
    const cohorts = [{ ...COHORT, joinersPerYear: 10 }];
    expect(faultsOf({ cohorts, onboarding: [PROGRAMME] })).toEqual([]);
  });

  it('tells the types that no organisation has, and those for which there is no cohort', () => {
    const cohorts = [{ ...COHORT, organisationTypes: ['trust'], joinersPerYear: 1 }];
    expect(faultsOf({ cohorts, onboarding: [{ ...PROGRAMME, organisationType: 'lab' }] })).toEqual([
      ['population.cohorts', "there is no cohort for organisations of the type 'practice'"],
      ['population.onboarding.labs.organisationType', "no organisation has the type 'lab'"],
    ]);
  });

  it('counts those who join among the mailboxes that a run can hold', () => {
    // 10 are there at the start: 1e7 - 10 may come.
    const programme = { ...PROGRAMME, mailboxCount: 9_999_991 };
    expect(faultsOf({ onboarding: [programme] })).toEqual([
      ['population.onboarding', expect.stringContaining('10000001 mailboxes are more than')],
    ]);
    // 10 * 1e8 * 92 / 365.25 = 251,882,272 join, for whom no room is made.
    const cohorts = [{ ...COHORT, joinersPerYear: 1e8 }];
    expect(faultsOf({ cohorts })).toEqual([
      ['population.cohorts', expect.stringContaining('251882282 mailboxes are more than')],
    ]);
  });
});
