import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../src/calendar/date.ts';
import { isHoliday, isWeekend, isWorkingDay } from '../../../src/calendar/working-days.ts';

describe('working days', () => {
  it('are Monday to Friday but for holidays: Easter 2013, Thursday 28 March to Tuesday', () => {
    const days = [28, 29, 30, 31, 32, 33].map((day) => dateOf(2013, 3, 28) + day - 28);
    expect(days.map((date) => isWorkingDay(date, 'england-and-wales'))).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(days.map((date) => isWorkingDay(date, 'none'))).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
    ]);
  });

  it('tell weekends from holidays', () => {
    const goodFriday = dateOf(2013, 3, 29);
    expect([isWeekend(goodFriday), isHoliday(goodFriday, 'england-and-wales')]).toEqual([
      false,
      true,
    ]);
    expect(isHoliday(goodFriday, 'none')).toBe(false);
    expect([isWeekend(goodFriday + 1), isWeekend(goodFriday + 2)]).toEqual([true, true]);
    expect(isWeekend(goodFriday + 3)).toBe(false);
  });

  it('number 253 in 2013: 261 weekdays less 8 holidays', () => {
    let count = 0;
    for (let date = dateOf(2013, 1, 1); date <= dateOf(2013, 12, 31); date += 1) {
      count += isWorkingDay(date, 'england-and-wales') ? 1 : 0;
    }
    expect(count).toBe(253);
  });

  it('are known without holidays in years that the rule does not cover', () => {
    expect(isWorkingDay(dateOf(1900, 1, 1), 'none')).toBe(true); // a Monday
    expect(() => isWorkingDay(dateOf(1900, 1, 1), 'england-and-wales')).toThrow('not in 1900');
  });
});
