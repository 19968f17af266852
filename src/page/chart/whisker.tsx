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

interface WhiskerProps {
  readonly days: DateQuantiles;
  /** Its colour. */
  readonly class: string;
  readonly shape: keyof typeof SHAPES;
  readonly x: DayScale;
  readonly y: number;
  /** Where lines end that have no P95. */
  readonly edge: number;
}

/**
 * Thick from P5, which is the figure of the risk, to P50, and thin from there to P95. Null for a
 * date that does not come.
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
      <path class="whisker later" d={`M${turn} ${px(y)}H${high ?? px(edge)}`} />
      {typeof middle === 'number' && (
        <path class={`mark ${name}`} d={`M${middle} ${px(y)}${SHAPES[shape]}`} />
      )}
    </g>
  );
}
