/** Rules about days: the horizon, and what must lie within it. */
import { type CalendarDate, formatDate, partsOf } from '../calendar/date.ts';
import { HOLIDAY_YEARS } from '../calendar/holidays.ts';
import { itemAddress, type Rules } from './rule.ts';

/** 100 years of 365.25 days. */
const HORIZON_DAYS_MAX = 36_525;

/** Checks the horizon, the days that must lie in it, and that ranges end after they begin. */
export function checkTime(rules: Rules): void {
  checkHorizon(rules);
  checkHolidays(rules);
  const { draft, say } = rules;
  const { start, end } = draft.horizon ?? {};
  for (const [index, day] of (draft.report?.sizesOn ?? []).entries()) {
    checkWithinHorizon(rules, `report.sizesOn.${index + 1}`, day);
  }
  for (const [index, stage] of (draft.rollout?.stages ?? []).entries()) {
    const at = itemAddress('rollout.stages', stage?.name, index);
    checkWithinHorizon(rules, `${at}.start`, stage?.start);
  }
  checkRanges(rules, 'traffic.shocks', draft.traffic?.shocks);
  checkRanges(rules, 'rollout.freezes', draft.rollout?.freezes);
  checkRanges(rules, 'rollout.calendar.windows', draft.rollout?.calendar?.windows);
  if (start !== undefined && end !== undefined && end - start >= HORIZON_DAYS_MAX) {
    const message = 'the horizon is longer than 100 years';
    const mend = `end it by ${formatDate(start + HORIZON_DAYS_MAX - 1)}`;
    say({ address: 'horizon.end', message, mend }, ['horizon.start']);
  }
}

function checkHorizon({ draft, say }: Rules): void {
  const { start, end } = draft.horizon ?? {};
  if (start !== undefined && end !== undefined && end < start) {
    const message = `${formatDate(end)} is before the start, ${formatDate(start)}`;
    const mend = `write a day from ${formatDate(start)} on`;
    say({ address: 'horizon.end', message, mend }, ['horizon.start']);
  }
}

function checkHolidays({ draft, say }: Rules): void {
  if (draft.calendar?.holidays !== 'england-and-wales') {
    return;
  }
  for (const key of ['start', 'end'] as const) {
    const day = draft.horizon?.[key];
    const year = day === undefined ? HOLIDAY_YEARS.from : partsOf(day).year;
    if (year < HOLIDAY_YEARS.from || year > HOLIDAY_YEARS.to) {
      const years = `${HOLIDAY_YEARS.from} to ${HOLIDAY_YEARS.to}`;
      const message = `the bank holidays of ${year} are not known`;
      const mend = `stay within ${years}, or write calendar.holidays: none`;
      say({ address: `horizon.${key}`, message, mend }, ['calendar.holidays']);
    }
  }
}

/** Whether a day lies within the horizon, as far as that is known; says so where it does not. */
export function checkWithinHorizon(
  rules: Rules,
  address: string,
  day: CalendarDate | undefined,
): boolean {
  const { start, end } = rules.draft.horizon ?? {};
  if (day === undefined || start === undefined || end === undefined || end < start) {
    return true;
  }
  if (day >= start && day <= end) {
    return true;
  }
  const horizon = `${formatDate(start)} to ${formatDate(end)}`;
  const message = `${formatDate(day)} is outside the horizon`;
  const involved = ['horizon.start', 'horizon.end'];
  rules.say({ address, message, mend: `write a day from ${horizon}` }, involved);
  return false;
}

interface RangeDraft {
  readonly name?: string | undefined;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
}

/** Each range must end no earlier than it begins. */
export function checkRanges(
  { say }: Rules,
  address: string,
  ranges: readonly (RangeDraft | undefined)[] | undefined,
): void {
  for (const [index, range] of (ranges ?? []).entries()) {
    const { name, from, to } = range ?? {};
    if (from !== undefined && to !== undefined && to < from) {
      const at = itemAddress(address, name, index);
      const message = `${formatDate(to)} is before the first day, ${formatDate(from)}`;
      const mend = `write a day from ${formatDate(from)} on`;
      say({ address: `${at}.to`, message, mend }, [`${at}.from`]);
    }
  }
}

/** The days from which the items of a list hold must rise. */
export function checkDateOrder(
  { say }: Rules,
  list: string,
  items: readonly ({ readonly from?: CalendarDate | undefined } | undefined)[] | undefined,
): void {
  let before: CalendarDate | undefined;
  for (const [index, item] of (items ?? []).entries()) {
    const from = item?.from;
    if (from !== undefined && before !== undefined && from <= before) {
      const message = `${formatDate(from)} is not after ${formatDate(before)}, the date before`;
      const mend = 'write the dates in order';
      say({ address: `${list}.${index + 1}.from`, message, mend });
    }
    before = from ?? before;
  }
}
