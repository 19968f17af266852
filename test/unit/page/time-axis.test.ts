import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../src/calendar/date.ts';
import { type Breadth, frameOf } from '../../../src/page/chart/frame.ts';
import { dayScale, TimeAxis } from '../../../src/page/chart/time-axis.tsx';

const MARGINS = { top: 10, right: 12, bottom: 30, left: 52 };
const frame = (breadth: Breadth) => frameOf(breadth, 300, MARGINS);

interface Tick {
  readonly x: number;
  readonly text: string;
  readonly anchor: string;
}

function ticksOf(firstDay: number, lastDay: number, breadth: Breadth = 'wide'): Tick[] {
  const svg = renderToString(h(TimeAxis, { span: { firstDay, lastDay }, frame: frame(breadth) }));
  expect(svg).toMatch(/^<g class="axis">/);
  const texts = svg.matchAll(/<text x="([\d.]+)" y="[\d.]+" text-anchor="(\w+)">([^<]*)</g);
  return [...texts].map(([, x, anchor = '', text = '']) => ({ x: Number(x), anchor, text }));
}

const textsOf = (...[first, last, breadth]: Parameters<typeof ticksOf>) =>
  ticksOf(first, last, breadth).map(({ text }) => text);

describe('ticks', () => {
  it('of three years are quarters on wide pages, and half-years on narrow', () => {
    const [first, last] = [dateOf(2013, 4, 1), dateOf(2016, 3, 31)];
    expect(textsOf(first, last).slice(0, 3)).toEqual(['Jul 2013', 'Jan 2014', 'Jul 2014']);
    expect(textsOf(first, last, 'narrow')).toEqual(['2014', '2015', '2016']);
  });

  it('of a quarter are months, the first of which are in it', () => {
    expect(textsOf(dateOf(2013, 7, 1), dateOf(2013, 9, 30))).toEqual([
      'Jul 2013',
      'Aug 2013',
      'Sep 2013',
    ]);
    expect(textsOf(dateOf(2013, 7, 2), dateOf(2013, 9, 30))).toEqual(['Aug 2013', 'Sep 2013']);
  });

  it('of six weeks are weeks from the first day', () => {
    expect(textsOf(dateOf(2013, 7, 1), dateOf(2013, 7, 28))).toEqual([
      '1 Jul',
      '8 Jul',
      '15 Jul',
      '22 Jul',
    ]);
    expect(textsOf(dateOf(2013, 7, 1), dateOf(2013, 7, 1))).toEqual(['1 Jul']);
  });

  it('of decades are years', () => {
    expect(textsOf(dateOf(2000, 1, 1), dateOf(2099, 12, 31), 'narrow')).toEqual(
      expect.arrayContaining(['2000']),
    );
  });
});

/** Of a letter of an axis, about, in units of the picture. */
const LETTER = 6.8;

it('ticks of any span are within the picture, and do not touch', () => {
  const days = fc.integer({ min: 0, max: 30_000 });
  const lengths = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 36_524 }));
  fc.assert(
    fc.property(
      days,
      lengths,
      fc.constantFrom<Breadth>('wide', 'narrow'),
      (first, length, breadth) => {
        const ticks = ticksOf(first, first + length, breadth);
        expect(ticks.length).toBeGreaterThan(0);
        const spans = ticks.map(({ x, text, anchor }) => {
          const width = text.length * LETTER;
          const left = anchor === 'middle' ? x - width / 2 : x - width;
          return { left, right: left + width };
        });
        expect(spans[0]?.left).toBeGreaterThanOrEqual(0);
        expect(spans.at(-1)?.right).toBeLessThanOrEqual(frame(breadth).width);
        for (const [index, { right }] of spans.entries()) {
          expect(spans[index + 1]?.left ?? Number.POSITIVE_INFINITY).toBeGreaterThan(right);
        }
      },
    ),
    { numRuns: 300 },
  );
});

it('days are from edge to edge, and those beyond are at the edges', () => {
  const x = dayScale({ firstDay: 10, lastDay: 20 }, frame('wide'));
  // From 52 to 800 - 12.
  expect([5, 10, 15, 20, 99].map(x)).toEqual([52, 52, 420, 788, 788]);
  expect(dayScale({ firstDay: 10, lastDay: 10 }, frame('wide'))(10)).toBe(52);
});
