/** Figures that are held against each other: on one scale, and tying. */
import { expect, it } from 'vitest';
import { type PageRow, pageTable } from '../../../src/page/cells/page-table.ts';
import {
  comparedFigures,
  differenceIn,
  wholeDifference,
} from '../../../src/page/compare/compare-figures.ts';
import { shownCell } from '../../../src/page/shown/shown-cell.ts';
import { shownFault } from '../../support/page-figure.ts';

const FIELDS = ['metric', 'unit', 'mean', 'difference_mean', 'difference_low', 'difference_high'];

/** Two rows of compare.csv: means, and the difference with its interval. */
function rows(unit: string, [before, after]: readonly string[], ends: readonly string[]) {
  const fields = FIELDS.map((name) => ({
    name,
    type: 'string',
    unit: '',
    description: '',
    figure: /mean|low|high/.test(name) ? (true as const) : undefined,
  }));
  const table = pageTable({
    ...{ file: 'compare.csv', title: '', fields, primaryKey: ['metric'] },
    rows: [
      ['a', unit, before ?? '', '', '', ''],
      ['b', unit, after ?? '', ...ends],
    ],
  });
  const [first, second] = table.rows;
  if (first === undefined || second === undefined) throw new Error('no rows');
  return { first, second };
}

/** Both means, the mean difference and its interval, `_` standing for a no-break space. */
function shown(unit: string, values: readonly string[], ends: readonly string[]): string[] {
  const { first, second } = rows(unit, values, ends);
  const { before, after, difference } = comparedFigures(second, first, 'mean');
  return [before, after, difference.mean, difference.low, difference.high].map((cell) => {
    if (cell === null) return '';
    const text = shownCell(cell, 'short');
    const place = { isInTable: false, label: '', isCut: false, isDifference: true };
    expect(shownFault(text, { text: cell.text, type: 'figure', unit }, place)).toBe(null);
    return text.replaceAll('\u00a0', '_');
  });
}

it.each([
  // 418 less 291 is 127, and the difference would be 128: one place more.
  [
    'TiB',
    ['290.574', '418.318', '127.744', '117.405', '138.083'],
    ['290.6_TiB', '418.3_TiB', '+127.7_TiB', '+117.4_TiB', '+138.1_TiB'],
  ],
  // An interval is on the scale of its larger end.
  [
    'GBP',
    ['102441340.74', '101116080.49', '-1325260.25', '-2137808.67', '-512751.00'],
    ['£102.4_million', '£101.1_million', '−£1.3_million', '−£2.1_million', '−£0.5_million'],
  ],
  // Less than a hundredth of a million is told in pounds.
  [
    'GBP',
    ['102441340.74', '102441840.74', '500.00', '-100.00', '1100.00'],
    ['£102.4_million', '£102.4_million', '+£500', '−£100', '+£1,100'],
  ],
  [
    'share',
    ['0.009577', '0.005477', '-0.004100', '-0.005476', '-0.002725'],
    [
      ...['0.96_%', '0.55_%', '−0.41_percentage points', '−0.55_percentage points'],
      '−0.27_percentage points',
    ],
  ],
  ['days', ['4.0', '119.0', '115.0', '', ''], ['4_days', '119_days', '+115_days', '', '']],
  // Nothing has no sign.
  [
    'TiB',
    ['5.000', '5.000', '0.000', '-1.000', '1.000'],
    ['5_TiB', '5_TiB', '0_TiB', '−1_TiB', '+1_TiB'],
  ],
])('of %s tie: %j', (unit, [before = '', after = '', ...ends], expected) => {
  expect(shown(unit, [before, after], ends)).toEqual(expected);
});

it('have all their digits in tables, and signs', () => {
  const whole = (row: PageRow) => {
    const cell = wholeDifference(row, 'difference_mean');
    return cell && shownCell(cell, 'bare').replaceAll('\u00a0', '_');
  };
  const { first, second } = rows('GBP', ['1.00', '2501.50'], ['2500.50', '', '']);
  expect([whole(first), whole(second)]).toEqual(['–', '+2,500.50']);
  const shares = rows('share', ['0.1', '0.2'], ['0.100000', '', '']);
  expect(whole(shares.second)).toBe('+10.0000_percentage points');
  expect(differenceIn(first)).toEqual({ mean: null, low: null, high: null });
});
