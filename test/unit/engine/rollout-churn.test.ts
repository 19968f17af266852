/** Whom a controller changes where people join and leave, and when a stage has finished. */
import { describe, expect, it } from 'vitest';
import type { EveningView } from '../../../src/engine/controller.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { StorageSpec } from '../../../src/scenario/storage-spec.ts';
import { withStages } from '../../support/plain-scenario.ts';
import { BARE_LAYOUT } from '../../support/storage-plans.ts';
import {
  BLIND,
  following,
  LAST_DAY,
  leaving,
  onDay,
  only,
  planOfScenario,
  play,
  seeing,
  withJoinersOn,
  withLeavers,
  withRules,
} from './controller-of.ts';

const nothing = () => ({});
const calm = (plan: Plan, view: EveningView = BLIND) => play(plan, { evening: nothing, view });

/** One pool of all, which a test lets be over plan. */
const STORAGE: StorageSpec = {
  preset: null,
  layout: BARE_LAYOUT,
  pools: [{ name: 'all', usableBytes: 1, organisations: 'rest' }],
  procurement: null,
};
/** Over plan on the evenings from one day to another, both included. */
const overPlan = (from: number, to: number) => (day: number) => ({
  pools: [[day >= from && day <= to ? 2 : 1, 1] as const],
});

const B = { select: only('b') };

describe('those who join', () => {
  it('have their turn in their organisation if they are there by then', () => {
    // b is 4, 5 and, from day 1 on, 10: one a day, the third on day 2.
    const { done, stages, lines } = calm(
      planOfScenario(withJoinersOn(withStages({ ...B, pace: { perDay: 1 } }), 1)),
    );
    expect(done).toEqual({ 0: { 4: 's0' }, 1: { 5: 's0' }, 2: { 10: 's0' } });
    expect(stages[0]).toMatchObject({ selectedCount: 3, changedCount: 3, finishDay: 2 });
    // Two are there at the start.
    expect(lines).toBe(`
0, doubling, start, 2, date, -, start date
2, doubling, finish, 3, calendar, -, every mailbox changed
`);
  });

  it('join with the quota of a stage that has passed their place, and are not selected', () => {
    const milestones = [1, 5].map((offset) => ({ name: `${offset}`, date: onDay(offset).start }));
    const scenario = withJoinersOn(withStages({ ...B, pace: { perDay: 1 } }), 2, 9);
    const { done, stages } = calm(planOfScenario({ ...scenario, milestones }));
    // Right behind 5, who has the turn of day 1, nobody is there.
    expect(done).toEqual({ 0: { 4: 's0' }, 1: { 5: 's0' }, 2: { 10: 's0' }, 9: { 11: 's0' } });
    expect(stages[0]).toMatchObject({
      ...{ selectedCount: 2, changedCount: 2, attemptCount: 2, finishDay: 1, doneCounts: [2, 2] },
    });
  });

  it('are there on the very day', () => {
    // 10 on day 2, at two a day; 11, who joins on day 3, is passed behind it.
    const { stages, lines } = calm(
      planOfScenario(withJoinersOn(withStages({ ...B, begin: onDay(1) }), 1, 3)),
    );
    expect(lines).toMatch('1, doubling, start, 3, date');
    expect(stages[0]).toMatchObject({ startDay: 1, finishDay: 2, selectedCount: 3 });
  });

  it('do not lengthen a stage over so many days, which is for those at the start', () => {
    // Four of a and b's two, over three days: two a day; 10 has one of the fourth.
    const select = only('a', 'b');
    const { done, stages } = calm(
      planOfScenario(withJoinersOn(withStages({ select, pace: { overDays: 3 } }), 2)),
    );
    expect(done[2]).toEqual({ 4: 's0', 5: 's0' });
    expect(done[3]).toEqual({ 10: 's0' });
    expect(stages[0]).toMatchObject({ finishDay: 3, selectedCount: 7 });
  });

  it('are all that a stage may have', () => {
    const joiners = withJoinersOn(
      withStages({ select: { ...only('b'), fillAtLeast: 0.5 }, begin: onDay(2) }),
      4,
    );
    // Who is not there is empty on the eve.
    const view = seeing(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    const { stages, lines } = calm(planOfScenario(joiners), view);
    expect(stages[0]).toMatchObject({ startDay: 2, finishDay: 2, selectedCount: 0 });
    expect(lines).toBe(`
2, doubling, start, 0, date, -, start date
2, doubling, finish, 0, calendar, -, every mailbox changed
`);
  });

  it('wait for a pool over plan before they are there, and are passed when it is not', () => {
    // 4 and 5 had theirs on day 0. Until day 3 the pool is over plan, so that the place of 10, who
    // joins on day 8, is kept until day 4; only then is nothing left to decide.
    const scenario = {
      ...withJoinersOn(
        withStages({ ...B, name: 'b' }, { select: only('c'), ...following('b') }),
        8,
      ),
      storage: STORAGE,
    };
    const { done, stages, lines } = play(planOfScenario(scenario), { evening: overPlan(-1, 2) });
    expect(done).toEqual({
      ...{ 4: { 4: 's0', 5: 's0' }, 7: { 6: 's1', 7: 's1' } },
      8: { 8: 's1', 9: 's1', 10: 's0' },
    });
    expect(stages[0]).toMatchObject({ finishDay: 4, selectedCount: 2, waitDays: 4 });
    expect(lines).toBe(`
0, b, start, 2, date, -, start date
0, b, wait, 3, pool all, 2, pool all is over plan: 2.000 TiB needed, 1.000 TiB usable
4, b, resume, 3, pool all, 1, pool all is within plan: 1.000 TiB needed, 1.000 TiB usable
4, b, finish, 2, calendar, -, every mailbox changed
7, doubling, start, 4, after b, -, after b
8, doubling, finish, 4, calendar, -, every mailbox changed
`);
  });

  it('keep a stage from finishing where theirs is the only place that waits', () => {
    // 4 on day 0; from then on 5 and 10 wait. 5 leaves on day 6. 10, who joins on day 30, is passed
    // on day 10. Had the pool been over plan until day 30, it would have had a turn: until day 10
    // nobody knows that the stage has finished.
    const scenario = {
      ...withLeavers(
        withJoinersOn(
          withStages(
            { ...B, name: 'b', pace: { perDay: 1 } },
            { select: only('c'), pace: { perDay: 9 }, ...following('b') },
          ),
          30,
        ),
      ),
      storage: STORAGE,
    };
    const { done, lines } = play(planOfScenario(scenario), {
      evening: overPlan(0, 8),
      view: leaving({ 5: 6 }),
    });
    expect(lines).toBe(`
0, b, start, 2, date, -, start date
1, b, wait, 2, pool all, 2, pool all is over plan: 2.000 TiB needed, 1.000 TiB usable
10, b, resume, 2, pool all, 1, pool all is within plan: 1.000 TiB needed, 1.000 TiB usable
10, b, finish, 1, calendar, -, every mailbox changed, 1 gone
11, doubling, start, 4, after b, -, after b
11, doubling, finish, 4, calendar, -, every mailbox changed
`);
    expect(done[30]).toEqual({ 10: 's0' });
  });
});

describe('those who leave', () => {
  const plan = planOfScenario(withLeavers(withStages({ ...B, pace: { perDay: 1 } })));

  it('before the start, or on its day, are not in the stage', () => {
    const late = planOfScenario(withLeavers(withStages({ ...B, begin: onDay(2) })));
    const { done, stages, lines } = calm(late, leaving({ 4: 2 }));
    expect(done).toEqual({ 2: { 5: 's0' } });
    expect(stages[0]).toMatchObject({ selectedCount: 1, goneCount: 0, finishDay: 2 });
    expect(lines).toMatch('2, doubling, start, 1, date');
    expect(calm(late, leaving({ 4: 1, 5: 0 })).stages[0]).toMatchObject({
      ...{ selectedCount: 0, startDay: 2, finishDay: 2 },
    });
  });

  it('before their turn are gone and use none', () => {
    const { done, stages } = calm(plan, leaving({ 5: 1 }));
    expect(done).toEqual({ 0: { 4: 's0' } });
    expect(stages[0]).toMatchObject({
      ...{ selectedCount: 2, changedCount: 1, goneCount: 1, attemptCount: 1, finishDay: 1 },
    });
    const before = planOfScenario(
      withLeavers(withStages({ select: only('c'), pace: { perDay: 1 } })),
    );
    // 7 has left by day 1, whose turn is that of 8.
    expect(calm(before, leaving({ 7: 1 })).done).toEqual({
      ...{ 0: { 6: 's0' }, 1: { 8: 's0' }, 2: { 9: 's0' } },
    });
  });

  it('after their turn have been changed', () => {
    expect(calm(plan, leaving({ 4: 1, 5: 2 })).stages[0]).toMatchObject({
      ...{ changedCount: 2, goneCount: 0, finishDay: 1 },
    });
  });

  it('while the stage waits for the next open day are gone on their day', () => {
    // From Friday, day 4, on: 4 on that day; 5 leaves on Saturday.
    const friday = planOfScenario(
      withLeavers(
        withStages(
          { ...B, name: 'b', begin: onDay(4), pace: { perDay: 1 } },
          { select: only('c'), ...following('b') },
        ),
      ),
    );
    const { stages, lines } = calm(friday, leaving({ 5: 5 }));
    expect(stages[0]).toMatchObject({ startDay: 4, finishDay: 5, changedCount: 1, goneCount: 1 });
    expect(lines).toMatch('5, b, finish, 1, calendar, -, every mailbox changed, 1 gone');
    expect(stages[1]).toMatchObject({ startDay: 7 });
  });

  it('and wait for a pool are gone, and end the wait with the stage if they are the last', () => {
    const scenario = {
      ...withLeavers(withStages({ ...B, pace: { perDay: 1 } })),
      storage: STORAGE,
    };
    // Over plan from the evening of day 0 to the end: 5 waits from day 1 on and leaves on day 9.
    const { stages, lines } = play(planOfScenario(scenario), {
      evening: overPlan(0, LAST_DAY),
      view: leaving({ 5: 9 }),
    });
    expect(stages[0]).toMatchObject({ finishDay: 9, goneCount: 1, waitDays: 9 });
    // Days 1 to 8 but a weekend.
    expect(stages[0]!.lostDays).toMatchObject({ capacity: 6, weekend: 2 });
    const start = `
0, doubling, start, 2, date, -, start date
1, doubling, wait, 1, pool all, 2, pool all is over plan: 2.000 TiB needed, 1.000 TiB usable
9, doubling, finish, 1, calendar, -, every mailbox changed, 1 gone
`;
    expect(lines).toBe(start);
    // Nor does it resume after it has finished.
    const released = play(planOfScenario(scenario), {
      evening: overPlan(0, 20),
      view: leaving({ 5: 9 }),
    });
    expect(released.lines).toBe(start);
    expect(released.stages[0]).toMatchObject({ waitDays: 9 });
  });

  it('and are the last to wait leave a stage that resumes with nobody', () => {
    // 4 fails until it has failed for good on day 10; 5 waits from day 1 on, and leaves on day 3.
    const scenario = {
      ...withLeavers(withStages({ ...B, pace: { perDay: 1 } })),
      storage: STORAGE,
    };
    const failing = withRules(
      { failures: { share: 1, retryAfterDays: 10, attempts: 2 } },
      { ...B, pace: { perDay: 1 } },
    );
    const { stages, lines } = play(planOfScenario({ ...scenario, rollout: failing.rollout }), {
      evening: overPlan(0, 7),
      view: leaving({ 5: 3 }),
      drawn: { failureShare: 1 },
    });
    expect(stages[0]).toMatchObject({ finishDay: 10, failedCount: 1, goneCount: 1, waitDays: 8 });
    // Some wait on days 1 and 2 only.
    expect(stages[0]!.lostDays).toMatchObject({ capacity: 2, weekend: 2 });
    expect(lines).toMatch('9, doubling, resume, 1, pool all, 1,');
  });
});

describe('those who join and leave again', () => {
  it('are gone if they joined and await their turn, and have not been there otherwise', () => {
    const plan = planOfScenario(
      withLeavers(withJoinersOn(withStages({ select: only('b'), pace: { perDay: 1 } }), 1)),
    );
    // 10 has its turn on day 2, if it is there.
    expect(calm(plan, leaving({ 10: 2 })).stages[0]).toMatchObject({
      ...{ selectedCount: 3, changedCount: 2, goneCount: 1, finishDay: 2 },
    });
    expect(calm(plan, leaving({ 10: 3 })).stages[0]).toMatchObject({ changedCount: 3 });
  });
});
