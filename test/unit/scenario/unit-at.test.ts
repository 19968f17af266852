import { describe, expect, it } from 'vitest';
import { uncertainInputs } from '../../../src/scenario/settle.ts';
import { unitAt } from '../../../src/scenario/unit-at.ts';
import { load, SKETCH } from './memory-io.ts';

describe('unitAt', () => {
  it.each([
    ['owners.inducedDelayDays', 'days'],
    ['population.cohorts.any.messagesPerWorkingDay', 'messages a day'],
    ['population.cohorts.any.messageSize', 'bytes'],
    ['population.everyCohort.messageSize', 'bytes'],
    ['population.everyCohort.housekeeping.perYear', 'times a year'],
    ['population.everyCohort.growth.1.perYear', 'share'],
    ['population.cohorts.any.growth.1.perYear', 'share'],
    ['population.cohorts.any.owners.archives.size.lognormal.sigma', 'log'],
    ['population.cohorts.any.fill.quantiles.2.fill', 'share'],
    ['traffic.commonFactor.correlation', 'correlation'],
    ['quota.tiers.standard.size', 'bytes'],
    ['quota.tiers.correlationWithTraffic', 'correlation'],
    ['quota.thresholds.warn', 'share'],
    ['rollout.stages.pilot.rate.from', 'mailboxes'],
    ['rollout.stages.pilot.change.quota.factor', 'factor'],
    ['rollout.failures.share', 'share'],
    ['rollout.standing.any.share', 'share'],
    ['rollout.stages.any.approval.workingDays', 'working days'],
    ['population.onboarding.any.imported', 'bytes'],
    ['population.cohorts.any.leaversPerYear', 'share'],
    ['population.everyCohort.joinersPerYear', 'share'],
    ['storage.pools.any.usable', 'bytes'],
    ['storage.procurement.leadTimeDays', 'days'],
    ['costs.lines.any.price', 'currency a unit'],
    ['costs.lines.any.prices.1.price', 'currency a unit'],
    ['costs.lines.any.pricePerYear', 'share'],
    ['costs.lines.any.shocks.any.factor', 'share'],
    ['costs.discountRate', 'share'],
    ['costs.discountRate.2.perYear', 'share'],
  ])('%s: %s', (address, unit) => {
    expect(unitAt(address)).toBe(unit);
  });

  it('is empty of what makes no number, and where nothing can stand', () => {
    for (const address of [
      'name',
      'horizon.start',
      'rollout.stages.pilot.rate',
      'owners.x',
      'x.y',
    ]) {
      expect(unitAt(address)).toBe('');
    }
  });

  it('is known of every value that may be uncertain', () => {
    const inputs = uncertainInputs(load({ 'a.yaml': SKETCH }).scenario);
    expect(inputs.length).toBeGreaterThan(20);
    expect(inputs.filter(({ address }) => unitAt(address) === '')).toEqual([]);
  });
});
