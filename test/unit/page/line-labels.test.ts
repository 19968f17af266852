import { h } from 'preact';
import { expect, it } from 'vitest';
import { frameOf } from '../../../src/page/chart/frame.ts';
import { LineLabels } from '../../../src/page/chart/line-labels.tsx';
import { shownPart } from '../../support/shown-page.ts';

const frame = frameOf('wide', 200, { top: 20, right: 12, bottom: 30, left: 52 });

it.each([
  // Six above the ends of the lines.
  ['apart', [50, 100, 150], [44, 94, 144]],
  // 16 between them.
  ['close to each other', [100, 101, 102], [94, 110, 126]],
  // The lowest stands six above the bottom of the plot, 170, and the others above it.
  ['at the bottom', [169, 170, 170], [132, 148, 164]],
  // The highest is within the plot.
  ['at the top', [20, 100, 150], [36, 94, 144]],
])('labels of lines that end %s are', (_, ends, expected) => {
  const labels = ends.map((y, index) => ({ class: `line-${index}`, y, text: 'name' }));
  const texts = shownPart(h(LineLabels, { labels, frame })).querySelectorAll('text');
  expect([...texts].map((text) => Number(text.getAttribute('y')))).toEqual(expected);
});
