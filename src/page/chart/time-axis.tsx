/** The axis of days below a plot. */
import type { JSX } from 'preact';
import { type CalendarDate, dateOf, partsOf } from '../../calendar/date.ts';
import { shortMonth } from '../shown/shown-cell.ts';
import { type Frame, px } from './frame.ts';

/** First and last day of a chart. */
export interface DaySpan {
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
}

export type DayScale = (day: CalendarDate) => number;

/** The place of a day in the plot; those before and after are at its edges. */
export function dayScale({ firstDay, lastDay }: DaySpan, { left, right }: Frame): DayScale {
  const length = Math.max(1, lastDay - firstDay);
  return (day) => {
    const share = Math.min(1, Math.max(0, (day - firstDay) / length));
    return left + share * (right - left);
  };
}

/** Months between ticks, from which the first is taken that gives few enough. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120] as const;
/** Units of the picture that a tick's text takes. */
const TICK_WIDTH = 52;
/** Of a letter, about: a text at the right end moves left until it is within the picture. */
const LETTER_WIDTH = 7;
const MONTHS_PER_YEAR = 12;
const DAYS_FOR_MONTHS = 45;
const WEEK_DAYS = 7;

interface Tick {
  readonly day: CalendarDate;
  readonly text: string;
}

/** Ticks at beginnings of months, or every so many weeks in the shortest spans. */
function ticksOf(span: DaySpan, countMax: number): Tick[] {
  const dayCount = span.lastDay - span.firstDay + 1;
  return dayCount < DAYS_FOR_MONTHS ? weekTicks(span, countMax) : monthTicks(span, countMax);
}

function weekTicks({ firstDay, lastDay }: DaySpan, countMax: number): Tick[] {
  const step = Math.max(1, Math.ceil((lastDay - firstDay + 1) / WEEK_DAYS / countMax)) * WEEK_DAYS;
  const ticks: Tick[] = [];
  for (let day = firstDay; day <= lastDay; day += step) {
    const { dayOfMonth, month } = partsOf(day);
    ticks.push({ day, text: `${dayOfMonth} ${shortMonth(month)}` });
  }
  return ticks;
}

function monthTicks({ firstDay, lastDay }: DaySpan, countMax: number): Tick[] {
  const [first, last] = [firstDay, lastDay].map(monthNumber) as [number, number];
  const step = MONTH_STEPS.find((months) => (last - first) / months <= countMax) ?? 120;
  const ticks: Tick[] = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const year = Math.floor(month / MONTHS_PER_YEAR);
    const day = dateOf(year, (month % MONTHS_PER_YEAR) + 1, 1);
    if (day < firstDay || day > lastDay) continue;
    ticks.push({ day, text: monthText(month, step) });
  }
  return ticks;
}

/** Months since the year 0. */
function monthNumber(day: CalendarDate): number {
  const { year, month } = partsOf(day);
  return year * MONTHS_PER_YEAR + month - 1;
}

function monthText(month: number, step: number): string {
  const year = String(Math.floor(month / MONTHS_PER_YEAR));
  if (step >= MONTHS_PER_YEAR) return year;
  return `${shortMonth((month % MONTHS_PER_YEAR) + 1)} ${year}`;
}

interface TimeAxisProps {
  readonly span: DaySpan;
  readonly frame: Frame;
}

export function TimeAxis({ span, frame }: TimeAxisProps): JSX.Element {
  const x = dayScale(span, frame);
  const { left, right, top, bottom, width } = frame;
  const countMax = Math.max(2, Math.floor((right - left) / TICK_WIDTH / 1.4));
  return (
    <g class="axis">
      <line class="base" x1={left} x2={right} y1={bottom} y2={bottom} />
      {ticksOf(span, countMax).map(({ day, text }) => (
        <g key={day}>
          <line class="grid" x1={px(x(day))} x2={px(x(day))} y1={top} y2={bottom + 5} />
          <text
            x={px(Math.min(x(day), width - (text.length * LETTER_WIDTH) / 2))}
            y={bottom + 19}
            text-anchor="middle"
          >
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
