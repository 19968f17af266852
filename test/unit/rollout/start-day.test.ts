import { describe, expect, it } from 'vitest';
import { formatDate, parseDate } from '../../../src/calendar/date.ts';
import type { ChangeCalendar } from '../../../src/calendar/open-days.ts';
import { openDays } from '../../../src/rollout/open-days.ts';
import { stageStart, startDayOf } from '../../../src/rollout/start-day.ts';

const START = parseDate('2013-12-02')!; // a Monday
const day = (text: string) => parseDate(text)! - START;
const dateOf = (found: number | null) => (found === null ? null : formatDate(START + found));

const CALENDAR: ChangeCalendar = {
  holidays: 'england-and-wales',
  workingDaysOnly: true,
  weekdays: [true, true, true, true, true, true, true],
  windows: [],
  freezes: [],
};
const daysOf = (calendar: Partial<ChangeCalendar> = {}) =>
  openDays(START, day('2014-05-01'), { ...CALENDAR, ...calendar }); // to 30 April
const afterFinish = (finish: string, bakeWorkingDays: number, days = daysOf()) =>
  dateOf(
    startDayOf({ after: 7, bakeWorkingDays }, days, (stage) => (stage === 7 ? day(finish) : null)),
  );
const onDate = (start: string, days = daysOf()) =>
  dateOf(startDayOf({ startDay: day(start) }, days, () => null));

const FREEZE = {
  name: 'Christmas',
  from: START + day('2013-12-16'),
  to: START + day('2014-01-03'),
};

describe('a stage with a date', () => {
  it('starts on it, or on the first open day after it', () => {
    expect(onDate('2013-12-13')).toBe('2013-12-13'); // Fri
    expect(onDate('2013-12-14')).toBe('2013-12-16'); // Sat
    expect(onDate('2013-12-25')).toBe('2013-12-27'); // two holidays
    expect(onDate('2014-04-18')).toBe('2014-04-22'); // Good Friday to Easter Monday
    expect(onDate('2013-12-16', daysOf({ freezes: [FREEZE] }))).toBe('2014-01-06');
    expect(onDate('2013-12-13', daysOf({ freezes: [FREEZE] }))).toBe('2013-12-13');
  });

  it('starts on the first open day where the date precedes the horizon', () => {
    expect(onDate('2013-11-01')).toBe('2013-12-02');
  });

  it('does not start where no open day follows', () => {
    expect(onDate('2014-04-30')).toBe('2014-04-30');
    expect(onDate('2014-05-01')).toBeNull();
    expect(onDate('2014-06-01')).toBeNull();
  });
});

describe('a stage after another', () => {
  it('starts on the next open day without a bake', () => {
    expect(afterFinish('2013-12-12', 0)).toBe('2013-12-13'); // Thu, Fri
    expect(afterFinish('2013-12-13', 0)).toBe('2013-12-16'); // Fri, Mon
    expect(afterFinish('2013-12-24', 0)).toBe('2013-12-27'); // two holidays
  });

  it('lets the bake pass in working days', () => {
    // Working days after Tue 24 December: Fri 27, Mon 30, Tue 31, Thu 2 January.
    expect(afterFinish('2013-12-24', 1)).toBe('2013-12-30');
    expect(afterFinish('2013-12-24', 2)).toBe('2013-12-31');
    expect(afterFinish('2013-12-24', 3)).toBe('2014-01-02');
    // After Thu 17 April comes Tue 22.
    expect(afterFinish('2014-04-17', 1)).toBe('2014-04-23');
  });

  it('bakes through a freeze, and starts after it', () => {
    expect(afterFinish('2013-12-13', 2, daysOf({ freezes: [FREEZE] }))).toBe('2014-01-06');
    // From 13 December the 13th working day is Fri 3 January, the 14th Mon 6.
    // 16-20 (5), 23, 24, 27 (8), 30, 31 (10), 2, 3 (12), 6 (13), 7 (14).
    expect(afterFinish('2013-12-13', 12, daysOf({ freezes: [FREEZE] }))).toBe('2014-01-06');
    expect(afterFinish('2013-12-13', 13, daysOf({ freezes: [FREEZE] }))).toBe('2014-01-07');
  });

  it('bakes on weekdays on which no change may be made', () => {
    // Mon to Thu only. After Thu 10 April: Fri 11, Mon 14, Tue 15, Wed 16, Thu 17; then Easter.
    const days = daysOf({ weekdays: [true, true, true, true, false, false, false] });
    expect(afterFinish('2014-04-10', 4, days)).toBe('2014-04-17');
    expect(afterFinish('2014-04-10', 5, days)).toBe('2014-04-22');
  });

  it('does not start before the other has finished, or after the horizon', () => {
    const begin = { after: 7, bakeWorkingDays: 0 };
    expect(startDayOf(begin, daysOf(), () => null)).toBeNull();
    expect(afterFinish('2014-04-28', 1)).toBe('2014-04-30');
    expect(afterFinish('2014-04-28', 2)).toBeNull();
    expect(afterFinish('2014-04-29', 2)).toBeNull();
    expect(afterFinish('2014-04-30', 0)).toBeNull();
  });
});

describe('a stage that needs an approval', () => {
  const approved = (start: string, approvalWorkingDays: number, days = daysOf()) =>
    dateOf(startDayOf({ startDay: day(start) }, days, () => null, approvalWorkingDays));

  it('starts on the n-th working day after the day on which it could otherwise', () => {
    expect(approved('2013-12-02', 0)).toBe('2013-12-02');
    expect(approved('2013-12-02', 1)).toBe('2013-12-03'); // Mon, Tue
    expect(approved('2013-12-13', 1)).toBe('2013-12-16'); // Fri, Mon
    // Asked for on Sat 14: on Mon 16, the first open day. Two working days after it: Wed 18.
    expect(approved('2013-12-14', 2)).toBe('2013-12-18');
    // After Mon 23: Tue 24, Fri 27, Mon 30, Tue 31, Thu 2 January.
    expect(approved('2013-12-23', 2)).toBe('2013-12-27');
    expect(approved('2013-12-23', 5)).toBe('2014-01-02');
  });

  it('is approved in a freeze, and starts after it', () => {
    const days = daysOf({ freezes: [FREEZE] });
    expect(approved('2013-12-13', 3, days)).toBe('2014-01-06');
    // In the freeze nothing is asked for: on Mon 6 January, and given on Wed 8.
    expect(approved('2013-12-17', 2, days)).toBe('2014-01-08');
  });

  it('asks after the bake', () => {
    // Finish Tue 10 December, bake Wed 11 and Thu 12, ready Fri 13; approved on Tue 17.
    const start = (n: number) =>
      startDayOf({ after: 7, bakeWorkingDays: 2 }, daysOf(), () => day('2013-12-10'), n);
    expect(dateOf(start(0))).toBe('2013-12-13');
    expect(dateOf(start(2))).toBe('2013-12-17');
  });

  it('starts on an open day of those that it is given', () => {
    // Gates hold it on Mon 2 and Tue 3, so that it asks on Wed 4, and on Fri 6, its second day.
    const { open, workingDay } = daysOf();
    const mayStart = open.map((mark, at) => (at === 0 || at === 1 || at === 4 ? 0 : mark));
    const start = (n: number) =>
      startDayOf({ startDay: 0 }, { open: mayStart, workingDay }, () => null, n);
    expect(dateOf(start(0))).toBe('2013-12-04');
    expect(dateOf(start(1))).toBe('2013-12-05');
    expect(dateOf(start(2))).toBe('2013-12-09');
  });

  it('does not start where the approval comes after the horizon', () => {
    expect(approved('2014-04-29', 1)).toBe('2014-04-30');
    expect(approved('2014-04-29', 2)).toBeNull();
    expect(approved('2014-04-30', 1)).toBeNull();
  });
});

describe('stageStart', () => {
  it('tells the day from which on it is due, that on which it asks, and that on which it starts', () => {
    const wait = { finishDayOf: () => day('2013-12-12'), approvalWorkingDays: 1 };
    // Finish Thu 12, bake Fri 13, due on Sat 14, ready on Mon 16, approved on Tue 17.
    expect(stageStart({ after: 7, bakeWorkingDays: 1 }, daysOf(), wait)).toEqual({
      dueDay: day('2013-12-14'),
      readyDay: day('2013-12-16'),
      approvedDay: day('2013-12-17'),
      startDay: day('2013-12-17'),
    });
    const unknown = { dueDay: null, readyDay: null, approvedDay: null, startDay: null };
    const never = { ...wait, finishDayOf: () => null };
    expect(stageStart({ after: 7, bakeWorkingDays: 0 }, daysOf(), never)).toEqual(unknown);
  });
});
