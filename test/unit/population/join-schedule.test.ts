import { describe, expect, it } from 'vitest';
import { joinerCounts, joinSchedule } from '../../../src/population/join-schedule.ts';
import { cohort, date, type Joining, joining, organisation, programme } from './joining.ts';

/** At 1 % a year of so many 365.25 join in a year of 365.25 days: one a day. */
const ONE_A_DAY = 36_525;

const churnOf = (change: Joining = {}, mailboxCount = ONE_A_DAY): number[] => {
  const cohorts = [cohort({ joinersPerYear: 0.01 })];
  const scenario = joining({ cohorts, ...change });
  return [...joinSchedule(scenario, [organisation('a', 'trust', mailboxCount)]).churn[0]!];
};
const programmeOf = (change: Joining): number[] => [
  ...joinSchedule(joining(change), [organisation('a', 'trust', 1)]).onboarding[0]!,
];
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

describe('joiners by churn', () => {
  it('come evenly on the working days of a month', () => {
    // 30 over 22 working days: by the j-th of them round(j * 30 / 22), so 1, 3, 4, 5, 7 by Friday.
    const days = churnOf();
    expect(days.slice(0, 7)).toEqual([1, 2, 1, 1, 2, 0, 0]);
    // By the tenth round(13.6), 14.
    expect(total(days.slice(0, 14))).toBe(14);
    expect(total(days)).toBe(30);
  });

  it('do not come on bank holidays', () => {
    // 1 April 2013 is Easter Monday: 30 over 21 days, by the first of them round(1.43).
    const days = churnOf({ holidays: 'england-and-wales' });
    expect(days.slice(0, 4)).toEqual([0, 1, 2, 1]);
    expect(total(days)).toBe(30);
  });

  it('come on all days of what lies in the horizon of a month without a working day', () => {
    // Saturday 30 and Sunday 31 March are two; 1 April is one more.
    expect(churnOf({ from: '2013-03-30', to: '2013-04-01' })).toEqual([1, 1, 1]);
  });

  it('are rounded from month to month together, a half upwards', () => {
    // Half a day: 15 by the end of April, 15.5 by 1 May.
    const cohorts = [cohort({ joinersPerYear: 0.005 })];
    const days = churnOf({ cohorts, to: '2013-05-01' });
    expect(total(days.slice(0, 30))).toBe(15);
    expect(days[30]).toBe(1);
    expect(churnOf({ cohorts, to: '2013-04-01' })).toEqual([1]);
  });

  it('come by the weights of the months', () => {
    // Weights 1, but 1.9 in September, over their mean of 12.9 / 12. Of one a day: to the end of
    // August 243 * 12 / 12.9 = 226.05; of September 30 * 1.9 * 12 / 12.9 = 53.02 more, 279.07; of
    // the year 62 + 30 days of 12 / 12.9 more, 364.65.
    const monthWeights = Array.from({ length: 12 }, (_, m) => ((m === 8 ? 1.9 : 1) * 12) / 12.9);
    const days = churnOf({ from: '2014-01-01', to: '2014-12-31', monthWeights });
    expect(total(days.slice(0, 243))).toBe(226);
    expect(total(days.slice(243, 273))).toBe(53);
    expect(total(days)).toBe(365);
  });

  it('are 9.9 % of 650,000 in a year but for a quarter of a day', () => {
    // 64,350 * 365 / 365.25 = 64,305.95; of a leap year 64,350 * 366 / 365.25 = 64,482.1.
    const cohorts = [cohort({ joinersPerYear: 0.099 })];
    const year = (from: string, to: string) => total(churnOf({ cohorts, from, to }, 650_000));
    expect(year('2014-01-01', '2014-12-31')).toBe(64_306);
    expect(year('2012-01-01', '2012-12-31')).toBe(64_482);
    // Four years are 1461 days, 4 * 365.25.
    expect(year('2012-01-01', '2015-12-31')).toBe(4 * 64_350);
  });

  it('are a share of their cohort, and none of one to which nobody comes', () => {
    const cohorts = [
      cohort({ name: 'busy', share: 0.25, joinersPerYear: 0.01 }),
      cohort({ name: 'calm', share: 0.75 }),
      cohort({ name: 'gp', organisationTypes: ['practice'], joinersPerYear: 0.02 }),
      cohort({ name: 'nobody', organisationTypes: ['lab'], joinersPerYear: 0.02 }),
    ];
    const organisations = [
      organisation('a', 'trust', 4 * ONE_A_DAY),
      organisation('b', 'practice', ONE_A_DAY),
    ];
    const { churn } = joinSchedule(joining({ cohorts }), organisations);
    expect(churn.map((days) => total([...days]))).toEqual([30, 0, 60, 0]);
    expect(churn.map((days) => days.length)).toEqual([30, 0, 30, 0]);
  });
});

describe('joiners by onboarding', () => {
  it('come evenly on the working days of the programme', () => {
    // 10 over Friday, Monday and Tuesday: 3.3, 6.7 and 10.
    const from = date('2013-04-05');
    const to = date('2013-04-09');
    const onboarding = [programme({ from, to, mailboxCount: 10 })];
    const days = programmeOf({ onboarding });
    expect(days.slice(4, 9)).toEqual([3, 0, 0, 4, 3]);
    expect(total(days)).toBe(10);
    expect(days).toHaveLength(30);
  });

  it('do not come on bank holidays, but on a weekend where there is nothing else', () => {
    const week = { from: date('2013-04-01'), to: date('2013-04-02') };
    const onboarding = [programme({ ...week, mailboxCount: 10 })];
    const holidays = 'england-and-wales';
    expect(programmeOf({ onboarding, holidays }).slice(0, 3)).toEqual([0, 10, 0]);
    const weekend = { from: date('2013-04-06'), to: date('2013-04-07') };
    const other = [programme({ ...weekend, mailboxCount: 3 })];
    // By Saturday round(1.5).
    expect(programmeOf({ onboarding: other }).slice(4, 8)).toEqual([0, 2, 1, 0]);
  });

  it('come on the first and on the last day of the horizon', () => {
    const first = programme({ mailboxCount: 7 });
    const last = programme({ from: date('2013-04-30'), to: date('2013-04-30'), mailboxCount: 4 });
    const scenario = joining({ onboarding: [first, last] });
    const schedule = joinSchedule(scenario, [organisation('a', 'trust', 0)]);
    expect(schedule.onboarding.map((days) => [days[0], days[29]])).toEqual([
      [7, 0],
      [0, 4],
    ]);
    expect(joinerCounts(schedule)).toEqual({ churnCount: 0, onboardingCount: 11 });
  });
});

it('counts who joins by churn in all cohorts', () => {
  const cohorts = [
    cohort({ share: 0.5, joinersPerYear: 0.01 }),
    cohort({ share: 0.5, joinersPerYear: 0.02 }),
  ];
  const organisations = [organisation('a', 'trust', 2 * ONE_A_DAY)];
  const schedule = joinSchedule(joining({ cohorts }), organisations);
  expect(joinerCounts(schedule)).toEqual({ churnCount: 90, onboardingCount: 0 });
});
