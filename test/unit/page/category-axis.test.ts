import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import type { PageCell } from '../../../src/page/cells/page-cell.ts';
import { CutName } from '../../../src/page/chart/category-axis.tsx';
import { shownPart } from '../../support/shown-page.ts';

function shown(text: string, width: number) {
  const name: PageCell = { address: 'stages.csv:a:stage', text, kind: 'text', unit: '' };
  const span = shownPart(h('svg', {}, h('text', {}, h(CutName, { name, width })))).querySelector(
    '[data-cell]',
  );
  return { text: span?.textContent, isCut: span?.hasAttribute('data-cut') };
}

describe('a name in a picture', () => {
  it('is whole where there is room: seven units a letter', () => {
    expect(shown('pilot', 35)).toEqual({ text: 'pilot', isCut: false });
    // Four letters have room in 34 units; the last of these gives way to the sign of a cut.
    expect(shown('pilot', 34)).toEqual({ text: 'pil…', isCut: true });
  });

  it('has at least its first letter', () => {
    expect(shown('pilot', 0)).toEqual({ text: 'p…', isCut: true });
  });

  it('takes twice the room in scripts that write wide, and is not cut within a letter', () => {
    expect(shown('試験段階', 56)).toEqual({ text: '試験段階', isCut: false });
    expect(shown('試験段階', 55)).toEqual({ text: '試験…', isCut: true });
    expect(shown('😀😀😀', 29)).toEqual({ text: '😀…', isCut: true });
  });
});
