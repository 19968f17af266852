import { describe, expect, it } from 'vitest';
import {
  formatDecimal,
  formatDecimalShort,
  shiftDecimalPoint,
} from '../../../src/units/decimal.ts';

describe('formatDecimal', () => {
  // Exact binary values by Python's decimal.Decimal(x): 1.005 is 1.00499999..., 0.125 is exact.
  it.each([
    [0, 0, '0'],
    [0, 3, '0.000'],
    [1234.5, 3, '1234.500'],
    [1.005, 2, '1.00'],
    [0.125, 2, '0.13'],
    [-0.125, 2, '-0.13'],
    [9007199254740991, 0, '9007199254740991'],
    [1e-9, 3, '0.000'],
  ])('writes %d with %d places as %s', (value, places, text) => {
    expect(formatDecimal(value, places)).toBe(text);
  });

  // Exact are 109052547.620000004768..., 1000000000000000.25 (a tie at 17 digits),
  // 123456789012345683968 and 0.1000000000000000055...; the last pence that costs may come to are
  // 2^52 - 1.
  it.each([
    [109052547.62, 9, '109052547.620000000'],
    [-109052547.62, 9, '-109052547.620000000'],
    [1e15 + 0.3, 3, '1000000000000000.300'],
    [123456789012345680000, 1, '123456789012345680000.0'],
    [123456789012345680000, 0, '123456789012345680000'],
    [0.1, 20, '0.10000000000000000000'],
    [2 ** 0.5, 20, '1.41421356237309510000'],
    [45035996273704.95, 9, '45035996273704.950000000'],
    [2 ** 53 + 2, 0, '9007199254740994'],
    [1e-7, 30, '0.000000100000000000000000000000'],
  ])('has no digits that %d with %d places does not hold: %s', (value, places, text) => {
    expect(formatDecimal(value, places)).toBe(text);
  });

  it('never writes a negative zero', () => {
    expect(formatDecimal(-0, 2)).toBe('0.00');
    expect(formatDecimal(-0.4, 0)).toBe('0');
    expect(formatDecimal(-0.0004, 3)).toBe('0.000');
    expect(formatDecimal(-0.0006, 3)).toBe('-0.001');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e21, -1e21])(
    'refuses %d',
    (value) => {
      expect(() => formatDecimal(value, 3)).toThrow(RangeError);
    },
  );
});

describe('formatDecimalShort', () => {
  it.each([
    [1.5, 3, '1.5'],
    [200, 3, '200'],
    [200, 0, '200'],
    [0, 3, '0'],
    [0.0101, 3, '0.01'],
    [-1.25, 1, '-1.3'],
  ])('writes %d with at most %d places as %s', (value, places, text) => {
    expect(formatDecimalShort(value, places)).toBe(text);
  });
});

describe('shiftDecimalPoint', () => {
  it.each([
    ['15', -2, '0.15'],
    ['0.15', 2, '15'],
    ['0.047', -2, '0.00047'],
    ['-12', -2, '-0.12'],
    ['+7', -2, '0.07'],
    ['.5', 0, '0.5'],
    ['5.', 1, '50'],
    ['1e-7', 2, '0.00001'],
    ['1.5e+21', 2, '150000000000000000000000'],
    ['100', -2, '1'],
    ['0', -2, '0'],
  ])('moves the point of %s by %d to give %s', (text, places, shifted) => {
    expect(shiftDecimalPoint(text, places)).toBe(shifted);
  });

  it.each(['', '.', '-', 'NaN', 'Infinity', '1,5', '0x10'])("refuses '%s'", (text) => {
    expect(() => shiftDecimalPoint(text, 2)).toThrow(`'${text}' is not a number in digits`);
  });
});

describe('where a double tells units of the last place only just, or no more', () => {
  it.each([
    // Stored as 712171702405.6800537...: more than half a ten-thousandth off.
    [712_171_702_405.68, 4, '712171702405.6800'],
    [-712_171_702_405.68, 4, '-712171702405.6800'],
    [45_035_996_273_704.95, 2, '45035996273704.95'],
    // Told from its neighbours by 17 digits, one more than the places leave room for.
    [8_371_593_655_247.6875, 3, '8371593655247.688'],
    [-5_245_405_574_932.7705, 3, '-5245405574932.771'],
  ])('%d with %i places is %s', (value, places, text) => {
    expect(formatDecimal(value, places)).toBe(text);
  });
});
