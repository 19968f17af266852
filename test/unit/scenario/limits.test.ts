/** How many there may be of what; the texts of many are made here, their faults counted by hand. */
import { describe, expect, it } from 'vitest';
import { faultLines, minimalWith } from './memory-io.ts';

const numbered = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index + 1)).join('');

/** Cohorts that are copies of one another, of equal shares. */
function withCohorts(count: number) {
  const cohort = (n: number) =>
    `    c${n}: {share: ${1 / count}, messagesPerWorkingDay: 1, messageSize: 1 KiB, ` +
    'sentShare: 0, offDayShare: 0, keepShare: 0, ' +
    'spread: {owners: 0, regimes: 0, regimeDays: 9}, ' +
    'fill: {mean: 50%, sd: 20%, correlationWithTraffic: 0}}\n';
  return minimalWith(
    ['    clinical:\n      share: 60%', `${numbered(count, cohort)}    x:\n      share: 0%`],
    ['    shared:\n      share: 40%', '    y:\n      share: 0%'],
    ['select: {cohorts: [clinical]}', 'select: {cohorts: [x]}'],
  );
}

const withTiers = (count: number) =>
  minimalWith([
    '    basic: {size: 50 MiB, share: 20%}\n',
    numbered(count - 1, (n) => `    t${n}: {size: 50 MiB, share: ${0.2 / (count - 1)}}\n`),
  ]);

/** The two stages of the fixture and others that look at no mailbox. */
const withStages = (count: number) =>
  minimalWith([
    '    - name: rest\n',
    `${numbered(
      count - 2,
      (n) =>
        `    - {name: s${n}, select: {share: 0%}, change: {quota: {factor: 2}}, ` +
        'start: 2013-08-01, over: 1 day, allowEmpty: true}\n',
    )}    - name: rest\n`,
  ]);

/** The fixture has 50 and 200 MiB, which a stage doubles: four quotas. */
const withQuotas = (count: number) =>
  minimalWith([
    '    - name: rest\n',
    `${numbered(
      count - 4,
      (n) =>
        `    - {name: s${n}, select: {share: 0%}, change: {quota: {tiers: {basic: ${n} KiB}}}, ` +
        'start: 2013-08-01, over: 1 day, allowEmpty: true}\n',
    )}    - name: rest\n`,
  ]);

describe('what a byte can tell apart', () => {
  it('is 256 cohorts', () => {
    expect(faultLines(withCohorts(254))).toEqual([]);
    expect(faultLines(withCohorts(255))).toEqual([
      'a.yaml:9:3  population.cohorts  257 cohorts are more than the 256 that a run can tell ' +
        'apart  join cohorts that are alike',
    ]);
  });

  it('is 256 tiers', () => {
    expect(faultLines(withTiers(256))).toEqual([]);
    expect(faultLines(withTiers(257))).toEqual([
      'a.yaml:30:3  quota.tiers  257 tiers are more than the 256 that a run can tell apart  ' +
        'join tiers that are alike',
    ]);
  });

  it('is 255 stages, as 0 is none of them', () => {
    expect(faultLines(withStages(255))).toEqual([]);
    expect(faultLines(withStages(256))).toEqual([
      'a.yaml:41:3  rollout.stages  256 stages are more than the 255 that a run can tell apart  ' +
        'join stages that are alike',
    ]);
  });

  it('is 256 quotas, those to which stages lead among them', () => {
    expect(faultLines(withQuotas(256))).toEqual([]);
    expect(faultLines(withQuotas(257))).toEqual([
      'a.yaml:41:3  rollout.stages  257 quotas are more than the 256 that a run can tell apart  ' +
        'join quotas that are alike',
    ]);
  });
});

it('a factor may not leave a quota of nothing', () => {
  const files = (size: string) =>
    minimalWith(
      ['size: 50 MiB', `size: ${size}`],
      ['factor: 2}}\n      start', 'factor: 0.01}}\n      start'],
    );
  // 0.01 * 50 is one half, which rounds up.
  expect(faultLines(files('50 B'))).toEqual([]);
  expect(faultLines(files('49 B'))).toEqual([
    "a.yaml:44:32  rollout.stages.pilot.change.quota.factor  makes 49 B, the tier 'basic', a " +
      'quota of 0 B  write a larger factor',
  ]);
});

it('a million organisations can be made up', () => {
  const types = (count: number) =>
    minimalWith([
      'acute-trust: {count: 2,',
      `other: {count: ${count - 2}, mailboxes: 1, regions: {London: 100%}}\n` +
        '      acute-trust: {count: 2,',
    ]);
  expect(faultLines(types(1_000_000))).toEqual([]);
  expect(faultLines(types(1_000_001))).toEqual([
    'a.yaml:7:5  population.organisations.types  1000001 organisations are more than the 1000000 ' +
      'allowed  make up fewer',
  ]);
});

describe('a cohort named as the reports name every mailbox', () => {
  it.each(['all', 'All'])('%s is refused', (name) => {
    const files = minimalWith(['    clinical:\n', `    ${name}:\n`], ['[clinical]', `[${name}]`]);
    expect(faultLines(files)).toEqual([
      `a.yaml:10:5  population.cohorts.${name}  '${name}' stands for every mailbox in the ` +
        'reports  give the cohort another name',
    ]);
  });

  it('is no longer refused with another letter', () => {
    const files = minimalWith(['    clinical:\n', '    alle:\n'], ['[clinical]', '[alle]']);
    expect(faultLines(files)).toEqual([]);
  });
});
