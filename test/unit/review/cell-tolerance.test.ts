import { describe, expect, it } from 'vitest';
import { isTold, isWithinExactly, isWithinTolerance } from '../../../src/review/cell-tolerance.ts';
import { emptyDecimal, readDecimal } from '../../../src/table/decimal-cell.ts';
import { scanned, toleranceOf } from '../../support/scanned.ts';

/** By doubles if they tell, as the rows of a diff do it. */
function isWithin(a: string, b: string, tolerance: string): boolean {
  const [one, other] = [emptyDecimal(), emptyDecimal()];
  const csv = scanned(`a,b\n${a},${b}\n`);
  if (!readDecimal(csv, 0, one) || !readDecimal(csv, 1, other)) throw new RangeError(`${a}, ${b}`);
  const allowed = toleranceOf(tolerance);
  const isSame = isTold(one, other, allowed)
    ? isWithinTolerance(one, other, allowed)
    : isWithinExactly(a, b, allowed);
  // Whichever comes first, and exactly in any case where the tolerance is absolute.
  const isMirrored = isTold(other, one, allowed)
    ? isWithinTolerance(other, one, allowed)
    : isWithinExactly(b, a, allowed);
  expect(isMirrored).toBe(isSame);
  if (!allowed.isRelative) expect(isWithinExactly(a, b, allowed)).toBe(isSame);
  return isSame;
}

describe('without a tolerance', () => {
  it.each([
    ['1.0', '1.00'],
    ['1', '1.000'],
    ['-0.00', '0'],
    ['1e2', '100'],
    ['1.5e-1', '0.15'],
    ['123456789012.345', '123456789012.345'],
    ['1e-41', '1.0e-41'],
  ])('%s is %s', (a, b) => {
    expect(isWithin(a, b, '0')).toBe(true);
  });

  it.each([
    ['1.0', '1.01'],
    ['1.0', '1.001'],
    ['1', '1.1'],
    ['0', '-0.001'],
    ['5', '-5'],
    ['123456789012.345', '123456789012.346'],
    ['123456789012345', '123456789012346'],
    ['99999999999999.9', '100000000000000'],
    ['0.00000000000001', '0.00000000000002'],
    ['1e-41', '2e-41'],
    ['1e-300', '2e-300'],
  ])('%s is not %s', (a, b) => {
    expect(isWithin(a, b, '0')).toBe(false);
  });
});

describe('a tolerance', () => {
  it.each([
    // In doubles 0.3 - 0.2 is less than 0.1, 0.4 - 0.3 is more, and so on at all magnitudes.
    ['0.2', '0.3'],
    ['0.3', '0.4'],
    ['1.0', '1.1'],
    ['-0.1', '0'],
    ['-0.05', '0.05'],
    ['1000.7', '1000.8'],
    ['1234567.8', '1234567.9'],
    ['99999999999.9', '100000000000.0'],
    ['12345678901234.5', '12345678901234.6'],
    ['12345678901234.50', '12345678901234.6'],
  ])('of 0.1 lets %s be %s, and one place further on not', (a, b) => {
    expect(isWithin(a, b, '0.1')).toBe(true);
    // A hundredth less, written with as many places: 0.09.
    expect(isWithin(a, b, '0.09')).toBe(false);
  });

  it.each([
    ['0.2', '0.31', '0.1', false],
    ['0.20', '0.31', '0.11', true],
    ['1', '2', '0.99', false],
    ['1', '2', '0.995', false],
    ['1', '2', '1', true],
    ['1', '2', '1.00', true],
    ['1', '3', '1', false],
    ['100', '99', '0.5', false],
    ['5', '5.1', '0', false],
    ['5.00', '5.005', '0', false],
    ['-1', '1', '2', true],
    ['-1', '1', '1', false],
    ['100', '4', '1000', true],
  ])('%s to %s at %s: %s', (a, b, tolerance, expected) => {
    expect(isWithin(a, b, tolerance)).toBe(expected);
  });

  it.each([
    // 1 % of 101, the larger, is 1.01, and half a unit of the last place comes on top.
    ['100.000', '101.010', '1%', true],
    ['100.000', '101.011', '1%', false],
    ['-100.000', '-101.010', '1%', true],
    ['-100.000', '-101.011', '1%', false],
    ['100.000', '99.000', '1%', true],
    ['100.000', '98.999', '1%', false],
    ['1000000.0', '1010101.0', '1%', true],
    ['1000000.0', '1010101.1', '1%', false],
    ['0.0010', '0.0011', '1%', false],
    ['0.00', '1.00', '99%', false],
    ['0', '1', '100%', true],
    ['-1', '1', '100%', false],
    ['-1', '1', '200%', true],
    ['200.00', '201.00', '0.5%', true],
    ['200.00', '201.02', '0.5%', false],
    // Half a unit: 1 is not more than 0.01 x 50 + 0.5; 1 is more than 0.01 x 49 + 0.5.
    ['50', '49', '1%', true],
    ['49', '48', '1%', false],
  ])('%s to %s at %s: %s', (a, b, tolerance, expected) => {
    expect(isWithin(a, b, tolerance)).toBe(expected);
  });
});

describe('numbers of more digits than a double holds', () => {
  it.each([
    ['12345678901234567890.10', '12345678901234567890.1', '0', true],
    ['12345678901234567890', '12345678901234567891', '0', false],
    ['12345678901234567890', '12345678901234567891', '0.9', false],
    ['12345678901234567890', '12345678901234567891', '1', true],
    ['12345678901234567890', '12345678901234568890', '999', false],
    ['12345678901234567890', '12345678901234568890', '1000', true],
    ['-0.30000000000000004', '-0.30000000000000003', '0', false],
    ['0.30000000000000004', '0.2', '0.1', false],
    ['0.30000000000000000', '0.2', '0.1', true],
    ['0.29999999999999999', '0.2', '0.1', true],
    // In doubles 0.1 apart and a little; the tolerance has more places than the difference.
    ['1234567890.1', '1234567890.2', '0.1000000', true],
    ['1234567890.2', '1234567890.3', '0.1000000', true],
    ['1234567890.1', '1234567890.2', '0.0999999', false],
    ['1234567890.1', '1234567890.2000000', '0.1', true],
    ['1234567890.1', '1234567890.2000001', '0.1', false],
    ['1e-400', '2e-400', '0', false],
    ['1e-400', '10e-401', '0', true],
    ['1e-324', '3e-324', '0', false],
    ['1.23E20', '123000000000000000001', '0', false],
    ['1.23E20', '123000000000000000000', '0', true],
    ['-0e7', '0.0000000000000000000', '0', true],
    ['1e21', '0', '1000000000000000000000', true],
    ['1e21', '-1', '1000000000000000000000', false],
    ['0.0000000000000000001', '0', '0.0000001', true],
  ])('%s to %s at %s: %s', (a, b, tolerance, expected) => {
    expect(isWithin(a, b, tolerance)).toBe(expected);
  });

  it.each([
    ['0.1', '0.2', '0', true],
    ['99999999999999', '99999999999998', '0', true],
    ['12345678901234567890', '12345678901234567891', '0', false],
    ['12345678901234567890', '12345678901234567891', '1%', true],
    ['12345678901234567890', '12345678901234567891', '0%', false],
    ['0.30000000000000004', '0.2', '0', true],
    ['0.30000000000000004', '0.2', '0.1', false],
    ['0.30000000000000004', '0.2', '0.2', true],
  ])('%s to %s at %s is told by doubles: %s', (a, b, tolerance, expected) => {
    const [one, other] = [emptyDecimal(), emptyDecimal()];
    const csv = scanned(`a,b\n${a},${b}\n`);
    expect(readDecimal(csv, 0, one) && readDecimal(csv, 1, other)).toBe(true);
    expect(isTold(one, other, toleranceOf(tolerance))).toBe(expected);
  });
});
