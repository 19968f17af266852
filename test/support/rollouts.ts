/** Random rollouts of small scenarios: stages of each selection, order, pace and begin. */
import type { Organisation } from '../../src/population/organisations.ts';
import type {
  Pace,
  QuotaChange,
  RolloutSpec,
  StageOrder,
  StageSpec,
} from '../../src/scenario/rollout-spec.ts';
import type { CohortSpec, QuotaSpec, SelectSpec } from '../../src/scenario/scenario.ts';
import { EVERYTHING, toQuota } from './plain-scenario.ts';
import type { Dice } from './plans.ts';

export interface RolloutContext {
  readonly start: number;
  readonly dayCount: number;
  readonly quota: QuotaSpec;
  readonly organisations: readonly Organisation[];
  readonly cohorts: readonly CohortSpec<number>[];
}

const ORDERS: readonly StageOrder[] = [
  'organisations',
  'fullest-first',
  'emptiest-first',
  'random',
];

type Select = Exclude<SelectSpec, 'rest'>;

/** A selection by the keys given. */
export function selecting(keys: Partial<Select>): Select {
  return { ...EVERYTHING, ...keys };
}

export function randomRollout(throws: Dice, context: RolloutContext): RolloutSpec<number> {
  const { start, dayCount } = context;
  const everyDay = throws.chance(0.2);
  const freezeStart = start + throws.whole(5, dayCount);
  return {
    calendar: {
      workingDaysOnly: !everyDay,
      weekdays: [true, true, true, everyDay || throws.chance(0.7), everyDay, true, true],
      windows: throws.chance(0.2) ? [{ from: start + 3, to: start + dayCount - 5 }] : [],
    },
    freezes: throws.chance(0.5)
      ? [{ name: 'freeze', from: freezeStart, to: freezeStart + throws.whole(0, 15) }]
      : [],
    failures: null,
    gates: [],
    standing: [],
    moves: null,
    stages: randomStages(throws, context),
  };
}

/**
 * Stages by one key, so that none claims another's mailboxes, and with `rest` somewhere. The change
 * may be none, up or down.
 */
function randomStages(throws: Dice, context: RolloutContext): StageSpec<number>[] {
  const selects = throws.one([selectsByOrganisation, selectsByTier, selectsByRegion])(context);
  return stagesFor(throws, context, selects);
}

/** A stage for each organisation, but for one of which the rest is made. */
export function stagesByOrganisation(throws: Dice, context: RolloutContext): StageSpec<number>[] {
  const ids = context.organisations.map(({ id }) => id);
  const rest = throws.one(ids);
  const selects = ids.map((id) => (id === rest ? 'rest' : selecting({ organisations: [id] })));
  return stagesFor(throws, context, selects);
}

function stagesFor(
  throws: Dice,
  context: RolloutContext,
  selects: readonly SelectSpec[],
): StageSpec<number>[] {
  const names = selects.map((_, index) => `stage-${index}`);
  return selects.map((select, index) => ({
    name: names[index]!,
    select: select === 'rest' ? select : { ...select, fillAtLeast: randomFillAtLeast(throws) },
    change: toQuota(randomChange(throws)),
    order: throws.one(ORDERS),
    begin: randomBegin(throws, context, names.slice(0, index)),
    pace: randomPace(throws),
    approvalWorkingDays: null,
    by: null,
    allowEmpty: true,
  }));
}

function randomFillAtLeast(throws: Dice): number | null {
  return throws.chance(0.35) ? throws.between(0.3, 0.9) : null;
}

function selectsByOrganisation({ organisations }: RolloutContext): SelectSpec[] {
  const ids = organisations.map(({ id }) => id);
  const first = selecting({ organisations: ids.slice(0, 1) });
  return ids.length < 3
    ? [first, 'rest']
    : [first, 'rest', selecting({ organisations: ids.slice(2, 4) })];
}

function selectsByTier(): SelectSpec[] {
  return ['rest', selecting({ tiers: ['basic'] }), selecting({ tiers: ['large'] })];
}

/** One that may select nobody, and one by a share. */
function selectsByRegion(): SelectSpec[] {
  return [
    selecting({ regions: ['North'], share: 0.6 }),
    selecting({ regions: ['South'], organisationTypes: ['practice'] }),
    'rest',
  ];
}

function randomChange(throws: Dice): QuotaChange {
  return throws.one([
    { factor: 2 },
    { factor: 2 },
    { factor: throws.between(1.1, 4) },
    { factor: 0.5 },
    { factor: 1 },
    { tiers: { basic: 60 * 1048576, large: Number.POSITIVE_INFINITY } },
    { tiers: { standard: throws.whole(10, 200) * 1048576 } },
  ]);
}

function randomBegin(
  throws: Dice,
  { start, dayCount }: RolloutContext,
  earlier: readonly string[],
): StageSpec<number>['begin'] {
  if (earlier.length === 0 || throws.chance(0.4)) {
    return { start: start + throws.whole(0, Math.floor(dayCount / 2)) };
  }
  return { after: throws.one(earlier), bakeWorkingDays: throws.whole(0, 10) };
}

function randomPace(throws: Dice): Pace {
  return throws.one<Pace>([
    { perDay: throws.whole(1, 10) },
    { perDay: 1000 },
    {
      fromPerDay: throws.whole(1, 3),
      toPerDay: throws.whole(1, 12),
      rampDays: throws.whole(1, 8),
    },
    { overDays: throws.whole(1, 30) },
  ]);
}
