import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { dateOf, formatDate, parseDate } from '../../../src/calendar/date.ts';
import {
  easterSunday,
  HOLIDAY_YEARS,
  holidayName,
  isEnglandWalesHoliday,
} from '../../../src/calendar/holidays.ts';

function holidaysFrom(fromYear: number, toYear: number): string[] {
  const found: string[] = [];
  for (let date = dateOf(fromYear, 1, 1); date <= dateOf(toYear, 12, 31); date += 1) {
    const name = holidayName(date);
    if (isEnglandWalesHoliday(date) !== (name !== null)) {
      expect.fail(`${formatDate(date)} is a holiday for one function only`);
    }
    if (name !== null) {
      found.push(`${formatDate(date)} ${name}`);
    }
  }
  return found;
}

describe('bank holidays of England and Wales', () => {
  it('are those of the published calendar, 2012 to 2018, and no other day', () => {
    const path = new URL('../../../fixtures/bank-holidays-england-wales.csv', import.meta.url);
    const rows: { date: string; name: string }[] = parse(readFileSync(path), { columns: true });
    const expected = rows.map(({ date, name }) => `${date} ${name}`);
    expect(expected).toHaveLength(57);
    expect(holidaysFrom(2012, 2018)).toEqual(expected);
  });

  // The weekday holidays of the Python package holidays 0.105, GB / ENG; its names differ.
  it('are right in years with days by proclamation', () => {
    expect(holidaysFrom(1981, 1981)).toContain('1981-07-29 Royal Wedding');
    expect(holidaysFrom(1995, 1995).filter((text) => text.startsWith('1995-05'))).toEqual([
      '1995-05-08 Early May',
      '1995-05-29 Spring',
    ]);
    expect(holidaysFrom(1999, 1999).slice(-3)).toEqual([
      '1999-12-27 Christmas Day',
      '1999-12-28 Boxing Day',
      '1999-12-31 Millennium',
    ]);
    expect(holidaysFrom(2002, 2002).slice(3, 6)).toEqual([
      '2002-05-06 Early May',
      "2002-06-03 Queen's Golden Jubilee",
      '2002-06-04 Spring',
    ]);
    expect(holidaysFrom(2011, 2011)).toContain('2011-04-29 Royal Wedding');
    expect(holidaysFrom(2020, 2020).filter((text) => text.startsWith('2020-05'))).toEqual([
      '2020-05-08 Early May',
      '2020-05-25 Spring',
    ]);
    expect(holidaysFrom(2022, 2023)).toEqual([
      "2022-01-03 New Year's Day",
      '2022-04-15 Good Friday',
      '2022-04-18 Easter Monday',
      '2022-05-02 Early May',
      '2022-06-02 Spring',
      "2022-06-03 Queen's Platinum Jubilee",
      '2022-08-29 Summer',
      '2022-09-19 State Funeral of Queen Elizabeth II',
      '2022-12-26 Boxing Day',
      '2022-12-27 Christmas Day',
      "2023-01-02 New Year's Day",
      '2023-04-07 Good Friday',
      '2023-04-10 Easter Monday',
      '2023-05-01 Early May',
      '2023-05-08 Coronation of King Charles III',
      '2023-05-29 Spring',
      '2023-08-28 Summer',
      '2023-12-25 Christmas Day',
      '2023-12-26 Boxing Day',
    ]);
  });

  it('number 592 from 1978 to 2050, as that package counts them', () => {
    expect(holidaysFrom(1978, 2050)).toHaveLength(592);
  });

  it('count on the substitute day, not on the weekend', () => {
    expect(holidayName(dateOf(2016, 12, 25))).toBeNull(); // a Sunday
    expect(holidayName(dateOf(2016, 12, 27))).toBe('Christmas Day');
    expect(holidayName(dateOf(2021, 12, 26))).toBeNull(); // Christmas on a Saturday
    expect(holidayName(dateOf(2021, 12, 27))).toBe('Christmas Day');
    expect(holidayName(dateOf(2021, 12, 28))).toBe('Boxing Day');
    expect(holidayName(dateOf(2013, 12, 27))).toBeNull(); // a Friday
    expect(holidayName(dateOf(2012, 1, 1))).toBeNull(); // a Sunday
    expect(holidayName(dateOf(2012, 1, 2))).toBe("New Year's Day");
    expect(holidayName(dateOf(2012, 1, 3))).toBeNull();
  });

  it('are refused outside the years of the rule', () => {
    expect([HOLIDAY_YEARS.from, HOLIDAY_YEARS.to]).toEqual([1978, 2199]);
    expect(holidayName(dateOf(1978, 1, 2))).toBe("New Year's Day"); // 1 January on a Sunday
    expect(holidayName(dateOf(2199, 12, 25))).toBe('Christmas Day');
    expect(() => holidayName(dateOf(1977, 12, 31))).toThrow('from 1978 to 2199, not in 1977');
    expect(() => isEnglandWalesHoliday(dateOf(2200, 1, 1))).toThrow('not in 2200');
  });
});

describe('easterSunday', () => {
  // python-dateutil's easter(); 1818 and 1943 are the extremes, 1954 and 1981
  // are years in which the computus moves the date a week earlier (its m is 1).
  it.each([
    '1818-03-22',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '1961-04-02',
    '2000-04-23',
    '2008-03-23',
    '2013-03-31',
  ])('is %s', (text) => {
    expect(easterSunday(Number(text.slice(0, 4)))).toBe(parseDate(text));
  });
});
