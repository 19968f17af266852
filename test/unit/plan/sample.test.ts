import { describe, expect, it } from 'vitest';
import { parametersOf } from '../../../src/plan/parameters.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { samplePlan } from '../../../src/plan/sample.ts';
import type { Organisation } from '../../../src/population/organisations.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { COHORT, EVERYTHING, ORGANISATIONS, plain, STAGE } from '../../support/plain-scenario.ts';
import { planOf } from '../../support/plans.ts';

/** 600 in trusts of the North, 50 in practices of the North, 350 in trusts of the South. */
const THOUSAND: readonly Organisation[] = [600, 50, 350].map((mailboxCount, index) => ({
  ...ORGANISATIONS[index]!,
  mailboxCount,
}));

const only = (...organisations: string[]) => ({ ...EVERYTHING, organisations });

/** A tenth of the mailboxes are busy; b has its stage, in random order, and the rest another. */
function thousand(change: Partial<Scenario<number>> = {}): Plan {
  const { population, rollout } = plain();
  const cohorts = [0.1, 0.9].map((share, index) => ({ ...COHORT, name: `${index}`, share }));
  const stages = [
    { ...STAGE, name: 'b', select: only('b'), order: 'random' as const },
    { ...STAGE, name: 'rest', select: 'rest' as const },
  ];
  const scenario = plain({
    population: { ...population, cohorts },
    rollout: { ...rollout, stages },
    ...change,
  });
  return planOf({ scenario, organisations: THOUSAND }).plan;
}

const keptOf = ({ rows }: Plan) => [...rows.mailboxOf].sort((a, b) => a - b);

describe('a sample', () => {
  it('has the share of each cohort, rounded, with the numbers of all', () => {
    const { sample, rows, population } = samplePlan(thousand(), 0.0355);
    expect(sample).toEqual({
      share: 0.0355,
      mailboxCount: 36,
      fullCountOfCohort: Uint32Array.of(100, 900),
    });
    // 3.55 and 31.95.
    expect([...rows.cohortStart]).toEqual([0, 4, 36]);
    expect(population.mailboxCount).toBe(1000);
  });

  it('has one mailbox of each cohort at the least, and none of one that has none', () => {
    const { population } = plain();
    const cohorts = [0.1, 0, 0.9].map((share, index) => ({ ...COHORT, name: `${index}`, share }));
    const { sample, rows } = samplePlan(
      thousand({ population: { ...population, cohorts } }),
      0.0001,
    );
    expect(sample!.mailboxCount).toBe(2);
    expect([...rows.cohortStart]).toEqual([0, 1, 1, 2]);
  });

  it('keeps rows, groups and stages in their order', () => {
    const plan = thousand();
    const { rows, rollout, population } = samplePlan(plan, 0.04);
    const kept = new Set(rows.mailboxOf);
    expect([...rows.mailboxOf]).toEqual([...plan.rows.mailboxOf].filter((m) => kept.has(m)));
    // Of the five of the first cohort that are in b none is kept, and with them their group.
    expect(plan.rows.groups.map(({ cell, claimedBy }) => [cell, ...claimedBy])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    expect(rows.groups.map(({ cell, claimedBy }) => [cell, ...claimedBy])).toEqual([
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    let firstRow = 0;
    for (const group of rows.groups) {
      expect(group.firstRow).toBe(firstRow);
      firstRow = group.endRow;
      for (const mailbox of rows.mailboxOf.slice(group.firstRow, group.endRow)) {
        expect(population.cohortOf[mailbox]).toBe(group.cell);
        const stage = rollout.stages.findIndex(({ members }) => members.includes(mailbox));
        expect([stage]).toEqual(group.claimedBy);
      }
    }
    expect(firstRow).toBe(40);
    for (const [index, { members, fullCount }] of rollout.stages.entries()) {
      const all = plan.rollout.stages[index]!.members;
      expect([...members]).toEqual([...all].filter((mailbox) => kept.has(mailbox)));
      expect(fullCount).toBe(all.length);
    }
  });

  it('has rows for its mailboxes, and for no other', () => {
    const { rows } = samplePlan(thousand(), 0.1);
    for (let mailbox = 0; mailbox < 1000; mailbox++) {
      const row = rows.rowOf[mailbox]!;
      const found = rows.mailboxOf.indexOf(mailbox);
      expect(row).toBe(found < 0 ? 100 : found);
    }
  });

  it('is the same whatever the rollout and the quotas of tiers, and another by another seed', () => {
    const kept = keptOf(samplePlan(thousand(), 0.05));
    const { rollout, quota, run } = plain();
    expect(keptOf(samplePlan(thousand({ rollout }), 0.05))).toEqual(kept);
    const tiers = quota.tiers.map((tier) => ({ ...tier, bytes: tier.bytes * 3 }));
    const otherQuota = { ...quota, tiers };
    expect(keptOf(samplePlan(thousand({ quota: otherQuota }), 0.05))).toEqual(kept);
    const otherSeed = { ...run, seed: 'other' };
    expect(keptOf(samplePlan(thousand({ run: otherSeed }), 0.05))).not.toEqual(kept);
  });

  it('has of each kind of organisation and of each quota about its share', () => {
    const plan = thousand();
    const { rows, population } = samplePlan(plan, 0.2);
    // 120, 10 and 70; by tier 40 and 160: within one for each end of a kind in each cohort.
    const counts = [0, 0, 0];
    const tiers = [0, 0];
    for (const mailbox of rows.mailboxOf) {
      counts[population.organisationOf[mailbox]!]!++;
      tiers[population.tierOf[mailbox]!]!++;
    }
    for (const [at, expected] of [120, 10, 70].entries()) {
      expect(Math.abs(counts[at]! - expected)).toBeLessThanOrEqual(4);
    }
    expect(Math.abs(tiers[0]! - 40)).toBeLessThanOrEqual(6);
    expect(tiers[0]! + tiers[1]!).toBe(200);
  });

  it('counts traffic in the unit of all mailboxes, on which every life depends', () => {
    const { population } = plain();
    const cohorts = [{ ...COHORT, messageBytes: 2 ** 30 }];
    const scenario = plain({ population: { ...population, cohorts } });
    const { plan, parameters } = planOf({ scenario, organisations: THOUSAND });
    const { rateUnitBytes } = parametersOf(scenario, samplePlan(plan, 0.01));
    expect(rateUnitBytes).toBe(parameters.rateUnitBytes);
    // Of the sample alone it would be the least there is.
    expect(rateUnitBytes).toBeGreaterThan(2 ** -8);
  });

  it('of nobody is nobody', () => {
    const { plan } = planOf({ scenario: plain(), organisations: [] });
    const { sample, rows } = samplePlan(plan, 0.5);
    expect(sample!.mailboxCount).toBe(0);
    expect(rows.groups).toEqual([]);
  });

  it('refuses a share that is none, and a sample', () => {
    const plan = thousand();
    for (const share of [0, -0.1, 1.001, Number.NaN]) {
      expect(() => samplePlan(plan, share)).toThrow(RangeError);
    }
    expect(() => samplePlan(samplePlan(plan, 0.5), 0.5)).toThrow('of a whole plan');
  });
});
