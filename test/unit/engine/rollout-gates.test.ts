/** Rollouts under gates whose metric a test scripts, with all that happens to stages as text. */
import { describe, expect, it } from 'vitest';
import type { GateSpec, StageSpec } from '../../../src/scenario/rollout-spec.ts';
import { fakeLostDays } from '../../support/fake-trace.ts';
import {
  BLIND,
  controllerOfPlan,
  following,
  leaving,
  onDay,
  only,
  planOfScenario,
  play,
  withJoinersOn,
  withLeavers,
  withRules,
} from './controller-of.ts';

type Stage = Partial<StageSpec<number>>;

/** As many contacts as are given for each day from day 0 on, and none after. */
const contacts =
  (...byDay: readonly number[]) =>
  (day: number) => ({ counts: () => byDay[day] ?? 0 });

/** Stages under gates on contacts, above 10 unless said otherwise. */
const gated = (gates: readonly Partial<GateSpec>[], ...stages: readonly Stage[]) =>
  planOfScenario(withRules({ gates }, ...stages));

const TWO_A_DAY: Stage = { name: 'all' };
const A: Stage = { name: 'a', select: only('a') };
const C: Stage = { name: 'c', select: only('c'), ...following('a') };

/** Days on which something is done, and to how many. */
const counted = (done: ReturnType<typeof play>['done']) =>
  Object.entries(done).map(([day, changes]) => [Number(day), Object.keys(changes).length]);

describe('a gate that pauses', () => {
  it('holds a stage from the day after it trips until the day after it clears', () => {
    // Tripped on the evening of day 1, cleared on that of day 3: days 2 and 3 are lost.
    const plan = gated([{}], TWO_A_DAY);
    const { done, lines, stages } = play(plan, { evening: contacts(0, 11, 12, 10) });
    expect(counted(done)).toEqual([
      [0, 2],
      [1, 2],
      [4, 2],
      [7, 2],
      [8, 2],
    ]);
    expect(lines).toBe(`
0, all, start, 10, date, -, start date
1, -, trip, -, contacts, 11, contacts a day above 10
2, all, pause, 6, contacts, 11, contacts a day above 10
3, -, clear, -, contacts, 10, contacts a day no longer above 10
4, all, resume, 6, contacts, 10, contacts a day no longer above 10
8, all, finish, 10, calendar, -, every mailbox changed
`);
    expect(stages[0]).toMatchObject({
      ...{ finishDay: 8, pausedDays: 2, waitDays: 0 },
      lostDays: fakeLostDays({ gate: 2, weekend: 2 }),
    });
  });

  it('flaps about one bound, and does not with a second', () => {
    // 11 and 10 by turns, for two weeks; contacts have no value on the weekend.
    const swinging = contacts(11, 10, 11, 10, 11, 11, 11, 10, 11, 10, 11, 10, 3);
    const flapping = play(gated([{}], { ...TWO_A_DAY, pace: { perDay: 1 } }), {
      evening: swinging,
    });
    const kinds = flapping.events.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'pause')).toHaveLength(5);
    expect(kinds.filter((kind) => kind === 'resume')).toHaveLength(5);
    const steady = play(
      gated([{ clear: { bound: 5, days: 1 } }], { ...TWO_A_DAY, pace: { perDay: 1 } }),
      { evening: swinging },
    );
    // Once: tripped on day 0, and below 5 on day 14, a Monday; day 12 is a Friday, day 13 no day.
    expect(steady.lines).toBe(`
0, -, trip, -, contacts, 11, contacts a day above 10
0, all, start, 10, date, -, start date
1, all, pause, 9, contacts, 11, contacts a day above 10
14, -, clear, -, contacts, 0, contacts a day below 5
15, all, resume, 9, contacts, 0, contacts a day below 5
25, all, finish, 10, calendar, -, every mailbox changed
`);
  });

  it('trips and clears only after so many days with a value', () => {
    const gate = { trip: { bound: 10, days: 3 }, clear: { bound: 5, days: 2 } };
    // Above from Thursday, day 3, on: Thursday, Friday, Monday. Below from Wednesday 10 July on.
    const evening = contacts(0, 0, 0, 11, 11, 0, 0, 11, 11, 4, 4);
    const { lines } = play(gated([gate], { ...TWO_A_DAY, begin: onDay(4), pace: { perDay: 1 } }), {
      evening,
    });
    expect(lines).toMatch(`
7, -, trip, -, contacts, 11, contacts a day above 10 for 3 days
8, all, pause, 8, contacts, 11, contacts a day above 10 for 3 days
10, -, clear, -, contacts, 4, contacts a day below 5 for 2 days
11, all, resume, 8, contacts, 4, contacts a day below 5 for 2 days
`);
  });

  it('keeps a stage from starting, and lets it on the first day on which it may', () => {
    // Due on Monday; held on days 0 to 2 by a gate that trips at the opening of another.
    const plan = gated([{ stages: ['c'] }], A, { ...C, begin: onDay(1) });
    const { lines, stages } = play(plan, { evening: contacts(11, 11, 0) });
    expect(lines).toBe(`
0, -, trip, -, contacts, 11, contacts a day above 10
0, a, start, 4, date, -, start date
1, a, finish, 4, calendar, -, every mailbox changed
2, -, clear, -, contacts, 0, contacts a day no longer above 10
3, c, start, 4, date, -, start date
4, c, finish, 4, calendar, -, every mailbox changed
`);
    // Days 1 and 2; it was not paused, for it had not started.
    expect(stages[1]).toMatchObject({ startDay: 3, pausedDays: 0 });
    expect(stages[1]!.lostDays).toEqual(fakeLostDays({ gate: 2 }));
  });

  it('keeps a stage from starting at all where it does not clear', () => {
    const plan = gated([{ stages: ['c'] }], A, { ...C, begin: onDay(1) });
    const { lines, stages } = play(plan, { evening: () => ({ counts: () => 11 }) });
    expect(lines).toMatch('91, c, left, 4, calendar, -, never started: held by a gate');
    expect(stages[1]).toMatchObject({ end: 'not started', selectedCount: 4, leftCount: 4 });
    // 65 working days of days 1 to 91; the holiday is 26 August.
    expect(stages[1]!.lostDays).toEqual(fakeLostDays({ gate: 64, weekend: 26, holiday: 1 }));
  });

  it('lets a bake go on, and holds only the stages on which it acts', () => {
    const plan = gated([{ stages: ['a'] }], A, {
      ...C,
      begin: { after: 'a', bakeWorkingDays: 2 },
    });
    // a is paused on day 1 only.
    const { lines } = play(plan, { evening: contacts(11, 0, 11, 11, 11, 11) });
    expect(lines).toMatch('2, a, finish, 4, calendar');
    // The bake is Thursday and Friday, though the gate is tripped again from day 3 on.
    expect(lines).toMatch('7, c, start, 4, after a');
    expect(lines).not.toMatch('c, pause');
  });

  it('is told of once while another that holds the stage takes over', () => {
    // The first holds on days 1 and 2, the second, above 11, on days 2 to 4.
    const low = { name: 'low', stages: ['all'] };
    const high = { name: 'high', trip: { bound: 11, days: 1 }, clear: { bound: 9, days: 1 } };
    const plan = gated([low, high], TWO_A_DAY);
    const { lines, stages } = play(plan, { evening: contacts(11, 12, 10, 9, 8) });
    expect(lines).toBe(`
0, -, trip, -, low, 11, contacts a day above 10
0, all, start, 10, date, -, start date
1, -, trip, -, high, 12, contacts a day above 11
1, all, pause, 8, low, 11, contacts a day above 10
2, -, clear, -, low, 10, contacts a day no longer above 10
4, -, clear, -, high, 8, contacts a day below 9
5, all, resume, 8, high, 8, contacts a day below 9
10, all, finish, 10, calendar, -, every mailbox changed
`);
    expect(stages[0]).toMatchObject({ pausedDays: 4 });
    expect(stages[0]!.lostDays).toEqual(fakeLostDays({ gate: 4, weekend: 2 }));
  });

  it('may end on the day on which the stage does, and may begin on it', () => {
    const resumed = play(gated([{}], A), { evening: contacts(11, 0) });
    expect(resumed.lines).toMatch(`
2, a, resume, 2, contacts, 0, contacts a day no longer above 10
2, a, finish, 4, calendar, -, every mailbox changed
`);
    // 2 and 3 leave on day 1, on which they would have had their turn.
    const leavers = planOfScenario(withLeavers(withRules({ gates: [{}] }, A)));
    const evening = contacts(11, 11);
    const gone = play(leavers, { evening, view: leaving({ 2: 1, 3: 1 }) });
    expect(gone.lines).toMatch(`
1, a, pause, 2, contacts, 11, contacts a day above 10
1, a, finish, 2, calendar, -, every mailbox changed, 2 gone
`);
    expect(gone.stages[0]).toMatchObject({ pausedDays: 1, lostDays: { gate: 1 } });
  });

  it('names the first that holds and the first that clears where both do', () => {
    const plan = gated([{ name: 'second', stages: ['all'] }, { name: 'first' }], TWO_A_DAY);
    const { lines } = play(plan, { evening: contacts(11, 0) });
    expect(lines).toMatch('1, all, pause, 8, second');
    expect(lines).toMatch('2, all, resume, 8, second');
  });

  it('goes on to the end of the horizon', () => {
    const plan = gated([{}], { ...TWO_A_DAY, begin: onDay(87) });
    const { lines, stages } = play(plan, {
      evening: contacts(...Array(87).fill(0), 11, 12, 13, 14),
    });
    // Thursday 26 September; Friday is held, the weekend too, and Monday 30 is the last day.
    expect(lines).toBe(`
87, -, trip, -, contacts, 11, contacts a day above 10
87, all, start, 10, date, -, start date
88, all, pause, 8, contacts, 11, contacts a day above 10
91, -, clear, -, contacts, 0, contacts a day no longer above 10
91, all, left, 8, contacts, 11, end of the horizon, paused: contacts a day above 10
`);
    // The weekend is lost to the calendar, and paused all the same.
    expect(stages[0]).toMatchObject({ pausedDays: 4, end: 'left', leftCount: 8 });
    expect(stages[0]!.lostDays).toEqual(fakeLostDays({ gate: 2, weekend: 2 }));
  });

  it('shifts the days of a pace that counts open days', () => {
    // Ten over four days: 2, 3, 2, 3, the second and third held.
    const { done } = play(gated([{}], { pace: { overDays: 4 } }), { evening: contacts(11, 11, 0) });
    expect(counted(done)).toEqual([
      [0, 2],
      [3, 3],
      [4, 2],
      [7, 3],
    ]);
  });

  it('does not count those that have not joined among what is to do', () => {
    const scenario = withJoinersOn(
      withRules({ gates: [{}] }, { select: only('b'), pace: { perDay: 1 } }),
      2,
    );
    // 5 is to do on day 1; on day 8 5 and 10.
    const evening = contacts(11, 11, 11, 11, 11, 0, 0, 0);
    const { lines } = play(planOfScenario(scenario), { evening });
    expect(lines).toMatch('1, doubling, pause, 1, contacts, 11');
    expect(lines).toMatch('8, doubling, resume, 2, contacts, 0');
  });
});

describe('a gate that only tells', () => {
  it('is an alert, or a report of one that is on trial, and holds nothing', () => {
    const gates = [
      { name: 'alert', onTrip: 'alert' } as const,
      { name: 'trial', onTrip: 'rollback', acts: false } as const,
    ];
    const { lines, stages } = play(gated(gates, A), { evening: contacts(11, 12, 0) });
    expect(lines).toBe(`
0, -, alert, -, alert, 11, contacts a day above 10
0, -, report, -, trial, 11, contacts a day above 10
0, a, start, 4, date, -, start date
1, a, finish, 4, calendar, -, every mailbox changed
2, -, clear, -, alert, 0, contacts a day no longer above 10
2, -, clear, -, trial, 0, contacts a day no longer above 10
`);
    expect(stages[0]!.lostDays).toEqual(fakeLostDays());
  });

  it('does not want to decide anew', () => {
    const plan = gated([{ onTrip: 'alert' }, { acts: false }], A);
    const { decide, observe } = controllerOfPlan(plan);
    decide(0, BLIND, () => {});
    expect(observe!({ day: 0, countOf: () => 11, pools: [] })).toBe(false);
    expect(observe!({ day: 1, countOf: () => 0, pools: [] })).toBe(false);
  });
});
