/** A value on its interval: filled where luck alone hardly gives it, else hollow. */
import type { JSX } from 'preact';
import { px } from './frame.ts';

/** Half of a point's. */
const POINT_SIZE = 6;

interface IntervalMarkProps {
  /** Its colour, and whether it is hollow. */
  readonly class: string;
  /** In the picture; null: there is none. */
  readonly low: number | null;
  readonly middle: number | null;
  readonly high: number | null;
  readonly y: number;
}

export function IntervalMark({
  class: name,
  low,
  middle,
  high,
  y,
}: IntervalMarkProps): JSX.Element {
  return (
    <>
      {low !== null && high !== null && (
        <line class={`interval ${name}`} x1={px(low)} x2={px(high)} y1={px(y)} y2={px(y)} />
      )}
      {middle !== null && <path class={`mark ${name}`} d={diamondAt(middle, y)} />}
    </>
  );
}

/** A diamond around a point, as a path. */
export function diamondAt(x: number, y: number): string {
  const size = POINT_SIZE;
  return `M${px(x)} ${px(y - size)}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`;
}
