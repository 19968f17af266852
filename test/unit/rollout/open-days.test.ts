import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/calendar/date.ts';
import { openDays } from '../../../src/rollout/open-days.ts';

const date = (text: string) => parseDate(text)!;
const WEEKDAYS = [true, true, true, true, true, true, true];

describe('openDays', () => {
  it('closes Christmas 2013 by freeze, holidays and weekends', () => {
    // Mon 23 December to Mon 6 January; 25, 26 and 1 January are holidays.
    const days = openDays(date('2013-12-23'), 15, {
      holidays: 'england-and-wales',
      workingDaysOnly: true,
      weekdays: WEEKDAYS,
      windows: [],
      freezes: [{ name: 'New Year', from: date('2013-12-30'), to: date('2014-01-03') }],
    });
    expect(days.closedBy).toEqual([
      null, // Mon 23
      null,
      'holiday',
      'holiday',
      null, // Fri 27
      'weekend',
      'weekend',
      ...new Array(5).fill('freeze'), // Mon 30 to Fri 3, a holiday among them
      'weekend',
      'weekend',
      null, // Mon 6
    ]);
    expect([...days.open]).toEqual([1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    // A freeze does not make a working day a day off.
    expect([...days.workingDay]).toEqual([1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0, 1]);
  });

  it('knows working days where weekends are open, and no day at all', () => {
    const calendar = {
      holidays: 'none',
      workingDaysOnly: false,
      weekdays: WEEKDAYS,
      windows: [],
      freezes: [],
    } as const;
    const days = openDays(date('2013-12-27'), 3, calendar); // Fri to Sun
    expect([...days.open]).toEqual([1, 1, 1]);
    expect([...days.workingDay]).toEqual([1, 0, 0]);
    expect(openDays(0, 0, calendar)).toEqual({
      open: new Uint8Array(0),
      closedBy: [],
      workingDay: new Uint8Array(0),
    });
  });
});
