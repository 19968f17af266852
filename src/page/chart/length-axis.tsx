/** The axis of values below rows. */
import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { type Frame, px } from './frame.ts';
import { axisWords } from './value-axis.tsx';

export interface LengthScale {
  readonly x: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Units of the picture that a tick's text takes, with the room between two. */
const TICK_WIDTH = 70;

/** From one value to another, and on to round values. */
export function lengthScale(
  [low, high]: readonly [low: number, high: number],
  { left, right }: Frame,
): LengthScale {
  const count = Math.max(2, Math.floor((right - left) / TICK_WIDTH));
  const scale = scaleLinear().domain([low, high]).nice(count).range([left, right]);
  return { x: (value) => scale(value), ticks: scale.ticks(count) };
}

/** From nothing to the largest value, and to the lowest if that is below; never without length. */
export function spanFromZero(values: readonly number[]): [low: number, high: number] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return low === high ? [low, low + 1] : [low, high];
}

interface LengthAxisProps {
  readonly scale: LengthScale;
  readonly frame: Frame;
  readonly unit: string;
}

export function LengthAxis({ scale, frame, unit }: LengthAxisProps): JSX.Element {
  const { right, top, bottom } = frame;
  const { title, textOf } = axisWords(scale.ticks, unit);
  return (
    <g class="axis">
      {scale.ticks.map((tick) => {
        const at = px(scale.x(tick));
        return (
          <g key={tick}>
            <line class={tick === 0 ? 'base' : 'grid'} x1={at} x2={at} y1={top} y2={bottom + 5} />
            <text x={at} y={bottom + 19} text-anchor="middle">
              {textOf(tick)}
            </text>
          </g>
        );
      })}
      <text x={right} y={bottom + 35} text-anchor="end">
        {title}
      </text>
    </g>
  );
}
