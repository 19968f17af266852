import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../src/calendar/date.ts';
import { type ChangeCalendar, closedBy } from '../../../src/calendar/open-days.ts';

const MONDAY_TO_THURSDAY = [true, true, true, true, false, false, false];
const EVERY_DAY = [true, true, true, true, true, true, true];
const ALWAYS: ChangeCalendar = {
  holidays: 'england-and-wales',
  workingDaysOnly: false,
  weekdays: EVERY_DAY,
  windows: [],
  freezes: [],
};
const FREEZE = { name: 'Christmas', from: dateOf(2013, 12, 16), to: dateOf(2014, 1, 3) };

describe('closedBy', () => {
  it('leaves every day open where nothing closes it', () => {
    for (let date = dateOf(2013, 12, 20); date <= dateOf(2014, 1, 6); date += 1) {
      expect(closedBy(date, ALWAYS)).toBeNull();
    }
  });

  it('closes weekends and holidays only where working days are asked for', () => {
    const calendar = { ...ALWAYS, workingDaysOnly: true };
    expect(closedBy(dateOf(2013, 8, 23), calendar)).toBeNull(); // Friday
    expect(closedBy(dateOf(2013, 8, 24), calendar)).toBe('weekend');
    expect(closedBy(dateOf(2013, 8, 25), calendar)).toBe('weekend');
    expect(closedBy(dateOf(2013, 8, 26), calendar)).toBe('holiday'); // Summer bank holiday
    expect(closedBy(dateOf(2013, 8, 26), { ...calendar, holidays: 'none' })).toBeNull();
    expect(closedBy(dateOf(2013, 8, 27), calendar)).toBeNull();
  });

  it('closes weekdays that are not allowed', () => {
    const calendar = { ...ALWAYS, weekdays: MONDAY_TO_THURSDAY };
    expect(closedBy(dateOf(2013, 8, 22), calendar)).toBeNull(); // Thursday
    expect(closedBy(dateOf(2013, 8, 23), calendar)).toBe('weekday');
    expect(closedBy(dateOf(2013, 8, 25), calendar)).toBe('weekday');
    expect(closedBy(dateOf(2013, 8, 26), calendar)).toBeNull(); // a holiday, but allowed
  });

  it('closes days outside every window, both ends of a window being open', () => {
    const first = { from: dateOf(2013, 7, 8), to: dateOf(2013, 7, 10) };
    const second = { from: dateOf(2013, 7, 12), to: dateOf(2013, 7, 12) };
    const calendar = { ...ALWAYS, windows: [first, second] };
    const causes = [7, 8, 10, 11, 12, 13].map((day) => closedBy(dateOf(2013, 7, day), calendar));
    expect(causes).toEqual(['window', null, null, 'window', null, 'window']);
  });

  it('closes a freeze, both ends included, even inside a window', () => {
    const calendar = { ...ALWAYS, freezes: [FREEZE], windows: [FREEZE] };
    expect(closedBy(FREEZE.from - 1, { ...ALWAYS, freezes: [FREEZE] })).toBeNull();
    expect(closedBy(FREEZE.from, calendar)).toBe('freeze');
    expect(closedBy(FREEZE.to, calendar)).toBe('freeze');
    expect(closedBy(FREEZE.to + 1, { ...ALWAYS, freezes: [FREEZE] })).toBeNull();
  });

  it('gives the first cause of freeze, weekend, holiday, weekday, window', () => {
    const never = { from: dateOf(2010, 1, 1), to: dateOf(2010, 1, 1) };
    const shut: ChangeCalendar = {
      holidays: 'england-and-wales',
      workingDaysOnly: true,
      weekdays: EVERY_DAY.map(() => false),
      windows: [never],
      freezes: [FREEZE],
    };
    expect(closedBy(dateOf(2013, 12, 25), shut)).toBe('freeze'); // a holiday
    expect(closedBy(dateOf(2013, 12, 28), shut)).toBe('freeze'); // a Saturday
    expect(closedBy(dateOf(2013, 12, 28), { ...shut, freezes: [] })).toBe('weekend');
    expect(closedBy(dateOf(2013, 12, 25), { ...shut, freezes: [] })).toBe('holiday');
    expect(closedBy(dateOf(2013, 7, 8), shut)).toBe('weekday');
    expect(closedBy(dateOf(2013, 7, 8), { ...shut, weekdays: EVERY_DAY })).toBe('window');
  });
});
