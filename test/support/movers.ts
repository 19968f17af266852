/**
 * Small scenarios whose mailboxes move to other platforms, on nights that have little room: with
 * people who come and go, requests, stages that change quotas, and all that controls a rollout.
 */
import type { MovesSpec, PlatformSpec } from '../../src/scenario/platform-spec.ts';
import type { Pace, StageChange, StageOrder, StageSpec } from '../../src/scenario/rollout-spec.ts';
import type { QuotaSpec, SelectSpec } from '../../src/scenario/scenario.ts';
import type { StorageSpec } from '../../src/scenario/storage-spec.ts';
import { withControls } from './controls.ts';
import { withPeople } from './people.ts';
import { toQuota } from './plain-scenario.ts';
import { type Dice, dice, planOf, type SmallCase, smallCase } from './plans.ts';
import { runReference } from './reference/reference.ts';
import { randomRollout, selecting } from './rollouts.ts';
import {
  type Endless,
  randomLayout,
  randomPools,
  randomProcurement,
  usableInRollout,
} from './small-storage.ts';
import { dayCountOf, withCohorts, withDayCount, withRollout } from './variants.ts';

const MIB = 1048576;

/** The number-th small scenario with moves; two of three have storage. */
export function movingCase(number: number, replication: number): SmallCase {
  const throws = dice(`moving ${number}`);
  const short = withDayCount(smallCase(number), throws.whole(40, 60));
  const people = withCohorts(withPeople(short, number), (cohort) => ({
    ...cohort,
    leaversPerYear: throws.between(0.9, 0.99),
  }));
  const small = withMoves(throws, people);
  const stored = number % 3 === 0 ? small : withTightPools(throws, small, replication);
  return withRollbacks(throws, withControls(stored, number, replication));
}

/** The same case with gates of which most take back what stages have done. */
function withRollbacks(throws: Dice, small: SmallCase): SmallCase {
  const { gates } = small.scenario.rollout;
  return withRollout(small, {
    gates: gates.map((gate) => ({
      ...gate,
      onTrip: throws.chance(0.3) ? 'rollback' : gate.onTrip,
    })),
  });
}

function withMoves(throws: Dice, small: SmallCase): SmallCase {
  const { scenario, organisations } = small;
  const { horizon, quota, population } = scenario;
  const dayCount = dayCountOf(small);
  const cohorts = population.cohorts;
  const context = { start: horizon.start, dayCount, quota, organisations, cohorts };
  const { calendar, freezes } = randomRollout(throws, context);
  const names = throws.one([['cloud'], ['cloud', 'other']]);
  const rollout = {
    ...scenario.rollout,
    ...{ calendar, freezes, moves: randomMoves(throws) },
    stages: randomStages(throws, small, names),
  };
  const platforms = names.map((name) => randomPlatform(throws, name, quota));
  return { organisations, scenario: { ...scenario, platforms, rollout } };
}

/** The least room: about that of a mailbox. */
function randomMoves(throws: Dice): MovesSpec {
  return {
    perDay: throws.one([null, throws.whole(1, 4)]),
    bytesPerDay: throws.one([null, null, throws.whole(30, 200) * MIB]),
    linkMbitPerSecond: throws.one([
      {},
      { trust: throws.between(0.2, 1) },
      { trust: throws.between(0.2, 2), practice: throws.between(0.1, 0.5) },
    ]),
    windowHours: throws.between(0.4, 1),
    linkShare: throws.one([1, throws.between(0.3, 1)]),
    cacheShare: throws.one([1, throws.between(0, 1)]),
    logBytes: throws.one([null, throws.whole(50, 400) * MIB]),
    planEveryDays: throws.whole(1, 10),
    dropSourceAfterDays: throws.one([throws.whole(1, 10), throws.whole(10, 60)]),
  };
}

function randomPlatform(throws: Dice, name: string, { tiers, thresholds }: QuotaSpec) {
  const factor = throws.one([0.6, 1, throws.between(1, 4)]);
  const quota = tiers.map((tier) => [tier.name, Math.round(tier.bytes * factor)] as const);
  const platform: PlatformSpec = {
    name,
    quota: Object.fromEntries(quota),
    thresholds: throws.one([thresholds, { warn: 0.8, send: 0.9, receive: 1 }]),
    storage: null,
  };
  return platform;
}

interface StageInput {
  readonly name: string;
  readonly select: SelectSpec;
  readonly change: StageChange;
  readonly pace: Pace;
  /** Names of stages before it. */
  readonly earlier: readonly string[];
}

/** Stages that move, and stages that change quotas, of whatever organisations. */
function randomStages(throws: Dice, small: SmallCase, platforms: readonly string[]) {
  const inputs = [
    ...selectsOf(throws, small).map((select) => ({
      ...{ select, change: { kind: 'move', platform: throws.one(platforms) } as const },
      pace: throws.one<Pace>([
        { perDay: throws.whole(2, 6) },
        { perDay: 1000 },
        { overDays: throws.whole(3, 20) },
        { fromPerDay: 1, toPerDay: throws.whole(2, 6), rampDays: throws.whole(2, 8) },
      ]),
    })),
    ...selectsOf(throws, small).map((select) => ({
      ...{ select, change: toQuota({ factor: throws.one([2, 1.5, 1, 0.5]) }) },
      pace: throws.one<Pace>([{ perDay: throws.whole(1, 4) }, { overDays: throws.whole(5, 30) }]),
    })),
  ];
  const stages: StageSpec<number>[] = [];
  while (inputs.length > 0) {
    const [input] = inputs.splice(throws.whole(0, inputs.length - 1), 1);
    const earlier = stages.map(({ name }) => name);
    stages.push(randomStage(throws, small, { ...input!, name: `s${stages.length}`, earlier }));
  }
  return stages;
}

/** Of one kind: some organisations each, or some tiers, and the rest. */
function selectsOf(throws: Dice, { organisations }: SmallCase): SelectSpec[] {
  const ids = organisations.map(({ id }) => id);
  const fillAtLeast = throws.chance(0.3) ? throws.between(0.3, 0.9) : null;
  return throws.one<SelectSpec[]>([
    ['rest'],
    [selecting({ organisations: ids.slice(0, 1), fillAtLeast }), 'rest'],
    [selecting({ organisations: ids.slice(1) }), selecting({ organisations: ids.slice(0, 1) })],
    [selecting({ tiers: ['basic'] }), selecting({ tiers: ['standard'], fillAtLeast }), 'rest'],
  ]);
}

const ORDERS: readonly StageOrder[] = [
  ...(['organisations', 'fullest-first', 'emptiest-first', 'random'] as const),
];

function randomStage(throws: Dice, { scenario }: SmallCase, input: StageInput): StageSpec<number> {
  const { earlier, ...stage } = input;
  return {
    ...stage,
    order: throws.one(ORDERS),
    begin:
      earlier.length > 0 && throws.chance(0.3)
        ? { after: throws.one(earlier), bakeWorkingDays: throws.whole(0, 4) }
        : { start: scenario.horizon.start + throws.whole(0, 12) },
    approvalWorkingDays: null,
    by: null,
    allowEmpty: true,
  };
}

/** The same case with storage on all platforms, whose pools run full while mailboxes move. */
function withTightPools(throws: Dice, small: SmallCase, replication: number): SmallCase {
  const { scenario, organisations } = small;
  const storage = randomStorage(throws, small, 'home');
  const platforms = scenario.platforms.map((platform) => ({
    ...platform,
    storage: randomStorage(throws, small, platform.name),
  }));
  const endless: SmallCase = { organisations, scenario: { ...scenario, storage, platforms } };
  const { plan, ...input } = planOf(endless);
  const { rollout, disks } = runReference({ plan, ...input, replication });
  const days = Array.from({ length: plan.dayCount }, (_, day) => day);
  const run: Endless = {
    dayCount: plan.dayCount,
    stages: rollout.runs,
    neededBytes: disks.map(({ evenings }) => days.map((day) => evenings.get(day)!.neededBytes)),
  };
  let pool = 0;
  const tightened = (own: StorageSpec): StorageSpec => {
    const pools = own.pools.map((one) => {
      // Orders come to a few such pools, and not to millions of one that nothing has reached.
      const usableBytes = Math.max(20 * MIB, usableInRollout(throws, run, pool++));
      return throws.chance(0.3) ? one : { ...one, usableBytes };
    });
    const procurement = throws.chance(0.6) ? randomProcurement(throws, small, pools) : null;
    return { ...own, pools, procurement };
  };
  return {
    organisations,
    scenario: {
      ...endless.scenario,
      storage: tightened(storage),
      platforms: platforms.map((platform) => ({
        ...platform,
        storage: tightened(platform.storage),
      })),
    },
  };
}

/** With so much room that nothing waits. */
function randomStorage(throws: Dice, small: SmallCase, platform: string): StorageSpec {
  const pools = randomPools(throws, small).map((pool) => ({
    ...pool,
    name: `${platform}-${pool.name}`,
  }));
  return { preset: null, layout: randomLayout(throws), pools, procurement: null };
}
