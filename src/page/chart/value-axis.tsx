/** The axis of values beside a plot. */
import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { groupDigits } from '../../units/counted.ts';
import { formatDecimalShort } from '../../units/decimal.ts';
import { type Frame, px } from './frame.ts';

/** From 0, or the lowest value if that is below, to the first round value above all. */
export interface ValueScale {
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
}

const TICK_COUNT = 5;

/**
 * @param values all that is drawn
 * @param tickCount about how many ticks there are; fewer in low plots
 */
export function valueScale(
  values: Iterable<number>,
  { top, bottom }: Frame,
  tickCount = TICK_COUNT,
): ValueScale {
  let [lowest, highest] = [0, 0];
  for (const value of values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  if (highest === lowest) highest = lowest + 1;
  const scale = scaleLinear().domain([lowest, highest]).nice(tickCount).range([bottom, top]);
  return { y: (value) => scale(value), ticks: scale.ticks(tickCount) };
}

/** What an axis counts in: large values are divided for reading. */
interface Magnitude {
  readonly divisor: number;
  readonly word: string;
}

const MAGNITUDES: readonly Magnitude[] = [
  { divisor: 1e9, word: 'billion' },
  { divisor: 1e6, word: 'million' },
  { divisor: 1, word: '' },
];

interface ValueAxisProps {
  readonly scale: ValueScale;
  readonly frame: Frame;
  /** Such as TiB; share: in per cent. */
  readonly unit: string;
}

export function ValueAxis({ scale, frame, unit }: ValueAxisProps): JSX.Element {
  const { left, right, top } = frame;
  const { title, textOf } = axisWords(scale.ticks, unit);
  return (
    <g class="axis">
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={left} x2={right} y1={px(scale.y(tick))} y2={px(scale.y(tick))} />
          <text x={left - 6} y={px(scale.y(tick) + 4)} text-anchor="end">
            {textOf(tick)}
          </text>
        </g>
      ))}
      <text x={2} y={top - 10}>
        {title}
      </text>
    </g>
  );
}

/** What an axis says: what it counts in, and each tick. */
interface AxisWords {
  readonly title: string;
  readonly textOf: (tick: number) => string;
}

/** @param unit such as TiB; share: in per cent */
export function axisWords(ticks: readonly number[], unit: string): AxisWords {
  const { divisor, word } = magnitudeOf(ticks);
  const factor = unit === 'share' ? 100 : 1 / divisor;
  const title = [unit === 'GBP' ? '£' : unit === 'share' ? '%' : '', word, plainUnit(unit)];
  return {
    title: title.filter((part) => part !== '').join(' '),
    textOf: (tick) => tickText(tick * factor),
  };
}

function plainUnit(unit: string): string {
  return ['GBP', 'share'].includes(unit) ? '' : unit;
}

function magnitudeOf(ticks: readonly number[]): Magnitude {
  const largest = Math.max(...ticks.map(Math.abs));
  return MAGNITUDES.find(({ divisor }) => largest >= divisor) ?? { divisor: 1, word: '' };
}

/** Ticks are round, so that few places hold them. */
function tickText(value: number): string {
  const [whole = '', fraction] = formatDecimalShort(Math.abs(value), 6).split('.');
  const sign = value < 0 ? '\u2212' : '';
  const digits = `${sign}${groupDigits(Number(whole))}`;
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}
