import { describe, expect, it } from 'vitest';
import { meanTheSame } from '../../../src/scenario/same-value.ts';
import { isItemAt } from '../../../src/scenario/shapes-at.ts';

describe('meanTheSame', () => {
  it.each<[string, unknown, unknown]>([
    ['owners.offloadShare', '30%', 0.3],
    ['owners.offloadShare', '30 %', '0.30'],
    ['quota.tiers.standard.size', '1 GiB', '1024 MiB'],
    ['quota.tiers.standard.size', 'unlimited', 'unlimited'],
    ['run.seed', 1, '1'],
    ['population.cohorts.any.keepShare', { p10: 0.1, p50: '20%', p90: '30%' }, percentiles('10%')],
    [
      'population.cohorts.any.keepShare',
      { p90: '30%', p50: '20%', p10: '10%' },
      percentiles('10%'),
    ],
    // Of a part that may be a word or a map, the word.
    ['rollout.stages.any.rate', '500 per day', '500 per day'],
  ])('%s: %j is %j', (address, one, other) => {
    expect(meanTheSame(address, one, other)).toBe(true);
  });

  it.each<[string, unknown, unknown]>([
    ['owners.offloadShare', '30%', '31%'],
    ['quota.tiers.standard.size', '1 GiB', 'unlimited'],
    ['population.cohorts.any.keepShare', percentiles('10%'), percentiles('11%')],
    ['population.cohorts.any.keepShare', percentiles('20%'), '20%'],
    // Texts mean what they are.
    ['title', '10%', '0.1'],
    ['title', '1 GiB', '1024 MiB'],
    // Neither can be read.
    ['run.seed', true, false],
    ['no.such.key', 1, 1],
  ])('%s: %j is not %j', (address, one, other) => {
    expect(meanTheSame(address, one, other)).toBe(false);
  });
});

describe('isItemAt', () => {
  it.each([
    ['rollout.stages.london', true],
    ['population.cohorts.clinical', true],
    ['storage.pools.north', true],
    ['quota.tiers.large', true],
    ['population.cohorts.clinical.fill.quantiles.3', true],
    ['correlations.1', true],
    ['quota.tiers.correlationWithTraffic', false],
    ['rollout.stages', false],
    ['rollout.stages.london.rate', false],
    ['storage', false],
    ['no.such', false],
  ])('%s: %s', (address, isItem) => {
    expect(isItemAt(address)).toBe(isItem);
  });
});

/** Three percentiles, the first as given. */
function percentiles(p10: string) {
  return { p10, p50: '20%', p90: '30%' };
}
