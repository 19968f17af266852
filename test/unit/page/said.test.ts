import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { PageCell } from '../../../src/page/cells/page-cell.ts';
import { known, Said } from '../../../src/page/shown/said.tsx';

const cell = (text: string): PageCell => ({
  address: 'pools.csv:north:size_tib',
  text,
  kind: 'number',
  unit: 'TiB',
});

describe('a sentence', () => {
  it('names where its figures are from', () => {
    const sentence = known('There are ', cell('12.5'), '.');
    expect(renderToString(h(Said, { sentence }))).toBe(
      'There are <data data-cell="pools.csv:north:size_tib" value="12.5">12.5\u00a0TiB</data>.',
    );
  });

  it.each([
    ['is absent', null],
    ['is empty', cell('')],
  ])('is not said where a figure %s', (_, missing) => {
    expect(known('There are ', missing, '.')).toEqual([]);
  });
});
