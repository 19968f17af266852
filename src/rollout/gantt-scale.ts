/** From days to the columns of a chart, and the months above them. */
import { type CalendarDate, partsOf } from '../calendar/date.ts';

const MONTH_NAMES = [
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
  ...['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
];

export interface GanttScale {
  /** Day of the horizon with which the first column begins. */
  readonly firstDay: number;
  readonly endDay: number;
  readonly daysPerColumn: number;
  readonly columnCount: number;
}

/** The first day of the month of a day, or of the horizon. */
export function monthStart(day: number, startDate: CalendarDate): number {
  return Math.max(0, day - partsOf(startDate + day).dayOfMonth + 1);
}

/** Whole days to a column, as few as fit. */
export function ganttScale(
  { firstDay, endDay }: Pick<GanttScale, 'firstDay' | 'endDay'>,
  columnCountMax: number,
): GanttScale {
  const dayCount = endDay - firstDay;
  const daysPerColumn = Math.max(1, Math.ceil(dayCount / columnCountMax));
  return { firstDay, endDay, daysPerColumn, columnCount: Math.ceil(dayCount / daysPerColumn) };
}

/**
 * A line of a chart: in each column the most important of its days' signs.
 *
 * @param signs the most important first
 * @param signOf of a day; null: none
 */
export function columnsOf(
  { firstDay, endDay, daysPerColumn, columnCount }: GanttScale,
  signs: readonly string[],
  signOf: (day: number) => string | null,
): string {
  return Array.from({ length: columnCount }, (_, column) => {
    const from = firstDay + column * daysPerColumn;
    let best = signs.length;
    for (let day = from; day < Math.min(endDay, from + daysPerColumn); day++) {
      const sign = signOf(day);
      if (sign !== null) best = Math.min(best, signs.indexOf(sign));
    }
    return signs[best] ?? ' ';
  }).join('');
}

/** The years and the months above a chart, each at the column of its first day if it has room. */
export function axisLines(scale: GanttScale, startDate: CalendarDate): [string, string] {
  const years: Label[] = [];
  const months: Label[] = [];
  for (let day = scale.firstDay; day < scale.endDay; day++) {
    const { year, month, dayOfMonth } = partsOf(startDate + day);
    const column = Math.floor((day - scale.firstDay) / scale.daysPerColumn);
    const isFirst = day === scale.firstDay;
    if (isFirst || dayOfMonth === 1) months.push({ column, text: MONTH_NAMES[month - 1]! });
    if (isFirst || (dayOfMonth === 1 && month === 1)) years.push({ column, text: String(year) });
  }
  return [labelLine(years, scale), labelLine(months, scale)];
}

interface Label {
  readonly column: number;
  readonly text: string;
}

function labelLine(labels: readonly Label[], { columnCount }: GanttScale): string {
  let line = '';
  for (const { column, text } of labels) {
    const hasRoom = column > line.length && column + text.length <= columnCount;
    if (line === '' || hasRoom) line = line.padEnd(column) + text;
  }
  return line;
}
