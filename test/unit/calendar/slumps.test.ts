import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../src/calendar/date.ts';
import { parseMonthDay, type Slump, slumpFactor } from '../../../src/calendar/slumps.ts';

const CHRISTMAS: Slump = {
  name: 'Christmas and New Year',
  from: { month: 12, dayOfMonth: 21 },
  to: { month: 1, dayOfMonth: 2 },
  factor: 0.35,
};
const AUGUST: Slump = {
  name: 'August',
  from: { month: 8, dayOfMonth: 1 },
  to: { month: 8, dayOfMonth: 31 },
  factor: 0.5,
};
const LEAP_DAY: Slump = {
  name: 'leap day',
  from: { month: 2, dayOfMonth: 29 },
  to: { month: 2, dayOfMonth: 29 },
  factor: 0,
};

describe('parseMonthDay', () => {
  it.each([
    ['12-21', { month: 12, dayOfMonth: 21 }],
    ['01-02', { month: 1, dayOfMonth: 2 }],
    ['02-29', { month: 2, dayOfMonth: 29 }],
  ])('reads %s', (text, monthDay) => {
    expect(parseMonthDay(text)).toEqual(monthDay);
  });

  it.each(['02-30', '04-31', '00-10', '13-01', '12-00', '12-32', '1-2', '2013-12-21', '', '12/21'])(
    "refuses '%s'",
    (text) => {
      expect(parseMonthDay(text)).toBeNull();
    },
  );
});

describe('slumpFactor', () => {
  it('covers both ends, over New Year', () => {
    const factors = [
      dateOf(2013, 12, 20),
      dateOf(2013, 12, 21),
      dateOf(2013, 12, 31),
      dateOf(2014, 1, 1),
      dateOf(2014, 1, 2),
      dateOf(2014, 1, 3),
    ].map((date) => slumpFactor(date, [CHRISTMAS]));
    expect(factors).toEqual([1, 0.35, 0.35, 0.35, 0.35, 1]);
  });

  it('covers both ends, within a year', () => {
    const factors = [dateOf(2013, 7, 31), dateOf(2013, 8, 1), dateOf(2013, 8, 31)].map((date) =>
      slumpFactor(date, [AUGUST]),
    );
    expect(factors).toEqual([1, 0.5, 0.5]);
    expect(slumpFactor(dateOf(2013, 9, 1), [AUGUST])).toBe(1);
  });

  it('multiplies those that overlap, and is 1 with none', () => {
    expect(slumpFactor(dateOf(2013, 8, 10), [AUGUST, { ...AUGUST, factor: 0.25 }])).toBe(0.125);
    expect(slumpFactor(dateOf(2013, 8, 10), [])).toBe(1);
  });

  it('takes 29 February only in leap years', () => {
    expect(slumpFactor(dateOf(2012, 2, 29), [LEAP_DAY])).toBe(0);
    expect(slumpFactor(dateOf(2013, 2, 28), [LEAP_DAY])).toBe(1);
    expect(slumpFactor(dateOf(2013, 3, 1), [LEAP_DAY])).toBe(1);
  });
});
