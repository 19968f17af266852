import { describe, expect, it } from 'vitest';

import type { Key } from '../../../src/random/key.ts';
import { threefry2x32, uniform, uniformInto, uniformPair } from '../../../src/random/threefry.ts';
import { KNOWN_ANSWERS, unitIntervalOf } from './known-answers.ts';

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
    expect(uniform({ word0, word1 }, counter0, counter1)).toBe(unitIntervalOf(result));
  });
});

describe('uniformInto', () => {
  it.each(KNOWN_ANSWERS)('writes the double of %s and nothing else', (_name, words, result) => {
    const [word0, word1, counter0, counter1] = words;
    const out = Float64Array.of(-1, -1);
    uniformInto({ word0, word1 }, counter0, counter1, out);
    expect([...out]).toEqual([unitIntervalOf(result), -1]);
  });

  it('enciphers as threefry2x32 does', () => {
    const words = new Uint32Array(2);
    const out = new Float64Array(1);
    let differing = 0;
    for (let i = 0; i < 10_000; i++) {
      const key: Key = { word0: (i * 0x9e3779b1) | 0, word1: (i * 0xc2b2ae35) >>> 0 };
      const counter1 = (i * 0x85ebca6b) >>> 0;
      threefry2x32(key.word0, key.word1, i, counter1, words);
      uniformInto(key, i, counter1, out);
      if (out[0] !== unitIntervalOf([words[0]!, words[1]!])) differing++;
    }
    expect(differing).toBe(0);
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
