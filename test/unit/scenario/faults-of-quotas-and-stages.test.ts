/** Lines and columns were counted in the fixture by hand; sums and bounds computed by hand. */
import { describe, expect, it } from 'vitest';
import { check } from './fault-cases.ts';
import { faultLines, minimalWith } from './memory-io.ts';

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
