import { describe, expect, it } from 'vitest';
import { emptyDecimal, readDecimal } from '../../../src/table/decimal-cell.ts';
import { scanned } from '../../support/scanned.ts';

/** What a cell is read as; null: no number. */
function decimalOf(cell: string) {
  const into = emptyDecimal();
  // Before and behind other cells, as neighbours must not be read.
  return readDecimal(scanned(`a,b,c\n5,${cell},5\n`), 1, into) ? into : null;
}

describe('a decimal number in a cell', () => {
  it.each([
    ['0', 0, 0],
    ['7', 7, 0],
    ['-12.50', -12.5, 2],
    ['0.000', 0, 3],
    ['0.50', 0.5, 2],
    ['1.005', 1.005, 3],
    ['0.1', 0.1, 1],
    ['-0.3', -0.3, 1],
    ['10', 10, 0],
    ['123456789012345', 123456789012345, 0],
    ['1.2e3', 1200, 0],
    ['1.2345E2', 123.45, 2],
    ['-1e-3', -0.001, 3],
    ['0e5', 0, 0],
    ['1e+2', 100, 0],
    ['12.5e-1', 1.25, 2],
    ['"1.50"', 1.5, 2],
    ['"-2e-1"', -0.2, 1],
  ])('%s', (cell, value, places) => {
    expect(decimalOf(cell)).toEqual({ value, places });
  });

  it.each([
    '',
    '""',
    '-',
    '.',
    '-.',
    '.5',
    '5.',
    '-.5',
    '+5',
    '--5',
    '5-',
    '1.2.3',
    '1..2',
    '007',
    '-007',
    '00',
    '00.5',
    ' 5',
    '5 ',
    '" 5"',
    '1_000',
    '1/2',
    '"1,000"',
    '1:2',
    '5%',
    '£5',
    '0x10',
    'NaN',
    'Infinity',
    '-Infinity',
    'e5',
    '1e',
    '1e+',
    '1e5.0',
    '1e5e5',
    '1.e5',
    '.1e5',
    '01e5',
    'e',
    '1e400',
    '1e1000',
    '2013-10-01',
    '٣',
    '"""5"""',
    "'5",
  ])('is not %j', (cell) => {
    expect(decimalOf(cell)).toBe(null);
  });

  it('may be a negative zero, which is 0', () => {
    expect(decimalOf('-0.00')).toMatchObject({ places: 2 });
    expect(decimalOf('-0.00')!.value + 0).toBe(0);
  });

  it('is the double nearest to what was written', () => {
    for (const cell of [
      '0.3',
      '4.35',
      '1.1',
      '8.41',
      '0.00000000000123',
      '99999999999.9999',
      '9.007199254740993',
      '90071992.54740993',
      '9007199254740.993',
      '0.9876543210123457',
      '98765432101234.57',
      '12345678901.2345',
      '0.1234567890123456789',
      '179769313486231570.00001',
      '123456789012345678901234567890',
      '3.141592653589793e-5',
      '5.0e-324',
    ]) {
      expect(decimalOf(cell)!.value).toBe(Number(cell));
      expect(decimalOf(`-${cell}`)!.value).toBe(-Number(cell));
    }
  });

  it('has so many places, however many', () => {
    expect(decimalOf(`0.${'0'.repeat(40)}1`)).toEqual({ value: 1e-41, places: 41 });
    expect(decimalOf('1e-41')).toEqual({ value: 1e-41, places: 41 });
    expect(decimalOf(`0.${'3'.repeat(2000)}`)).toMatchObject({ value: 1 / 3, places: 2000 });
  });

  it('is none where it is larger than any double, or so long that its power is out of sight', () => {
    expect(decimalOf('9'.repeat(309))).toBe(null);
    expect(decimalOf('9'.repeat(308))).toMatchObject({ value: 1e308 });
    expect(decimalOf('9'.repeat(2000))).toBe(null);
    expect(decimalOf(`0.${'0'.repeat(995)}1e12`)).toBe(null);
  });
});
