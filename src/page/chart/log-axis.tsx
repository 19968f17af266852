/** An axis below a plot on which equal steps are equal factors. */
import type { JSX } from 'preact';
import { log } from '../../random/log.ts';
import { type Frame, px } from './frame.ts';
import { axisWords } from './value-axis.tsx';

/** From a power of ten at or below the least value to one at or above the largest. */
export interface LogScale {
  /** What is less than the least tick, such as nothing, is at the edge. */
  readonly x: (value: number) => number;
  readonly ticks: readonly number[];
}

/** As many places as tables have, and far more than mailboxes hold. */
const POWERS = [1e-3, 1e-2, 0.1, 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12];

/** @param values all that is drawn; those that are not positive do not count */
export function logScale(values: readonly number[], { left, right }: Frame): LogScale {
  const positive = values.filter((value) => value > 0);
  const least = positive.reduce((a, b) => Math.min(a, b), Infinity);
  const most = positive.reduce((a, b) => Math.max(a, b), 0);
  const last = POWERS.findIndex((power) => power >= most);
  const to = last === -1 ? POWERS.length - 1 : Math.max(1, last);
  const from = Math.max(
    0,
    Math.min(
      to - 1,
      POWERS.findLastIndex((power) => power <= least),
    ),
  );
  const ticks = POWERS.slice(from, to + 1);
  const [low, high] = [log(POWERS[from] ?? 1), log(POWERS[to] ?? 10)];
  return {
    ticks,
    x: (value) => {
      const share = value > 0 ? (log(value) - low) / (high - low) : 0;
      return left + Math.min(1, Math.max(0, share)) * (right - left);
    },
  };
}

/** Units of the picture that a tick's text takes, with the room between two. */
const TICK_WIDTH = 52;

interface LogAxisProps {
  readonly scale: LogScale;
  readonly frame: Frame;
  /** Such as MiB. */
  readonly unit: string;
}

export function LogAxis({ scale, frame, unit }: LogAxisProps): JSX.Element {
  const { left, right, top, bottom } = frame;
  const { title, textOf } = axisWords(scale.ticks, unit);
  const room = (right - left) / Math.max(1, scale.ticks.length - 1);
  const step = Math.ceil(TICK_WIDTH / room);
  return (
    <g class="axis">
      <line class="base" x1={left} x2={right} y1={bottom} y2={bottom} />
      {scale.ticks.map((tick, index) => (
        <g key={tick}>
          <line
            class="grid"
            x1={px(scale.x(tick))}
            x2={px(scale.x(tick))}
            y1={top}
            y2={bottom + 5}
          />
          {index % step === 0 && (
            <text x={px(scale.x(tick))} y={bottom + 19} text-anchor="middle">
              {textOf(tick)}
            </text>
          )}
        </g>
      ))}
      <text x={(left + right) / 2} y={bottom + 36} text-anchor="middle">
        {title}
      </text>
    </g>
  );
}
