/** Whom a controller lets wait for a pool, from when to when, and what it says of it. */
import { describe, expect, it } from 'vitest';
import { NO_TURN } from '../../../src/rollout/turns.ts';
import type { StageSpec } from '../../../src/scenario/rollout-spec.ts';
import type { StorageSpec } from '../../../src/scenario/storage-spec.ts';
import { toQuota, withStages } from '../../support/plain-scenario.ts';
import { BARE_LAYOUT } from '../../support/storage-plans.ts';
import { BLIND, controllerOfScenario, DAY_COUNT, onDay, only, seeing } from './controller-of.ts';

const TIB = 2 ** 40;

/** Mailboxes 0 to 5 are in the North, 6 to 9 in the South. */
const STORAGE: StorageSpec = {
  preset: null,
  layout: BARE_LAYOUT,
  pools: [
    {
      name: 'north',
      usableBytes: 8 * TIB,
      organisations: { organisationTypes: null, regions: ['North'], organisations: null },
    },
    { name: 'south', usableBytes: 4 * TIB, organisations: 'rest' },
  ],
  procurement: null,
};

/** Ten mailboxes at two a day from Monday 1 July, unless said otherwise. */
function controllerOf(...stages: readonly Partial<StageSpec<number>>[]) {
  const scenario = withStages(...(stages.length > 0 ? stages : [{}]));
  const controller = controllerOfScenario({ ...scenario, storage: STORAGE });
  return {
    ...controller,
    /** The end of a day, on which the pools need so many TiB. */
    evening: (day: number, north: number, south = 0) =>
      controller.observe({
        day,
        countOf: () => {
          throw new Error('a controller asked for counts');
        },
        pools: [
          { neededBytes: north * TIB, usableBytes: 8 * TIB },
          { neededBytes: south * TIB, usableBytes: 4 * TIB },
        ],
      }),
    days: () => controller.turns().map(([, day]) => (day === NO_TURN ? null : day)),
  };
}

const [WITHIN, OVER] = [8, 8.001];

describe('increases into a pool over plan', () => {
  it('wait from the day after, and others go on', () => {
    const { decide, evening, days } = controllerOf();
    expect(evening(-1, WITHIN)).toBe(false);
    decide(0, BLIND);
    expect(days()).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(evening(0, OVER)).toBe(true);
    expect(decide(1, BLIND).asked).toBe(DAY_COUNT);
    // 0 and 1 had theirs; of the others those of the South go, at two a day.
    expect(days()).toEqual([0, 0, null, null, null, null, 1, 1, 2, 2]);
  });

  it('go on from the day after it no longer is, at the pace of that day, in their order', () => {
    const { decide, evening, days, stages } = controllerOf({ pace: { perDay: 1 } });
    evening(-1, WITHIN);
    decide(0, BLIND);
    evening(0, OVER);
    decide(1, BLIND);
    expect(evening(1, OVER)).toBe(false);
    expect(evening(2, WITHIN)).toBe(true);
    decide(3, BLIND);
    // 6 and 7 have gone on days 1 and 2. Days 5 and 6 are a weekend.
    expect(days()).toEqual([0, 3, 4, 7, 8, 9, 1, 2, 10, 11]);
    expect(stages()).toMatchObject([{ waitDays: 2 }]);
  });

  it('wait from the start where it is over plan at the opening', () => {
    const { decide, evening, days, events } = controllerOf();
    evening(-1, OVER, 4);
    decide(0, BLIND);
    expect(days()).toEqual([null, null, null, null, null, null, 0, 0, 1, 1]);
    expect(events()[1]!.slice(0, 4)).toEqual([0, 0, 'wait', 6]);
  });

  it('do not wait where the need is just what is usable', () => {
    const { decide, evening, days } = controllerOf();
    expect(evening(-1, 8, 4)).toBe(false);
    decide(0, BLIND);
    expect(days()).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it('of a stage laid out in advance wait as well, for how the pool is on its eve', () => {
    const { decide, evening, events, stages } = controllerOf({ begin: onDay(2) });
    evening(-1, 9);
    decide(0, BLIND);
    for (const [day, need] of [10, 11, 12].entries()) expect(evening(day, need)).toBe(false);
    expect(events()[1]).toEqual([
      ...[2, 0, 'wait', 6],
      'pool north is over plan: 11.000 TiB needed, 8.000 TiB usable',
    ]);
    // Not before its start.
    expect(stages()).toMatchObject([{ waitDays: DAY_COUNT - 2 }]);
  });

  it('of a stage laid out in advance are forgotten if it ends before', () => {
    const { decide, evening, days, events, stages } = controllerOf({ begin: onDay(7) });
    evening(-1, OVER);
    decide(0, BLIND);
    expect(days().slice(0, 6)).toEqual(Array(6).fill(null));
    expect(evening(5, WITHIN)).toBe(true);
    decide(6, BLIND);
    expect(days()).toEqual([7, 7, 8, 8, 9, 9, 10, 10, 11, 11]);
    expect(events().map(([, , kind]) => kind)).toEqual(['start', 'finish']);
    expect(stages()).toMatchObject([{ waitDays: 0 }]);
  });

  it('no longer matter to a stage that has changed all of them', () => {
    const { decide, evening } = controllerOf();
    evening(-1, WITHIN);
    decide(0, BLIND);
    // 0 to 5 have had their turns at the end of day 2, and 4 and 5 not before.
    expect(evening(1, WITHIN)).toBe(false);
    expect(evening(2, OVER)).toBe(false);
    const other = controllerOf();
    other.evening(-1, WITHIN);
    other.decide(0, BLIND);
    expect(other.evening(1, OVER)).toBe(true);
  });

  it('matter before the start of a stage that will look at contents', () => {
    const { decide, evening, days } = controllerOf({ order: 'fullest-first', begin: onDay(7) });
    evening(-1, WITHIN);
    expect(decide(0, BLIND).asked).toBe(7);
    expect(evening(3, OVER)).toBe(true);
    expect(decide(4, BLIND).asked).toBe(7);
    decide(7, seeing(9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
    expect(days()).toEqual([null, null, null, null, null, null, 7, 7, 8, 8]);
  });
});

describe('what makes no pool fuller', () => {
  it.each([
    ['a decrease', { factor: 0.5 }],
    ['no change', { factor: 1 }],
  ])('goes on: %s', (_name, quota) => {
    const { decide, evening, days } = controllerOf({ change: toQuota(quota) });
    evening(-1, OVER, 9);
    decide(0, BLIND);
    expect(days()).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(evening(0, WITHIN)).toBe(false);
  });

  it('goes on by the tier: those that get less do, those that get more wait', () => {
    // Basic, two of ten, from 50 to 10 MiB; standard from 200 to 400.
    const tiers = { basic: 10 * 1_048_576, standard: 400 * 1_048_576 };
    const { decide, evening, days } = controllerOf({
      change: toQuota({ tiers }),
      pace: { perDay: 10 },
    });
    evening(-1, OVER, 9);
    decide(0, BLIND);
    expect(days().filter((day) => day === 0)).toHaveLength(2);
    expect(days().filter((day) => day === null)).toHaveLength(8);
  });
});

describe('a stage of which some have waited', () => {
  it('finishes with the last of them, and the next begins after that', () => {
    const { decide, evening, stages, events } = controllerOf(
      { name: 'first', select: only('a', 'c'), pace: { perDay: 8 } },
      { name: 'second', select: only('b'), begin: { after: 'first', bakeWorkingDays: 1 } },
    );
    evening(-1, OVER);
    decide(0, BLIND);
    expect(stages()[0]).toMatchObject({ startDay: 0, finishDay: null, changedCount: 4 });
    expect(stages()[1]).toMatchObject({ startDay: null });
    expect(evening(1, WITHIN)).toBe(true);
    decide(2, BLIND);
    // Wednesday; Thursday is the bake, and the second begins on Friday.
    expect(stages()[0]).toMatchObject({ finishDay: 2, changedCount: 8, leftCount: 0 });
    expect(stages()[1]).toMatchObject({ startDay: 4, finishDay: 4 });
    // Days 0 and 1; the other stage waited for nothing but the first.
    expect(stages().map(({ waitDays }) => waitDays)).toEqual([2, 0]);
    expect(events()).toEqual([
      [0, 0, 'start', 8, 'start date'],
      [0, 0, 'wait', 4, 'pool north is over plan: 8.001 TiB needed, 8.000 TiB usable'],
      [2, 0, 'resume', 4, 'pool north is within plan: 8.000 TiB needed, 8.000 TiB usable'],
      [2, 0, 'finish', 8, 'every mailbox changed'],
      [4, 1, 'start', 2, 'after first'],
      [4, 1, 'finish', 2, 'every mailbox changed'],
    ]);
  });

  it('takes back a later one that begins after it, until it is known when', () => {
    const { decide, evening, turns, stages } = controllerOf(
      { name: 'first', select: only('a') },
      { name: 'second', select: only('c'), begin: { after: 'first', bakeWorkingDays: 0 } },
    );
    evening(-1, WITHIN);
    decide(0, BLIND);
    expect(turns().slice(4)).toEqual([6, 7, 8, 9].map((mailbox, at) => [mailbox, at < 2 ? 2 : 3]));
    expect(evening(0, OVER)).toBe(true);
    decide(1, BLIND);
    expect(turns().slice(4)).toEqual([6, 7, 8, 9].map((mailbox) => [mailbox, NO_TURN]));
    expect(stages()[1]).toMatchObject({ startDay: null, leftCount: 4 });
  });

  it('leaves those that wait to the end, and says so', () => {
    const { decide, evening, events, stages } = controllerOf({ pace: { perDay: 10 } });
    evening(-1, WITHIN, 4.5);
    decide(0, BLIND);
    expect(stages()).toMatchObject([
      { finishDay: null, changedCount: 6, leftCount: 4, waitDays: DAY_COUNT },
    ]);
    expect(events()).toEqual([
      [0, 0, 'start', 10, 'start date'],
      [0, 0, 'wait', 4, 'pool south is over plan: 4.500 TiB needed, 4.000 TiB usable'],
      [DAY_COUNT - 1, 0, 'left', 4, 'end of the horizon, waiting for south'],
    ]);
  });

  it('names at the end both pools for which it waits', () => {
    const { decide, evening, events, stages } = controllerOf();
    evening(-1, OVER, 4.5);
    decide(0, BLIND);
    const cause = 'end of the horizon, waiting for north and south';
    expect(events().at(-1)).toEqual([DAY_COUNT - 1, 0, 'left', 10, cause]);
    // Both from the first day on.
    expect(stages()).toMatchObject([{ waitDays: DAY_COUNT }]);
  });

  it('has waited on the days of each time, and to the end where it still does', () => {
    const { decide, evening, stages } = controllerOf({ pace: { perDay: 1 } });
    for (const [day, north] of [WITHIN, OVER, WITHIN, WITHIN, OVER].entries()) {
      evening(day - 1, north);
      decide(day, BLIND);
    }
    // Day 1, and from day 4 on.
    expect(stages()).toMatchObject([{ waitDays: 1 + DAY_COUNT - 4 }]);
  });

  it('waits for each pool by itself, and more than once', () => {
    const { decide, evening, events, days, stages } = controllerOf({ pace: { perDay: 1 } });
    const pass = (day: number, north: number, south: number) => {
      if (evening(day, north, south)) decide(day + 1, BLIND);
    };
    evening(-1, OVER, 1);
    decide(0, BLIND);
    pass(0, OVER, 5);
    pass(1, OVER, 5);
    pass(2, WITHIN, 5);
    pass(3, OVER, 5);
    pass(4, WITHIN, 3);
    expect(events().map((event) => event.slice(0, 4))).toEqual([
      [0, 0, 'start', 10],
      [0, 0, 'wait', 6],
      [1, 0, 'wait', 3],
      [3, 0, 'resume', 6],
      [4, 0, 'wait', 5],
      [5, 0, 'resume', 5],
      [5, 0, 'resume', 3],
      [16, 0, 'finish', 10],
    ]);
    // 6 on day 0; nobody on days 1 and 2; 0 on day 3; nobody on day 4; from Monday, day 7, on the
    // others: 1 to 5 until day 11, and 7 to 9 from day 14 to day 16.
    expect(days()).toEqual([3, 7, 8, 9, 10, 11, 0, 14, 15, 16]);
    // From day 0 to day 4 without a gap, though each pool lets it go on in between.
    expect(stages()).toMatchObject([{ waitDays: 5 }]);
  });
});
