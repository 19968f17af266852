/** The range of a date as a line: from P5 to P95, with a mark at P50. */
import type { JSX } from 'preact';
import type { CalendarDate } from '../../calendar/date.ts';
import { px } from './frame.ts';
import type { DayScale } from './time-axis.tsx';

/** P5, P50 and P95 of a date; null where it does not come in so many replications. */
export type DateQuantiles = readonly [
  low: CalendarDate | null,
  middle: CalendarDate | null,
  high: CalendarDate | null,
];

/** Marks around the point 0, 0, so that lines end in their middle. */
const SHAPES = { triangle: 'm0 -6l5.5 10h-11z', diamond: 'm0 -6l6 6l-6 6l-6 -6z' } as const;
/** Half of the bar at an end. */
const END = 4;
/** How far an arrow goes, at most and at least, for what comes later or not at all. */
const [ARROW_MAX, ARROW_MIN] = [30, 9];

interface WhiskerProps {
  readonly days: DateQuantiles;
  /** Its colour. */
  readonly class: string;
  readonly shape: keyof typeof SHAPES;
  readonly x: DayScale;
  readonly y: number;
  /** Of the plot, where arrows end at the latest. */
  readonly edge: number;
}

/**
 * Thick from P5, which is the figure of the risk, to P50, and thin from there to P95, or a short
 * arrow where so many replications do not come to it. Null for a date that does not come.
 */
export function Whisker({
  days,
  class: name,
  shape,
  x,
  y,
  edge,
}: WhiskerProps): JSX.Element | null {
  const [low, middle, high] = days.map((day) => (day === null ? null : px(x(day))));
  const from = low ?? middle ?? high ?? null;
  if (from === null) return null;
  const bar = (at: number | null | undefined) =>
    typeof at === 'number' ? `M${at} ${px(y - END)}v${2 * END}` : '';
  const turn = middle ?? from;
  return (
    <g class={name}>
      <path class="whisker" d={`M${from} ${px(y)}H${turn}${bar(low)}${bar(high)}`} />
      <path
        class="whisker later"
        d={`M${turn} ${px(y)}${typeof high === 'number' ? `H${high}` : arrow(turn, edge)}`}
      />
      {typeof middle === 'number' && (
        <path class={`mark ${name}`} d={`M${middle} ${px(y)}${SHAPES[shape]}`} />
      )}
    </g>
  );
}

function arrow(from: number, edge: number): string {
  const tip = Math.max(from + ARROW_MIN, Math.min(from + ARROW_MAX, edge));
  return `H${px(tip)}m-5 -4l5 4l-5 4`;
}

/** What is drawn of a date, in words for a legend. */
export function whiskerWords([, middle, high]: DateQuantiles): string {
  const end = high === null ? 'arrow: later or never' : 'thin to P95';
  return middle === null ? `bar at P5, ${end}` : `thick from P5 to P50, ${end}`;
}
