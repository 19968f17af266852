/** Lines and columns were counted in the fixture by hand; sums and bounds computed by hand. */
import { describe, expect, it } from 'vitest';
import { check } from './fault-cases.ts';
import { faultLines, MINIMAL, minimalWith, SKETCH } from './memory-io.ts';

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
      'storeys: {}\nquota:\n',
      'a.yaml:28:1  storeys  unknown key  the keys here are headroom, extends, name, title, ' +
        'question, horizon, run, report, currency, calendar, milestones, traffic, population, ' +
        'quota, owners, correlations, rollout, storage, platforms, costs',
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
      'a.yaml:32:22  quota.tiers.standard.size  a quota of 0 B holds nothing  write a size such as 200 MiB',
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

  it('is one where there is no map at all, of which only the beginning is repeated', () => {
    expect(faultLines({ 'a.yaml': `${'headroom '.repeat(50)}\n` })).toEqual([
      `a.yaml:1:1  '${'headroom '.repeat(6)}headro...' is no map  write headroom: 1, and below it ` +
        'the keys of a scenario',
    ]);
    expect(faultLines(minimalWith(['title: The', 'title: 7\nquestion: [The'])).at(0)).toContain(
      'not valid YAML',
    );
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
