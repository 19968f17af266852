import { describe, expect, it } from 'vitest';
import { buildPopulation, populationKey } from '../../../src/population/build-population.ts';
import { withJoiners } from '../../../src/population/joiners.ts';
import type { Organisation } from '../../../src/population/organisations.ts';
import { NO_PROGRAMME, type Population } from '../../../src/population/population.ts';
import { seedWords } from '../../../src/random/key.ts';
import { normalQuantile } from '../../../src/random/normal.ts';
import { counter1Of, STREAM } from '../../../src/random/streams.ts';
import { uniform } from '../../../src/random/threefry.ts';
import { cohort, date, type Joining, joining, organisation, programme } from './joining.ts';

const KEY = populationKey(seedWords('1'));
const draw = (mailbox: number, stream: number) => uniform(KEY, mailbox, counter1Of(stream, 0));

const QUOTA = {
  tiers: [
    { name: 'standard', bytes: 200, share: 0.5 },
    { name: 'basic', bytes: 50, share: 0.25 },
    { name: 'boundless', bytes: Infinity, share: 0.25 },
  ],
};

/** Mailboxes 0 to 3, 4 to 5 and 6 to 11. */
const ORGANISATIONS = [
  organisation('a', 'trust', 4),
  organisation('b', 'practice', 2),
  organisation('c', 'trust', 6),
];

const populationOf = (
  change: Joining,
  organisations: readonly Organisation[] = ORGANISATIONS,
): { opening: Population; population: Population } => {
  const scenario = { ...joining(change), quota: QUOTA };
  const { cohorts } = scenario.population;
  const opening = buildPopulation({ organisations, cohorts, quota: QUOTA }, KEY);
  return { opening, population: withJoiners(opening, scenario, KEY) };
};

/** Of each joiner: what the columns say. */
const joinersOf = ({ openingCount, mailboxCount, joiners, ...columns }: Population) =>
  Array.from({ length: mailboxCount - openingCount }, (_, k) => ({
    day: joiners.joinDay[k],
    programme: joiners.programmeOf[k],
    organisation: columns.organisationOf[openingCount + k],
    cohort: columns.cohortOf[openingCount + k],
    tier: columns.tierOf[openingCount + k],
    score: columns.tierScore[openingCount + k],
  }));

/** A tenth of the 12 mailboxes a day in their cohort joins: 1.2 a day of April. */
const DAILY = 36.525;

describe('who joins by churn', () => {
  const cohorts = [
    cohort({ name: 'busy', share: 0.5, joinersPerYear: DAILY }),
    cohort({ name: 'calm', share: 0.5, joinersPerYear: 2 * DAILY }),
    cohort({ name: 'gp', organisationTypes: ['practice'] }),
  ];
  const { opening, population } = populationOf({ cohorts, to: '2013-04-04' });

  it('comes after those at the start, by cohort and then by day', () => {
    // Of 5 in each cohort 0.5 and 1 a day join: in four days 2 and 4, on Monday round(0.5) and 1.
    expect(opening.openingCount).toBe(12);
    expect(population.openingCount).toBe(12);
    expect(population.mailboxCount).toBe(18);
    const found = joinersOf(population).map((one) => [one.cohort, one.day, one.programme]);
    expect(found).toEqual([
      [0, 0, NO_PROGRAMME],
      [0, 2, NO_PROGRAMME],
      [1, 0, NO_PROGRAMME],
      [1, 1, NO_PROGRAMME],
      [1, 2, NO_PROGRAMME],
      [1, 3, NO_PROGRAMME],
    ]);
  });

  it('has organisation, tier and score of the one of its cohort on whom its draw falls', () => {
    const cohortMembers = [0, 1].map((wanted) =>
      [...opening.cohortOf.keys()].filter((mailbox) => opening.cohortOf[mailbox] === wanted),
    );
    const found = joinersOf(population);
    expect(found).toHaveLength(6);
    for (const [k, joiner] of found.entries()) {
      const members = cohortMembers[joiner.cohort!]!;
      const predecessor = members[Math.floor(draw(12 + k, STREAM.joiner) * 5)]!;
      expect(joiner.organisation).toBe(opening.organisationOf[predecessor]);
      expect(joiner.tier).toBe(opening.tierOf[predecessor]);
      expect(joiner.score).toBe(opening.tierScore[predecessor]);
    }
  });

  it('leaves those who are there at the start as they are, in columns of its own', () => {
    for (const column of ['organisationOf', 'cohortOf', 'tierOf', 'tierScore'] as const) {
      expect(population[column].slice(0, 12)).toEqual(opening[column]);
    }
    expect(opening.mailboxCount).toBe(12);
    expect(opening.tierScore).toHaveLength(12);
  });
});

describe('who comes by onboarding', () => {
  const tuesday = date('2013-04-02');

  it('comes after all others, by programme and day, to one organisation after another', () => {
    // One a day by churn on the Monday; of 6 in trusts 4 / 10 and 6 / 10, 2.4 and 3.6; 3 a day.
    const { population } = populationOf({
      to: '2013-04-02',
      cohorts: [cohort({ joinersPerYear: DAILY / 2.4 })],
      onboarding: [
        programme({ to: tuesday, mailboxCount: 6 }),
        programme({ from: tuesday, to: tuesday, organisationType: 'practice' }),
      ],
    });
    const found = joinersOf(population).map((one) => [one.programme, one.day, one.organisation]);
    expect(found.slice(1)).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 2],
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2],
      [1, 1, 1],
    ]);
    expect(found[0]!.slice(0, 2)).toEqual([NO_PROGRAMME, 0]);
  });

  it('has cohort and tier by draws of its own, the smallest tiers by the lowest', () => {
    const cohorts = [
      cohort({ name: 'busy', share: 0.3 }),
      cohort({ name: 'gp', organisationTypes: ['practice'] }),
      cohort({ name: 'calm', share: 0.7 }),
    ];
    const onboarding = [programme({ mailboxCount: 200 })];
    const { population } = populationOf({ cohorts, onboarding });
    const found = joinersOf(population);
    expect(found).toHaveLength(200);
    for (const [k, { cohort: at, tier, score }] of found.entries()) {
      expect(at).toBe(draw(12 + k, STREAM.cohort) < 0.3 ? 0 : 2);
      // Basic, standard and boundless, at 25, 50 and 25 %.
      const luck = draw(12 + k, STREAM.tier);
      expect(tier).toBe(luck < 0.25 ? 1 : luck < 0.75 ? 0 : 2);
      expect(score).toBe(normalQuantile(luck));
    }
    // Both kinds of either: 60 and 140, 50, 100 and 50 are expected.
    expect(new Set(found.map(({ cohort: at, tier }) => 10 * at! + tier!)).size).toBe(6);
  });

  it('may be the first of its organisations, and of its cohort', () => {
    const list = [organisation('a', 'trust', 2), organisation('p', 'provider', 0)];
    const cohorts = [cohort(), cohort({ name: 'new', organisationTypes: ['provider'] })];
    const onboarding = [programme({ organisationType: 'provider', mailboxCount: 3 })];
    const { population } = populationOf({ cohorts, onboarding }, list);
    const found = joinersOf(population);
    expect(found.map((one) => [one.organisation, one.cohort])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it('never comes to a cohort or tier of which nobody is', () => {
    const cohorts = [cohort({ share: 0 }), cohort({ name: 'all', share: 1 }), cohort({ share: 0 })];
    const onboarding = [programme({ mailboxCount: 50 })];
    const { population } = populationOf({ cohorts, onboarding });
    expect(joinersOf(population).every((one) => one.cohort === 1)).toBe(true);
  });
});

it('is the same population where nobody joins', () => {
  const nobody = populationOf({});
  expect(nobody.population).toBe(nobody.opening);
  const onboarding = [programme({ mailboxCount: 0 })];
  const none = populationOf({ onboarding, cohorts: [cohort({ joinersPerYear: 1e-9 })] });
  expect(none.population).toBe(none.opening);
});
