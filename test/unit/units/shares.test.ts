import { describe, expect, it } from 'vitest';
import { formatShare, parseShare } from '../../../src/units/shares.ts';

describe('parseShare', () => {
  it.each([
    ['15%', 0.15],
    ['15 %', 0.15],
    ['0.15', 0.15],
    ['0.047%', 0.00047],
    ['0.07%', 0.0007],
    ['7%', 0.07],
    ['100%', 1],
    ['115%', 1.15],
    ['-12%', -0.12],
    ['+5%', 0.05],
    ['.5%', 0.005],
    ['0%', 0],
    ['1', 1],
    [0.15, 0.15],
    [1.15, 1.15],
    [1e-7, 1e-7],
  ])('reads %s as %d', (value, share) => {
    expect(parseShare(value)).toEqual({ share });
  });

  it('has no negative zero', () => {
    expect(parseShare('-0%')).toEqual({ share: 0 });
    expect(parseShare(-0)).toEqual({ share: 0 });
  });

  it.each(['', '%', 'abc', '15%%', '15 percent', '1,5%', '1e-3', Number.NaN, 1 / 0, -1 / 0])(
    "refuses '%s'",
    (value) => {
      expect(parseShare(value)).toEqual({
        fault: `'${value}' is not a share: write a percentage or a fraction, 15% or 0.15`,
      });
    },
  );

  it('refuses digits beyond the range of doubles', () => {
    expect(parseShare('9'.repeat(400))).toHaveProperty('fault');
  });
});

describe('formatShare', () => {
  it.each([
    [0.15, '15%'],
    [0.00047, '0.047%'],
    [0.07, '7%'],
    [1, '100%'],
    [0, '0%'],
    [-0.12, '-12%'],
    [1e-9, '0.0000001%'],
  ])('writes %d as %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });

  it('refuses what is not finite', () => {
    expect(() => formatShare(Number.NaN)).toThrow(RangeError);
  });
});
