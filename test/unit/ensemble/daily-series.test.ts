import { describe, expect, it } from 'vitest';
import type { CohortTrace, DayTotals } from '../../../src/engine/trace.ts';
import {
  type DailyName,
  dailySeries,
  seriesCount,
  seriesIndex,
} from '../../../src/ensemble/daily-series.ts';
import { groupsOf } from '../../../src/ensemble/series.ts';
import { fakeCohort, fakeTrace } from '../../support/fake-trace.ts';

/** What each name is of, and by what a cohort's total is divided. */
const OF: Record<DailyName, readonly [total: keyof DayTotals, by: 'TiB' | 'message' | 'one']> = {
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
};
const NAMES = Object.keys(OF) as DailyName[];
/** Whose cohorts are not told apart. */
const ONLY_ALL: readonly DailyName[] = ['used_tib', 'committed_tib'];

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

function directly(name: DailyName, among: readonly CohortTrace[], day: number): number {
  const [total, by] = OF[name];
  const divisorOf = ({ messageBytes }: CohortTrace) =>
    ({ TiB: 1024 * 1024 * 1024 * 1024, message: messageBytes, one: 1 })[by];
  return among.reduce((sum, cohort) => sum + cohort.totals[total][day]! / divisorOf(cohort), 0);
}

describe('dailySeries', () => {
  const series = dailySeries(fakeTrace({ dayCount: DAY_COUNT, cohorts }));
  const count = seriesCount(cohorts.length);
  const at = (name: DailyName, group: number | 'all', day: number) =>
    series[day * count + seriesIndex(name, group, cohorts.length)];

  it.each(NAMES)('has %s of all mailboxes, day by day', (name) => {
    for (let day = 0; day < DAY_COUNT; day++) {
      expect(at(name, 'all', day)).toBe(directly(name, cohorts, day));
    }
  });

  it.each(NAMES.filter((name) => !ONLY_ALL.includes(name)))('has %s of each cohort', (name) => {
    for (let day = 0; day < DAY_COUNT; day++) {
      for (const [group, cohort] of cohorts.entries()) {
        expect(at(name, group, day)).toBe(directly(name, [cohort], day));
      }
    }
  });

  it('has a place for each quantity and group, and no more', () => {
    const groups = (name: DailyName) =>
      ONLY_ALL.includes(name) ? (['all'] as const) : groupsOf(cohorts.length);
    const places = NAMES.flatMap((name) =>
      groups(name).map((group) => seriesIndex(name, group, cohorts.length)),
    );
    expect([...places].sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
    expect(series).toHaveLength(DAY_COUNT * count);
  });
});

describe('seriesCount', () => {
  // Two of all mailboxes only, eight of all mailboxes and of each cohort.
  it.each([
    [0, 10],
    [1, 18],
    [4, 42],
  ])('of %i cohorts is %i', (cohortCount, expected) => {
    expect(seriesCount(cohortCount)).toBe(expected);
  });
});
