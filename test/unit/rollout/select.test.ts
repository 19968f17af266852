import { describe, expect, it } from 'vitest';
import { buildPopulation } from '../../../src/population/build-population.ts';
import { counter1Of, STREAM } from '../../../src/random/streams.ts';
import { uniform } from '../../../src/random/threefry.ts';
import { type SelectingStage, selectStages } from '../../../src/rollout/select.ts';
import type { SelectKeys } from '../../../src/rollout/select-keys.ts';
import { KEY, POPULATION, stage } from './selecting.ts';

const select = (...stages: SelectingStage[]) => {
  const { members, faults } = selectStages(stages, POPULATION, KEY);
  return { members: members.map((list) => [...list]), faults };
};
const membersOf = (keys: Partial<SelectKeys>) => select(stage('only', keys, true)).members[0]!;
const where = (column: Uint8Array, value: number) =>
  [...column.keys()].filter((mailbox) => column[mailbox] === value);

describe('the keys of a selection', () => {
  it('select everybody where there are none', () => {
    expect(membersOf({})).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('select by type, region, organisation, cohort and tier', () => {
    expect(membersOf({ organisationTypes: ['practice'] })).toEqual([6, 7, 8]);
    expect(membersOf({ regions: ['London'] })).toEqual([4, 5, 6, 7, 8]);
    expect(membersOf({ organisations: ['T2'] })).toEqual([4, 5]);
    expect(membersOf({ cohorts: ['gp'] })).toEqual([6, 7, 8]);
    expect(membersOf({ cohorts: ['office'] })).toEqual(where(POPULATION.cohortOf, 1));
    expect(membersOf({ tiers: ['large'] })).toEqual(where(POPULATION.tierOf, 1));
  });

  it('are all to be met, each by one of its items', () => {
    expect(membersOf({ organisationTypes: ['trust'], regions: ['London'] })).toEqual([4, 5]);
    expect(membersOf({ organisations: ['P1', 'T1'] })).toEqual([0, 1, 2, 3, 6, 7, 8]);
    expect(membersOf({ cohorts: ['clinical', 'office'], regions: ['London'] })).toEqual([4, 5]);
    expect(membersOf({ organisationTypes: ['practice'], regions: ['North'] })).toEqual([]);
    expect(membersOf({ regions: [] })).toEqual([]);
  });
});

describe('a share', () => {
  it('is rounded to the nearest whole mailbox of what the other keys select', () => {
    // Of 9: 16 % is 1.44, 17 % is 1.53; of the 4 in the North, 12.5 % is a half, which goes up.
    expect(membersOf({ share: 0.16 })).toHaveLength(1);
    expect(membersOf({ share: 0.17 })).toHaveLength(2);
    expect(membersOf({ share: 0.125, regions: ['North'] })).toHaveLength(1);
    expect(membersOf({ share: 0.124, regions: ['North'] })).toHaveLength(0);
    expect(membersOf({ share: 0 })).toEqual([]);
    expect(membersOf({ share: 1 })).toHaveLength(9);
  });

  it('is of those with the smallest draws, so that a smaller share is part of a larger one', () => {
    const draw = (mailbox: number) => uniform(KEY, mailbox, counter1Of(STREAM.sticky, 0));
    const byDraw = [...POPULATION.organisationOf.keys()].sort((a, b) => draw(a) - draw(b));
    for (let count = 0; count <= 9; count++) {
      const expected = byDraw.slice(0, count).sort((a, b) => a - b);
      expect(membersOf({ share: count / 9 })).toEqual(expected);
    }
  });
});

describe('fillAtLeast', () => {
  it('leaves all possible members, for it is looked at when the stage starts', () => {
    expect(membersOf({ regions: ['North'], fillAtLeast: 0.8 })).toEqual([0, 1, 2, 3]);
  });
});

describe('rest', () => {
  it('is what no other stage selects, wherever it stands', () => {
    const north = stage('north', { regions: ['North'] });
    const practices = stage('practices', { organisationTypes: ['practice'] });
    const rest = stage('rest', 'rest');
    expect(select(rest, north, practices)).toEqual({
      members: [
        [4, 5],
        [0, 1, 2, 3],
        [6, 7, 8],
      ],
      faults: [],
    });
    expect(select(north, rest).members[1]).toEqual([4, 5, 6, 7, 8]);
    expect(select(rest).members[0]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('leaves aside the possible members of a stage by fill', () => {
    const full = stage('full', { regions: ['North'], fillAtLeast: 0.8 });
    expect(select(full, stage('rest', 'rest')).members[1]).toEqual([4, 5, 6, 7, 8]);
  });

  it('is refused a second time', () => {
    const { members, faults } = select(stage('rest', 'rest'), stage('others', 'rest'));
    expect(members[1]).toEqual([]);
    expect(faults).toEqual([
      {
        stage: 'others',
        key: 'select',
        message: "stage 'rest' selects the rest already",
        mend: 'say whom this stage selects; only one stage can have `select: rest`',
      },
    ]);
  });
});

describe('an overlap', () => {
  it('is refused with both stages, the number and an organisation', () => {
    const { faults } = select(
      stage('practices', { organisationTypes: ['practice'] }),
      stage('london', { regions: ['London'] }),
    );
    expect(faults).toEqual([
      {
        stage: 'london',
        key: 'select',
        message:
          "stages 'practices' and 'london' both select 3 mailboxes, for example in Practice 1 (P1)",
        mend: 'narrow one of the two, or let one be `select: rest`',
      },
    ]);
  });

  it('of one mailbox is one too many, and none is none', () => {
    const one = { share: 1 / 9 };
    const home = POPULATION.organisations[POPULATION.organisationOf[membersOf(one)[0]!]!]!;
    const others = ['T1', 'T2', 'P1'].filter((id) => id !== home.id);
    const met = select(stage('a', { organisations: [home.id] }), stage('b', one));
    expect(met.faults.map(({ message }) => message)).toEqual([
      `stages 'a' and 'b' both select 1 mailbox, for example in ${home.name} (${home.id})`,
    ]);
    expect(select(stage('a', { organisations: others }), stage('b', one)).faults).toEqual([]);
  });

  it('is reported for every two of three stages', () => {
    const all = ['a', 'b', 'c'].map((name) => stage(name, {}));
    const pairs = select(...all).faults.map(({ message }) => /'(.)' and '(.)'/.exec(message));
    expect(pairs.map((pair) => `${pair?.[1]}${pair?.[2]}`)).toEqual(['ab', 'ac', 'bc']);
  });

  it('is refused on the possible members of a stage by fill', () => {
    const full = stage('full', { fillAtLeast: 0.8 });
    const north = stage('north', { regions: ['North'] });
    expect(select(full, north).faults).toHaveLength(1);
  });
});

describe('a stage that selects nobody', () => {
  const nobody = { organisationTypes: ['practice'], regions: ['North'] };

  it('is refused unless that is allowed', () => {
    expect(select(stage('none', nobody)).faults).toEqual([
      {
        stage: 'none',
        key: 'select',
        message: 'selects no mailbox',
        mend: 'widen `select`, or write `allowEmpty: true` if that is meant',
      },
    ]);
    expect(select(stage('none', nobody, true)).faults).toEqual([]);
  });

  it('may be the rest, unless a stage by fill can leave somebody', () => {
    const rest = stage('rest', 'rest');
    const message = 'the other stages leave nobody for the rest';
    expect(select(stage('all', {}), rest).faults).toMatchObject([{ stage: 'rest', message }]);
    expect(select(stage('all', {}), stage('rest', 'rest', true)).faults).toEqual([]);
    expect(select(stage('all', { fillAtLeast: 0.8 }), rest).faults).toEqual([]);
  });
});

describe('an unknown name', () => {
  it('is refused with the name that was meant, and not as empty too', () => {
    const { faults } = select(
      stage('a', { organisationTypes: ['trsut'], regions: ['Lundon', 'North'] }),
      stage('b', { organisations: ['P1', 'P1', 'X99'] }),
    );
    expect(faults.map(({ message, mend }) => [message, mend])).toEqual([
      ["no organisation has the type 'trsut'", "did you mean 'trust'?"],
      ["no organisation is in the region 'Lundon'", "did you mean 'London'?"],
      ["no organisation has the id 'X99'", "write one of 'T1', 'T2', 'P1'"],
    ]);
  });

  it('is listed against at most twelve names', () => {
    const organisations = Array.from({ length: 14 }, (_, index) => ({
      id: `${index}`,
      name: '',
      type: 'trust',
      region: 'North',
      mailboxCount: 0,
    }));
    const population = { ...POPULATION, organisations };
    const mend = (known: number) =>
      selectStages(
        [stage('a', { organisations: ['Somewhere else'] })],
        { ...population, organisations: organisations.slice(0, known) },
        KEY,
      ).faults[0]!.mend;
    expect(mend(12)).toMatch(/'11'$/);
    expect(mend(13)).toMatch(/'11' \(and 1 more\)$/);
    expect(mend(0)).toBe('the scenario has no organisations');
  });
});

describe('a population of nobody', () => {
  it('leaves every stage empty', () => {
    const nobody = buildPopulation({ organisations: [], cohorts: [], quota: { tiers: [] } }, KEY);
    const stages = [stage('all', { share: 0.5 }, true), stage('rest', 'rest')];
    const { members, faults } = selectStages(stages, nobody, KEY);
    expect(members.map((list) => list.length)).toEqual([0, 0]);
    expect(faults.map((fault) => fault.stage)).toEqual(['rest']);
  });
});
