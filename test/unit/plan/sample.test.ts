import { describe, expect, it } from 'vitest';
import { parametersOf } from '../../../src/plan/parameters.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { samplePlan } from '../../../src/plan/sample.ts';
import type { Organisation } from '../../../src/population/organisations.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import {
  COHORT,
  day,
  EVERYTHING,
  ORGANISATIONS,
  plain,
  STAGE,
} from '../../support/plain-scenario.ts';
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

  it('has its share of those who join, and the same others as without them', () => {
    const { population } = plain();
    const cohorts = [
      // 92 days: 100 * 0.8 * 92 / 365.25 = 20.2 and 900 * 0.4 * 92 / 365.25 = 90.7.
      { ...COHORT, name: '0', share: 0.1, joinersPerYear: 0.8 },
      { ...COHORT, name: '1', share: 0.9, joinersPerYear: 0.4 },
    ];
    const plan = thousand({ population: { ...population, cohorts } });
    expect(plan.population.mailboxCount).toBe(1000 + 20 + 91);
    const { sample, rows, rollout, population: people } = samplePlan(plan, 0.1);
    expect([...sample!.fullCountOfCohort]).toEqual([120, 991]);
    // 10 and 90 of those at the start, 2 and 9.1 of those who join.
    expect([...rows.cohortStart]).toEqual([0, 12, 111]);
    expect(sample!.mailboxCount).toBe(111);
    const kept = keptOf({ ...plan, rows });
    const isJoiner = (mailbox: number): boolean => mailbox >= 1000;
    expect(kept.filter((m) => !isJoiner(m))).toEqual(keptOf(samplePlan(thousand(), 0.1)));
    const joined = kept.filter(isJoiner);
    expect(joined.map((mailbox) => people.cohortOf[mailbox]!)).toEqual([0, 0, ...Array(9).fill(1)]);
    expect(rollout.stages.map(({ fullCount }) => fullCount)).toEqual(
      plan.rollout.stages.map(({ members }) => members.length),
    );
    expect(keptOf(samplePlan(plan, 1))).toEqual([...Array(1111).keys()]);
    // 2 and 18 of those at the start, 0.4 and 1.82 of those who join.
    expect([...samplePlan(plan, 0.02).rows.cohortStart]).toEqual([0, 2, 22]);
  });

  it('has other places among those who join than among those at the start', () => {
    const { population, quota } = plain();
    // 64 of one kind; 64 * 3.96 * 92 / 365.25 = 63.8 join.
    const cohorts = [{ ...COHORT, joinersPerYear: 3.96 }];
    const scenario = plain({
      population: { ...population, cohorts },
      quota: { ...quota, tiers: [{ ...quota.tiers[0]!, share: 1 }] },
    });
    const { plan } = planOf({
      scenario,
      organisations: [{ ...ORGANISATIONS[0]!, mailboxCount: 64 }],
    });
    const { mailboxCount, tierScore } = plan.population;
    expect(mailboxCount).toBe(128);
    const kept = new Set(keptOf(samplePlan(plan, 0.125)));
    const placesFrom = (first: number): number[] => {
      const byScore = Array.from({ length: 64 }, (_, k) => first + k);
      byScore.sort((a, b) => tierScore[a]! - tierScore[b]!);
      return [...byScore.keys()].filter((place) => kept.has(byScore[place]!));
    };
    expect(placesFrom(0)).toHaveLength(8);
    expect(placesFrom(64)).toHaveLength(8);
    expect(placesFrom(64)).not.toEqual(placesFrom(0));
  });

  it('spreads those who join over tiers and kinds of organisations', () => {
    const { population } = plain();
    const cohorts = [{ ...COHORT, joinersPerYear: 8 }];
    const plan = thousand({ population: { ...population, cohorts } });
    const { rows, population: people } = samplePlan(plan, 0.1);
    const shareOf = (mailboxes: number[], isMeant: (mailbox: number) => boolean): number =>
      mailboxes.filter(isMeant).length / mailboxes.length;
    const all = Array.from({ length: people.mailboxCount - 1000 }, (_, k) => 1000 + k);
    const kept = keptOf({ ...plan, rows }).filter((mailbox) => mailbox >= 1000);
    // 1000 * 8 * 92 / 365.25 = 2015.1.
    expect([all.length, kept.length]).toEqual([2015, 202]);
    for (const tier of [0, 1]) {
      for (const organisation of [0, 1, 2]) {
        const isMeant = (mailbox: number) =>
          people.tierOf[mailbox] === tier && people.organisationOf[mailbox] === organisation;
        // By luck alone it would be 3 % off, one of 202 at each end of a kind is 1 %.
        expect(Math.abs(shareOf(kept, isMeant) - shareOf(all, isMeant))).toBeLessThan(0.012);
      }
    }
  });

  it('has one of a cohort into which people only join', () => {
    const { population } = plain();
    const cohorts = [
      { ...COHORT, name: 'old' },
      { ...COHORT, name: 'new', organisationTypes: ['lab'] },
    ];
    const onboarding = [
      {
        ...{ name: 'labs', from: day('2013-07-01'), to: day('2013-07-02') },
        ...{ mailboxCount: 5, organisationType: 'lab', importedBytes: 0 },
      },
    ];
    const scenario = plain({ population: { ...population, cohorts, onboarding } });
    const lab = { ...ORGANISATIONS[0]!, id: 'lab', type: 'lab', mailboxCount: 0 };
    const { plan } = planOf({ scenario, organisations: [...ORGANISATIONS, lab] });
    const { sample, rows } = samplePlan(plan, 0.01);
    expect([...rows.cohortStart]).toEqual([0, 1, 2]);
    expect([...sample!.fullCountOfCohort]).toEqual([10, 5]);
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
