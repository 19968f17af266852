import { type CalendarDate, daysInMonth, partsOf } from './date.ts';

/** A day that comes round every year. */
export interface MonthDay {
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly dayOfMonth: number;
}

/** A yearly stretch of days, both ends included, on which traffic is multiplied by a factor. */
export interface Slump {
  readonly name: string;
  readonly from: MonthDay;
  /** May be earlier in the year than `from`: the stretch then runs over New Year. */
  readonly to: MonthDay;
  readonly factor: number;
}

const LEAP_YEAR = 2000;

/**
 * Reads a yearly day written strictly as MM-DD, or returns null; 02-29 is a day, 02-30 is none.
 *
 * @example parseMonthDay('12-21') // { month: 12, dayOfMonth: 21 }
 */
export function parseMonthDay(text: string): MonthDay | null {
  if (!/^\d{2}-\d{2}$/.test(text)) {
    return null;
  }
  const month = Number(text.slice(0, 2));
  const dayOfMonth = Number(text.slice(3, 5));
  const isReal =
    month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(LEAP_YEAR, month);
  return isReal ? { month, dayOfMonth } : null;
}

/** Gives the product of the factors of the slumps that cover a day, 1 where there are none. */
export function slumpFactor(date: CalendarDate, slumps: readonly Slump[]): number {
  const place = placeInYear(partsOf(date));
  let factor = 1;
  for (const slump of slumps) {
    if (covers(slump, place)) {
      factor *= slump.factor;
    }
  }
  return factor;
}

function covers(slump: Slump, place: number): boolean {
  const from = placeInYear(slump.from);
  const to = placeInYear(slump.to);
  return from <= to ? place >= from && place <= to : place >= from || place <= to;
}

/** A number that orders the days of a year alike in leap and common years. */
function placeInYear({ month, dayOfMonth }: MonthDay): number {
  return month * 100 + dayOfMonth;
}
