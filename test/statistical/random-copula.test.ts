import { describe, expect, it } from 'vitest';

import { openMailboxes } from '../../src/engine/opening.ts';
import { cohortRuns } from '../../src/engine/simulate.ts';
import { createWorkspace } from '../../src/engine/workspace.ts';
import { rankCorrelationToNormal } from '../../src/random/copula.ts';
import { replicationKey, seedWords } from '../../src/random/key.ts';
import { normalQuantile } from '../../src/random/normal.ts';
import { counter1Of, STREAM } from '../../src/random/streams.ts';
import { uniform } from '../../src/random/threefry.ts';
import { planOf, smallCase } from '../support/plans.ts';

/*
 * Bounds: 4.5 standard deviations (chance 7e-6 each, 24 checks). Fisher's z of a rank correlation r
 * of a bivariate normal has a standard deviation of about sqrt((1 + r^2 / 2) / (n - 3)): Bonett and
 * Wright (2000), Psychometrika 65(1), 23-28. For 100,000 pairs that is 0.003, so that a correlation
 * of 0.5 taken for the scores' own (a rank correlation of 0.483) is off by 7 of them.
 */
const DEVIATIONS_MAX = 4.5;
const PAIR_COUNT = 100_000;

const RANK_CORRELATIONS = [-0.6, 0, 0.5, 0.8, 0.95];

/** Rank of each value, from 0; there are hardly any equal ones. */
function ranksOf(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  return values.map((value) => {
    let [low, end] = [0, sorted.length];
    while (low < end) {
      const middle = (low + end) >>> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else end = middle;
    }
    return low;
  });
}

/** Spearman's rank correlation: 1 - 6 sum of squared differences of rank / (n (n^2 - 1)). */
function spearman(oneRanks: Float64Array, otherRanks: Float64Array): number {
  const n = oneRanks.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (oneRanks[i]! - otherRanks[i]!) ** 2;
  return 1 - (6 * sum) / (n * (n * n - 1));
}

/** How far a rank correlation is from the wanted one, in standard deviations. */
function deviations(found: number, wanted: number, n: number): number {
  const difference = Math.atanh(found) - Math.atanh(wanted);
  return Math.abs(difference) / Math.sqrt((1 + (wanted * wanted) / 2) / (n - 3));
}

describe.each(['1', '2', '3'])('normal scores, seed %s', (seed) => {
  const key = replicationKey(seedWords(seed), 0);
  const scoresOf = (stream: number): Float64Array =>
    Float64Array.from({ length: PAIR_COUNT }, (_, i) =>
      normalQuantile(uniform(key, i, counter1Of(stream, 0))),
    );
  const [ones, others] = [scoresOf(STREAM.busy), scoresOf(STREAM.fill)];
  const oneRanks = ranksOf(ones);

  it.each(RANK_CORRELATIONS)('have the wanted rank correlation %d', (wanted) => {
    const weight = rankCorrelationToNormal(wanted);
    const rest = Math.sqrt(1 - weight * weight);
    const tied = ones.map((score, i) => weight * score + rest * others[i]!);
    const found = spearman(oneRanks, ranksOf(tied));
    expect(deviations(found, wanted, PAIR_COUNT)).toBeLessThan(DEVIATIONS_MAX);
  });
});

describe.each(['1', '2', '3'])('an opening of 60,000 mailboxes, seed %s', (seed) => {
  const MAILBOX_COUNT = 60_000;
  const { scenario } = smallCase(1);
  const cohort = scenario.population.cohorts[0]!;
  const { plan, parameters } = planOf({
    scenario: {
      ...scenario,
      run: { ...scenario.run, seed },
      horizon: { start: scenario.horizon.start, end: scenario.horizon.start },
      traffic: { ...scenario.traffic, commonFactor: null },
      rollout: { ...scenario.rollout, stages: [] },
      // So large that whole bytes leave hardly any equals.
      quota: {
        ...scenario.quota,
        thresholds: { warn: 0.95, send: 1, receive: 1.15 },
        correlationWithTraffic: 0.8,
        tiers: [{ name: 'only', bytes: 2 ** 35, share: 1 }],
      },
      population: {
        ...scenario.population,
        cohorts: [
          {
            ...cohort,
            share: 1,
            organisationTypes: [],
            spread: { owners: 0.9, regimes: 0.4, regimeDays: 120 },
            fill: { mean: 0.55, sd: 0.25, correlationWithTraffic: 0.5 },
          },
        ],
      },
    },
    organisations: [
      { id: 'o', name: 'One', type: 'trust', region: 'North', mailboxCount: MAILBOX_COUNT },
    ],
  });
  const workspace = createWorkspace(plan);
  const [run] = cohortRuns(plan, workspace, { replication: 0, parameters });
  openMailboxes(run!, plan, { firstRow: 0, endRow: MAILBOX_COUNT });
  const busyRanks = ranksOf(workspace.columns.busy);

  it('ties traffic to the score by which tiers are given', () => {
    const found = spearman(busyRanks, ranksOf(plan.population.tierScore));
    expect(deviations(found, 0.8, MAILBOX_COUNT)).toBeLessThan(DEVIATIONS_MAX);
  });

  it('ties the fill to the traffic', () => {
    const found = spearman(busyRanks, ranksOf(workspace.columns.base));
    expect(deviations(found, 0.5, MAILBOX_COUNT)).toBeLessThan(DEVIATIONS_MAX);
  });

  it('has the mean and the spread of the fill', () => {
    const fills = workspace.columns.base.map((used) => used / 2 ** 35);
    let sum = 0;
    let squareSum = 0;
    for (const fill of fills) {
      sum += fill - 0.55;
      squareSum += (fill - 0.55) ** 2 - 0.0625;
    }
    expect(Math.abs(sum) / (0.25 * Math.sqrt(MAILBOX_COUNT))).toBeLessThan(DEVIATIONS_MAX);
    // (x - mean)^2 of a variable on [0, 1.15] has a standard deviation below 0.25 x 0.6.
    expect(Math.abs(squareSum) / (0.15 * Math.sqrt(MAILBOX_COUNT))).toBeLessThan(DEVIATIONS_MAX);
  });
});
