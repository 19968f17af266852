import { describe, expect, it } from 'vitest';
import {
  buildPopulation,
  type PopulationInput,
  populationKey,
} from '../../../src/population/build-population.ts';
import type { Organisation } from '../../../src/population/organisations.ts';
import { replicationKey, seedWords } from '../../../src/random/key.ts';
import { normalQuantile } from '../../../src/random/normal.ts';
import { counter1Of, STREAM } from '../../../src/random/streams.ts';
import { uniform } from '../../../src/random/threefry.ts';

const KEY = populationKey(seedWords('1'));

const organisation = (id: string, type: string, mailboxCount: number): Organisation => ({
  id,
  name: `The ${id}`,
  type,
  region: 'North',
  mailboxCount,
});
const cohort = (name: string, share: number, organisationTypes: string[] = []) => ({
  name,
  share,
  organisationTypes,
});
const QUOTA = {
  tiers: [
    { name: 'standard', bytes: 200, share: 0.7 },
    { name: 'basic', bytes: 50, share: 0.2 },
    { name: 'boundless', bytes: Infinity, share: 0.1 },
  ],
};
const build = (organisations: Organisation[], input: Partial<PopulationInput> = {}) =>
  buildPopulation({ organisations, cohorts: [cohort('all', 1)], quota: QUOTA, ...input }, KEY);

/** Who is in which cohort or tier, by sorting everybody. */
const ranked = (mailboxes: number[], stream: number): number[] =>
  mailboxes
    .map((mailbox) => ({ mailbox, draw: uniform(KEY, mailbox, counter1Of(stream, 0)) }))
    .sort((a, b) => a.draw - b.draw || a.mailbox - b.mailbox)
    .map(({ mailbox }) => mailbox);

const countsOf = (column: Uint8Array, nameCount: number) =>
  Array.from({ length: nameCount }, (_, name) => column.filter((value) => value === name).length);

describe('buildPopulation', () => {
  it('numbers mailboxes by organisation in the order given', () => {
    const { mailboxCount, organisationOf } = build([
      organisation('a', 'trust', 2),
      organisation('b', 'trust', 0),
      organisation('c', 'trust', 3),
    ]);
    expect(mailboxCount).toBe(5);
    expect([...organisationOf]).toEqual([0, 0, 2, 2, 2]);
  });

  it('works with no organisation, with no mailbox and with one', () => {
    expect(build([]).mailboxCount).toBe(0);
    expect(build([organisation('a', 'trust', 0)]).tierScore).toHaveLength(0);
    const one = build([organisation('a', 'trust', 1)]);
    expect([...one.cohortOf, ...one.tierOf]).toEqual([0, 0]); // largest share: standard
  });

  it('sizes cohorts by largest remainder and fills them by rank of the draw', () => {
    // 11 mailboxes at 52, 28 and 20 %: 5.72, 3.08, 2.2, so 6, 3 and 2.
    const cohorts = [cohort('clinical', 0.52), cohort('office', 0.28), cohort('dormant', 0.2)];
    const { cohortOf } = build([organisation('a', 'trust', 11)], { cohorts });
    expect(countsOf(cohortOf, 3)).toEqual([6, 3, 2]);
    const order = ranked([...cohortOf.keys()], STREAM.cohort);
    expect(order.map((mailbox) => cohortOf[mailbox])).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2]);
  });

  it('gives a type its bound cohorts, and the unbound ones to types without', () => {
    const cohorts = [cohort('clinical', 0.5), cohort('gp', 1, ['practice']), cohort('rest', 0.5)];
    const { cohortOf } = build(
      [
        organisation('a', 'trust', 3),
        organisation('b', 'practice', 4),
        organisation('c', 'body', 5),
      ],
      { cohorts },
    );
    expect([...cohortOf.subarray(3, 7)]).toEqual([1, 1, 1, 1]);
    // Trust and body form one group of 8: four and four over both together.
    expect(countsOf(cohortOf, 3)).toEqual([4, 4, 4]);
    const order = ranked([0, 1, 2, 7, 8, 9, 10, 11], STREAM.cohort);
    expect(order.map((mailbox) => cohortOf[mailbox])).toEqual([0, 0, 0, 0, 2, 2, 2, 2]);
  });

  it('divides types that offer different cohorts apart', () => {
    const cohorts = [cohort('one', 1, ['x']), cohort('two', 0.5, ['y']), cohort('b', 0.5, ['y'])];
    const types = [organisation('a', 'x', 2), organisation('b', 'y', 2), organisation('c', 'x', 1)];
    const { cohortOf } = build(types, { cohorts });
    expect([...cohortOf].map((value) => value === 0)).toEqual([true, true, false, false, true]);
    expect(countsOf(cohortOf, 3)).toEqual([3, 1, 1]);
  });

  it('gives the smallest tiers to the lowest scores, unlimited to the highest', () => {
    const { tierOf, tierScore } = build([organisation('a', 'trust', 10)]);
    expect(countsOf(tierOf, 3)).toEqual([7, 2, 1]);
    const byScore = [...tierOf.keys()].sort((a, b) => tierScore[a]! - tierScore[b]!);
    expect(byScore.map((mailbox) => tierOf[mailbox])).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
  });

  it.each([50, Infinity])(
    'gives tiers of the same size %d in the order of the scenario',
    (bytes) => {
      const quota = { tiers: ['a', 'b'].map((name) => ({ name, bytes, share: 0.5 })) };
      const { tierOf, tierScore } = build([organisation('a', 'trust', 2)], { quota });
      const low = tierScore[0]! < tierScore[1]! ? 0 : 1;
      expect(tierOf[low]).toBe(0);
    },
  );

  it('gives tiers within each cohort', () => {
    const cohorts = [cohort('one', 0.5), cohort('two', 0.5)];
    const { cohortOf, tierOf } = build([organisation('a', 'trust', 40)], { cohorts });
    for (const wanted of [0, 1]) {
      const tiers = tierOf.filter((_, mailbox) => cohortOf[mailbox] === wanted);
      expect(countsOf(tiers, 3)).toEqual([14, 4, 2]);
    }
  });

  it('scores by the normal quantile of a draw that depends on the mailbox number alone', () => {
    const few = build([organisation('a', 'trust', 3)]);
    const many = build([organisation('b', 'body', 2), organisation('c', 'trust', 9)]);
    expect([...many.tierScore.subarray(0, 3)]).toEqual([...few.tierScore]);
    const draw = uniform(KEY, 2, counter1Of(STREAM.tier, 0));
    expect(few.tierScore[2]).toBe(normalQuantile(draw));
  });

  it('names cohorts and tiers as the scenario does', () => {
    const population = build([organisation('a', 'trust', 1)]);
    expect(population.cohortNames).toEqual(['all']);
    expect(population.tierNames).toEqual(['standard', 'basic', 'boundless']);
  });

  it('refuses a type without a cohort and more cohorts than a byte can tell apart', () => {
    const cohorts = [cohort('gp', 1, ['practice'])];
    expect(() => build([organisation('a', 'trust', 1)], { cohorts })).toThrow('type trust');
    const many = Array.from({ length: 256 }, (_, index) => cohort(`c${index}`, 1 / 256));
    expect(build([organisation('a', 'trust', 1)], { cohorts: many }).mailboxCount).toBe(1);
    const tooMany = [...many, cohort('last', 0)];
    expect(() => build([organisation('a', 'trust', 1)], { cohorts: tooMany })).toThrow('257');
  });
});

describe('populationKey', () => {
  it('is the key of no replication', () => {
    const seed = seedWords('1');
    expect(populationKey(seed)).toEqual(replicationKey(seed, 4294967295));
    expect(populationKey(seed)).not.toEqual(replicationKey(seed, 0));
  });
});
