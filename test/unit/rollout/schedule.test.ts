import { describe, expect, it } from 'vitest';
import { formatDate, parseDate } from '../../../src/calendar/date.ts';
import type { ChangeCalendar } from '../../../src/calendar/open-days.ts';
import { openDays } from '../../../src/rollout/open-days.ts';
import { countDays, type ScheduledStage, scheduleStages } from '../../../src/rollout/schedule.ts';

const START = parseDate('2013-12-02')!; // a Monday
const day = (text: string) => parseDate(text)! - START;

const CALENDAR: ChangeCalendar = {
  holidays: 'england-and-wales',
  workingDaysOnly: true,
  weekdays: [true, true, true, true, true, true, true],
  windows: [],
  freezes: [],
};
const CHRISTMAS = {
  name: 'Christmas change freeze',
  from: START + day('2013-12-16'),
  to: START + day('2014-01-03'),
};
const NOTHING_LOST = { freeze: 0, weekend: 0, holiday: 0, weekday: 0, window: 0 };

const schedule = (
  stages: ScheduledStage[],
  { end = '2014-04-30', ...calendar }: Partial<ChangeCalendar> & { end?: string } = {},
) =>
  scheduleStages(stages, openDays(START, day(end) + 1, { ...CALENDAR, ...calendar })).map(
    ({ startDay, finishDay, ...rest }) => ({
      ...rest,
      start: startDay === null ? null : formatDate(START + startDay),
      finish: finishDay === null ? null : formatDate(START + finishDay),
    }),
  );
const onDate = (text: string, stage: Omit<ScheduledStage, 'begin'>): ScheduledStage => ({
  begin: { startDay: day(text) },
  ...stage,
});
const following = (
  stage: number,
  bakeWorkingDays: number,
  rest: Omit<ScheduledStage, 'begin'>,
): ScheduledStage => ({ begin: { after: stage, bakeWorkingDays }, ...rest });

describe('scheduleStages', () => {
  it('loses the holidays and weekends of Christmas 2013', () => {
    // Mon 23, Tue 24, Fri 27, Mon 30, Tue 31: between them two holidays and a weekend.
    const stage = onDate('2013-12-23', { pace: { overDays: 5 }, mailboxCount: 500 });
    expect(schedule([stage])).toEqual([
      {
        stage: 0,
        start: '2013-12-23',
        finish: '2013-12-31',
        mailboxCount: 500,
        leftCount: 0,
        openDayCount: 5,
        daysLost: { ...NOTHING_LOST, holiday: 2, weekend: 2 },
        waitedFor: null,
        dueDay: day('2013-12-23'),
        readyDay: day('2013-12-23'),
        approvedDay: day('2013-12-23'),
        approvalWorkingDays: 0,
      },
    ]);
  });

  it('stands still in a freeze', () => {
    // 450 at 100 a day: Thu 12, Fri 13 December, Mon 6, Tue 7, Wed 8 January. Lost: 19 days of
    // freeze (16 December to 3 January) and the weekends before and after it.
    const stage = onDate('2013-12-12', { pace: { perDay: 100 }, mailboxCount: 450 });
    expect(schedule([stage], { freezes: [CHRISTMAS] })[0]).toMatchObject({
      start: '2013-12-12',
      finish: '2014-01-08',
      openDayCount: 5,
      daysLost: { ...NOTHING_LOST, freeze: 19, weekend: 4 },
    });
  });

  it('loses weekdays and days outside windows', () => {
    // Mon to Thu only, windows to 5 December and from 11: of 40 at 10 a day, Wed 4, Thu 5, then
    // Wed 11 and Thu 12. Lost: Fri 6 (weekday before window), a weekend, Mon 9 and Tue 10.
    const stage = onDate('2013-12-04', { pace: { perDay: 10 }, mailboxCount: 40 });
    const windows = [
      { from: START, to: START + day('2013-12-05') },
      { from: START + day('2013-12-11'), to: START + day('2013-12-31') },
    ];
    const weekdays = [true, true, true, true, false, false, false];
    expect(schedule([stage], { windows, weekdays })[0]).toMatchObject({
      finish: '2013-12-12',
      openDayCount: 4,
      daysLost: { ...NOTHING_LOST, weekday: 1, weekend: 2, window: 2 },
    });
  });

  it('follows a chain in whatever order it is listed', () => {
    // Pilot Mon 2 to Tue 3 December; two days' bake Wed 4, Thu 5; London Fri 6 and Mon 9; the rest
    // from Tue 10.
    const pilot = onDate('2013-12-02', { pace: { perDay: 5 }, mailboxCount: 10 });
    const london = { pace: { overDays: 2 }, mailboxCount: 3 };
    const rest = { pace: { perDay: 9 }, mailboxCount: 9 };
    const forwards = schedule([pilot, following(0, 2, london), following(1, 0, rest)]);
    expect(forwards.map(({ start, finish }) => [start, finish])).toEqual([
      ['2013-12-02', '2013-12-03'],
      ['2013-12-06', '2013-12-09'],
      ['2013-12-10', '2013-12-10'],
    ]);
    expect(forwards.map(({ waitedFor }) => waitedFor)).toEqual([null, 0, 1]);
    const backwards = schedule([following(1, 0, rest), following(2, 2, london), pilot]);
    expect(backwards.map(({ start }) => start)).toEqual(
      forwards.map(({ start }) => start).reverse(),
    );
  });

  it('waits for approvals', () => {
    // Pilot: asked for on Mon 2 December, three working days: Thu 5, done on Fri 6. The next is due
    // on Sat 7, asks on Mon 9, has its approval on Wed 11, and done on Thu 12.
    const pilot = onDate('2013-12-02', { pace: { perDay: 5 }, mailboxCount: 10 });
    const next = following(0, 0, { pace: { overDays: 2 }, mailboxCount: 3 });
    const stages = [
      { ...pilot, approvalWorkingDays: 3 },
      { ...next, approvalWorkingDays: 2 },
    ];
    expect(schedule(stages)).toMatchObject([
      { start: '2013-12-05', finish: '2013-12-06', readyDay: 0, approvalWorkingDays: 3 },
      { start: '2013-12-11', finish: '2013-12-12', dueDay: day('2013-12-07') },
    ]);
    expect(schedule(stages)[1]).toMatchObject({
      readyDay: day('2013-12-09'),
      approvedDay: day('2013-12-11'),
    });
    expect(schedule(stages, { end: '2013-12-10' })[1]).toMatchObject({
      start: null,
      readyDay: day('2013-12-09'),
      leftCount: 3,
    });
  });

  it('counts those who have joined by the start, on that day included', () => {
    const joinDays = [day('2013-12-03'), day('2013-12-04'), day('2013-12-05')];
    const stage = onDate('2013-12-04', { pace: { perDay: 2 }, mailboxCount: 2 });
    expect(schedule([{ ...stage, joinDays }])[0]).toMatchObject({
      mailboxCount: 4,
      finish: '2013-12-05',
    });
    // Where it does not start, all of them are left.
    expect(schedule([{ ...stage, joinDays }], { end: '2013-12-03' })[0]).toMatchObject({
      mailboxCount: 5,
      leftCount: 5,
    });
  });

  it('starts and finishes a stage without mailboxes on the same day', () => {
    const stages = [
      onDate('2013-12-14', { pace: { overDays: 9 }, mailboxCount: 0 }), // a Saturday
      following(0, 1, { pace: { perDay: 1 }, mailboxCount: 1 }), // bake on Tue 17
    ];
    const [empty, next] = schedule(stages);
    expect(empty).toMatchObject({ start: '2013-12-16', finish: '2013-12-16', openDayCount: 1 });
    expect(next).toMatchObject({ start: '2013-12-18', finish: '2013-12-18', leftCount: 0 });
  });

  it('reports what the horizon leaves, and starts nothing after it', () => {
    const stages = [
      onDate('2013-12-02', { pace: { perDay: 4 }, mailboxCount: 13 }),
      following(0, 0, { pace: { perDay: 1 }, mailboxCount: 5 }),
    ];
    // To Wed 4 December three days of 4; to Thu 5 all 13.
    expect(schedule(stages, { end: '2013-12-04' })).toMatchObject([
      { start: '2013-12-02', finish: null, leftCount: 1, openDayCount: 3, daysLost: NOTHING_LOST },
      { start: null, finish: null, leftCount: 5, openDayCount: 0, daysLost: NOTHING_LOST },
    ]);
    expect(schedule(stages, { end: '2013-12-05' })).toMatchObject([
      { finish: '2013-12-05', leftCount: 0 },
      { start: null, leftCount: 5 },
    ]);
    expect(schedule(stages, { end: '2013-12-06' })[1]).toMatchObject({
      start: '2013-12-06',
      finish: null,
      leftCount: 4,
    });
  });

  it('counts the days lost of an unfinished stage to the end of the horizon', () => {
    // Fri 6 December open, then a weekend at which the horizon ends.
    const stage = onDate('2013-12-06', { pace: { perDay: 1 }, mailboxCount: 2 });
    expect(schedule([stage], { end: '2013-12-08' })[0]).toMatchObject({
      leftCount: 1,
      openDayCount: 1,
      daysLost: { ...NOTHING_LOST, weekend: 2 },
    });
  });

  it('leaves all of a stage that starts but comes to no whole mailbox', () => {
    const stage = onDate('2013-12-02', { pace: { overDays: 5 }, mailboxCount: 1 });
    expect(schedule([stage], { end: '2013-12-02' })[0]).toMatchObject({
      start: '2013-12-02',
      finish: null,
      leftCount: 1,
    });
  });

  it('works without stages', () => {
    expect(schedule([])).toEqual([]);
  });

  it('refuses circles and unknown predecessors', () => {
    const rest = { pace: { perDay: 1 }, mailboxCount: 1 };
    expect(() => schedule([following(0, 0, rest)])).toThrow('stage 0 waits for itself');
    expect(() => schedule([following(1, 0, rest), following(0, 0, rest)])).toThrow(
      'waits for itself',
    );
    expect(() => schedule([following(1, 0, rest)])).toThrow('stage 1: no such');
  });
});

describe('countDays', () => {
  it('includes both ends, and knows no days without a start', () => {
    const days = openDays(START, 7, CALENDAR); // Monday to Sunday
    expect(countDays(days, 4, 4)).toEqual({ openDayCount: 1, daysLost: NOTHING_LOST });
    expect(countDays(days, 4, 5)).toEqual({
      openDayCount: 1,
      daysLost: { ...NOTHING_LOST, weekend: 1 },
    });
    expect(countDays(days, 4, null).daysLost.weekend).toBe(2);
    expect(countDays(days, null, null)).toEqual({ openDayCount: 0, daysLost: NOTHING_LOST });
  });
});
