import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Population } from '../../src/population/population.ts';
import { seedWords } from '../../src/random/key.ts';
import { selectStages } from '../../src/rollout/select.ts';

const REGIONS = ['N', 'S', 'L'];
const COHORTS = ['a', 'b'];
const KEY = seedWords('1');
const QUOTA = { kind: 'quota' } as const;

interface SmallOrganisation {
  readonly region: string;
  /** The cohort of each mailbox. */
  readonly mailboxes: readonly number[];
}

interface Keys {
  readonly regions: string[] | null;
  readonly cohorts: string[] | null;
}

const organisations: fc.Arbitrary<SmallOrganisation[]> = fc.array(
  fc.record({
    region: fc.constantFrom(...REGIONS),
    mailboxes: fc.array(fc.constantFrom(0, 1), { maxLength: 4 }),
  }),
  { maxLength: 6 },
);
const someOf = (items: string[]) => fc.option(fc.subarray(items, { minLength: 1 }));
const stages: fc.Arbitrary<Keys[]> = fc.array(
  fc.record({ regions: someOf(REGIONS), cohorts: someOf(COHORTS) }),
  { maxLength: 4 },
);

interface Mailbox {
  readonly region: string;
  readonly cohort: number;
  readonly organisation: number;
}

const mailboxesOf = (list: readonly SmallOrganisation[]): Mailbox[] =>
  list.flatMap(({ region, mailboxes }, organisation) =>
    mailboxes.map((cohort) => ({ region, cohort, organisation })),
  );

/** With one more organisation of each region, without mailboxes, so that all names are known. */
const populationOf = (list: readonly SmallOrganisation[]): Population => {
  const mailboxes = mailboxesOf(list);
  return {
    mailboxCount: mailboxes.length,
    openingCount: mailboxes.length,
    joiners: { joinDay: new Int32Array(0), programmeOf: new Uint8Array(0) },
    organisations: [...list.map(({ region }) => region), ...REGIONS].map((region, index) => ({
      id: `${index}`,
      name: `Organisation ${index}`,
      type: 'trust',
      region,
      mailboxCount: list[index]?.mailboxes.length ?? 0,
    })),
    organisationOf: Uint32Array.from(mailboxes, (mailbox) => mailbox.organisation),
    cohortNames: COHORTS,
    cohortOf: Uint8Array.from(mailboxes, (mailbox) => mailbox.cohort),
    tierNames: ['only'],
    tierOf: new Uint8Array(mailboxes.length),
    tierScore: new Float64Array(mailboxes.length),
  };
};

const chosenBy = ({ regions, cohorts }: Keys, mailboxes: readonly Mailbox[]): Set<number> => {
  const chosen = [...mailboxes.entries()].filter(
    ([, { region, cohort }]) =>
      (regions === null || regions.includes(region)) &&
      (cohorts === null || cohorts.includes(COHORTS[cohort]!)),
  );
  return new Set(chosen.map(([mailbox]) => mailbox));
};

/** `LATER EARLIER COUNT` for two stages with mailboxes in common, `STAGE empty` for nobody. */
const faultsByHand = (sets: readonly Set<number>[], rest: readonly number[]): string[] => {
  const faults: string[] = [];
  sets.forEach((set, later) => {
    if (set.size === 0) faults.push(`${later} empty`);
    sets.slice(0, later).forEach((other, earlier) => {
      const common = [...set].filter((mailbox) => other.has(mailbox));
      if (common.length > 0) faults.push(`${later} ${earlier} ${common.length}`);
    });
  });
  if (rest.length === 0) faults.push(`${sets.length} empty`);
  return faults.sort();
};

const selectionOf = (list: readonly Keys[], population: Population) => {
  const other = {
    organisationTypes: null,
    organisations: null,
    tiers: null,
    share: null,
    fillAtLeast: null,
  };
  const specs = list.map((keys, index) => ({
    name: `s${index}`,
    ...{ allowEmpty: false, change: QUOTA },
    select: { ...keys, ...other },
  }));
  const rest = {
    name: `s${list.length}`,
    allowEmpty: false,
    change: QUOTA,
    select: 'rest',
  } as const;
  const { members, faults } = selectStages([...specs, rest], population, KEY);
  const found = faults.map(({ stage, message }) => {
    const pair = /^stages 's(\d)' and 's\d' both select (\d+)/.exec(message);
    return `${stage.slice(1)} ${pair === null ? 'empty' : `${pair[1]} ${pair[2]}`}`;
  });
  return { members: members.map((numbers) => [...numbers]), faults: found.sort() };
};

describe('selectStages', () => {
  it('agrees with sets on who is selected, on overlaps, the rest and the empty', () => {
    fc.assert(
      fc.property(organisations, stages, (someOrganisations, someStages) => {
        const mailboxes = mailboxesOf(someOrganisations);
        const sets = someStages.map((keys) => chosenBy(keys, mailboxes));
        const claimed = new Set(sets.flatMap((set) => [...set]));
        const rest = [...mailboxes.keys()].filter((mailbox) => !claimed.has(mailbox));
        expect(selectionOf(someStages, populationOf(someOrganisations))).toEqual({
          members: [...sets.map((set) => [...set]), rest],
          faults: faultsByHand(sets, rest),
        });
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
