import { describe, expect, it } from 'vitest';
import { cohortFaults } from '../../../src/population/cohort-faults.ts';

const types = (...names: string[]) => names.map((type) => ({ type }));
const cohort = (name: string, ...organisationTypes: string[]) => ({ name, organisationTypes });

describe('cohortFaults', () => {
  it('finds none where every type has a cohort', () => {
    const cohorts = [cohort('clinical'), cohort('gp', 'gp-practice')];
    expect(cohortFaults(types('acute-trust', 'gp-practice'), cohorts)).toEqual([]);
    expect(cohortFaults([], cohorts)).toEqual([]);
  });

  it('reports each type without a cohort once', () => {
    const found = cohortFaults(types('body', 'gp', 'body'), [cohort('gp', 'gp')]);
    expect(found).toEqual([
      {
        address: 'population.cohorts',
        message: "there is no cohort for organisations of the type 'body'",
        mend: "bind a cohort to 'body', or add one without organisationTypes",
      },
    ]);
  });

  it('reports a mistyped type, but not one that a smaller list lacks', () => {
    const cohorts = [cohort('all'), cohort('gp', 'gp-practise', 'dental-surgery')];
    expect(cohortFaults(types('gp-practice'), cohorts)).toEqual([
      {
        address: 'population.cohorts.gp.organisationTypes',
        message: "no organisation has the type 'gp-practise'",
        mend: "did you mean 'gp-practice'?",
      },
    ]);
  });
});
