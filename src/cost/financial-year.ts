/** Financial years, from 1 April, and what a pound of each is worth at the price base. */
import { type CalendarDate, dateOf, partsOf } from '../calendar/date.ts';
import type { CostsSpec } from '../scenario/costs-spec.ts';

/** The month in which the financial year of UK public bodies begins, on its first day. */
const FIRST_MONTH = 4;

/**
 * The financial year of a date, by the calendar year in which it begins: 2014-03-31, which is day
 * 16,160, is of 2013.
 *
 * @example financialYearOf(16_160) // 2013
 */
export function financialYearOf(date: CalendarDate): number {
  const { year, month } = partsOf(date);
  return month >= FIRST_MONTH ? year : year - 1;
}

/** @example financialYearName(2013) // '2013/14' */
export function financialYearName(financialYear: number): string {
  return `${financialYear}/${String((financialYear + 1) % 100).padStart(2, '0')}`;
}

/**
 * What nominal money of a financial year counts at the price base: 1 / ((1 + i)^t (1 + r)^t), with
 * t the financial years since that of the price base, i general inflation and r the discount rate.
 *
 * The step into each year is at the rate that holds on that year's first day, so that of rates from
 * years 0 and 31 on the second is first used for year 31, as in the Green Book's own table. With
 * `midYear` half a year more is discounted, at the year's own rate; prices in general are those of
 * the whole year, so they have no half. Before the price base it is above 1.
 *
 * Source: HM Treasury, The Green Book, annex on discounting.
 */
export function presentValueFactor(
  {
    priceBase,
    discountRates,
    midYear,
    inflationPerYear,
  }: Omit<CostsSpec<unknown>, 'lines' | 'vat'>,
  financialYear: number,
): number {
  const baseYear = financialYearOf(priceBase);
  const first = Math.min(baseYear, financialYear) + 1;
  const last = Math.max(baseYear, financialYear);
  let growth = 1;
  for (let year = first; year <= last; year++) {
    growth *= (1 + rateOf(discountRates, year)) * (1 + inflationPerYear);
  }
  const whole = financialYear >= baseYear ? 1 / growth : growth;
  return midYear ? whole / Math.sqrt(1 + rateOf(discountRates, financialYear)) : whole;
}

/** The rate on the year's first day; the first of all before it holds. */
function rateOf(rates: CostsSpec<unknown>['discountRates'], financialYear: number): number {
  const firstDay = dateOf(financialYear, FIRST_MONTH, 1);
  const rate = rates.findLast(({ from }) => from <= firstDay) ?? rates[0];
  if (rate === undefined) throw new RangeError('costs without a discount rate');
  return rate.perYear;
}
