/** Selections of those who join, and of stages of two kinds. */
import { describe, expect, it } from 'vitest';
import type { Population } from '../../../src/population/population.ts';
import { counter1Of, STREAM } from '../../../src/random/streams.ts';
import { uniform } from '../../../src/random/threefry.ts';
import { type SelectingStage, selectStages } from '../../../src/rollout/select.ts';
import type { SelectKeys } from '../../../src/rollout/select-keys.ts';
import { KEY, POPULATION, stage } from './selecting.ts';

/**
 * With mailboxes 9 to 208, who join a trust in the North, and 209, who joins a lab in the South.
 */
const WITH_JOINERS: Population = {
  ...POPULATION,
  organisations: [
    ...POPULATION.organisations,
    { id: 'L1', name: 'Lab', type: 'lab', region: 'South', mailboxCount: 0 },
  ],
  mailboxCount: 210,
  joiners: { joinDay: new Int32Array(201), programmeOf: new Uint8Array(201) },
  organisationOf: Uint32Array.from({ length: 210 }, (_, mailbox) => {
    if (mailbox === 209) return 3;
    return mailbox < 9 ? POPULATION.organisationOf[mailbox]! : 0;
  }),
  cohortOf: new Uint8Array(210),
  tierOf: new Uint8Array(210),
  tierScore: new Float64Array(210),
};
const withJoiners = (...stages: SelectingStage[]) => selectStages(stages, WITH_JOINERS, KEY);

describe('those who join', () => {
  const sticky = (mailbox: number) => uniform(KEY, mailbox, counter1Of(STREAM.sticky, 0));
  const membersAmongAll = (keys: Partial<SelectKeys>) => [
    ...withJoiners(stage('only', keys, true)).members[0]!,
  ];
  const joiners = Array.from({ length: 200 }, (_, k) => 9 + k);

  it('are selected like the others, after them', () => {
    expect(membersAmongAll({ regions: ['North'] })).toEqual([0, 1, 2, 3, ...joiners]);
    expect(membersAmongAll({ organisationTypes: ['practice'] })).toEqual([6, 7, 8]);
  });

  it('are in a share if they are below the largest draw that is taken at the start', () => {
    // Of the four in the North half, two, and those below the second smallest of their draws.
    const [, second] = [0, 1, 2, 3].sort((a, b) => sticky(a) - sticky(b));
    const expected = [0, 1, 2, 3, ...joiners].filter((m) => sticky(m) <= sticky(second!));
    expect(membersAmongAll({ regions: ['North'], share: 0.5 })).toEqual(expected);
    expect(expected.length).toBeGreaterThan(2);
    expect(expected.length).toBeLessThan(150);
  });

  it('are in none of nobody, and all in one of all', () => {
    expect(membersAmongAll({ regions: ['North'], share: 0.1 })).toEqual([]);
    expect(membersAmongAll({ regions: ['North'], share: 1 })).toHaveLength(204);
    // Four of four by rounding.
    expect(membersAmongAll({ regions: ['North'], share: 0.9 })).toHaveLength(204);
  });

  it('are in a share by its size where there was nobody at the start', () => {
    const draw = sticky(209);
    expect(membersAmongAll({ regions: ['South'], share: draw })).toEqual([]);
    expect(membersAmongAll({ regions: ['South'], share: draw + 1e-9 })).toEqual([209]);
  });

  it('are in the rest, in overlaps, and enough for a stage not to be empty', () => {
    const first = stage('first', { organisations: ['T1', 'T2', 'P1'] });
    const { members, faults } = withJoiners(first, stage('rest', 'rest'));
    expect([...members[1]!]).toEqual([209]);
    expect(faults).toEqual([]);
    const labs = stage('labs', { organisationTypes: ['lab'] });
    const south = stage('south', { regions: ['South'] });
    expect(withJoiners(labs).faults).toEqual([]);
    expect(withJoiners(labs, south).faults.map(({ message }) => message)).toEqual([
      "stages 'labs' and 'south' both select 1 mailbox, for example in Lab (L1)",
    ]);
  });
});

describe('stages that move mailboxes', () => {
  const moving = (...of: Parameters<typeof stage>): SelectingStage => ({
    ...stage(...of),
    change: { kind: 'move' },
  });
  const select = (...stages: SelectingStage[]) => {
    const { members, faults } = selectStages(stages, POPULATION, KEY);
    return { members: members.map((list) => [...list]), faults };
  };

  it('and those that change quotas do not see each other, and have a rest each', () => {
    const { members, faults } = select(
      moving('London moves', { regions: ['London'] }),
      stage('North', { regions: ['North'] }),
      stage('the rest', 'rest'),
      moving('the rest moves', 'rest'),
    );
    expect(faults).toEqual([]);
    expect(members).toEqual([
      [4, 5, 6, 7, 8],
      [0, 1, 2, 3],
      [4, 5, 6, 7, 8],
      [0, 1, 2, 3],
    ]);
  });

  it('may not select the same mailbox twice', () => {
    const { faults } = select(
      moving('all move', {}),
      stage('all', {}),
      moving('practices move', { organisationTypes: ['practice'] }),
    );
    expect(faults.map(({ stage: at, message }) => `${at}: ${message}`)).toEqual([
      "practices move: stages 'all move' and 'practices move' both select 3 mailboxes, for example " +
        'in Practice 1 (P1)',
    ]);
  });
});
