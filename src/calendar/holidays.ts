import { type CalendarDate, type DateParts, dateOf, partsOf, weekdayOf } from './date.ts';

/**
 * The years that the rule covers, both included. The early May holiday began in 1978; holidays
 * proclaimed after 2023 are not known here, so later years are the rule alone.
 */
export const HOLIDAY_YEARS = { from: 1978, to: 2199 } as const;

/**
 * Days on which the rule alone would be wrong, by royal proclamation; null: moved to another day.
 * Source: the lists at https://www.gov.uk/bank-holidays and, for older years, the proclamations
 * under the Banking and Financial Dealings Act 1971 in The London Gazette.
 */
const EXCEPTIONS: ReadonlyMap<CalendarDate, string | null> = new Map([
  [dateOf(1981, 7, 29), 'Royal Wedding'],
  [dateOf(1995, 5, 1), null],
  [dateOf(1995, 5, 8), 'Early May'], // VE Day, 50 years
  [dateOf(1999, 12, 31), 'Millennium'],
  [dateOf(2002, 5, 27), null],
  [dateOf(2002, 6, 3), "Queen's Golden Jubilee"],
  [dateOf(2002, 6, 4), 'Spring'],
  [dateOf(2011, 4, 29), 'Royal Wedding'],
  [dateOf(2012, 5, 28), null],
  [dateOf(2012, 6, 4), 'Spring'],
  [dateOf(2012, 6, 5), "Queen's Diamond Jubilee"],
  [dateOf(2020, 5, 4), null],
  [dateOf(2020, 5, 8), 'Early May'], // VE Day, 75 years
  [dateOf(2022, 5, 30), null],
  [dateOf(2022, 6, 2), 'Spring'],
  [dateOf(2022, 6, 3), "Queen's Platinum Jubilee"],
  [dateOf(2022, 9, 19), 'State Funeral of Queen Elizabeth II'],
  [dateOf(2023, 5, 8), 'Coronation of King Charles III'],
]);

/**
 * Tells whether a day is a bank holiday in England and Wales.
 *
 * A holiday that falls on a weekend counts on its substitute day, not on the weekend day itself.
 *
 * @throws RangeError outside HOLIDAY_YEARS.
 */
export function isEnglandWalesHoliday(date: CalendarDate): boolean {
  return holidayName(date) !== null;
}

/**
 * Names the bank holiday of England and Wales on a day, or returns null.
 *
 * A substitute day has the name of the holiday that it stands for.
 *
 * Source: Banking and Financial Dealings Act 1971, schedule 1; https://www.gov.uk/bank-holidays.
 * @throws RangeError outside HOLIDAY_YEARS.
 * @example holidayName(dateOf(2013, 3, 29)) // 'Good Friday'
 */
export function holidayName(date: CalendarDate): string | null {
  const parts = partsOf(date);
  if (parts.year < HOLIDAY_YEARS.from || parts.year > HOLIDAY_YEARS.to) {
    throw new RangeError(
      `bank holidays are known from ${HOLIDAY_YEARS.from} to ${HOLIDAY_YEARS.to}, ` +
        `not in ${parts.year}: use holidays 'none' or another year`,
    );
  }
  const exception = EXCEPTIONS.get(date);
  return exception === undefined ? nameByRule(date, parts) : exception;
}

function nameByRule(date: CalendarDate, { year, month, dayOfMonth }: DateParts): string | null {
  const weekday = weekdayOf(date);
  if (weekday >= 5) {
    return null;
  }
  const isMonday = weekday === 0;
  switch (month) {
    case 1:
      return dayOfMonth === 1 || (isMonday && dayOfMonth <= 3) ? "New Year's Day" : null;
    case 5:
      return isMonday ? mondayOfMay(dayOfMonth) : null;
    case 8:
      return isMonday && dayOfMonth > 31 - 7 ? 'Summer' : null;
    case 12:
      return nameAtChristmas(dayOfMonth, weekday);
    default:
      return nameAtEaster(date - easterSunday(year));
  }
}

function mondayOfMay(dayOfMonth: number): string | null {
  if (dayOfMonth <= 7) {
    return 'Early May';
  }
  return dayOfMonth > 31 - 7 ? 'Spring' : null;
}

/** On 27 or 28 December a Monday or a Tuesday stands for a Saturday or a Sunday two days before. */
function nameAtChristmas(dayOfMonth: number, weekday: number): string | null {
  const isSubstitute = weekday <= 1;
  if (dayOfMonth === 25 || (dayOfMonth === 27 && isSubstitute)) {
    return 'Christmas Day';
  }
  return dayOfMonth === 26 || (dayOfMonth === 28 && isSubstitute) ? 'Boxing Day' : null;
}

/** Easter Sunday is from 22 March to 25 April, so these two are in March or April. */
function nameAtEaster(daysFromEasterSunday: number): string | null {
  if (daysFromEasterSunday === -2) {
    return 'Good Friday';
  }
  return daysFromEasterSunday === 1 ? 'Easter Monday' : null;
}

/**
 * Gives Easter Sunday of a Gregorian year.
 *
 * Source: the anonymous Gregorian computus, as in Meeus, Astronomical Algorithms, 1991, chapter 8;
 * the letters are those of that text.
 */
export function easterSunday(year: number): CalendarDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const dayFromMarch = h + l - 7 * m + 114;
  return dateOf(year, Math.floor(dayFromMarch / 31), (dayFromMarch % 31) + 1);
}
