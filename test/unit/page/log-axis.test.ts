import fc from 'fast-check';
import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../src/page/chart/frame.ts';
import { LogAxis, logScale } from '../../../src/page/chart/log-axis.tsx';
import { shownPart, textsOf } from '../../support/shown-page.ts';

/** From 100 to 700. */
const wide = frameOf('wide', 200, { top: 10, right: 100, bottom: 40, left: 100 });
/** From 100 to 260. */
const narrow = frameOf('narrow', 200, { top: 10, right: 100, bottom: 40, left: 100 });

describe('an axis of factors', () => {
  it('goes from a power of ten to a power of ten', () => {
    const { ticks, x } = logScale([20, 3, 700], wide);
    expect(ticks).toEqual([1, 10, 100, 1000]);
    // Three steps in 600 units; the square root of ten is half a step.
    expect([1, 10, 1000].map((value) => Math.round(x(value)))).toEqual([100, 300, 700]);
    expect(x(31.6227766)).toBeCloseTo(400, 5);
  });

  it('keeps to powers that are values', () => {
    expect(logScale([10, 100], wide).ticks).toEqual([10, 100]);
    expect(logScale([10], wide).ticks).toEqual([1, 10]);
  });

  it('has nothing at its edge', () => {
    const { ticks, x } = logScale([0, 5], wide);
    expect(ticks).toEqual([1, 10]);
    expect(x(0)).toBe(100);
    expect(logScale([0], wide).ticks).toHaveLength(2);
    expect(logScale([], wide).ticks).toHaveLength(2);
  });

  it('leaves out words for which there is no room', () => {
    const words = (frame: typeof wide) => {
      const scale = logScale([1, 10_000], frame);
      return textsOf(shownPart(h(LogAxis, { scale, frame, unit: 'MiB' })), 'text');
    };
    expect(words(wide)).toEqual(['1', '10', '100', '1,000', '10,000', 'MiB']);
    // 160 units for four steps are 40 each, and a word takes 52.
    expect(words(narrow)).toEqual(['1', '100', '10,000', 'MiB']);
  });

  it('keeps the order of values and its edges, whatever they are', () => {
    const value = fc.double({ min: 0, max: 1e15, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
        const { x, ticks } = logScale(values, wide);
        expect(ticks.length).toBeGreaterThan(1);
        const places = [...values].sort((a, b) => a - b).map(x);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const place of places) expect(place >= 100 && place <= 700).toBe(true);
      }),
    );
  });
});
