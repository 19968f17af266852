import { describe, expect, it } from 'vitest';
import { fakeLostDays } from '../../support/fake-trace.ts';
import { day } from '../../support/plain-scenario.ts';
import { BARE_LAYOUT } from '../../support/storage-plans.ts';
import { onDay, only, planOfScenario, play, withRules } from './controller-of.ts';
import { holding, MOVE, planWith, within } from './moving-stages.ts';

const ALL = { name: 'all', pace: { perDay: 10 } };
const STORAGE = {
  ...{ preset: null, layout: BARE_LAYOUT, procurement: null },
  pools: [{ name: 'all', usableBytes: 1, organisations: 'rest' as const }],
};
/** 1 July 2013 and so many days. */
const date = (offset: number) => day('2013-07-01') + offset;

describe('days lost', () => {
  it('are lost to one cause each, the calendar first, and are never more than there are', () => {
    // One a day from Thursday 11 July, day 10, on, but on no Friday: 11, 18, 25. A freeze on days
    // 14 to 16. A gate holds on days 16 and 17, and the pool is over plan on days 18 to 22.
    const scenario = {
      ...withRules(
        {
          gates: [{}],
          freezes: [{ name: 'freeze', from: date(14), to: date(16) }],
          calendar: {
            workingDaysOnly: true,
            weekdays: [true, true, true, true, false, true, true],
            windows: [],
          },
        },
        { ...ALL, begin: onDay(10), pace: { perDay: 1 }, select: only('a') },
      ),
      storage: STORAGE,
    };
    const evening = (on: number) => ({
      counts: () => (on === 15 || on === 16 ? 11 : 0),
      pools: [[on >= 17 && on <= 21 ? 2 : 1, 1] as const],
    });
    const { done, lines, stages } = play(planOfScenario(scenario), { evening });
    expect(done).toEqual({
      ...{ 10: { 0: 's0' }, 23: { 1: 's0' }, 24: { 2: 's0' }, 28: { 3: 's0' } },
    });
    expect(lines).toBe(`
10, all, start, 4, date, -, start date
15, -, trip, -, contacts, 11, contacts a day above 10
16, all, pause, 3, contacts, 11, contacts a day above 10
17, -, clear, -, contacts, 0, contacts a day no longer above 10
18, all, wait, 3, pool all, 2, pool all is over plan: 2.000 TiB needed, 1.000 TiB usable
18, all, resume, 3, contacts, 0, contacts a day no longer above 10
23, all, resume, 3, pool all, 1, pool all is within plan: 1.000 TiB needed, 1.000 TiB usable
28, all, finish, 4, calendar, -, every mailbox changed
`);
    // Fridays 11, 18 and 25; weekends 12, 13, 19, 20, 26, 27; the freeze 14 to 16; the gate 17; the
    // pool 21 and 22. With the four days of turns these are the 19 days from day 10 to day 28.
    const lost = fakeLostDays({ weekday: 3, weekend: 6, freeze: 3, gate: 1, capacity: 2 });
    expect(stages[0]).toMatchObject({ lostDays: lost, pausedDays: 2, waitDays: 5 });
    expect(Object.values(lost).reduce((sum, days) => sum + days, 0)).toBe(19 - 4);
  });

  it('are counted from the day on which a stage was due, whatever held it', () => {
    const windows = [{ from: date(10), to: date(91) }];
    const calendar = { workingDaysOnly: true, weekdays: Array(7).fill(true), windows };
    // Due by the calendar on day 10, the first of the window, whose days before are not lost.
    const { rollout } = withRules({ gates: [{}], calendar }, { ...ALL, begin: onDay(2) });
    const plan = planOfScenario({ ...withRules({}), rollout });
    // Held on days 10 to 13.
    const evening = (on: number) => ({ counts: () => (on >= 9 && on <= 11 ? 11 : 0) });
    const { stages } = play(plan, { evening });
    expect(stages[0]).toMatchObject({ startDay: 15, pausedDays: 0 });
    expect(stages[0]!.lostDays).toEqual(fakeLostDays({ gate: 3, weekend: 2 }));
  });

  it('are lost to capacity where a night has no room for one whose place has come', () => {
    // One a night, of 50 bytes at most. 2 would have its turn on day 2, a Wednesday, and has 60
    // until it leaves on day 8; 3 moves on day 2. Nights 2 to 4 and 7 are short of room.
    const plan = planWith(
      { moves: { bytesPerDay: 50 } },
      { ...MOVE, select: only('a'), pace: { perDay: 1 } },
    );
    const gone = play(plan, { evening: within, view: holding({ 2: 60 }, { 2: 8 }) });
    expect(gone.stages[0]).toMatchObject({ finishDay: 8, goneCount: 1 });
    expect(gone.stages[0]!.lostDays).toEqual(fakeLostDays({ capacity: 4, weekend: 2 }));
    // It has shrunk by the evening of day 1, on which the pool at home runs over plan, so that the
    // rest of the round is planned anew: no night comes to be short.
    const evening = (on: number) => ({
      pools: [[on === 1 ? 2 : 0, 1] as const, [0, 1] as const],
    });
    const view = (on: number) => holding(on < 2 ? { 2: 60 } : {});
    const { stages } = play(plan, { evening, view });
    expect(stages[0]).toMatchObject({ finishDay: 3, changedCount: 4 });
    expect(stages[0]!.lostDays).toEqual(fakeLostDays({}));
  });
});
