/** Stages that move mailboxes, round by round, as nights have room. */
import { describe, expect, it } from 'vitest';
import { following, onDay, only, play } from './controller-of.ts';
import { byDay, cloudOver, holding, MOVE, planWith, within } from './moving-stages.ts';

describe('a stage that moves mailboxes', () => {
  it('has the turns of its pace where nights have room', () => {
    const played = play(planWith({}), { evening: within, view: holding({}) });
    expect(byDay(played)).toEqual({ 0: [0, 1], 1: [2, 3], 2: [4, 5], 3: [6, 7], 4: [8, 9] });
    expect(played.lines).toBe(`
0, move, start, 10, date, -, start date
4, move, finish, 10, calendar, -, every mailbox changed
`);
  });

  it('plans each round by the contents of the evening before', () => {
    // 50 a night. In the first week 0 has 51 and is passed over; in the second it has 50, and 9,
    // whose turn is to come, 5. One a day.
    const view = (day: number) => holding(day < 7 ? { 0: 51 } : { 0: 50, 9: 5 });
    const plan = planWith({ moves: { bytesPerDay: 50 } }, { ...MOVE, pace: { perDay: 1 } });
    const played = play(plan, { evening: within, view });
    expect(byDay(played)).toEqual({
      ...{ 0: [1], 1: [2], 2: [3], 3: [4], 4: [5] },
      ...{ 7: [0], 8: [6], 9: [7], 10: [8], 11: [9] },
    });
    expect(played.stages[0]).toMatchObject({ finishDay: 11, changedCount: 10, waitDays: 0 });
  });

  it('counts its rounds from its own first day', () => {
    // From Tuesday, day 8, on; the second round begins on day 15. 0 fits from day 9 on.
    const view = (day: number) => holding(day < 9 ? { 0: 51 } : {});
    const stage = { ...MOVE, begin: onDay(8), pace: { perDay: 1 } };
    const played = play(planWith({ moves: { bytesPerDay: 50 } }, stage), { evening: within, view });
    expect(byDay(played)).toMatchObject({ 11: [4], 14: [5], 15: [0], 16: [6] });
  });

  it('leaves one that fits no night', () => {
    const plan = planWith({ moves: { bytesPerDay: 50 } });
    const played = play(plan, { evening: within, view: holding({ 3: 51.9, 4: 50.9 }) });
    // 50.9 bytes are 50 whole ones. Night 2 is full with 4.
    expect(byDay(played)).toEqual({ 0: [0, 1], 1: [2, 5], 2: [4], 3: [6, 7], 4: [8, 9] });
    expect(played.stages[0]).toMatchObject({ finishDay: null, changedCount: 9, leftCount: 1 });
    expect(played.lines).toMatch(
      '91, move, left, 1, calendar, -, end of the horizon; 1 mailbox is larger than any night has room for\n',
    );
    expect(played.events.at(-1)).toMatchObject({ tooLargeCount: 1 });
  });

  it('says of what is left how much of it is too large, as it was last seen', () => {
    // 3 moves at once, and 0 when it has shrunk again.
    const view = (day: number) => holding(day < 84 ? { 0: 60, 1: 60, 2: 60 } : { 1: 70, 2: 60 });
    const stage = { ...MOVE, select: only('a'), pace: { perDay: 1 } };
    const moves = { bytesPerDay: 50, planEveryDays: 7 };
    const played = play(planWith({ moves }, stage), { evening: within, view });
    expect(played.stages[0]).toMatchObject({ changedCount: 2, leftCount: 2 });
    expect(played.lines).toMatch('; 2 mailboxes are larger than any night has room for');
    // One that leaves is gone, and not too large.
    const gone = (day: number) => ({ ...view(day), leaveDay: holding({}, { 1: 80 }).leaveDay });
    const without = play(planWith({ moves }, stage), { evening: within, view: gone });
    expect(without.lines).toMatch('; 1 mailbox is larger than any night has room for');
  });

  it('does not say so of one that has shrunk, and for which there was another reason', () => {
    // One a night: five in the last whole week, and one on the last day, a Monday. 9 is too large
    // in that week, and on that day it comes behind the others.
    const view = (day: number) => {
      const used = Array.from({ length: 10 }, (_, mailbox) => [mailbox, 45] as const);
      return holding({ ...Object.fromEntries(used), ...(day < 91 ? { 9: 60 } : {}) });
    };
    const stage = { ...MOVE, begin: onDay(84), pace: { perDay: 10 } };
    const played = play(planWith({ moves: { bytesPerDay: 50 } }, stage), {
      ...{ evening: within, view },
    });
    expect(played.lines).toMatch('91, move, left, 4, calendar, -, end of the horizon\n');
  });

  it('goes on with those who have not had a turn though all of them will leave some day', () => {
    // Five in the first week. The others leave in week five, but their turns are in week two.
    const plan = planWith({}, { ...MOVE, pace: { perDay: 1 } });
    const leaveDays = { 5: 30, 6: 31, 7: 32, 8: 33, 9: 34 };
    const played = play(plan, { evening: within, view: holding({}, leaveDays) });
    expect(played.stages[0]).toMatchObject({ finishDay: 11, changedCount: 10, goneCount: 0 });
  });

  it('has lost those who leave before a night has room for them', () => {
    // 8 and 9 fit no night. 8 leaves in the first week, 9 in the second, on the day after which
    // there is nobody: the third week is not planned.
    const plan = planWith({ moves: { bytesPerDay: 50 } });
    const played = play(plan, { evening: within, view: holding({ 8: 60, 9: 60 }, { 8: 5, 9: 9 }) });
    expect(played.stages[0]).toMatchObject({ finishDay: 9, changedCount: 8, goneCount: 2 });
  });

  it('is followed by a stage after it as soon as the last has moved or left', () => {
    const plan = planWith(
      { moves: { bytesPerDay: 50 } },
      { ...MOVE, select: only('a') },
      { ...MOVE, name: 'next', select: only('c'), ...following('move') },
    );
    // 3 leaves on day 7, on which it would be planned anew.
    const played = play(plan, { evening: within, view: holding({ 3: 60 }, { 3: 7 }) });
    expect(played.stages.map(({ startDay, finishDay }) => [startDay, finishDay])).toEqual([
      [0, 7],
      [8, 9],
    ]);
  });

  it('does not move who joins after their place, but lets them join on the other platform', () => {
    const plan = planWith({ joinDays: [9] }, { ...MOVE, select: only('b') });
    const played = play(plan, { evening: within, view: holding({}) });
    expect(played.done).toEqual({ 0: { 4: 's0', 5: 's0' }, 9: { 10: 's0' } });
    expect(played.stages[0]).toMatchObject({ finishDay: 0, selectedCount: 2 });
  });
});

describe('nights that stages share', () => {
  it('have room for so many of all together, for those first in the file first', () => {
    const first = { ...MOVE, name: 'first', select: only('c'), pace: { perDay: 2 } };
    const second = { ...MOVE, name: 'second', select: only('a'), pace: { perDay: 2 } };
    const played = play(planWith({ moves: { perDay: 3 } }, first, second), {
      ...{ evening: within, view: holding({}) },
    });
    // Two of c and one of a, twice; then the other two of a.
    expect(byDay(played)).toEqual({ 0: [0, 6, 7], 1: [1, 8, 9], 2: [2, 3] });
  });

  it('are planned anew from the next day on where a pool or a gate holds otherwise', () => {
    // Without a gate c has night 2 as well as its own: three a night, of which c has two.
    const c = { ...MOVE, name: 'c', select: only('c') };
    const a = { ...MOVE, name: 'a', select: only('a') };
    const gates = [{ stages: ['c'], metric: 'contactsPerDay' } as const];
    const plan = planWith({ moves: { perDay: 3 }, gates }, c, a);
    const evening = (day: number) => ({ ...within(), counts: () => (day === 0 ? 11 : 0) });
    const played = play(plan, { evening, view: holding({}) });
    // c is paused on day 1, so that a has two of its three; on day 2 c has two and a the last.
    expect(byDay(played)).toEqual({ 0: [0, 6, 7], 1: [1, 2], 2: [3, 8, 9] });
  });

  it('are for those first in the file first also where they are planned anew, or later', () => {
    // a starts first; where nights are planned anew c comes before it, for a pool as in a round.
    const c = { ...MOVE, name: 'c', select: only('c'), begin: onDay(1) };
    const a = { ...MOVE, name: 'a', select: only('a'), pace: { perDay: 1 } };
    const plan = planWith({ moves: { perDay: 1 } }, c, a);
    const evening = (day: number) => ({
      pools: [[day === 1 ? 2 : 0, 1] as const, [0, 1] as const],
    });
    // Day 1: of the round of a, which has booked it before c is planned; from day 2 on c is first.
    expect(byDay(play(plan, { evening, view: holding({}) }))).toMatchObject({
      ...{ 0: [0], 1: [1], 2: [6], 3: [7], 4: [8], 7: [9], 8: [2], 9: [3] },
    });
    const daily = planWith({ moves: { perDay: 1, planEveryDays: 1 } }, c, a);
    // Each evening: on that before day 1 a goes on before c starts, and then c is first.
    expect(byDay(play(daily, { evening: within, view: holding({}) }))).toMatchObject({
      ...{ 0: [0], 1: [1], 2: [6], 3: [7], 4: [8], 7: [9], 8: [2], 9: [3] },
    });
  });

  it('are planned by the contents of the evening on which that happens', () => {
    const plan = planWith({ moves: { bytesPerDay: 50 } }, { ...MOVE, select: only('a') });
    // 2 has grown by the evening of day 0, on which the pool of home runs over plan.
    const view = (day: number) => holding(day < 1 ? {} : { 2: 60 });
    const evening = (day: number) => ({
      pools: [[day === 0 ? 2 : 0, 1] as const, [0, 1] as const],
    });
    const played = play(plan, { evening, view });
    expect(byDay(played)).toEqual({ 0: [0, 1], 1: [3] });
    // Had nothing held otherwise, it would have moved as was planned.
    expect(byDay(play(plan, { evening: within, view }))).toEqual({ 0: [0, 1], 1: [2, 3] });
  });
});

describe('moves into a pool over plan', () => {
  it('wait for it, whatever the quotas', () => {
    const plan = planWith({}, { ...MOVE, select: only('a') });
    const played = play(plan, { evening: cloudOver(0, 1), view: holding({}) });
    expect(played.lines).toBe(`
0, move, start, 4, date, -, start date
1, move, wait, 2, pool cloud, 2, pool cloud is over plan: 2.000 TiB needed, 1.000 TiB usable
3, move, resume, 2, pool cloud, 1, pool cloud is within plan: 1.000 TiB needed, 1.000 TiB usable
3, move, finish, 4, calendar, -, every mailbox changed
`);
    expect(byDay(played)).toEqual({ 0: [0, 1], 3: [2, 3] });
  });

  it('are seen by a gate on that pool while the stage runs', () => {
    const gates = [
      { metric: 'poolUtilisation', pool: 'cloud', scope: 'running', trip: { bound: 0.9, days: 1 } },
    ] as const;
    const plan = planWith({ gates }, { ...MOVE, pace: { perDay: 1 } });
    const evening = (day: number) => ({
      pools: [[0, 1] as const, [day === 1 ? 0.95 : 0.5, 1] as const],
    });
    expect(play(plan, { evening, view: holding({}) }).lines).toMatch(`
1, -, trip, -, contacts, 0.95, pool utilisation above 90%
2, -, clear, -, contacts, 0.5, pool utilisation no longer above 90%
`);
  });
});

describe('a rollback of moves', () => {
  it('brings those back whose copy is still there, and leaves joiners where they are', () => {
    const plan = planWith(
      {
        moves: { dropSourceAfterDays: 3 },
        gates: [{ onTrip: 'rollback' }],
        joinDays: [3],
      },
      { ...MOVE, select: only('a', 'b'), pace: { perDay: 1 } },
    );
    // One a day from day 0 on; it trips on the evening of day 4, a Friday: 0 to 4 have moved. On
    // day 5 the copies of 0 to 2 are dropped: that of day 2 on this very morning.
    const evening = (day: number) => ({ ...within(), counts: () => (day === 4 ? 11 : 0) });
    const played = play(plan, { evening, view: holding({}) });
    expect(played.done[5]).toEqual({ 3: 'undo s0', 4: 'undo s0' });
    expect(played.stages[0]).toMatchObject({ changedCount: 5, rolledBackCount: 2, leftCount: 2 });
    expect(played.lines).toMatch('5, move, rollback, 2, contacts, 11');
  });
});

describe('a mailbox that is both moved and given another quota', () => {
  it('has both', () => {
    const plan = planWith(
      {},
      { ...MOVE, select: only('a'), begin: onDay(7) },
      { name: 'quota', select: only('a') },
    );
    const { done } = play(plan, { evening: within, view: holding({}) });
    expect(done).toEqual({
      ...{ 0: { 0: 's1', 1: 's1' }, 1: { 2: 's1', 3: 's1' } },
      ...{ 7: { 0: 's0', 1: 's0' }, 8: { 2: 's0', 3: 's0' } },
    });
  });
});
