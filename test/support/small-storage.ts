/**
 * Small scenarios with storage of which pools run full in the middle of the rollout: files grow and
 * shrink from day to day, and usable is what is needed on some day of the rollout, so that stages
 * wait, go on and wait again; and more is bought, late.
 */
import { simulate } from '../../src/engine/simulate.ts';
import { createWorkspace } from '../../src/engine/workspace.ts';
import type {
  PoolSelect,
  PoolSpec,
  ProcurementSpec,
  ScheduledPurchase,
  StorageLayout,
  StorageSpec,
} from '../../src/scenario/storage-spec.ts';
import { toQuota } from './plain-scenario.ts';
import { type Dice, dice, planOf, type SmallCase, smallCase } from './plans.ts';
import { withRollout } from './variants.ts';

/** So large that nothing ever waits for it. */
const ENDLESS_BYTES = 2 ** 50;

/** The same case with storage. */
export function withStorage({ scenario, organisations }: SmallCase, storage: StorageSpec | null) {
  return { scenario: { ...scenario, storage }, organisations };
}

/** The same case with what every pool has at the start multiplied. */
export function withUsable(small: SmallCase, factor: number): SmallCase {
  const storage = small.scenario.storage!;
  const pools = storage.pools.map((pool) => ({
    ...pool,
    usableBytes: Math.ceil(pool.usableBytes * factor),
  }));
  return withStorage(small, { ...storage, pools });
}

/** The same case with pools that never run full, and nothing bought. */
export function withEndlessStorage(small: SmallCase): SmallCase {
  const storage = small.scenario.storage!;
  const pools = storage.pools.map((pool) => ({ ...pool, usableBytes: ENDLESS_BYTES }));
  return withStorage(small, { ...storage, pools, procurement: null });
}

/** A run with endless storage: when its stages act, and what its pools need by day. */
export interface Endless {
  readonly dayCount: number;
  readonly stages: readonly {
    readonly startDay: number | null;
    readonly finishDay: number | null;
  }[];
  readonly neededBytes: readonly ArrayLike<number>[];
}

/**
 * The number-th small scenario with storage, at which waits are aimed in one of its replications.
 */
export function smallStorageCase(number: number, replication = number % 4): SmallCase {
  return withSmallStorage(smallCase(number), number, (endless) => {
    const { plan, parameters } = planOf(endless);
    const trace = simulate(plan, createWorkspace(plan), { replication, parameters });
    return { ...trace, neededBytes: trace.pools.map((pool) => pool.neededBytes) };
  });
}

/** The same case with slower stages, and with storage at which they wait, aimed in such a run. */
export function withSmallStorage(
  given: SmallCase,
  number: number,
  run: (endless: SmallCase) => Endless,
): SmallCase {
  const throws = dice(`small storage ${number}`);
  const small = withSlowIncreases(throws, given);
  const pools = randomPools(throws, small);
  const layout = randomLayout(throws);
  const { start, end } = small.scenario.horizon;
  const milestones = ['one', 'two'].map((name) => ({ name, date: throws.whole(start, end) }));
  const scenario = { ...small.scenario, milestones };
  const endless = withStorage(
    { ...small, scenario },
    { preset: null, layout, pools, procurement: null },
  );
  const trace = run(endless);
  const tight = pools.map((pool, index) => ({
    ...pool,
    usableBytes: usableInRollout(throws, trace, index),
  }));
  const procurement = throws.chance(0.75) ? randomProcurement(throws, small, tight) : null;
  return withStorage(endless, { preset: null, layout, pools: tight, procurement });
}

/** Stages of which most give more, and take their time. */
export function withSlowIncreases(throws: Dice, small: SmallCase): SmallCase {
  const { rollout } = small.scenario;
  const slow = rollout.stages.map((stage) =>
    throws.chance(0.2)
      ? stage
      : {
          ...stage,
          change: throws.chance(0.8) ? toQuota({ factor: throws.between(1.2, 3) }) : stage.change,
          pace: throws.one([
            { perDay: throws.whole(1, 2) },
            { overDays: throws.whole(20, 60) },
            { fromPerDay: 0, toPerDay: throws.whole(1, 3), rampDays: throws.whole(10, 30) },
          ]),
        },
  );
  return withRollout(small, { stages: slow });
}

/** So many days are tried for each pool. */
const TRIED_COUNT = 12;

/**
 * What is needed on a day on which, if nobody waited, stages would be under way; of some such days
 * that from which the need of the others goes up and down most often.
 */
export function usableInRollout(throws: Dice, trace: Endless, pool: number): number {
  const days = trace.stages.flatMap(({ startDay, finishDay }) =>
    startDay === null ? [] : [startDay, finishDay ?? trace.dayCount - 1],
  );
  const first = Math.min(trace.dayCount - 1, ...days);
  const last = Math.max(first, ...days);
  const needed = Array.from(trace.neededBytes[pool]!).slice(first, last + 1);
  const crossings = (level: number): number =>
    needed.reduce((count, bytes, at) => {
      return at > 0 && bytes > level !== needed[at - 1]! > level ? count + 1 : count;
    }, 0);
  let best = 1;
  for (let tried = 0; tried < TRIED_COUNT; tried++) {
    const level = Math.ceil(needed[throws.whole(0, needed.length - 1)]!);
    if (crossings(level) > crossings(best)) best = level;
  }
  return best;
}

/** By organisation, so that the stages of most rollouts have mailboxes in several. */
export function randomPools(throws: Dice, { organisations }: SmallCase): PoolSpec[] {
  const ids = organisations.map(({ id }) => id);
  const usableBytes = ENDLESS_BYTES;
  const keys = (keys: Partial<Exclude<PoolSelect, 'rest'>>): PoolSelect => {
    return { organisationTypes: null, regions: null, organisations: null, ...keys };
  };
  const selects: PoolSelect[] = throws.one([
    ['rest'],
    [keys({ regions: ['South'] }), 'rest'],
    ['rest', keys({ organisationTypes: ['trust'] })],
    [keys({ organisations: ids.slice(0, 1) }), keys({ organisations: ids.slice(1) })],
    ids.length < 3
      ? [keys({ organisations: ids })]
      : [keys({ organisations: ids.slice(2) }), keys({ organisations: [ids[0]!] }), 'rest'],
  ]);
  return selects.map((select, index) => ({
    name: `p${index}`,
    usableBytes,
    organisations: select,
  }));
}

export function randomLayout(throws: Dice): StorageLayout {
  return {
    copies: throws.whole(1, 4),
    deletedItemRetentionDays: throws.whole(0, 20),
    singleItemShare: throws.between(0, 0.05),
    calendarShare: throws.between(0, 0.05),
    whiteSpaceDays: throws.whole(0, 3),
    overheadShare: throws.between(0, 0.3),
    indexShare: throws.between(0, 0.2),
    logDays: throws.whole(0, 7),
    logBytesPerMessage: throws.chance(0.5) ? null : throws.whole(10_000, 300_000),
    freeSpaceShare: throws.between(0, 0.4),
    filesShrink: throws.chance(0.7),
  };
}

export function randomProcurement(
  throws: Dice,
  { scenario }: SmallCase,
  pools: readonly PoolSpec[],
): ProcurementSpec {
  const { start, end } = scenario.horizon;
  const purchases = Array.from({ length: throws.whole(1, 4) }, (): ScheduledPurchase => {
    const { name, usableBytes } = throws.one(pools);
    const on = throws.whole(start - 20, end + 10);
    const bytes = Math.ceil(usableBytes * throws.between(0.005, 0.1));
    return { pool: name, orderedOn: on - throws.whole(0, 60), on, bytes };
  });
  const meanBytes = pools.reduce((sum, { usableBytes }) => sum + usableBytes, 0) / pools.length;
  const range = { low: 0, high: 1000 };
  return {
    leadTimeDays: throws.one([
      { distribution: { kind: 'fixed', value: throws.whole(0, 20) }, range },
      { distribution: { kind: 'uniform', low: 2, high: throws.between(3, 60) }, range },
      { distribution: { kind: 'percentiles', p10: 5, p50: 14, p90: 40 }, range },
    ]),
    planningLeadTimeDays: throws.one([throws.whole(1, 40), throws.between(0, 30)]),
    scheduled: purchases,
    policy: throws.chance(0.85)
      ? {
          whenShare: throws.between(0.8, 1.2),
          trendDays: throws.whole(1, 30),
          incrementBytes: Math.ceil(meanBytes * throws.between(0.005, 0.1)),
          openOrders: throws.whole(1, 3),
        }
      : null,
  };
}
