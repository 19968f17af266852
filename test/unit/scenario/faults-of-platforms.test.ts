/** Lines and columns were counted in the fixture by hand. */
import { describe, expect, it } from 'vitest';
import { faultLines } from './memory-io.ts';
import { checkMoving, movingWith } from './moving.ts';

it('the fixture has no fault', () => {
  expect(faultLines(movingWith())).toEqual([]);
});

describe('names of platforms', () => {
  checkMoving([
    [
      'change: {platform: nhsmail2}',
      'change: {platform: nhsmail}',
      "35:26  rollout.stages.to nhsmail2.change.platform  there is no platform 'nhsmail'  did you " +
        "mean 'nhsmail2'?",
    ],
    [
      '  archive:\n',
      '  Home:\n',
      "15:3  platforms.Home  'Home' stands for where mailboxes are at the start  give the platform " +
        'another name',
      "40:26  rollout.stages.to archive.change.platform  there is no platform 'archive'  the " +
        'platforms here are nhsmail2, Home',
    ],
    [
      '  archive:\n',
      '  all:\n',
      "15:3  platforms.all  'all' stands for every platform  give the platform another name",
      "40:26  rollout.stages.to archive.change.platform  there is no platform 'archive'  the " +
        'platforms here are nhsmail2, all',
    ],
  ]);

  it('are none where no platform is described', () => {
    const [moving] = faultLines(movingWith(), 'platforms=null');
    expect(moving).toContain("there is no platform 'nhsmail2'  there are no platforms here");
  });

  it('are at most 7', () => {
    const more = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        const pools = `{pools: {p${index}: {usable: 1 TiB, organisations: rest}}, `;
        const layout = 'layout: {preset: exchange-2010, copies: 1}}';
        return `  x${index}: {quota: {size: 4 GiB}, storage: ${pools}${layout}}\n`;
      }).join('');
    const faults = (count: number) =>
      faultLines(movingWith(['platforms:\n', `platforms:\n${more(count)}`]));
    expect(faults(5)).toEqual([]);
    expect(faults(6)).toEqual([
      'b.yaml:6:1  platforms  8 platforms are more than the 7 allowed  join ' +
        'platforms that are alike',
    ]);
  });
});

describe('what a stage changes', () => {
  checkMoving([
    [
      'change: {platform: nhsmail2}',
      'change: {}',
      '35:7  rollout.stages.to nhsmail2.change  has no quota and no platform  write one of the two',
    ],
    [
      'change: {platform: nhsmail2}',
      'change: {platform: nhsmail2, quota: {factor: 2}}',
      '35:7  rollout.stages.to nhsmail2.change  quota and platform are both given  keep one of the ' +
        'two (null removes an inherited key)',
    ],
    [
      'change: {platform: nhsmail2}',
      'change: nhsmail2',
      "35:15  rollout.stages.to nhsmail2.change  'nhsmail2' is no map  write {quota: {factor: 2}}",
    ],
  ]);
});

describe('quotas of platforms', () => {
  checkMoving([
    [
      'quota: {size: 4 GiB}',
      'quota: {}',
      '8:5  platforms.nhsmail2.quota  has no size and no tiers  write one of the two',
    ],
    [
      'quota: {size: 4 GiB}',
      'quota: {size: 4 GiB, tiers: {basic: 1 GiB}}',
      '8:5  platforms.nhsmail2.quota  size and tiers are both given  keep one of the two (null ' +
        'removes an inherited key)',
    ],
    [
      'quota: {size: 4 GiB}',
      'quota: 4 GiB',
      "8:12  platforms.nhsmail2.quota  '4 GiB' is no map  write {size: 4 GiB}",
    ],
    [
      '    quota: {size: 4 GiB}\n',
      '',
      '7:3  platforms.nhsmail2.quota  is missing  write quota: {size: 4 GiB}',
    ],
    [
      'quota: {size: 4 GiB}',
      'quota: {size: unlimited}',
      '8:19  platforms.nhsmail2.quota.size  is unlimited, but nothing says what that counts as in ' +
        'a ratio of quotas  write quota.unlimitedCountsAs, such as 50 GiB',
    ],
    [
      'basic: 1 GiB',
      'basic: unlimited',
      '16:28  platforms.archive.quota.tiers.basic  is unlimited, but nothing says what that counts ' +
        'as in a ratio of quotas  write quota.unlimitedCountsAs, such as 50 GiB',
    ],
    [
      '{basic: 1 GiB, standard: 2 GiB}',
      '{basic: 1 GiB}',
      '16:13  platforms.archive.quota.tiers.standard  is missing: mailboxes of the tier would have ' +
        'no quota there  write standard: 4 GiB',
    ],
    [
      'standard: 2 GiB}',
      'standard: 2 GiB, huge: 9 GiB}',
      "16:58  platforms.archive.quota.tiers.huge  there is no tier 'huge'  the tiers here are " +
        'basic, standard',
    ],
  ]);

  it('count among those that a run can tell apart', () => {
    const tiers = Array.from({ length: 84 }, (_, index) => `t${index}`);
    const ofAll = (size: (index: number) => string) =>
      `{${tiers.map((tier, index) => `${tier}: ${size(index)}`).join(', ')}}`;
    const sizes = ofAll((index) => `${index + 1} GiB`);
    const files = movingWith(['{basic: 1 GiB, standard: 2 GiB}', sizes], ['[standard]', '[t1]']);
    const text = `quota: {tiers: {basic: null, standard: null, ${ofAll(
      (index) => `{size: ${index + 1} MiB, share: ${index === 0 ? 100 : 0}%}`,
    ).slice(1)}}\n`;
    // 84 at home, 42 more where these are doubled, and 84 and 1 on the platforms: 211.
    const faults = faultLines({ ...files, 'b.yaml': `${files['b.yaml']}${text}` });
    expect(faults).toEqual([]);
    const apart = 'rollout.stages.pilot.change={quota: {factor: 1.01}}';
    expect(faultLines({ ...files, 'b.yaml': `${files['b.yaml']}${text}` }, apart)).toEqual([
      'b.yaml:32:3  rollout.stages  295 quotas are more than the 256 that a run can tell apart  ' +
        'join quotas that are alike',
    ]);
  });
});

describe('thresholds of platforms', () => {
  const send = 'quota.thresholds.send stands in a.yaml:29:33';
  checkMoving([
    [
      'warn: 90%',
      'warn: 101%',
      '9:24  platforms.nhsmail2.thresholds.warn  warn, 101%, is above send, 100%; ' +
        `${send}  order them warn <= send <= receive`,
    ],
    [
      'receive: none',
      'receive: 99%',
      '9:38  platforms.nhsmail2.thresholds.receive  receive, 99%, is below send, 100%; ' +
        `${send}  order them warn <= send <= receive`,
    ],
    [
      'warn: 90%, receive: none',
      'warn: 90%, send: 89%',
      '9:35  platforms.nhsmail2.thresholds.send  send, 89%, is below warn, 90%  order them warn <= ' +
        'send <= receive',
    ],
    [
      'warn: 90%',
      'warn: 80%',
      '9:24  owners.cleanUpTo  the upper end, 85%, is not below the warn threshold of nhsmail2, ' +
        '80%; owners.cleanUpTo stands in a.yaml:35:3  write less than 80%',
    ],
  ]);

  it('are not told of for what is wrong at home', () => {
    const set = ['quota.thresholds.send=94%', 'platforms.nhsmail2.thresholds={warn: null}'];
    expect(faultLines(movingWith(), ...set)).toHaveLength(1);
    const low = ['quota.thresholds.warn=80%', 'platforms.nhsmail2.thresholds={warn: null}'];
    expect(faultLines(movingWith(), ...low)).toHaveLength(1);
  });

  it('may be those of a state for which there is a standing rule', () => {
    const rule = '{name: r, when: full, afterDays: 1, share: 1%, quota: next tier}';
    const set = [`rollout.standing=[${rule}]`, 'quota.thresholds.receive=none'];
    expect(faultLines(movingWith(), ...set)).toHaveLength(1);
    expect(faultLines(movingWith(['receive: none', 'receive: 110%']), ...set)).toEqual([]);
  });
});

describe('storage of platforms', () => {
  checkMoving([
    [
      'cloud: {usable',
      'north: {usable',
      "13:9  platforms.nhsmail2.storage.pools.north  there is a pool 'north' already, in " +
        'storage.pools  give one of the two another name',
    ],
    [
      'tape: {usable',
      'cloud: {usable',
      "20:9  platforms.archive.storage.pools.cloud  there is a pool 'cloud' already, in " +
        'platforms.nhsmail2.storage.pools  give one of the two another name',
    ],
    [
      'cloud: {usable',
      'all: {usable',
      "13:9  platforms.nhsmail2.storage.pools.all  'all' stands for all pools in the reports  give " +
        'the pool another name',
    ],
    [
      '{preset: exchange-2013, copies: 3}',
      '{preset: exchange-2013}',
      '11:7  platforms.nhsmail2.storage.layout.copies  is missing  write copies: 2',
    ],
    [
      'procurement: {leadTimeDays',
      'procurement: {scheduled: [{pool: clowd, on: 2013-06-03, size: 1 TiB}], leadTimeDays',
      '14:40  platforms.nhsmail2.storage.procurement.scheduled.1.pool  there is no pool ' +
        "'clowd'  did you mean 'cloud'?",
    ],
    [
      '    storage:\n      layout: {preset: exchange-2010, copies: 1}\n      pools:\n' +
        '        tape: {usable: 1 TiB, organisations: rest}\n',
      '',
      '15:3  platforms.archive.storage  is missing, and the scenario has storage  write storage: ' +
        '{layout: {...}, pools: {...}}',
    ],
    [
      'storage:\n  layout: {preset: exchange-2010, copies: 2}\n  pools:\n' +
        '    north: {usable: 620 TiB, organisations: rest}\n',
      '',
      '6:5  platforms.nhsmail2.storage  is described, and the storage at home is not  describe ' +
        'storage too, or leave this out',
      '13:5  platforms.archive.storage  is described, and the storage at home is not  describe ' +
        'storage too, or leave this out',
      "45:39  costs.lines.old.per  'TiB-month installed' counts storage, and the scenario has none" +
        '  describe it under storage, or leave the line out',
    ],
  ]);

  it('has pools that a gate may name', () => {
    const gate = (pool: string) =>
      `rollout.gates=[{name: g, metric: runwayDays, pool: ${pool}, trip: {below: 9}, onTrip: pause}]`;
    expect(faultLines(movingWith(), gate('cloud'))).toEqual([]);
    expect(faultLines(movingWith(), gate('north'))).toEqual([]);
    expect(faultLines(movingWith(), gate('clod')).join()).toContain("did you mean 'cloud'?");
  });

  it('has a lead time that is no input', () => {
    const lead = 'platforms.nhsmail2.storage.procurement.leadTimeDays';
    const set = `correlations=[[${lead}, owners.inducedGrowth, 0.5]]`;
    expect(faultLines(movingWith(), set).join()).toContain('is drawn for each order');
  });
});
