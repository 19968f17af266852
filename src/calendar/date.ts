/** A day of the proleptic Gregorian calendar as whole days since 1970-01-01 (which is 0). */
export type CalendarDate = number;

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly dayOfMonth: number;
}

/** Days of a year on average, over which a yearly rate spreads: a Julian year. */
export const DAYS_PER_YEAR = 365.25;

/** Short English names by the number that weekdayOf returns. */
export const WEEKDAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

const DAYS_PER_ERA = 146_097; // 400 Gregorian years, after which the calendar repeats
const DAYS_FROM_ERA_START_TO_1970 = 719_468; // from 0000-03-01 to 1970-01-01
const YEAR_MAX = 9999;

/**
 * Reads a date written strictly as YYYY-MM-DD, or returns null.
 *
 * Years run from 0001 to 9999; a day that the month does not have (2013-02-30) is refused.
 *
 * @example parseDate('1970-01-02') // 1
 */
export function parseDate(text: string): CalendarDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return null;
  }
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const dayOfMonth = Number(text.slice(8, 10));
  return isRealDate(year, month, dayOfMonth) ? daysOfCivil(year, month, dayOfMonth) : null;
}

/**
 * Writes a date as YYYY-MM-DD.
 *
 * @throws RangeError if the date is not a whole number or its year is outside 0001 to 9999.
 * @example formatDate(0) // '1970-01-01'
 */
export function formatDate(date: CalendarDate): string {
  const { year, month, dayOfMonth } = partsOf(date);
  if (!(year >= 1 && year <= YEAR_MAX)) {
    throw new RangeError(`day ${date} since 1970-01-01 has no date from 0001 to 9999`);
  }
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/**
 * Gives the date of a year, month (1 to 12) and day of the month.
 *
 * @throws RangeError if there is no such day between the years 1 and 9999.
 * @example dateOf(1970, 2, 1) // 31
 */
export function dateOf(year: number, month: number, dayOfMonth: number): CalendarDate {
  if (!isRealDate(year, month, dayOfMonth)) {
    throw new RangeError(`there is no day ${dayOfMonth} of month ${month} in the year ${year}`);
  }
  return daysOfCivil(year, month, dayOfMonth);
}

/**
 * Splits a date into year, month and day of the month.
 *
 * Counts in years that begin in March, so that the leap day is the last of its year.
 *
 * Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
 * @throws RangeError if the date is not a whole number.
 */
export function partsOf(date: CalendarDate): DateParts {
  if (!Number.isSafeInteger(date)) {
    throw new RangeError(`${date} is not a date: a date is whole days since 1970-01-01`);
  }
  const shifted = date + DAYS_FROM_ERA_START_TO_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - daysBeforeYearOfEra(yearOfEra);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - daysBeforeMonth(monthFromMarch) + 1,
  };
}

/** Gives the day of the week, 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday. */
export function weekdayOf(date: CalendarDate): number {
  return (((date + 3) % 7) + 7) % 7;
}

/** Gives the number of days of a month (1 to 12) in a year, by the Gregorian leap rule. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return isLeap ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isRealDate(year: number, month: number, dayOfMonth: number): boolean {
  return (
    isWholeBetween(year, 1, YEAR_MAX) &&
    isWholeBetween(month, 1, 12) &&
    isWholeBetween(dayOfMonth, 1, daysInMonth(year, month))
  );
}

function isWholeBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** Source: H. Hinnant, as for partsOf, days_from_civil. */
function daysOfCivil(year: number, month: number, dayOfMonth: number): CalendarDate {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const dayOfYear = daysBeforeMonth(month > 2 ? month - 3 : month + 9) + dayOfMonth - 1;
  const dayOfEra = daysBeforeYearOfEra(marchYear - era * 400) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_ERA_START_TO_1970;
}

function daysBeforeYearOfEra(yearOfEra: number): number {
  return yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
}

/** Days before a month in a year that begins in March: five months from March hold 153 days. */
function daysBeforeMonth(monthFromMarch: number): number {
  return Math.floor((153 * monthFromMarch + 2) / 5);
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
