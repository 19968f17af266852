/** A range as a thin line with bars at its ends. */
import type { JSX } from 'preact';
import { px } from './frame.ts';

/** Half the height of a bar. */
const END = 3;

interface RangeLineProps {
  /** Its colour. */
  readonly class: string;
  /** In the picture. */
  readonly low: number;
  readonly high: number;
  readonly y: number;
  /** Whether it goes on after what is drawn, and has no bar there. */
  readonly isOpen?: boolean;
}

export function RangeLine({
  class: name,
  low,
  high,
  y,
  isOpen = false,
}: RangeLineProps): JSX.Element {
  const bar = (x: number) => `M${px(x)} ${px(y - END)}v${2 * END}`;
  const d = `${bar(low)}M${px(low)} ${px(y)}H${px(high)}${isOpen ? '' : bar(high)}`;
  return <path class={`whisker ${name}`} d={d} />;
}
