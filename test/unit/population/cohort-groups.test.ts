import { describe, expect, it } from 'vitest';
import { buildPopulation, populationKey } from '../../../src/population/build-population.ts';
import { cohortGroups, cohortSizes, membersOf } from '../../../src/population/cohort-groups.ts';
import { seedWords } from '../../../src/random/key.ts';

const organisation = (type: string, mailboxCount: number, index: number) => ({
  id: `o${index}`,
  name: `Organisation ${index}`,
  type,
  region: 'North',
  mailboxCount,
});
const cohort = (name: string, share: number, ...organisationTypes: string[]) => ({
  name,
  share,
  organisationTypes,
});

const ORGANISATIONS = [
  organisation('trust', 3, 0),
  organisation('gp', 5, 1),
  organisation('body', 0, 2),
  organisation('trust', 4, 3),
  organisation('body', 1, 4),
];
const COHORTS = [
  cohort('clinical', 0.6),
  cohort('gp', 1, 'gp'),
  cohort('shared', 0.4),
  cohort('none', 0),
];

describe('cohortGroups', () => {
  it('joins the types that offer the same cohorts, in the order in which they are met', () => {
    const groups = cohortGroups(ORGANISATIONS, COHORTS);
    expect(groups.map(({ cohorts, mailboxCount }) => ({ cohorts, mailboxCount }))).toEqual([
      { cohorts: [0, 2, 3], mailboxCount: 8 },
      { cohorts: [1], mailboxCount: 5 },
    ]);
    expect(groups.map((group) => [...membersOf(group)])).toEqual([
      [0, 1, 2, 8, 9, 10, 11, 12],
      [3, 4, 5, 6, 7],
    ]);
  });
});

describe('cohortSizes', () => {
  it('are the shares of each group by largest remainder', () => {
    // 60 % and 40 % of 8 are 4.8 and 3.2.
    expect(cohortSizes(ORGANISATIONS, COHORTS)).toEqual([5, 5, 3, 0]);
    expect(cohortSizes([], COHORTS)).toEqual([0, 0, 0, 0]);
  });

  it('are those of the population that is drawn', () => {
    // The cohort c is of two groups: with d in practices, alone in bodies.
    const cohorts = [
      cohort('a', 0.35),
      cohort('b', 0.65),
      cohort('c', 0.5, 'gp', 'body'),
      cohort('d', 0.5, 'gp'),
    ];
    const organisations = Array.from({ length: 40 }, (_, index) =>
      organisation(['trust', 'gp', 'body', 'other'][index % 4]!, (index * 7) % 23, index),
    );
    const quota = { tiers: [{ name: 'one', bytes: 1, share: 1 }] };
    const key = populationKey(seedWords('1'));
    const { cohortOf } = buildPopulation({ organisations, cohorts, quota }, key);
    const counted = cohorts.map((_, index) => cohortOf.filter((one) => one === index).length);
    expect(cohortSizes(organisations, cohorts)).toEqual(counted);
  });
});
