import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../src/page/chart/frame.ts';
import { ValueAxis, valueScale } from '../../../src/page/chart/value-axis.tsx';

const FRAME = frameOf('wide', 300, { top: 20, right: 10, bottom: 30, left: 50 });

/** The texts of an axis: ticks, and last what it counts in. */
function textsOf(values: readonly number[], unit: string): string[] {
  const svg = renderToString(
    h(ValueAxis, { scale: valueScale(values, FRAME), frame: FRAME, unit }),
  );
  expect(svg).toMatch(/^<g class="axis">/);
  return [...svg.matchAll(/>([^<]*)<\/text>/g)].map(([, text = '']) => text);
}

describe('an axis', () => {
  it('begins at nothing and ends with a round value', () => {
    expect(textsOf([120, 180], 'TiB')).toEqual(['0', '50', '100', '150', '200', 'TiB']);
    expect(textsOf([0.4, 0.97], 'share')).toEqual(['0', '20', '40', '60', '80', '100', '%']);
  });

  it('counts large values in millions and billions', () => {
    expect(textsOf([2_500_000], 'GBP')).toEqual(['0', '0.5', '1', '1.5', '2', '2.5', '£ million']);
    expect(textsOf([4e9], 'messages').at(-1)).toBe('billion messages');
    expect(textsOf([600_000], 'mailboxes')).toContain('600,000');
  });

  it('goes below nothing where values do', () => {
    expect(textsOf([-80, 40], 'GBP')).toEqual(['−80', '−60', '−40', '−20', '0', '20', '40', '£']);
  });

  it('is an axis without values too', () => {
    expect(textsOf([], 'TiB')).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1', 'TiB']);
    expect(textsOf([0, 0], 'TiB')).toHaveLength(7);
  });
});

it('a scale holds all values between its ends', () => {
  const values = fc.array(
    // Cells have six places at most.
    fc.integer({ min: -1e12, max: 1e15 }).map((millionths) => millionths / 1e6),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(values, (drawn) => {
      const { y, ticks } = valueScale(drawn, FRAME);
      for (const value of drawn) {
        expect(y(value)).toBeGreaterThanOrEqual(FRAME.top - 1e-6);
        expect(y(value)).toBeLessThanOrEqual(FRAME.bottom + 1e-6);
      }
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks).toContain(0);
    }),
  );
});
