/** Patterns by which lines of costs are told apart without colour. */
import type { JSX } from 'preact';
import { CLASSES_MAX } from './costs-stacks.ts';

const SIZE = 8;
/** Strokes on the ground of the colour; the first has none. */
const STROKES = [
  '',
  'M0 8L8 0M-2 2L2 -2M6 10L10 6',
  'M0 4H8',
  'M4 0V8',
  'M0 0L8 8M-2 6L2 10M6 -2L10 2',
  'M0 4H8M4 0V8',
  'M0 0L8 8M0 8L8 0',
  'M3 3h2v2h-2z',
];

/** Once on a page, and drawn, though of no size: browsers take no patterns from what is hidden. */
export function CostPatterns(): JSX.Element {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true">
      {STROKES.slice(0, CLASSES_MAX).map((strokes, index) => (
        <pattern
          key={strokes}
          id={`cost-pattern-${index}`}
          class={`cost-${index}`}
          width={SIZE}
          height={SIZE}
          patternUnits="userSpaceOnUse"
        >
          <rect class="ground" width={SIZE} height={SIZE} />
          <path class="strokes" d={strokes} />
        </pattern>
      ))}
    </svg>
  );
}
