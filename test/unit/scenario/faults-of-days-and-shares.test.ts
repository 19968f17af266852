/** Lines and columns were counted in the fixture by hand; sums and bounds computed by hand. */
import { describe, expect, it } from 'vitest';
import { check } from './fault-cases.ts';
import { faultLines, minimalWith } from './memory-io.ts';

describe('days', () => {
  check([
    [
      'end: 2014-03-31',
      'end: 2013-03-31',
      'a.yaml:4:35  horizon.end  2013-03-31 is before the start, 2013-04-01  ' +
        'write a day from 2013-04-01 on',
    ],
    [
      // 36,525 days from 2013-04-01: 100 * 365 + 24 leap days (2100 is none) + 1, to 2113-04-01.
      'end: 2014-03-31',
      'end: 2113-04-02',
      'a.yaml:4:35  horizon.end  the horizon is longer than 100 years  end it by 2113-04-01',
    ],
    [
      'start: 2013-04-01',
      'start: 1977-12-31',
      'a.yaml:4:18  horizon.start  the bank holidays of 1977 are not known  ' +
        'stay within 1978 to 2199, or write calendar.holidays: none',
    ],
    [
      'start: 2013-07-08',
      'start: 2014-04-01',
      'a.yaml:45:14  rollout.stages.pilot.start  2014-04-01 is outside the horizon  ' +
        'write a day from 2013-04-01 to 2014-03-31',
    ],
    [
      'quota:\n',
      'report: {sizesOn: [2013-04-01, 2013-03-31]}\nquota:\n',
      'a.yaml:28:32  report.sizesOn.2  2013-03-31 is outside the horizon  ' +
        'write a day from 2013-04-01 to 2014-03-31',
    ],
    [
      '  stages:\n',
      '  freezes: [{name: x, from: 2014-01-03, to: 2014-01-02}]\n  stages:\n',
      'a.yaml:41:45  rollout.freezes.x.to  2014-01-02 is before the first day, 2014-01-03  ' +
        'write a day from 2014-01-03 on',
    ],
    [
      '  stages:\n',
      '  calendar: {windows: [{from: 2014-01-03, to: 2014-01-02}]}\n  stages:\n',
      'a.yaml:41:47  rollout.calendar.windows.1.to  2014-01-02 is before the first day, ' +
        '2014-01-03  write a day from 2014-01-03 on',
    ],
    [
      '  stages:\n',
      '  calendar: {days: [Fri, Sat]}\n  stages:\n',
      'a.yaml:41:14  rollout.calendar.days  Sat can be no working day  ' +
        'leave Sat out, or write workingDaysOnly: false',
    ],
  ]);

  it('accepts the bounds themselves', () => {
    expect(faultLines(minimalWith(['end: 2014-03-31', 'end: 2113-04-01']))).toEqual([]);
    expect(faultLines(minimalWith(['start: 2013-07-08', 'start: 2014-03-31']))).toEqual([]);
    expect(faultLines(minimalWith(['start: 2013-07-08', 'start: 2013-04-01']))).toEqual([]);
  });
});

describe('shares that sum to one', () => {
  check([
    [
      'share: 60%',
      'share: 58%',
      'a.yaml:9:3  population.cohorts  the shares sum to 98%  make them sum to 100%',
    ],
    [
      'share: 20%',
      'share: 18%',
      'a.yaml:30:3  quota.tiers  the shares sum to 98%  make them sum to 100%',
    ],
    [
      'London: 100%',
      'London: 60%, North: 50%',
      'a.yaml:8:47  population.organisations.types.acute-trust.regions  ' +
        'the shares sum to 110%  make them sum to 100%',
    ],
  ]);

  it('are counted for each organisation type and for the cohorts that are free', () => {
    const bind = ['share: 60%', 'organisationTypes: [acute-trust]\n      share: 60%'] as const;
    expect(faultLines(minimalWith(bind))).toEqual([
      'a.yaml:9:3  population.cohorts  the shares of the cohorts bound to acute-trust sum to 60%  ' +
        'make them sum to 100%',
      'a.yaml:9:3  population.cohorts  the shares of the cohorts that are bound to no type sum to ' +
        '40%  make them sum to 100%',
    ]);
    const whole = [bind[0], bind[1].replace('60%', '100%')] as const;
    expect(faultLines(minimalWith(whole, ['share: 40%', 'share: 100%']))).toEqual([]);
  });

  it('may be a thousand-millionth off, not more', () => {
    // 0.6 + 0.4 + 9e-10 is within 1e-9 of one, 0.6 + 0.4 + 2e-9 is not.
    expect(faultLines(minimalWith(['share: 60%', 'share: 0.6000000009']))).toEqual([]);
    expect(faultLines(minimalWith(['share: 60%', 'share: 0.600000002']))).toEqual([
      'a.yaml:9:3  population.cohorts  the shares sum to 100.0000002%  make them sum to 100%',
    ]);
  });
});

describe('mailboxes', () => {
  it('are at most ten million', () => {
    const ten = minimalWith(['  cohorts:\n', '  mailboxes: 10000000\n  cohorts:\n']);
    expect(faultLines(ten)).toEqual([]);
    const more = minimalWith(['  cohorts:\n', '  mailboxes: 12000000\n  cohorts:\n']);
    // 12,000,000 * 150 bytes = 1.8e9 bytes = 1.676 GiB
    expect(faultLines(more)).toEqual([
      'a.yaml:9:14  population.mailboxes  12000000 mailboxes are more than the 10000000 that a ' +
        'run can hold: they would need about 1.7 GiB of memory  write at most 10000000',
    ]);
  });

  check([
    [
      'mailboxes: 100,',
      'mailboxes: 10000001,',
      'a.yaml:6:3  population.organisations  10000001 mailboxes are more than the 10000000 that a ' +
        'run can hold: they would need about 1.5 GiB of memory  write at most 10000000',
    ],
    [
      '    types:\n',
      '    file: x.csv\n    types:\n',
      'a.yaml:6:3  population.organisations  file and types are both given  ' +
        'keep one of the two (null removes an inherited key)',
    ],
  ]);
});
