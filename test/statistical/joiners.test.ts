/** Whose successors those are who join, and what newcomers are like. */
import { describe, expect, it } from 'vitest';
import { dateOf } from '../../src/calendar/date.ts';
import { buildPopulation, populationKey } from '../../src/population/build-population.ts';
import { withJoiners } from '../../src/population/joiners.ts';
import { seedWords } from '../../src/random/key.ts';

/** Beyond 4.5 standard deviations in 7 of a million cases; some ten comparisons are made a seed. */
const DEVIATIONS_MAX = 4.5;

const ORGANISATION_COUNT = 40;
const JOINER_COUNT = 40_000;
const TIERS = [
  { name: 'small', bytes: 50, share: 0.15 },
  { name: 'middle', bytes: 200, share: 0.8 },
  { name: 'large', bytes: 1000, share: 0.05 },
];

/** 2,000 of either cohort; in four years, 1461 days, 40,000 join the one and newcomers come. */
function populationOf(seed: number) {
  const cohorts = [
    { name: 'still', share: 0.5, organisationTypes: [], joinersPerYear: 0 },
    { name: 'growing', share: 0.5, organisationTypes: [], joinersPerYear: 5 },
  ];
  const organisations = Array.from({ length: ORGANISATION_COUNT }, (_, index) => ({
    id: `${index}`,
    name: `Organisation ${index}`,
    type: 'trust',
    region: 'North',
    mailboxCount: 100,
  }));
  const key = populationKey(seedWords(String(seed)));
  const quota = { tiers: TIERS };
  const horizon = { start: dateOf(2013, 1, 1), end: dateOf(2016, 12, 31) };
  const newcomers = {
    ...{ name: 'newcomers', organisationType: 'trust', mailboxCount: JOINER_COUNT },
    ...{ from: horizon.start, to: horizon.end },
  };
  return withJoiners(
    buildPopulation({ organisations, cohorts, quota }, key),
    {
      horizon,
      quota,
      calendar: { holidays: 'england-and-wales' },
      population: {
        cohorts,
        churn: { monthWeights: Array(12).fill(1) },
        onboarding: [newcomers],
      },
    },
    key,
  );
}

describe.each([1, 2, 3])('with seed %i', (seed) => {
  const { mailboxCount, cohortOf, tierOf, tierScore, organisationOf } = populationOf(seed);
  const opening = Array.from({ length: 4000 }, (_, mailbox) => mailbox);
  const predecessors = opening.filter((mailbox) => cohortOf[mailbox] === 1);
  const firstNewcomer = 4000 + JOINER_COUNT;

  it('every mailbox of the cohort is as likely to have a successor as another', () => {
    expect(mailboxCount).toBe(4000 + 2 * JOINER_COUNT);
    // A score tells whose successor one is. Chi-square over 2,000 mailboxes with 20 successors
    // expected: 1,999 degrees of freedom, sd sqrt(2 * 1999) = 63.2.
    const counts = new Map(predecessors.map((mailbox) => [tierScore[mailbox]!, 0]));
    expect(counts.size).toBe(2000);
    for (let mailbox = 4000; mailbox < firstNewcomer; mailbox++) {
      const score = tierScore[mailbox]!;
      counts.set(score, counts.get(score)! + 1);
    }
    expect(counts.size).toBe(2000);
    const statistic = [...counts.values()].reduce((sum, n) => sum + (n - 20) ** 2 / 20, 0);
    expect(Math.abs(statistic - 1999) / Math.sqrt(2 * 1999)).toBeLessThan(DEVIATIONS_MAX);
  });

  it('newcomers have cohorts and tiers by their shares, and normal scores', () => {
    const tiers = new Float64Array(3);
    let growing = 0;
    let sum = 0;
    let squares = 0;
    for (let mailbox = firstNewcomer; mailbox < mailboxCount; mailbox++) {
      growing += cohortOf[mailbox]!;
      tiers[tierOf[mailbox]!]!++;
      sum += tierScore[mailbox]!;
      squares += tierScore[mailbox]! ** 2;
    }
    const deviations = (count: number, share: number) =>
      Math.abs(count - JOINER_COUNT * share) / Math.sqrt(JOINER_COUNT * share * (1 - share));
    expect(deviations(growing, 0.5)).toBeLessThan(DEVIATIONS_MAX);
    for (const [tier, { share }] of TIERS.entries()) {
      expect(deviations(tiers[tier]!, share)).toBeLessThan(DEVIATIONS_MAX);
    }
    expect(Math.abs(sum) / Math.sqrt(JOINER_COUNT)).toBeLessThan(DEVIATIONS_MAX);
    expect(Math.abs(squares - JOINER_COUNT) / Math.sqrt(2 * JOINER_COUNT)).toBeLessThan(
      DEVIATIONS_MAX,
    );
  });

  it('newcomers are spread over the organisations alike', () => {
    const counts = new Float64Array(ORGANISATION_COUNT);
    for (const organisation of organisationOf.subarray(firstNewcomer)) counts[organisation]!++;
    expect([...counts]).toEqual(Array(ORGANISATION_COUNT).fill(JOINER_COUNT / ORGANISATION_COUNT));
  });
});
