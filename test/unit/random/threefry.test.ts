import { describe, expect, it } from 'vitest';

import type { Key } from '../../../src/random/key.ts';
import { threefry2x32, uniform, uniformPair } from '../../../src/random/threefry.ts';

/**
 * Key words, counter words and result words: kat_vectors of Random123, threefry2x32 with 20 rounds.
 */
const KNOWN_ANSWERS = [
  ['zeros', [0, 0, 0, 0], [0x6b200159, 0x99ba4efe]],
  ['all ones', [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0x1cb996fc, 0xbb002be7]],
  ['digits of pi', [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3], [0xc4923a9c, 0x483df7a0]],
] as const;

describe('threefry2x32', () => {
  it.each(KNOWN_ANSWERS)('gives the known answer for %s', (_name, [k0, k1, c0, c1], expected) => {
    const out = new Uint32Array(2);
    threefry2x32(k0, k1, c0, c1, out);
    expect([...out]).toEqual(expected);
  });

  it('takes words signed or unsigned alike', () => {
    const out = new Uint32Array(2);
    threefry2x32(-1, -1, -1, -1, out);
    expect([...out]).toEqual([0x1cb996fc, 0xbb002be7]);
  });
});

describe('uniform', () => {
  it.each(KNOWN_ANSWERS)('makes 52 bits and a half of the words for %s', (_name, words, result) => {
    const [word0, word1, counter0, counter1] = words;
    const [a, b] = result;
    // In integers: (a 2^20 + floor(b / 2^12)) and a final one bit, over 2^53.
    const numerator = (BigInt(a) << 21n) + ((BigInt(b) >> 12n) << 1n) + 1n;
    expect(uniform({ word0, word1 }, counter0, counter1)).toBe(Number(numerator) / 2 ** 53);
  });
});

describe('uniformPair', () => {
  it('gives bit for bit what two calls of uniform give', () => {
    const pair = new Float64Array(2);
    let differing = 0;
    for (let i = 0; i < 10_000; i++) {
      const key: Key = { word0: (i * 0x9e3779b1) | 0, word1: ~(i * 77) };
      const counterA = (i * 0x85ebca6b) >>> 0;
      const counterB = 0xffffffff - i;
      uniformPair(key, i, counterA, counterB, pair);
      if (pair[0] !== uniform(key, i, counterA)) differing++;
      if (pair[1] !== uniform(key, i, counterB)) differing++;
    }
    expect(differing).toBe(0);
  });
});
