/**
 * The daily quantities that reports are made from: what a replication keeps of its days once its
 * trace is gone.
 */
import type { DayTotals, Trace } from '../engine/trace.ts';
import type { Plan } from '../plan/plan.ts';
import { BYTES_PER_TIB } from '../units/sizes.ts';
import { type PoolQuantity, sumOfPools } from './pool-sums.ts';
import {
  type DailyMeasure,
  groupsOf,
  inMessages,
  per,
  plain,
  seriesOf,
  valueOn,
} from './series.ts';

/** Of all mailboxes, and of each cohort. */
interface KeptOfCohorts {
  readonly by: 'cohort';
  readonly measure: DailyMeasure;
}

/** Of all mailboxes, and of each pool. */
interface KeptOfMailboxes {
  readonly by: 'pool';
  readonly measure: DailyMeasure;
  readonly inPool: PoolQuantity;
}

/** Of all pools together, and of each; nothing without storage. Over another quantity: a ratio. */
interface KeptOfPools {
  readonly by: 'pool alone';
  readonly inPool: PoolQuantity;
  readonly over: PoolQuantity | typeof BYTES_PER_TIB;
}

function byCohort(total: keyof DayTotals): KeptOfCohorts {
  return { by: 'cohort', measure: plain(total) };
}

function byPool(total: 'usedBytes' | 'committedBytes'): KeptOfMailboxes {
  return { by: 'pool', measure: per(total, BYTES_PER_TIB), inPool: total };
}

function ofPools(inPool: PoolQuantity, over: KeptOfPools['over'] = BYTES_PER_TIB): KeptOfPools {
  return { by: 'pool alone', inPool, over };
}

/** By the name that their columns begin with. */
const KEPT = {
  used_tib: byPool('usedBytes'),
  committed_tib: byPool('committedBytes'),
  recoverable_tib: ofPools('recoverableBytes'),
  needed_tib: ofPools('neededBytes'),
  provisioned_tib: ofPools('provisionedBytes'),
  usable_tib: ofPools('usableBytes'),
  utilisation_share: ofPools('neededBytes', 'usableBytes'),
  overcommitment_ratio: ofPools('fullQuotaNeedBytes', 'usableBytes'),
  ok_mailboxes: byCohort('okCount'),
  warned_mailboxes: byCohort('warnedCount'),
  send_blocked_mailboxes: byCohort('sendBlockedCount'),
  full_mailboxes: byCohort('fullCount'),
  bounced_messages: { by: 'cohort', measure: inMessages('bouncedBytes') },
  suppressed_messages: { by: 'cohort', measure: inMessages('suppressedBytes') },
  clean_ups: byCohort('cleanUpCount'),
  contacts: byCohort('contactCount'),
} as const satisfies Record<string, KeptOfCohorts | KeptOfMailboxes | KeptOfPools>;

export type DailyName = keyof typeof KEPT;

const NAMES = Object.keys(KEPT) as DailyName[];

/** Groups of which a run keeps series. */
export interface SeriesShape {
  readonly cohortCount: number;
  /** 0 without storage. */
  readonly poolCount: number;
}

export function seriesShape({ population, storage }: Plan): SeriesShape {
  const poolCount = storage?.pools.length ?? 0;
  return { cohortCount: population.cohortNames.length, poolCount };
}

/** How many series a replication keeps: 72 with five cohorts and two pools, 620 KiB in 3 years. */
export function seriesCount(shape: SeriesShape): number {
  return NAMES.reduce((count, name) => count + groupCount(name, shape), 0);
}

/**
 * The place of a quantity's series of a group: index of a cohort or pool, or all; null where a run
 * without storage has none.
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

function groupCount(name: DailyName, { cohortCount, poolCount }: SeriesShape): number {
  const { by } = KEPT[name];
  if (by === 'cohort') return 1 + cohortCount;
  if (by === 'pool') return 1 + poolCount;
  return poolCount === 0 ? 0 : 1 + poolCount;
}

/** All series of a trace, day by day: the value of a day at day * seriesCount + seriesIndex. */
export function dailySeries(trace: Trace): Float64Array {
  const { dayCount } = trace;
  const all = NAMES.flatMap((name) => seriesNamed(name, trace));
  const values = new Float64Array(dayCount * all.length);
  for (const [index, series] of all.entries()) {
    for (let day = 0; day < dayCount; day++) values[day * all.length + index] = series(day);
  }
  return values;
}

type ValueOn = (day: number) => number;

/** All first, then each group. */
function seriesNamed(name: DailyName, trace: Trace): ValueOn[] {
  const kept: KeptOfCohorts | KeptOfMailboxes | KeptOfPools = KEPT[name];
  if (kept.by === 'pool alone') return seriesOfPools(kept, trace);
  const { measure } = kept;
  const groups = kept.by === 'cohort' ? groupsOf(trace.cohorts.length) : (['all'] as const);
  const ofMailboxes = groups.map((group): ValueOn => {
    const series = seriesOf(trace, group, measure);
    return (day) => valueOn(series, day);
  });
  if (kept.by === 'cohort') return ofMailboxes;
  const ofEach = trace.pools.map((pool): ValueOn => {
    const values = pool[kept.inPool];
    return (day) => values[day]! / BYTES_PER_TIB;
  });
  return [...ofMailboxes, ...ofEach];
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
