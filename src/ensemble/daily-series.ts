/**
 * The daily quantities that reports are made from: what a replication keeps of its days once its
 * trace is gone.
 */
import type { DayTotals, Trace } from '../engine/trace.ts';
import { hasChurn } from '../plan/churn.ts';
import type { Plan } from '../plan/plan.ts';
import { BYTES_PER_GIB, BYTES_PER_TIB } from '../units/sizes.ts';
import { type PoolQuantity, sumOfPools } from './pool-sums.ts';
import {
  type DailyMeasure,
  type Group,
  groupsOf,
  inMessages,
  per,
  plain,
  STORED_TIB,
  seriesOf,
  valueOn,
} from './series.ts';

/** What only some scenarios have, without which a quantity would be 0 on all days. */
type Condition = 'churn' | 'requests' | 'moves';

/** Of all mailboxes, and of each cohort. */
interface KeptOfCohorts {
  readonly by: 'cohort';
  readonly measure: DailyMeasure;
  /** Null: always. */
  readonly onlyWith: Condition | null;
}

/** Of all mailboxes, and of each pool. */
interface KeptOfMailboxes {
  readonly by: 'pool';
  readonly inPool: PoolQuantity;
  /** What makes one unit. */
  readonly perUnit: number;
  readonly measure: DailyMeasure;
  readonly onlyWith: Condition | null;
}

/** Of all pools together, and of each; nothing without storage. Over another quantity: a ratio. */
interface KeptOfPools {
  readonly by: 'pool alone';
  readonly inPool: PoolQuantity;
  readonly over: PoolQuantity | typeof BYTES_PER_TIB;
}

function byCohort(measure: DailyMeasure, onlyWith: Condition | null = null): KeptOfCohorts {
  return { by: 'cohort', measure, onlyWith };
}

function byPool(
  inPool: PoolQuantity & keyof DayTotals,
  more: Partial<KeptOfMailboxes> = {},
): KeptOfMailboxes {
  const perUnit = more.perUnit ?? BYTES_PER_TIB;
  return { by: 'pool', inPool, perUnit, measure: per(inPool, perUnit), onlyWith: null, ...more };
}

function ofPools(inPool: PoolQuantity, over: KeptOfPools['over'] = BYTES_PER_TIB): KeptOfPools {
  return { by: 'pool alone', inPool, over };
}

/** By the name that their columns begin with. */
const KEPT = {
  mailboxes: byPool('mailboxCount', { perUnit: 1 }),
  used_tib: byPool('usedBytes', { measure: STORED_TIB }),
  copies_tib: byPool('copyBytes', { onlyWith: 'moves' }),
  committed_tib: byPool('committedBytes'),
  recoverable_tib: ofPools('recoverableBytes'),
  needed_tib: ofPools('neededBytes'),
  provisioned_tib: ofPools('provisionedBytes'),
  usable_tib: ofPools('usableBytes'),
  utilisation_share: ofPools('neededBytes', 'usableBytes'),
  overcommitment_ratio: ofPools('fullQuotaNeedBytes', 'usableBytes'),
  ok_mailboxes: byCohort(plain('okCount')),
  warned_mailboxes: byCohort(plain('warnedCount')),
  send_blocked_mailboxes: byCohort(plain('sendBlockedCount')),
  full_mailboxes: byCohort(plain('fullCount')),
  bounced_messages: byCohort(inMessages('bouncedBytes')),
  suppressed_messages: byCohort(inMessages('suppressedBytes')),
  clean_ups: byCohort(plain('cleanUpCount')),
  contacts: byCohort(plain('contactCount')),
  upgrades: byCohort(plain('upgradeCount'), 'requests'),
  joiners: byCohort(plain('joinedCount'), 'churn'),
  leavers: byCohort(plain('leaverCount'), 'churn'),
  imported_gib: byCohort(per('importedBytes', BYTES_PER_GIB), 'churn'),
  freed_gib: byCohort(per('freedBytes', BYTES_PER_GIB), 'churn'),
  moved_mailboxes: byCohort(plain('movedCount'), 'moves'),
  moved_gib: byCohort(per('movedBytes', BYTES_PER_GIB), 'moves'),
  dual_mailboxes: byCohort(plain('copyCount'), 'moves'),
} as const satisfies Record<string, Kept>;

export type DailyName = keyof typeof KEPT;

const NAMES = Object.keys(KEPT) as DailyName[];

/** Of what a run keeps series. */
export interface SeriesShape {
  readonly cohortCount: number;
  /** 0 without storage. */
  readonly poolCount: number;
  /** Whether somebody may join or leave. */
  readonly churn: boolean;
  /** Whether there are upgrades on request. */
  readonly requests: boolean;
  /** Whether mailboxes move to other platforms. */
  readonly moves: boolean;
}

export function seriesShape(plan: Plan): SeriesShape {
  return {
    cohortCount: plan.population.cohortNames.length,
    poolCount: plan.pools.names.length,
    churn: hasChurn(plan),
    requests: plan.rollout.standing.length > 0,
    moves: plan.rollout.moves !== null,
  };
}

/** How many series a replication keeps: 75 with five cohorts and two pools, 650 KiB in 3 years. */
export function seriesCount(shape: SeriesShape): number {
  return NAMES.reduce((count, name) => count + groupCount(name, shape), 0);
}

/**
 * The place of a quantity's series of a group: index of a cohort or pool, or all; null where a run
 * has none, as of pools without storage.
 */
export function seriesIndex(
  name: DailyName,
  group: number | 'all',
  shape: SeriesShape,
): number | null {
  if (groupCount(name, shape) === 0) return null;
  let first = 0;
  for (const before of NAMES.slice(0, NAMES.indexOf(name))) first += groupCount(before, shape);
  return group === 'all' ? first : first + 1 + group;
}

type Kept = KeptOfCohorts | KeptOfMailboxes | KeptOfPools;

function groupCount(name: DailyName, shape: SeriesShape): number {
  const { cohortCount, poolCount } = shape;
  const kept: Kept = KEPT[name];
  switch (kept.by) {
    case 'cohort':
      return kept.onlyWith === null || shape[kept.onlyWith] ? 1 + cohortCount : 0;
    case 'pool':
      return kept.onlyWith === null || shape[kept.onlyWith] ? 1 + poolCount : 0;
    case 'pool alone':
      return poolCount === 0 ? 0 : 1 + poolCount;
  }
}

/** All series of a trace, day by day: the value of a day at day * seriesCount + seriesIndex. */
export function dailySeries(trace: Trace, shape: SeriesShape): Float64Array {
  const { dayCount } = trace;
  const all = NAMES.filter((name) => groupCount(name, shape) > 0).flatMap((name) =>
    seriesNamed(KEPT[name], trace),
  );
  const values = new Float64Array(dayCount * all.length);
  for (const [index, series] of all.entries()) {
    for (let day = 0; day < dayCount; day++) values[day * all.length + index] = series(day);
  }
  return values;
}

type ValueOn = (day: number) => number;

/** All first, then each group. */
function seriesNamed(kept: Kept, trace: Trace): ValueOn[] {
  switch (kept.by) {
    case 'cohort':
      return groupsOf(trace.cohorts.length).map((group) => ofMailboxes(kept.measure, group, trace));
    case 'pool': {
      const { inPool, perUnit, measure } = kept;
      const ofEach = trace.pools.map((pool): ValueOn => {
        const values = pool[inPool];
        return (day) => values[day]! / perUnit;
      });
      return [ofMailboxes(measure, 'all', trace), ...ofEach];
    }
    case 'pool alone':
      return seriesOfPools(kept, trace);
  }
}

function ofMailboxes(measure: DailyMeasure, group: Group, trace: Trace): ValueOn {
  const series = seriesOf(trace, group, measure);
  return (day) => valueOn(series, day);
}

function seriesOfPools({ inPool, over }: KeptOfPools, trace: Trace): ValueOn[] {
  const { pools } = trace;
  if (pools.length === 0) return [];
  const each = (quantity: PoolQuantity) => [
    sumOfPools(trace, quantity),
    ...pools.map((pool) => pool[quantity]),
  ];
  const divisors = typeof over === 'number' ? null : each(over);
  return each(inPool).map((values, group): ValueOn => {
    const divisor = divisors?.[group];
    if (divisor === undefined) return (day) => values[day]! / BYTES_PER_TIB;
    return (day) => values[day]! / divisor[day]!;
  });
}
