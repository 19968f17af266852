/** Lines and columns were counted in the fixture by hand; sums and bounds computed by hand. */
import { describe, expect, it } from 'vitest';
import { faultLines, MINIMAL, minimalWith, SKETCH } from './memory-io.ts';

/** What is written for what, and the one fault that it makes. */
type Case = readonly [old: string, replacement: string, fault: string];

function check(cases: readonly Case[]): void {
  it.each(cases)('%s -> %s', (old, replacement, fault) => {
    expect(faultLines(minimalWith([old, replacement]))).toEqual([fault]);
  });
}

describe('the fixtures', () => {
  it('have no faults', () => {
    expect(faultLines({ 'a.yaml': MINIMAL })).toEqual([]);
    expect(faultLines({ 'a.yaml': SKETCH })).toEqual([]);
  });
});

describe('keys and single values', () => {
  check([
    [
      'keepShare: 25%',
      'keepshare: 25%',
      "a.yaml:16:7  population.cohorts.clinical.keepshare  unknown key  did you mean 'keepShare'?",
    ],
    [
      'quota:\n',
      'storage: {}\nquota:\n',
      'a.yaml:28:1  storage  unknown key  the keys here are headroom, extends, name, title, ' +
        'question, horizon, run, report, currency, calendar, milestones, traffic, population, ' +
        'quota, owners, rollout',
    ],
    [
      'size: 200 MiB',
      'size: 200 MB',
      "a.yaml:32:22  quota.tiers.standard.size  '200 MB' could mean 200 MiB (209,715,200 bytes, " +
        "Exchange's usage) or 190.735 MiB (200,000,000 bytes, disk vendors' usage)  write one of them",
    ],
    [
      'size: 200 MiB',
      'size: 200',
      "a.yaml:32:22  quota.tiers.standard.size  '200' has no unit  write B, KiB, MiB, GiB or TiB " +
        'after it, such as 200 MiB',
    ],
    [
      'size: 200 MiB',
      'size: 0 B',
      'a.yaml:32:22  quota.tiers.standard.size  a quota of 0 B holds nothing  write 200 MiB',
    ],
    [
      'start: 2013-07-08',
      'start: 2013-02-30',
      "a.yaml:45:14  rollout.stages.pilot.start  '2013-02-30' is not a day of the calendar  " +
        'write YYYY-MM-DD, such as 2013-07-08',
    ],
    [
      'sentShare: 40%',
      'sentShare: 140%',
      'a.yaml:14:18  population.cohorts.clinical.sentShare  140% is outside 0% to 100%  ' +
        'write a share from 0% to 100%',
    ],
    [
      'sentShare: 40%',
      'sentShare: most',
      "a.yaml:14:18  population.cohorts.clinical.sentShare  'most' is not a share  " +
        'write a percentage or a fraction, 15% or 0.15',
    ],
    [
      'inducedDelayDays: 45',
      'inducedDelayDays: "45"',
      "a.yaml:39:21  owners.inducedDelayDays  '45' is not a number  write it without quotes",
    ],
    [
      'inducedDelayDays: 45',
      'inducedDelayDays: 1,000',
      "a.yaml:39:21  owners.inducedDelayDays  '1,000' is not a number  " +
        'write digits without separators, such as 1000',
    ],
    [
      'inducedDelayDays: 45',
      'inducedDelayDays: .nan',
      "a.yaml:39:21  owners.inducedDelayDays  'NaN' is not a number  " +
        'write digits without separators, such as 1000',
    ],
    [
      '  contactShare: 20%\n',
      '',
      'a.yaml:33:1  owners.contactShare  is missing  write contactShare: 20%',
    ],
    [
      'contactShare: 20%',
      'contactShare:',
      'a.yaml:37:3  owners.contactShare  has no value  write one, or leave the line out ' +
        '(null removes what is inherited: nothing here)',
    ],
    [
      'horizon: {start: 2013-04-01, end: 2014-03-31}',
      'horizon: 3 years',
      "a.yaml:4:10  horizon  '3 years' is no map  write {start: 2013-04-01, end: 2016-03-31}",
    ],
    [
      'cohorts: [clinical]',
      'cohorts: clinical',
      "a.yaml:43:25  rollout.stages.pilot.select.cohorts  'clinical' is no list  write [clinical]",
    ],
    [
      'rate: 5 per day',
      'rate: 5 a day',
      "a.yaml:46:13  rollout.stages.pilot.rate  '5 a day' is not a rate  write 500 per day",
    ],
    [
      'over: 35 days',
      'over: 35',
      "a.yaml:51:13  rollout.stages.rest.over  '35' is not a number of days  write 35 days",
    ],
    [
      'select: rest',
      'select: rets',
      "a.yaml:48:15  rollout.stages.rest.select  'rets' is not known  did you mean 'rest'?",
    ],
    [
      'headroom: 1',
      'headroom: 2',
      "a.yaml:1:11  headroom  version '2' of the format is not known  write headroom: 1",
    ],
    [
      'name: minimal',
      'name: Minimal 2',
      "a.yaml:2:7  name  'Minimal 2' is not a name of small letters, digits and single hyphens  " +
        'write doubling-2013',
    ],
    [
      'name: pilot',
      'name: a.b',
      "a.yaml:42:13  rollout.stages.a.b.name  'a.b' is not a name  begin with a letter and use " +
        "neither '.' nor '=', as names are parts of addresses",
    ],
  ]);
});

describe('uncertain values', () => {
  const old = 'inducedGrowth: 12%';
  const at = 'a.yaml:38:';
  check([
    [
      old,
      'inducedGrowth: {p10: 2%, p50: 12%}',
      `${at}3  owners.inducedGrowth.p90  is missing  give p10, p50, p90`,
    ],
    [
      old,
      'inducedGrowth: {p10: 2%, p50: 12%, p09: 35%}',
      `${at}38  owners.inducedGrowth.p09  unknown key  did you mean 'p90'?`,
    ],
    [
      old,
      'inducedGrowth: {p10: 12%, p50: 12%, p90: 35%}',
      `${at}3  owners.inducedGrowth  p10 0.12, p50 0.12 and p90 0.35 do not rise  ` +
        'write p10 < p50 < p90, or a plain number',
    ],
    [
      old,
      'inducedGrowth: {uniform: [2%, 5%], p50: 3%}',
      `${at}3  owners.inducedGrowth  uniform and p50 are mixed  write a number, {p10, p50, p90}, ` +
        '{uniform: [a, b]}, {triangular: [a, mode, b]}, {normal: {mean, sd}}, ' +
        '{lognormal: {median, sigma}} or {discrete: [{value, weight}]}',
    ],
    [
      old,
      'inducedGrowth: {uniform: [2%]}',
      `${at}19  owners.inducedGrowth.uniform  a list of 1 does not make a distribution  ` +
        'write {uniform: [low, high]}',
    ],
    [
      old,
      'inducedGrowth: {triangular: [2%, some, 5%]}',
      `${at}36  owners.inducedGrowth.triangular.2  'some' is not a share  ` +
        'write a percentage or a fraction, 15% or 0.15',
    ],
  ]);

  it('does not call missing what was mistyped', () => {
    const files = minimalWith([old, 'inducedGrowth: {discrete: [{value: 2%, wieght: 1}]}']);
    expect(faultLines(files)).toEqual([
      `${at}42  owners.inducedGrowth.discrete.1.wieght  unknown key  did you mean 'weight'?`,
    ]);
  });
});

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

describe('quotas and owners', () => {
  check([
    [
      'send: 100%',
      'send: 90%',
      'a.yaml:29:33  quota.thresholds.send  send, 90%, is below warn, 95%  ' +
        'order them warn <= send <= receive',
    ],
    [
      'cleanUpTo: [60%, 85%]',
      'cleanUpTo: [60%, 95%]',
      'a.yaml:35:3  owners.cleanUpTo  the upper end, 95%, is not below the warn threshold, 95%  ' +
        'write less than 95%',
    ],
    [
      'cleanUpTo: [60%, 85%]',
      'cleanUpTo: [85%, 60%]',
      'a.yaml:35:3  owners.cleanUpTo  the lower share comes second  write [low, high]',
    ],
    [
      '      sentShare: 40%',
      '      owners: {cleanUpTo: [10%, 96%]}\n      sentShare: 40%',
      'a.yaml:14:16  population.cohorts.clinical.owners.cleanUpTo  the upper end, 96%, is not ' +
        'below the warn threshold, 95%  write less than 95%',
    ],
    [
      'size: 200 MiB',
      'size: unlimited',
      'a.yaml:32:22  quota.tiers.standard.size  is unlimited, but nothing says what that counts ' +
        'as in a ratio of quotas  write quota.unlimitedCountsAs, such as 50 GiB',
    ],
    [
      // On [0, 1.15] a mean of 0.55 allows an sd below sqrt(0.55 * 0.6) = 0.5744...
      'sd: 25%',
      'sd: 60%',
      'a.yaml:18:29  population.cohorts.clinical.fill.sd  no beta distribution on 0% to 115% has ' +
        'mean 55% and sd 60%  write an sd below 57.4%, or another mean',
    ],
    [
      'mean: 55%',
      'mean: 120%',
      'a.yaml:18:20  population.cohorts.clinical.fill.mean  1.2 is not legal  ' +
        'write a value from 0 to 1.15',
    ],
    [
      'mean: 55%, sd: 25%',
      'mean: 55%',
      'a.yaml:18:7  population.cohorts.clinical.fill  mean and sd are given together or not at ' +
        'all  write both, such as mean: 55%, sd: 25%',
    ],
    [
      'mean: 55%, sd: 25%',
      'quantiles: [{share: 0%, fill: 50%}, {share: 100%, fill: 40%}]',
      'a.yaml:18:70  population.cohorts.clinical.fill.quantiles.2.fill  40% is below the ' +
        'fill before, 50%  write fills that do not fall',
    ],
    [
      'mean: 55%, sd: 25%',
      'quantiles: [{share: 0%, fill: 0%}, {share: 90%, fill: 40%}]',
      'a.yaml:18:14  population.cohorts.clinical.fill.quantiles  the points do not reach from 0% ' +
        'to 100%  write at least {share: 0%, ...} first and {share: 100%, ...} last',
    ],
  ]);

  it('look at the next threshold where there is no warning', () => {
    const none = ['warn: 95%', 'warn: none'] as const;
    expect(faultLines(minimalWith(none, ['[60%, 85%]', '[60%, 99%]']))).toEqual([]);
    expect(faultLines(minimalWith(none, ['[60%, 85%]', '[60%, 100%]']))).toEqual([
      'a.yaml:35:3  owners.cleanUpTo  the upper end, 100%, is not below the send threshold, 100%  ' +
        'write less than 100%',
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
        'run can hold: they would need about 1.4 GiB of memory  write at most 10000000',
    ],
    [
      '    types:\n',
      '    file: x.csv\n    types:\n',
      'a.yaml:6:3  population.organisations  file and types are both given  ' +
        'keep one of the two (null removes an inherited key)',
    ],
  ]);
});

describe('stages', () => {
  check([
    [
      'after: {stage: pilot}',
      'after: {stage: rest}',
      'a.yaml:50:22  rollout.stages.rest.after.stage  the stage waits for itself: rest after rest  ' +
        'give one of them a start instead',
    ],
    [
      'start: 2013-07-08',
      'after: {stage: rest}',
      'a.yaml:45:22  rollout.stages.pilot.after.stage  the stage waits for itself: pilot after ' +
        'rest after pilot  give one of them a start instead',
    ],
    [
      'after: {stage: pilot}',
      'after: {stage: pliot}',
      "a.yaml:50:22  rollout.stages.rest.after.stage  there is no stage 'pliot'  " +
        "did you mean 'pilot'?",
    ],
    [
      'start: 2013-07-08\n',
      'allowEmpty: true\n',
      'a.yaml:42:7  rollout.stages.pilot  has no start and no after  write one of the two',
    ],
    [
      'rate: 5 per day',
      'rate: 5 per day\n      over: 3 days',
      'a.yaml:42:7  rollout.stages.pilot  rate and over are both given  ' +
        'keep one of the two (null removes an inherited key)',
    ],
    [
      'name: rest',
      'name: pilot',
      "a.yaml:47:7  rollout.stages.pilot  the name 'pilot' is given twice  " +
        'give each item its own name',
    ],
    [
      'cohorts: [clinical]',
      'cohorts: [clincal]',
      "a.yaml:43:26  rollout.stages.pilot.select.cohorts.1  there is no cohort 'clincal'  " +
        "did you mean 'clinical'?",
    ],
    [
      'cohorts: [clinical]',
      'tiers: [huge]',
      "a.yaml:43:24  rollout.stages.pilot.select.tiers.1  there is no tier 'huge'  " +
        'the tiers here are basic, standard',
    ],
    [
      'cohorts: [clinical]',
      'regions: [Londn]',
      "a.yaml:43:26  rollout.stages.pilot.select.regions.1  there is no region 'Londn'  " +
        "did you mean 'London'?",
    ],
    [
      'change: {quota: {factor: 2}}',
      'change: {quota: {tiers: {basik: 1 GiB}}}',
      "a.yaml:44:39  rollout.stages.pilot.change.quota.tiers.basik  there is no tier 'basik'  " +
        "did you mean 'basic'?",
    ],
    [
      'change: {quota: {factor: 2}}',
      'change: {quota: {factor: 0}}',
      'a.yaml:44:32  rollout.stages.pilot.change.quota.factor  0 is outside 0.001 to 100  ' +
        'write a number from 0.001 to 100',
    ],
  ]);

  it('name each cycle once', () => {
    const files = minimalWith(
      ['start: 2013-07-08', 'after: {stage: middle}'],
      [
        '    - name: rest',
        '    - {name: middle, select: {tiers: [basic]}, change: {quota: {factor: 2}}, ' +
          'after: {stage: rest}, over: 1 day}\n    - name: rest',
      ],
    );
    expect(faultLines(files)).toEqual([
      'a.yaml:45:22  rollout.stages.pilot.after.stage  the stage waits for itself: pilot after ' +
        'middle after rest after pilot  give one of them a start instead',
    ]);
  });
});

describe('all faults in one go', () => {
  it('come in the order of the file, rules between values among them', () => {
    const files = minimalWith(
      ['end: 2014-03-31', 'end: 2013-03-31'],
      ['sentShare: 40%', 'sentShare: lots'],
      ['share: 20%', 'share: 10%'],
      ['  offloadShare: 30%\n', ''],
      ['cleanUpTo: [60%, 85%]', 'cleanUpto: [60%, 85%]'],
    );
    expect(faultLines(files)).toEqual([
      'a.yaml:4:35  horizon.end  2013-03-31 is before the start, 2013-04-01  ' +
        'write a day from 2013-04-01 on',
      "a.yaml:14:18  population.cohorts.clinical.sentShare  'lots' is not a share  " +
        'write a percentage or a fraction, 15% or 0.15',
      'a.yaml:30:3  quota.tiers  the shares sum to 90%  make them sum to 100%',
      'a.yaml:33:1  owners.offloadShare  is missing  write offloadShare: 30%',
      "a.yaml:35:3  owners.cleanUpto  unknown key  did you mean 'cleanUpTo'?",
    ]);
  });

  it('are few for an empty file', () => {
    expect(faultLines({ 'a.yaml': '' })).toEqual([
      'a.yaml:1:1  headroom  is missing  write headroom: 1',
      'a.yaml:1:1  name  is missing  write name: doubling-2013',
      'a.yaml:1:1  title  is missing  write title: All quotas doubled',
      'a.yaml:1:1  horizon  is missing  write horizon: {start: 2013-04-01, end: 2016-03-31}',
      'a.yaml:1:1  population  is missing  write population: {organisations: ' +
        '{file: organisations.csv}, cohorts: {...}}',
      'a.yaml:1:1  quota  is missing  write quota: {tiers: {standard: {size: 200 MiB, share: 100%}}}',
      'a.yaml:1:1  owners  is missing  write owners: {cleanUpPerDay: ..., cleanUpTo: [60%, 85%], ...}',
    ]);
  });
});
