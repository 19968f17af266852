import { describe, expect, it } from 'vitest';
import { buildPopulation, populationKey } from '../../src/population/build-population.ts';
import { seedWords } from '../../src/random/key.ts';
import { normalCdf } from '../../src/random/normal.ts';

/** Beyond 4.5 standard deviations in 7 of a million cases; some 20 comparisons are made here. */
const DEVIATIONS_MAX = 4.5;

const MAILBOX_COUNT = 40_000;
const ORGANISATION_COUNT = 40;

const populationOf = (seed: number) =>
  buildPopulation(
    {
      organisations: Array.from({ length: ORGANISATION_COUNT }, (_, index) => ({
        id: `${index}`,
        name: `Organisation ${index}`,
        type: 'trust',
        region: 'North',
        mailboxCount: MAILBOX_COUNT / ORGANISATION_COUNT,
      })),
      cohorts: [
        { name: 'busy', share: 0.3, organisationTypes: [] },
        { name: 'calm', share: 0.7, organisationTypes: [] },
      ],
      quota: { tiers: [{ name: 'only', bytes: 1, share: 1 }] },
    },
    populationKey(seedWords(String(seed))),
  );

describe.each([1, 2, 3])('the population of seed %i', (seed) => {
  const { cohortOf, organisationOf, tierScore } = populationOf(seed);

  it('has standard normal tier scores', () => {
    // Sum of n: sd sqrt(n); sum of squares: mean n, sd sqrt(2 n).
    const sum = tierScore.reduce((total, score) => total + score, 0);
    const squares = tierScore.reduce((total, score) => total + score * score, 0);
    expect(Math.abs(sum) / Math.sqrt(MAILBOX_COUNT)).toBeLessThan(DEVIATIONS_MAX);
    expect(Math.abs(squares - MAILBOX_COUNT) / Math.sqrt(2 * MAILBOX_COUNT)).toBeLessThan(
      DEVIATIONS_MAX,
    );
    // Chi-square over 20 equal classes: 19 degrees of freedom, exceeds 55 with probability 2e-5.
    const counts = new Float64Array(20);
    for (const score of tierScore) counts[Math.floor(normalCdf(score) * 20)]! += 1;
    const expected = MAILBOX_COUNT / 20;
    const statistic = counts.reduce((total, n) => total + (n - expected) ** 2 / expected, 0);
    expect(statistic).toBeLessThan(55);
  });

  it('has tier scores that know nothing of the cohort', () => {
    const busy = tierScore.filter((_, mailbox) => cohortOf[mailbox] === 0);
    expect(busy).toHaveLength(12_000);
    const sum = busy.reduce((total, score) => total + score, 0);
    expect(Math.abs(sum) / Math.sqrt(busy.length)).toBeLessThan(DEVIATIONS_MAX);
  });

  it('spreads a cohort over the organisations as a draw without replacement does', () => {
    // Hypergeometric: 1,000 of 40,000, of which 30 %: mean 300, variance 210 (1 - 999 / 39,999).
    // The sum of squared deviations over 40 organisations is nearly chi-square with 39 degrees of
    // freedom: above 88 or below 13 with probability 3e-5.
    const counts = new Float64Array(ORGANISATION_COUNT);
    for (const [mailbox, cohort] of cohortOf.entries()) {
      if (cohort === 0) counts[organisationOf[mailbox]!]! += 1;
    }
    const variance = 210 * (1 - 999 / 39_999);
    const statistic = counts.reduce((total, n) => total + (n - 300) ** 2 / variance, 0);
    expect(statistic).toBeGreaterThan(13);
    expect(statistic).toBeLessThan(88);
  });
});
