/** Mailboxes that move, in totals and pools by hand: see quiet-lives.ts for what they live. */
import { describe, expect, it } from 'vitest';
import { UNDO } from '../../../src/engine/controller.ts';
import { FLOW, LEVEL } from '../../../src/engine/tally.ts';
import { forEachDay } from '../../../src/engine/totals.ts';
import { cellsOfPool } from '../../../src/plan/cells.ts';
import { MIB } from '../../support/plain-scenario.ts';
import {
  AWAY,
  CLOUD_SMALL,
  DAYS,
  DROP_AFTER,
  during,
  JOINER,
  LAST,
  movingPlan,
  NEVER,
  ONE,
  OTHER,
  played,
  usedBy,
  WORKED,
} from './moving-lives.ts';
import { DAY_COUNT, KEPT, LARGE_QUOTA, leaveOn, live, SMALL_QUOTA } from './quiet-lives.ts';

/** The one who joins on day 3, with half a day's mail kept from that day on. */
const joinerUsed = during(3, LAST, (day) => 10 * MIB + KEPT * (WORKED[day]! - 3));
const plus = (a: readonly number[], b: readonly number[]) => a.map((value, day) => value + b[day]!);

describe('a move', () => {
  const { trace, totals, pools } = played({ 2: [[ONE, AWAY]] });
  const copy = usedBy(1);

  it('takes the content of the eve along and leaves a copy of it for some days', () => {
    expect(totals.movedCount).toEqual(during(2, 2, () => 1));
    expect(totals.movedBytes).toEqual(during(2, 2, () => copy));
    expect(totals.copyCount).toEqual(during(2, 1 + DROP_AFTER, () => 1));
    expect(totals.copyBytes).toEqual(during(2, 1 + DROP_AFTER, () => copy));
    expect(trace.stageMovedBytes).toEqual([0, copy, 0]);
    expect(trace.counts).toMatchObject({ moves: 1, changes: 1 });
  });

  it('has mail arrive there from that day on, at the rate at which it did', () => {
    const copies = during(2, 1 + DROP_AFTER, () => copy);
    const own = during(0, 1, usedBy);
    expect(pools[0]).toMatchObject({ copies, used: plus(plus(own, joinerUsed), copies) });
    expect(pools[1]).toMatchObject({ copies: NEVER, used: during(2, LAST, usedBy) });
    // What is counted of cohorts is content alone.
    expect(totals.usedBytes).toEqual(plus(DAYS.map(usedBy), joinerUsed));
  });

  it('has the quota of the platform, and counts where it lives', () => {
    const joined = during(3, LAST, () => 1);
    expect(pools.map(({ mailboxes }) => mailboxes)).toEqual([
      plus(
        during(0, 1, () => 1),
        joined,
      ),
      during(2, LAST, () => 1),
    ]);
    expect(trace.platformMailboxes.map((days) => [...days])).toEqual(
      pools.map(({ mailboxes }) => mailboxes),
    );
    expect(pools[1]!.committed).toEqual(during(2, LAST, () => CLOUD_SMALL));
    expect(pools[0]!.committed.slice(1, 4)).toEqual([SMALL_QUOTA, 0, SMALL_QUOTA]);
    expect(totals.changeCount).toEqual(during(2, 2, () => 1));
  });

  it('is none of quota where the platform gives the same', () => {
    const same = movingPlan({ quota: { small: SMALL_QUOTA, large: LARGE_QUOTA } });
    const run = played({ 2: [[ONE, AWAY]] }, same);
    expect(run.totals.changeCount).toEqual(NEVER);
    expect(run.trace.counts).toMatchObject({ moves: 1, changes: 0 });
    expect(run.pools[1]!.committed[2]).toBe(SMALL_QUOTA);
  });

  it('counts by platform also without storage', () => {
    const run = played({ 2: [[ONE, AWAY]] }, movingPlan({ hasStorage: false }));
    expect(run.pools).toEqual([]);
    expect(run.trace.platformMailboxes.map((days) => [...days].slice(1, 4))).toEqual([
      [1, 0, 1],
      [0, 1, 1],
    ]);
  });

  it('may leave a copy until after the end', () => {
    const run = played({ 2: [[ONE, AWAY]] }, movingPlan({ dropAfterDays: 30 }));
    expect(run.totals.copyCount).toEqual(during(2, LAST, () => 1));
  });
});

describe('a rollback of a move', () => {
  it('brings all back before the copy is dropped, which is used no more', () => {
    const { totals, pools, trace } = played({ 2: [[ONE, AWAY]], 5: [[ONE, UNDO + AWAY]] });
    expect(totals.movedCount).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 0, 0]);
    expect(totals.movedBytes).toEqual([0, 0, usedBy(1), 0, 0, usedBy(4), 0, 0, 0, 0]);
    expect(totals.copyBytes).toEqual(during(2, 4, () => usedBy(1)));
    expect(pools[1]!.used).toEqual(during(2, 4, usedBy));
    const own = DAYS.map((day) => (day >= 2 && day <= 4 ? usedBy(1) : usedBy(day)));
    expect(pools[0]!.used).toEqual(plus(own, joinerUsed));
    expect(totals.changeCount).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 0, 0]);
    expect(pools[0]!.committed[LAST]).toBe(2 * SMALL_QUOTA);
    expect(trace.stageMovedBytes).toEqual([0, usedBy(1) + usedBy(4), 0]);
  });

  it.each([
    ['on the very day on which the copy is dropped', 2 + DROP_AFTER, UNDO + AWAY],
    ['of another stage', 4, UNDO + OTHER],
  ])('does nothing %s', (_what, day, what) => {
    const { totals, pools } = played({ 2: [[ONE, AWAY]], [day]: [[ONE, what]] });
    expect(totals.movedCount).toEqual(during(2, 2, () => 1));
    expect(totals.copyCount).toEqual(during(2, 1 + DROP_AFTER, () => 1));
    expect(pools[1]!.used).toEqual(during(2, LAST, usedBy));
  });

  it('may be followed by another move', () => {
    const script = { 2: [[ONE, AWAY]], 3: [[ONE, UNDO + AWAY]], 8: [[ONE, OTHER]] } as const;
    const { totals, trace } = played(script);
    expect(totals.copyBytes).toEqual([0, 0, usedBy(1), 0, 0, 0, 0, 0, usedBy(7), usedBy(7)]);
    expect(trace.stageMovedBytes).toEqual([0, usedBy(1) + usedBy(2), usedBy(7)]);
  });
});

describe('a joiner that a stage has passed', () => {
  it('joins on the other platform, and nothing moves', () => {
    const { totals, pools } = played({ 3: [[JOINER, AWAY]] });
    expect([totals.movedCount, totals.copyCount, totals.changeCount]).toEqual([
      ...[NEVER, NEVER, NEVER],
    ]);
    expect(pools.map(({ used }) => used)).toEqual([DAYS.map(usedBy), joinerUsed]);
    expect(pools[1]!.committed).toEqual(during(3, LAST, () => CLOUD_SMALL));
    expect(totals.importedBytes).toEqual(during(3, 3, () => 10 * MIB));
  });

  it('cannot be brought back, as there is no copy', () => {
    const { pools } = played({ 3: [[JOINER, AWAY]], 5: [[JOINER, UNDO + AWAY]] });
    expect(pools[1]!.mailboxes).toEqual(during(3, LAST, () => 1));
  });
});

describe('an owner who leaves after the move', () => {
  const settings = { cohort: {}, retentionDays: 3, joins: false };
  const life = (dropAfterDays: number, leaveDay: number) =>
    live(movingPlan({ ...settings, dropAfterDays }), (m) => {
      m.moveDay[ONE] = 2;
      m.move[ONE] = AWAY;
      leaveOn(m, ONE, leaveDay);
    });

  /** Content and copies of a pool by day. */
  function inPool({ run }: ReturnType<typeof life>, pool: number) {
    const { cumulative } = run.curve;
    const [used, copies]: [number[], number[]] = [[], []];
    forEachDay(run.tally, cellsOfPool(run.tally, 0, pool), (day, { levels, flows }) => {
      if (day === DAY_COUNT) return;
      used.push(levels[LEVEL.base]! + levels[LEVEL.slope]! * cumulative[day + 1]!);
      copies.push(flows[FLOW.copyBytes]!);
    });
    return { used, copies };
  }

  it('leaves the content where it is until its retention ends, and the copy until its own', () => {
    const gone = life(DROP_AFTER, 4);
    expect(inPool(gone, 1).used).toEqual(during(2, 6, (day) => usedBy(Math.min(day, 3))));
    expect(inPool(gone, 0)).toEqual({
      used: during(0, 1, usedBy),
      copies: during(2, 1 + DROP_AFTER, () => usedBy(1)),
    });
    expect([...gone.totals.freedBytes]).toEqual(during(7, 7, () => usedBy(3)));
    expect(gone.ledger).toMatchObject({ freedBytes: usedBy(3), closingBytes: 0 });
  });

  it('may have been freed when the copy is dropped', () => {
    const gone = life(7, 4);
    expect(inPool(gone, 0).copies).toEqual(during(2, 8, () => usedBy(1)));
    expect([...gone.totals.copyCount]).toEqual(during(2, 8, () => 1));
  });

  it('does not move on the day on which he leaves', () => {
    const gone = life(DROP_AFTER, 2);
    expect([...gone.totals.movedCount]).toEqual(NEVER);
    expect(inPool(gone, 1).used).toEqual(NEVER);
  });
});
