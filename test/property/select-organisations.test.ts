import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildPopulation, populationKey } from '../../src/population/build-population.ts';
import { withJoiners } from '../../src/population/joiners.ts';
import { withNewcomers } from '../../src/population/newcomers.ts';
import { seedWords } from '../../src/random/key.ts';
import { selectStages } from '../../src/rollout/select.ts';
import {
  mailboxesOfStages,
  organisationsShowNoFault,
} from '../../src/rollout/select-organisations.ts';

const KEY = populationKey(seedWords('1'));
const REGIONS = ['N', 'S', 'L'];
const TYPES = ['trust', 'gp'];
const NAMES = ['a', 'b'];

const organisations = fc
  .array(
    fc.record({
      region: fc.constantFrom(...REGIONS),
      type: fc.constantFrom(...TYPES),
      mailboxCount: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 6 },
  )
  .map((list) => list.map((one, index) => ({ ...one, id: `${index}`, name: `Body ${index}` })));

const someOf = (items: string[]) => fc.option(fc.subarray(items, { minLength: 1 }));
const keys = fc.record({
  organisationTypes: someOf(TYPES),
  regions: someOf(REGIONS),
  organisations: someOf(['0', '1', '2']),
  fillAtLeast: fc.option(fc.constant(0.5)),
});
const parts = fc.record({
  cohorts: someOf(NAMES),
  tiers: someOf(NAMES),
  share: fc.option(fc.constantFrom(0, 0.5, 1)),
});
const WHOLE = { cohorts: null, tiers: null, share: null };

const stagesOf = (part: typeof parts | fc.Arbitrary<typeof WHOLE>) =>
  fc
    .array(
      fc.record({
        select: fc.oneof(
          { weight: 1, arbitrary: fc.constant('rest' as const) },
          {
            weight: 4,
            arbitrary: fc.tuple(keys, part).map(([first, second]) => ({ ...first, ...second })),
          },
        ),
        allowEmpty: fc.boolean(),
      }),
      { maxLength: 3 },
    )
    .map((list) =>
      list.map((one, index) => ({
        ...one,
        name: `stage-${index}`,
        change: { kind: 'quota' as const },
      })),
    );

const programmes = fc.array(
  fc.record({ organisationType: fc.constantFrom(...TYPES), mailboxCount: fc.nat({ max: 4 }) }),
  { maxLength: 2 },
);

type Stages = Parameters<typeof selectStages>[0];
type Organisations = Parameters<typeof organisationsShowNoFault>[1];

type Programmes = Parameters<typeof withNewcomers>[1];

function selected(stages: Stages, list: Organisations, newcomers: Programmes = []) {
  const cohorts = NAMES.map((name) => ({
    ...{ name, share: 0.5, organisationTypes: [], joinersPerYear: 0 },
  }));
  const quota = { tiers: NAMES.map((name, index) => ({ name, bytes: index + 1, share: 0.5 })) };
  const opening = buildPopulation({ organisations: list, cohorts, quota }, KEY);
  const onboarding = newcomers.map((one) => ({ ...one, name: 'newcomers', from: 0, to: 6 }));
  const population = withJoiners(
    opening,
    {
      horizon: { start: 0, end: 9 },
      calendar: { holidays: 'none' },
      population: { cohorts, churn: { monthWeights: Array(12).fill(1) }, onboarding },
      quota,
    },
    KEY,
  );
  return selectStages(stages, population, KEY);
}

function faultCount(...who: Parameters<typeof selected>): number {
  return selected(...who).faults.length;
}

it('what the organisations show to be without fault is so among the mailboxes', () => {
  let shownCount = 0;
  fc.assert(
    fc.property(stagesOf(parts), organisations, (stages, list) => {
      if (!organisationsShowNoFault(stages, list)) return;
      shownCount++;
      expect(faultCount(stages, list)).toBe(0);
    }),
    { numRuns: 500 },
  );
  expect(shownCount).toBeGreaterThan(50);
});

it('so is what they show with those who come to them', () => {
  let shownCount = 0;
  fc.assert(
    fc.property(stagesOf(fc.constant(WHOLE)), organisations, programmes, (stages, list, all) => {
      const newcomers = all.filter(({ organisationType }) =>
        list.some(({ type }) => type === organisationType),
      );
      const isShown = organisationsShowNoFault(stages, withNewcomers(list, newcomers));
      if (isShown) shownCount++;
      const count = faultCount(stages, list, newcomers);
      if (isShown) expect(count).toBe(0);
      // Where everybody is somewhere, it is shown of all that are without fault.
      const areOccupied = withNewcomers(list, newcomers).every(
        ({ mailboxCount }) => mailboxCount > 0,
      );
      if (areOccupied) expect(isShown).toBe(count === 0);
    }),
    { numRuns: 500 },
  );
  expect(shownCount).toBeGreaterThan(50);
});

it('they show it wherever stages select whole organisations and all have mailboxes', () => {
  let soundCount = 0;
  fc.assert(
    fc.property(stagesOf(fc.constant(WHOLE)), organisations, (stages, list) => {
      const occupied = list.filter(({ mailboxCount }) => mailboxCount > 0);
      const isSound = faultCount(stages, occupied) === 0;
      if (isSound) soundCount++;
      expect(organisationsShowNoFault(stages, occupied)).toBe(isSound);
    }),
    { numRuns: 500 },
  );
  expect(soundCount).toBeGreaterThan(50);
});

it('they tell how many mailboxes each stage selects that selects whole organisations', () => {
  let selectedCount = 0;
  fc.assert(
    fc.property(stagesOf(fc.constant(WHOLE)), organisations, (stages, list) => {
      const { members } = selected(stages, list);
      const counts = members.map(({ length }) => length);
      selectedCount += counts.filter((count) => count > 0).length;
      expect(mailboxesOfStages(stages, list)).toEqual(counts);
    }),
    { numRuns: 500 },
  );
  expect(selectedCount).toBeGreaterThan(200);
});
