import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, formatDate, parseDate, partsOf, weekdayOf } from '../../src/calendar/date.ts';
import { closedBy } from '../../src/calendar/open-days.ts';
import { slumpFactor } from '../../src/calendar/slumps.ts';
import { isWorkingDay } from '../../src/calendar/working-days.ts';

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

describe('dates from 1900 to 2200', () => {
  it('follow a calendar that is turned one day at a time', () => {
    let date = -25_567; // 1900-01-01, a Monday: Python's date(1900, 1, 1).toordinal() - 719163
    let weekday = 0;
    for (let year = 1900; year <= 2200; year += 1) {
      for (const [index, length] of MONTH_LENGTHS.entries()) {
        const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
        const days = index === 1 && leap ? 29 : length;
        for (let dayOfMonth = 1; dayOfMonth <= days; dayOfMonth += 1) {
          const parts = partsOf(date);
          if (
            parts.year !== year ||
            parts.month !== index + 1 ||
            parts.dayOfMonth !== dayOfMonth ||
            weekdayOf(date) !== weekday ||
            dateOf(year, index + 1, dayOfMonth) !== date ||
            parseDate(formatDate(date)) !== date
          ) {
            expect.fail(`${year}-${index + 1}-${dayOfMonth} is not day ${date}`);
          }
          date += 1;
          weekday = (weekday + 1) % 7;
        }
      }
    }
    expect(date).toBe(84_371); // 2201-01-01, by the same Python
  });
});

describe('dates from year 1 to 9999', () => {
  it("agree with the engine's own Date in UTC", () => {
    const days = fc.integer({ min: -719_162, max: 2_932_896 });
    fc.assert(
      fc.property(days, (date) => {
        const peer = new Date(date * 86_400_000);
        expect(formatDate(date)).toBe(peer.toISOString().slice(0, 10));
        expect(weekdayOf(date)).toBe((peer.getUTCDay() + 6) % 7);
        expect(parseDate(formatDate(date))).toBe(date);
      }),
    );
  });
});

describe('calendars', () => {
  const date = fc.integer({ min: dateOf(1978, 1, 1), max: dateOf(2199, 12, 31) });

  it('open on exactly the working days where only those are asked for', () => {
    fc.assert(
      fc.property(date, fc.constantFrom('england-and-wales', 'none'), (day, holidays) => {
        const cause = closedBy(day, {
          holidays,
          workingDaysOnly: true,
          weekdays: [true, true, true, true, true, true, true],
          windows: [],
          freezes: [],
        });
        expect(cause === null).toBe(isWorkingDay(day, holidays));
      }),
    );
  });

  it('split a year into a slump and its complement', () => {
    fc.assert(
      fc.property(date, date, date, (from, to, day) => {
        const start = partsOf(from);
        const beforeStart = partsOf(from - 1);
        const end = partsOf(to);
        const afterEnd = partsOf(to + 1);
        const inside = { name: 'inside', from: start, to: end, factor: 2 };
        const outside = { name: 'outside', from: afterEnd, to: beforeStart, factor: 3 };
        const isWholeYear =
          start.month === afterEnd.month && start.dayOfMonth === afterEnd.dayOfMonth;
        const isLeapDay = [start, end, partsOf(day)].some(
          (p) => p.month === 2 && p.dayOfMonth === 29,
        );
        fc.pre(
          !isWholeYear && !isLeapDay && beforeStart.dayOfMonth !== 29 && afterEnd.dayOfMonth !== 29,
        );
        expect([2, 3]).toContain(slumpFactor(day, [inside, outside]));
      }),
    );
  });
});
