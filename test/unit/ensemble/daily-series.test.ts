import { describe, expect, it } from 'vitest';
import type { CohortTrace, DayTotals } from '../../../src/engine/trace.ts';
import {
  type DailyName,
  dailySeries,
  seriesCount,
  seriesIndex,
  seriesShape,
} from '../../../src/ensemble/daily-series.ts';
import { groupsOf } from '../../../src/ensemble/series.ts';
import { fakePoolTrace } from '../../support/fake-storage.ts';
import { fakeCohort, fakeRun, fakeTrace } from '../../support/fake-trace.ts';

/** What each name is of, and by what a cohort's total is divided. */
const OF = {
  mailboxes: ['mailboxCount', 'one'],
  used_tib: ['usedBytes', 'TiB'],
  committed_tib: ['committedBytes', 'TiB'],
  ok_mailboxes: ['okCount', 'one'],
  warned_mailboxes: ['warnedCount', 'one'],
  send_blocked_mailboxes: ['sendBlockedCount', 'one'],
  full_mailboxes: ['fullCount', 'one'],
  bounced_messages: ['bouncedBytes', 'message'],
  suppressed_messages: ['suppressedBytes', 'message'],
  clean_ups: ['cleanUpCount', 'one'],
  contacts: ['contactCount', 'one'],
  upgrades: ['upgradeCount', 'one'],
  joiners: ['joinedCount', 'one'],
  leavers: ['leaverCount', 'one'],
  imported_gib: ['importedBytes', 'GiB'],
  freed_gib: ['freedBytes', 'GiB'],
  copies_tib: ['copyBytes', 'TiB'],
  moved_mailboxes: ['movedCount', 'one'],
  moved_gib: ['movedBytes', 'GiB'],
  dual_mailboxes: ['copyCount', 'one'],
} satisfies Partial<
  Record<DailyName, readonly [total: keyof DayTotals, by: 'TiB' | 'GiB' | 'message' | 'one']>
>;
type CohortName = keyof typeof OF;
const NAMES = Object.keys(OF) as CohortName[];
/** Whose pools are told apart, and not their cohorts. */
const BY_POOL = {
  mailboxes: ['mailboxCount', 1],
  used_tib: ['usedBytes', 2 ** 40],
  copies_tib: ['copyBytes', 2 ** 40],
  committed_tib: ['committedBytes', 2 ** 40],
} as const;
/** What only pools have, and over what. */
const OF_POOLS = {
  recoverable_tib: ['recoverableBytes', 'TiB'],
  needed_tib: ['neededBytes', 'TiB'],
  provisioned_tib: ['provisionedBytes', 'TiB'],
  usable_tib: ['usableBytes', 'TiB'],
  utilisation_share: ['neededBytes', 'usableBytes'],
  overcommitment_ratio: ['fullQuotaNeedBytes', 'usableBytes'],
} as const;
type PoolName = keyof typeof OF_POOLS;
const POOL_NAMES = Object.keys(OF_POOLS) as PoolName[];

const DAY_COUNT = 3;
const MESSAGE_BYTES = [500, 2000, 125];

/** Three cohorts, each total of which has another number on each day. */
const cohorts = MESSAGE_BYTES.map((messageBytes, cohort) =>
  fakeCohort(
    DAY_COUNT,
    Object.fromEntries(
      Object.values(OF).map(([total], index) => [
        total,
        Array.from({ length: DAY_COUNT }, (_, day) => 1000 * (1 + index) + 10 * day + cohort),
      ]),
    ),
    messageBytes,
  ),
);

function directly(name: CohortName, among: readonly CohortTrace[], day: number): number {
  const [total, by] = OF[name];
  const divisorOf = ({ messageBytes }: CohortTrace) =>
    ({ TiB: 2 ** 40, GiB: 2 ** 30, message: messageBytes, one: 1 })[by];
  const of = (which: keyof DayTotals) =>
    among.map((cohort) => cohort.totals[which][day]! / divisorOf(cohort));
  // What is used is what lies on a disk, copies of those that have moved with it.
  const parts = name === 'used_tib' ? [...of(total), ...of('copyBytes')] : of(total);
  return parts.reduce((sum, part) => sum + part, 0);
}

/** Two pools, each quantity of which has another number on each day. */
const QUANTITIES = [
  'mailboxCount',
  'usedBytes',
  'copyBytes',
  'committedBytes',
  'recoverableBytes',
  'neededBytes',
  'provisionedBytes',
  'usableBytes',
  'fullQuotaNeedBytes',
] as const;
const pools = [0, 1].map((pool) =>
  fakePoolTrace(
    DAY_COUNT,
    Object.fromEntries(
      QUANTITIES.map((quantity, index) => [
        quantity,
        Array.from({ length: DAY_COUNT }, (_, day) => 7 * (1 + index) + 100 * day + 3 * pool),
      ]),
    ),
  ),
);

describe('dailySeries', () => {
  const all = { churn: true, requests: true, moves: true };
  const shape = { cohortCount: cohorts.length, poolCount: pools.length, ...all };
  const trace = fakeTrace({ dayCount: DAY_COUNT, cohorts, pools });
  const series = dailySeries(trace, shape);
  const count = seriesCount(shape);
  const at = (name: DailyName, group: number | 'all', day: number) =>
    series[day * count + (seriesIndex(name, group, shape) ?? Number.NaN)];

  it.each(NAMES)('has %s of all mailboxes, day by day', (name) => {
    for (let day = 0; day < DAY_COUNT; day++) {
      expect(at(name, 'all', day)).toBe(directly(name, cohorts, day));
    }
  });

  it.each(NAMES.filter((name) => !(name in BY_POOL)))('has %s of each cohort', (name) => {
    for (let day = 0; day < DAY_COUNT; day++) {
      for (const [group, cohort] of cohorts.entries()) {
        expect(at(name, group, day)).toBe(directly(name, [cohort], day));
      }
    }
  });

  it.each(Object.entries(BY_POOL))('has %s of each pool', (name, [quantity, perUnit]) => {
    for (let day = 0; day < DAY_COUNT; day++) {
      for (const [group, pool] of pools.entries()) {
        expect(at(name as DailyName, group, day)).toBe(pool[quantity][day]! / perUnit);
      }
    }
  });

  it.each(POOL_NAMES)('has %s of each pool, and of all together a sum or ratio of sums', (name) => {
    const [quantity, over] = OF_POOLS[name];
    const direct = (among: typeof pools, day: number): number => {
      const sum = (of: typeof quantity | 'usableBytes') =>
        among.reduce((total, pool) => total + pool[of][day]!, 0);
      return sum(quantity) / (over === 'TiB' ? 2 ** 40 : sum(over));
    };
    for (let day = 0; day < DAY_COUNT; day++) {
      expect(at(name, 'all', day)).toBe(direct(pools, day));
      for (const [group, pool] of pools.entries()) {
        expect(at(name, group, day)).toBe(direct([pool], day));
      }
    }
  });

  it('has a place for each quantity and group, and no more', () => {
    const groups = (name: DailyName) =>
      name in BY_POOL || name in OF_POOLS ? groupsOf(pools.length) : groupsOf(cohorts.length);
    const places = [...NAMES, ...POOL_NAMES].flatMap((name) =>
      groups(name).map((group) => seriesIndex(name, group, shape) ?? Number.NaN),
    );
    expect([...places].sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
    expect(series).toHaveLength(DAY_COUNT * count);
  });

  it('has no place for what only pools have where there are none', () => {
    const without = { cohortCount: 2, poolCount: 0, ...all };
    for (const name of POOL_NAMES) expect(seriesIndex(name, 'all', without)).toBe(null);
    expect(seriesIndex('ok_mailboxes', 'all', without)).toBe(4);
    expect(seriesIndex('ok_mailboxes', 'all', { ...without, moves: false })).toBe(3);
  });

  it('has none of who comes, goes and moves, or of requests, where there is no such thing', () => {
    const bare = { ...shape, churn: false, requests: false, moves: false };
    const of = (name: DailyName, among: typeof shape) => seriesIndex(name, 'all', among);
    const came = ['joiners', 'leavers', 'imported_gib', 'freed_gib'] as const;
    for (const name of came) expect(of(name, bare)).toBe(null);
    expect(of('upgrades', bare)).toBe(null);
    expect(of('upgrades', { ...bare, requests: true })).toBe(seriesCount(bare));
    expect(of('joiners', { ...bare, churn: true })).toBe(seriesCount(bare));
    expect(of('dual_mailboxes', bare)).toBe(null);
    const copies = { ...bare, moves: true };
    expect(of('copies_tib', copies)).toBe(of('used_tib', copies)! + 1 + pools.length);
    // What comes before is where it was.
    const fewer = dailySeries(trace, { ...bare, moves: true });
    expect(fewer).toHaveLength(DAY_COUNT * seriesCount({ ...bare, moves: true }));
    const first = seriesIndex('contacts', 2, { ...bare, moves: true })!;
    expect(fewer[first]).toBe(series[first]);
  });
});

describe('seriesCount', () => {
  // Three of all mailboxes and of each pool, eight of all mailboxes and of each cohort; with pools
  // six of all together and of each.
  it.each([
    [0, 0, 11],
    [1, 0, 19],
    [4, 0, 43],
    [5, 2, 75],
    [0, 1, 26],
  ])('of %i cohorts and %i pools is %i', (cohortCount, poolCount, expected) => {
    const shape = { cohortCount, poolCount, churn: false, requests: false, moves: false };
    expect(seriesCount(shape)).toBe(expected);
    // One more of requests and four of who comes and goes, of all mailboxes and of each cohort.
    expect(seriesCount({ ...shape, requests: true })).toBe(expected + 1 + cohortCount);
    expect(seriesCount({ ...shape, churn: true })).toBe(expected + 4 * (1 + cohortCount));
    // One of copies, of all mailboxes and of each pool, and three of moves.
    const moves = 1 + poolCount + 3 * (1 + cohortCount);
    expect(seriesCount({ ...shape, moves: true })).toBe(expected + moves);
  });

  it('follows from what the plan has', () => {
    const run = fakeRun({ traces: [fakeTrace()] });
    const bare = { cohortCount: 1, poolCount: 0, churn: false, requests: false, moves: false };
    expect(seriesShape(run.plan)).toEqual(bare);
    const { rollout, population } = run.plan;
    const standing = [{}] as unknown as typeof rollout.standing;
    expect(seriesShape({ ...run.plan, rollout: { ...rollout, standing } })).toEqual({
      ...bare,
      requests: true,
    });
    const joiners = { ...population.joiners, joinDay: Int32Array.of(1) };
    expect(seriesShape({ ...run.plan, population: { ...population, joiners } }).churn).toBe(true);
    const churn = { ...run.plan.churn, hasLeavers: true };
    expect(seriesShape({ ...run.plan, churn }).churn).toBe(true);
    const moves = {} as unknown as typeof rollout.moves;
    expect(seriesShape({ ...run.plan, rollout: { ...rollout, moves } }).moves).toBe(true);
  });
});
