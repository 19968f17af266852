import { describe, expect, it } from 'vitest';

import { replicationKey, seedWords } from '../../../src/random/key.ts';

describe('seedWords', () => {
  it('tells apart texts that repeat one another', () => {
    expect(seedWords('1')).not.toEqual(seedWords('11'));
    expect(seedWords('ab')).not.toEqual(seedWords('abab'));
    expect(seedWords('')).not.toEqual(seedWords('0'));
  });

  it('tells apart characters that share their low byte', () => {
    // U+0131, dotless i, has the low byte of the digit 1.
    expect(seedWords('\u0131')).not.toEqual(seedWords('1'));
  });

  it('gives signed 32-bit words, for ever the same', () => {
    // seedrandom 3.0.5: r = seedrandom('nhsmail-2013\0'); r.int32(); r.int32().
    expect(seedWords('nhsmail-2013')).toEqual({ word0: -313473830, word1: 1787893590 });
  });
});

describe('replicationKey', () => {
  it('enciphers the replication under the seed', () => {
    // Random123's known answer for key 0 0 and counter 0 0, as signed words.
    expect(replicationKey({ word0: 0, word1: 0 }, 0)).toEqual({
      word0: 0x6b200159 | 0,
      word1: 0x99ba4efe | 0,
    });
  });

  it('gives no two of 10,000 replications the same key', () => {
    const seed = seedWords('1');
    const keys = new Set<string>();
    for (let replication = 0; replication < 10_000; replication++) {
      const { word0, word1 } = replicationKey(seed, replication);
      keys.add(`${word0} ${word1}`);
    }
    expect(keys.size).toBe(10_000);
  });
});
