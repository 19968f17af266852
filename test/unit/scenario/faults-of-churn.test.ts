/** Lines and columns were counted in the fixture by hand; sums computed by hand. */
import { describe, expect, it } from 'vitest';
import { checkControlled, controlledWith } from './controlled.ts';
import { faultLines } from './memory-io.ts';

const ALL_ZERO = 'jan feb mar apr may jun jul aug sep oct nov dec'.replaceAll(
  /(\w+) ?/g,
  '$1: 0, ',
);

const horizon = 'horizon.start stands in a.yaml:4:18; horizon.end stands in a.yaml:4:35';

describe('the profile and the retention', () => {
  checkControlled([
    [
      'aug: 1.3, sep: 1.9',
      ALL_ZERO,
      '6:11  population.churn.profile  no month has a weight  give a month one, such as sep: 1.9, ' +
        'or leave the profile out',
    ],
    [
      'aug: 1.3',
      'aug: -1',
      '6:26  population.churn.profile.aug  -1 is outside 0 to 1000  write a number from 0 to 1000',
    ],
    [
      'sep: 1.9',
      'sept: 1.9',
      "6:31  population.churn.profile.sept  unknown key  did you mean 'sep'?",
    ],
    [
      'retentionDays: 60',
      'retentionDays: 3651',
      '6:57  population.churn.retentionDays  3651 is not a whole number from 0 to 3650  write one, ' +
        'such as 30',
    ],
  ]);
});

describe('joiners and leavers of cohorts', () => {
  checkControlled([
    [
      'joinersPerYear: 2%',
      'joinersPerYear: 1001%',
      '5:30  population.cohorts.shared.joinersPerYear  1001% is outside 0% to 1000%  write a share ' +
        'from 0% to 1000%',
    ],
    [
      'joinersPerYear: 2%',
      'joinersPerYear: {p10: 1%, p50: 2%, p90: 3%}',
      '5:14  population.cohorts.shared.joinersPerYear  a map is not a share  write a percentage or ' +
        'a fraction, 15% or 0.15',
    ],
    [
      'leaversPerYear: 5%',
      'leaversPerYear: 100%',
      '5:50  population.cohorts.shared.leaversPerYear  100% is outside 0% to 99%  write a share ' +
        'from 0% to 99%',
    ],
    [
      '    shared: {joinersPerYear: 2%',
      '    clinical: {share: 100%}\n    shared: {share: 0%, joinersPerYear: 2%',
      '6:41  population.cohorts.shared.joinersPerYear  nobody is in the cohort at the start, and ' +
        'joiners are a share of those  give the cohort a share, or describe them under ' +
        'population.onboarding',
    ],
  ]);

  it('may be those of every cohort where nobody is in one', () => {
    const files = controlledWith([
      '    shared: {joinersPerYear: 2%',
      '    clinical: {share: 100%}\n    shared: {share: 0%',
    ]);
    expect(faultLines(files)).toEqual([]);
  });
});

describe('onboarding', () => {
  checkControlled([
    [
      'from: 2013-09-02',
      'from: 2013-03-02',
      `9:13  population.onboarding.practices.from  2013-03-02 is outside the horizon; ${horizon}  ` +
        'write a day from 2013-04-01 to 2014-03-31',
    ],
    [
      'to: 2013-12-20',
      'to: 2014-12-20',
      `10:11  population.onboarding.practices.to  2014-12-20 is outside the horizon; ${horizon}  ` +
        'write a day from 2013-04-01 to 2014-03-31',
    ],
    [
      'to: 2013-12-20',
      'to: 2013-09-01',
      '10:11  population.onboarding.practices.to  2013-09-01 is before the first day, 2013-09-02  ' +
        'write a day from 2013-09-02 on',
    ],
    [
      'organisationType: acute-trust',
      'organisationType: acute-turst',
      '12:25  population.onboarding.practices.organisationType  there is no organisation type ' +
        "'acute-turst'  did you mean 'acute-trust'?",
    ],
    [
      'p90: 800 MiB',
      'p90: 2 TiB',
      '13:7  population.onboarding.practices.imported  p90 2199023255552 is on or beyond a bound  ' +
        'write percentiles strictly between 0 and 1099511627776',
    ],
    [
      'name: practices',
      'name: 2nd practices',
      "8:13  population.onboarding.2nd practices.name  '2nd practices' is not a name  begin with a " +
        "letter and use neither '.' nor '=', as names are parts of addresses",
    ],
  ]);
});

describe('mailboxes of all who join', () => {
  const tooMany = (count: number, memory: string) =>
    `with those who join, ${count} mailboxes are more than the 10000000 that a run can hold: they ` +
    `would need about ${memory} GiB of memory  have fewer people join, or a shorter horizon`;

  it('are those of programmes', () => {
    // A year has 304 days of weight 1, 31 of 1.3 and 30 of 1.9, over 1.1: 364.8 of 365.25. So 60 x
    // 9.9% + 40 x 2% a year make 6.7, and with the 100 at the start 106.7 are there.
    const last = controlledWith(['mailboxes: 40', 'mailboxes: 9999894']);
    expect(faultLines(last)).toEqual([]);
    const files = controlledWith(['mailboxes: 40', 'mailboxes: 9999895']);
    expect(faultLines(files)).toEqual([
      `b.yaml:7:3  population.onboarding  ${tooMany(10_000_001, '1.5')}`,
    ]);
  });

  it('are those of cohorts', () => {
    const rates = [
      'population.everyCohort.joinersPerYear=200%',
      'population.cohorts.shared.joinersPerYear=null',
    ];
    const found = (count: number) =>
      faultLines(controlledWith(), `population.mailboxes=${count}`, ...rates);
    // 3 million, 6 million x 364.8 / 365.25, and 40.
    expect(found(3_000_000)).toEqual([]);
    expect(found(5_000_000)).toEqual([
      `b.yaml:4:3  population.cohorts  ${tooMany(14_988_217, '2.2')}`,
    ]);
  });

  it('are over those of the organisation types of a cohort, as scaled', () => {
    const types =
      'acute-trust: {count: 1, mailboxes: 4000000, regions: {London: 100%}}, ' +
      'provider: {count: 1, mailboxes: 1000000, regions: {London: 100%}}';
    const set = [
      `population.organisations={types: {${types}}}`,
      'population.cohorts.clinical={share: 100%, joinersPerYear: 0%}',
      'population.cohorts.shared={share: 100%, joinersPerYear: 1000%, organisationTypes: [provider]}',
    ];
    expect(faultLines(controlledWith(), ...set)).toEqual([
      `b.yaml:4:3  population.cohorts  ${tooMany(14_988_217, '2.2')}`,
    ]);
    expect(faultLines(controlledWith(), ...set, 'population.mailboxes=500000')).toEqual([]);
  });

  it('are not known where a file has the organisations', () => {
    const set = ['population.organisations={file: x.csv}', 'population.mailboxes=9000000'];
    const rate = 'population.everyCohort.joinersPerYear=1000%';
    expect(faultLines(controlledWith(), ...set, rate)).toEqual([]);
  });
});
