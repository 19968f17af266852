import { describe, expect, it } from 'vitest';
import { settle, settleMedians, uncertainInputs } from '../../../src/scenario/settle.ts';
import { controlledWith } from './controlled.ts';
import { load, MINIMAL, SKETCH } from './memory-io.ts';

const { scenario } = load({ 'a.yaml': SKETCH });

describe('uncertainInputs', () => {
  it('names each input by its address in the file, a shared reaction once', () => {
    const uncertain = uncertainInputs(scenario).filter(
      ({ value }) => value.distribution.kind !== 'fixed',
    );
    expect(uncertain.map(({ address }) => address)).toEqual([
      'traffic.shocks.pandemic.factor',
      'owners.inducedGrowth',
      'population.cohorts.clinical.messagesPerWorkingDay',
      'population.cohorts.clinical.trafficGrowthPerYear',
      'population.cohorts.clinical.growth.2.perYear',
      'population.cohorts.clinical.keepShare',
      'population.cohorts.shared.messageSize',
      'costs.lines.storage running.prices.1.price',
      'costs.lines.storage running.pricePerYear',
      'costs.lines.service charge.price',
      'costs.lines.service charge.shocks.new contract.factor',
    ]);
  });

  it('knows what a cohort overrides from what it shares, even with one cohort', () => {
    const set = 'population.cohorts.shared.owners={contactShare: 5%}';
    const addresses = uncertainInputs(load({ 'a.yaml': MINIMAL }, set).scenario).map(
      (one) => one.address,
    );
    expect(addresses).toContain('owners.contactShare');
    expect(addresses).toContain('population.cohorts.shared.owners.contactShare');
    expect(addresses).not.toContain('population.cohorts.clinical.owners.contactShare');
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('names those of rollout control, joiners and leavers as the file does', () => {
    const { scenario: controlled, origins } = load(controlledWith());
    const uncertain = uncertainInputs(controlled).filter(
      ({ value }) => value.distribution.kind !== 'fixed',
    );
    const addresses = uncertain.map(({ address }) => address);
    expect(addresses).toEqual([
      'population.everyCohort.leaversPerYear',
      'population.onboarding.practices.imported',
      'rollout.failures.share',
      'rollout.standing.on request.share',
      'rollout.stages.rest.approval.workingDays',
    ]);
    const written = origins.map(({ address }) => address);
    expect(addresses.filter((address) => !written.includes(address))).toEqual([]);
  });

  it('has addresses at which the file has the values', () => {
    const { origins } = load({ 'a.yaml': SKETCH });
    const written = new Set(origins.map(({ address }) => address));
    const unwritten = uncertainInputs(scenario)
      .map(({ address }) => address)
      .filter((address) => !written.has(address));
    // Those that the sketch leaves to their defaults.
    expect(unwritten).toEqual([
      'owners.archives.holderShare',
      'population.cohorts.clinical.leaversPerYear',
      'population.cohorts.shared.trafficGrowthPerYear',
      'population.cohorts.shared.housekeeping.perYear',
      'population.cohorts.shared.housekeeping.share',
      'population.cohorts.shared.leaversPerYear',
      'population.cohorts.gp-practice.trafficGrowthPerYear',
      'population.cohorts.gp-practice.housekeeping.perYear',
      'population.cohorts.gp-practice.housekeeping.share',
      'population.cohorts.gp-practice.leaversPerYear',
      'costs.lines.service charge.pricePerYear',
      'costs.lines.owner time.pricePerYear',
    ]);
  });
});

describe('settle', () => {
  it('asks once for each input and gives every cohort the same answer', () => {
    const asked: string[] = [];
    const settled = settle(scenario, (address) => asked.push(address));
    expect(new Set(asked).size).toBe(asked.length);
    const growth = settled.population.cohorts.map(({ owners }) => owners.inducedGrowth);
    expect(new Set([settled.owners.inducedGrowth, ...growth]).size).toBe(1);
    expect(JSON.stringify({ ...settled, storage: null })).not.toContain('distribution');
  });

  it('gives rollout control, joiners and leavers their answers', () => {
    const answers: Record<string, number> = {
      'rollout.failures.share': 0.1,
      'rollout.standing.on request.share': 0.2,
      'rollout.stages.rest.approval.workingDays': 3,
      'population.onboarding.practices.imported': 4,
      'population.everyCohort.leaversPerYear': 0.5,
      'population.cohorts.shared.leaversPerYear': 0.6,
    };
    const { scenario: controlled } = load(controlledWith());
    const { rollout, population } = settle(controlled, (address) => answers[address] ?? 0);
    expect(rollout.failures).toEqual({ share: 0.1, retryAfterDays: 3, attempts: 3 });
    expect(rollout.standing[0]?.share).toBe(0.2);
    expect(rollout.stages.map((stage) => stage.approvalWorkingDays)).toEqual([null, 3]);
    expect(rollout.gates).toEqual(controlled.rollout.gates);
    expect(population.onboarding[0]?.importedBytes).toBe(4);
    expect(population.cohorts.map(({ leaversPerYear }) => leaversPerYear)).toEqual([0.5, 0.6]);
    expect(population.cohorts.map(({ joinersPerYear }) => joinersPerYear)).toEqual([0.099, 0.02]);
  });

  it('leaves the lead time alone, which every order draws for itself', () => {
    const { storage } = settle(scenario, (address) => {
      expect(address).not.toMatch(/^storage/);
      return 0;
    });
    expect(storage).toBe(scenario.storage);
  });

  it('leaves all else as it was', () => {
    const settled = settleMedians(scenario);
    expect(settled.rollout).toEqual(scenario.rollout);
    expect(settled.quota).toEqual(scenario.quota);
    expect(settled.population.organisations).toEqual(scenario.population.organisations);
  });

  it('takes medians', () => {
    const settled = settleMedians(scenario);
    const [clinical, shared] = settled.population.cohorts;
    expect(clinical?.messagesPerWorkingDay).toBeCloseTo(16.2, 9);
    expect(clinical?.growthSegments[1]?.perYear).toBeCloseTo(0.04, 9);
    expect(clinical?.spread.owners).toBe(0.9);
    expect(settled.traffic.shocks[0]?.factor).toBeCloseTo(1.2, 9);
    expect(shared?.messageBytes).toBeCloseTo(61_440, 3);
    const [, running, charge] = settled.costs?.lines ?? [];
    expect(running).toMatchObject({
      price: {
        segments: [{ price: expect.closeTo(18, 9) }, { price: 16 }],
        perYear: expect.closeTo(-0.05, 9),
      },
    });
    expect(charge).toMatchObject({ price: { shocks: [{ factor: expect.closeTo(1.1, 9) }] } });
  });
});
