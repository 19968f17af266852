/** Mean differences along an axis with zero on it. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { type PageRow, pageTable } from '../../../src/page/cells/page-table.ts';
import { DifferenceMarks, differenceScale } from '../../../src/page/compare/compare-interval.tsx';

const COLUMNS = ['difference_low', 'difference_mean', 'difference_high', 'equal_probability'];

/** A row of compare.csv; lower is better. */
function row(low: string, mean: string, high: string, equal = '0.000000'): PageRow {
  const fields = [...COLUMNS, 'better_when', 'difference_unit'].map((name) => ({
    name,
    type: COLUMNS.includes(name) ? 'number' : 'string',
    unit: '',
    description: '',
  }));
  const cells = [low, mean, high, equal, 'lower', 'TiB'];
  const table = pageTable({
    file: 'compare.csv',
    title: '',
    fields,
    primaryKey: [],
    rows: [cells],
  });
  const [made] = table.rows;
  if (made === undefined) throw new Error('no row');
  return made;
}

function drawn(one: PageRow): string {
  const scale = differenceScale([one], { lineCount: 1, nameWidth: 24 });
  return renderToString(h(DifferenceMarks, { lines: [{ row: one, name: 'B' }], scale }));
}

describe('the scale', () => {
  it('has zero on it, whichever side the interval is on', () => {
    // 24 and 6 for half a mark on the left; 330 less 26 and 6 on the right.
    const above = differenceScale([row('10', '20', '30')], { lineCount: 1, nameWidth: 24 });
    expect([above.x(0), above.x(30)]).toEqual([30, 298]);
    const below = differenceScale([row('-30', '-20', '-10')], { lineCount: 1, nameWidth: 24 });
    expect([below.x(-30), below.x(0)]).toEqual([30, 298]);
  });

  it('has as many ticks as their texts have room', () => {
    const ticks = (low: string) =>
      differenceScale([row(low, low, '0')], { lineCount: 1, nameWidth: 24 }).ticks;
    expect(ticks('-100')).toEqual([-100, -80, -60, -40, -20, -0].map((tick) => tick + 0));
    // Seven signs and a gap, 64 units, six times are more than the 280 that there are.
    expect(ticks('-100000')).toEqual([-100_000, -50_000, 0]);
  });

  it('is whole where nothing differs', () => {
    const { x } = differenceScale([row('0', '0', '0')], { lineCount: 1, nameWidth: 24 });
    expect(x(0)).toBe(164);
  });
});

describe('a mark', () => {
  it('is filled where the interval is on one side of zero, else hollow', () => {
    expect(drawn(row('1', '2', '3'))).toContain('class="difference worse"');
    expect(drawn(row('-3', '-2', '-1'))).toContain('class="difference better"');
    expect(drawn(row('-1', '2', '5'))).toContain('class="difference open"');
    expect(drawn(row('', '2', ''))).toContain('class="difference open"');
    // An end at zero is not on one side of it.
    expect(drawn(row('0', '2', '4'))).toContain('class="difference open"');
  });

  it('has its interval from end to end, and none where there is none', () => {
    const [x0, x3] = [30, 298];
    const third = (x3 - x0) / 3;
    // Half of a row of 24 below the 8 on top.
    const [from, to] = [Math.round((x0 + third) * 10) / 10, x3];
    expect(drawn(row('1', '2', '3'))).toContain(`d="M${from} 20H${to}M${from} 16v8M${to} 16v8"`);
    expect(drawn(row('', '2', ''))).not.toContain('H');
    expect(drawn(row('', '', ''))).not.toContain('class="difference');
  });
});
