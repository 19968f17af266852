import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../src/page/chart/frame.ts';
import { lengthScale, spanFromZero } from '../../../src/page/chart/length-axis.tsx';

const FRAME = frameOf('wide', 100, { top: 0, right: 0, bottom: 0, left: 0 });

describe('a scale along a width', () => {
  it.each([
    [
      [3, 7],
      [0, 7],
    ],
    [
      [-3, 7],
      [-3, 7],
    ],
    [
      [-3, -1],
      [-3, 0],
    ],
    [[0], [0, 1]],
    [[], [0, 1]],
  ])('of %j goes over %j', (values, expected) => {
    expect(spanFromZero(values)).toEqual(expected);
  });

  it('goes on to round values, and has its ticks within the frame', () => {
    // Eleven ticks at most in 800 units: of 0 to 9.7 million those of every million, to 10.
    const { x, ticks } = lengthScale([0, 9.7e6], FRAME);
    expect(x(10e6)).toBe(800);
    expect(x(5e6)).toBe(400);
    expect([ticks[0], ticks.at(-1)]).toEqual([0, 10e6]);
  });
});
