import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageCell } from '../../../src/page/cells/page-cell.ts';
import {
  type CellStyle,
  shortMonth,
  shownCell,
  shownDay,
} from '../../../src/page/shown/shown-cell.ts';
import { formatDecimal } from '../../../src/units/decimal.ts';
import { shownFault } from '../../support/page-figure.ts';

/** What is shown of a number, `_` standing for a no-break space. */
function shown(text: string, unit: string, style: CellStyle = 'short'): string {
  const cell: PageCell = { address: '', text, kind: 'number', unit };
  return shownCell(cell, style).replaceAll('\u00a0', '_');
}

describe('a figure in prose', () => {
  it.each([
    // Whole from 100 on, with one place below, as people say it.
    ['123.756', 'TiB', '124_TiB'],
    ['99.949', 'TiB', '99.9_TiB'],
    ['0.0625', 'GiB', '0.063_GiB'],
    ['0.600', 'days', '0.6_days'],
    ['0.004', 'mailboxes', '0.004_mailboxes'],
    ['0.000', 'TiB', '0_TiB'],
    ['1234567.891', 'messages', '1.2_million_messages'],
    ['2500000000.000', '', '2.50_billion'],
    ['12345.678', 'mailboxes', '12,346_mailboxes'],
    ['9.96', 'days', '10_days'],
    ['99.96', 'TiB', '100_TiB'],
    ['0.9996', 'TiB', '1.0_TiB'],
    ['0.000004', 'TiB', '0.000004_TiB'],
    // The scale goes by what is shown.
    ['999960000.00', 'GBP', '£1.00_billion'],
    ['999940000.00', 'GBP', '£999.9_million'],
    ['999999.60', 'GBP', '£1.0_million'],
    ['999999.40', 'GBP', '£999,999'],
    ['99.996', 'GBP', '£100'],
    ['4', 'replications', '4_replications'],
    ['-0.500', 'correlation', '−0.500'],
    // Money: pence only where pounds are few.
    ['101062475.62', 'GBP', '£101.1_million'],
    ['58711.84', 'GBP', '£58,712'],
    ['9.99', 'GBP', '£9.99'],
    ['-1250.00', 'GBP', '−£1,250'],
    ['0.00', 'GBP', '£0'],
  ])('%s %s is %s', (text, unit, wanted) => {
    expect(shown(text, unit)).toBe(wanted);
  });

  it.each([
    ['0.850000', '85_%'],
    ['0.050000', '5_%'],
    ['0.070000', '7_%'],
    ['0.052000', '5.2_%'],
    ['0.950000', '95_%'],
    ['0.00000007', '0.000007_%'],
    ['0.000004', '0.0004_%'],
    ['0.999999', '99.9999_%'],
    ['0.929388', '93_%'],
    ['0.712345', '71_%'],
    ['0.985000', '99_%'],
    ['0.990100', '99.0_%'],
    ['0.996000', '99.6_%'],
    ['1.004000', '100.4_%'],
    ['-10.000000', '−1,000_%'],
    ['0.999500', '99.95_%'],
    ['0.999000', '99.9_%'],
    ['0.000500', '0.05_%'],
    ['1.000000', '100_%'],
    ['0.000000', '0_%'],
    ['1.284312', '128_%'],
    ['-0.120000', '−12_%'],
  ])('a share of %s is %s: never all or nothing if it is not', (text, wanted) => {
    expect(shown(text, 'share')).toBe(wanted);
  });
});

describe('a figure in a table', () => {
  it.each([
    ['1234567.890', 'TiB', '1,234,567.890_TiB', '1,234,567.890'],
    ['101062475.62', 'GBP', '£101,062,475.62', '101,062,475.62'],
    ['0.070000', 'share', '7.0000_%', '7.0000_%'],
    ['1', 'share', '100_%', '100_%'],
    ['-999.5', 'days', '−999.5_days', '−999.5'],
    ['', 'TiB', '–', '–'],
  ])('%s %s is %s, and %s under a heading', (text, unit, full, bare) => {
    expect(shown(text, unit, 'full')).toBe(full);
    expect(shown(text, unit, 'bare')).toBe(bare);
  });

  it.each([
    ['6092.000', 'mailboxes', '6,092'],
    ['123.756', 'TiB', '124'],
    ['9.949', 'TiB', '9.9'],
    ['101062475.62', 'GBP', '£101.1_million'],
    ['0.994999', 'share', '99.5_%'],
  ])('%s %s is %s where one compares', (text, unit, compact) => {
    expect(shown(text, unit, 'compact')).toBe(compact);
  });
});

it('is what an independent reader takes for the cell, rounded', () => {
  const numbers = fc.tuple(
    fc.oneof(
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    ),
    fc.constantFrom(0, 2, 3, 6),
  );
  const units = fc.constantFrom('TiB', 'share', 'GBP', 'days', 'correlation', '');
  const styles = fc.constantFrom<CellStyle>('short', 'compact', 'full', 'bare');
  fc.assert(
    fc.property(numbers, units, styles, ([value, places], unit, style) => {
      const text = formatDecimal(value, places);
      const cell: PageCell = { address: '', text, kind: 'number', unit };
      const place = { isInTable: style === 'bare' || style === 'compact', label: '', isCut: false };
      expect(shownFault(shownCell(cell, style), { text, type: 'number', unit }, place)).toBe(null);
    }),
  );
});

it('days are in words, texts are as they are', () => {
  const cell = (kind: PageCell['kind'], text: string): PageCell => ({
    address: '',
    text,
    kind,
    unit: '',
  });
  expect(shownCell(cell('date', '2013-10-30'), 'short')).toBe('30\u00a0October\u00a02013');
  expect(shownCell(cell('date', '2014-01-01'), 'bare')).toBe('1\u00a0January\u00a02014');
  expect(shownCell(cell('date', ''), 'full')).toBe('–');
  expect(shownCell(cell('text', '2013-10-30'), 'short')).toBe('2013-10-30');
  expect(shownCell(cell('text', '-1'), 'short')).toBe('-1');
  expect(shownDay(0)).toBe('1\u00a0January\u00a01970');
  expect([1, 9, 12].map(shortMonth)).toEqual(['Jan', 'Sep', 'Dec']);
});
