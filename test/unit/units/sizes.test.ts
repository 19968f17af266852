import { describe, expect, it } from 'vitest';
import {
  BYTES_PER_GIB,
  BYTES_PER_KIB,
  BYTES_PER_MIB,
  BYTES_PER_TIB,
  formatSize,
  parseSize,
} from '../../../src/units/sizes.ts';

describe('the constants', () => {
  it('are the powers of two of IEC 80000-13', () => {
    expect([BYTES_PER_KIB, BYTES_PER_MIB, BYTES_PER_GIB, BYTES_PER_TIB]).toEqual([
      2 ** 10,
      2 ** 20,
      2 ** 30,
      2 ** 40,
    ]);
  });
});

describe('parseSize', () => {
  it.each([
    ['200 MiB', 209_715_200],
    ['1 GiB', 1_073_741_824],
    ['0.5 TiB', 549_755_813_888],
    ['55KiB', 56_320],
    ['100 B', 100],
    ['0 B', 0],
    ['+1 KiB', 1024],
    ['.5 KiB', 512],
    ['2. KiB', 2048],
    ['  1   KiB ', 1024],
    ['0.1 GiB', 107_374_182], // 107,374,182.4 bytes
    ['0.4 B', 0],
    ['0.5 B', 1],
    ['9007199254740991 B', 9_007_199_254_740_991],
  ])('reads %s as %d bytes', (text, bytes) => {
    expect(parseSize(text)).toEqual({ bytes });
  });

  it('spells out both readings of a unit that has two', () => {
    // 200e6 / 2^20 = 190.7348...; 1e12 / 2^40 = 0.90949...; 1e9 / 2^30 = 0.93132...
    expect(parseSize('200 MB')).toEqual({
      fault:
        "'200 MB' could mean 200 MiB (209,715,200 bytes, Exchange's usage) or 190.735 MiB " +
        "(200,000,000 bytes, disk vendors' usage): write one of them",
    });
    expect(parseSize('1TB')).toEqual({
      fault:
        "'1TB' could mean 1 TiB (1,099,511,627,776 bytes, Exchange's usage) or 0.909 TiB " +
        "(1,000,000,000,000 bytes, disk vendors' usage): write one of them",
    });
    expect(parseSize('2.5 gb')).toEqual({
      fault:
        "'2.5 gb' could mean 2.5 GiB (2,684,354,560 bytes, Exchange's usage) or 2.328 GiB " +
        "(2,500,000,000 bytes, disk vendors' usage): write one of them",
    });
    expect(parseSize('1 kB')).toEqual({
      fault:
        "'1 kB' could mean 1 KiB (1,024 bytes, Exchange's usage) or 0.977 KiB " +
        "(1,000 bytes, disk vendors' usage): write one of them",
    });
  });

  it.each([
    ['200', "'200' has no unit: write B, KiB, MiB, GiB or TiB after it, such as 200 MiB"],
    ['-1 MiB', "'-1 MiB' is negative: a size is zero or more, such as 200 MiB"],
    ['200 mib', "'mib' in '200 mib' is not a unit of size: write 200 MiB"],
    ['200 PiB', "'PiB' in '200 PiB' is not a unit of size: write B, KiB, MiB, GiB or TiB"],
    ['MiB', "'MiB' is not a size: write a number and a binary unit, such as 200 MiB"],
    ['', "'' is not a size: write a number and a binary unit, such as 200 MiB"],
    ['NaN MiB', "'NaN MiB' is not a size: write a number and a binary unit, such as 200 MiB"],
    ['Infinity B', "'Infinity B' is not a size: write a number and a binary unit, such as 200 MiB"],
    ['1,024 KiB', "'1,024 KiB' is not a size: write a number and a binary unit, such as 200 MiB"],
    ['1e3 MiB', "'1e3 MiB' is not a size: write a number and a binary unit, such as 200 MiB"],
    ['8192 TiB', "'8192 TiB' is too large: a size is below 8192 TiB"],
    ['9000 TB', "'9000 TB' is too large: a size is below 8192 TiB"],
  ])("refuses '%s'", (text, fault) => {
    expect(parseSize(text)).toEqual({ fault });
  });

  it('refuses an amount beyond the range of doubles', () => {
    expect(parseSize(`${'9'.repeat(400)} B`)).toHaveProperty('fault');
    expect(parseSize(`${'9'.repeat(400)} MB`)).toHaveProperty('fault');
  });
});

describe('formatSize', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [209_715_200, '200 MiB'],
    [1.5 * BYTES_PER_GIB, '1.5 GiB'],
    [BYTES_PER_GIB - 1, '1 GiB'],
    [BYTES_PER_GIB - BYTES_PER_MIB, '1023 MiB'],
    [3000 * BYTES_PER_TIB, '3000 TiB'],
    [2 ** 80, '1099511627776 TiB'],
    [-BYTES_PER_MIB, '-1 MiB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });

  it('refuses what is not a number of bytes', () => {
    expect(() => formatSize(Number.NaN)).toThrow(RangeError);
  });
});
