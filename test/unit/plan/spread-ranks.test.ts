import { describe, expect, it } from 'vitest';
import { spreadRanks } from '../../../src/plan/spread-ranks.ts';
import { seedWords } from '../../../src/random/key.ts';

const luck = (seed: number) => ({ key: seedWords(String(seed)), list: 0 });

describe('spread ranks', () => {
  it('are each there once, and fewer are the first of more', () => {
    for (const size of [1, 2, 3, 4, 5, 63, 64, 65, 1000]) {
      const all = spreadRanks(luck(1), size, size);
      expect([...all].sort((a, b) => a - b)).toEqual([...Array(size).keys()]);
      for (const count of [0, 1, size >> 1, size - 1]) {
        expect(spreadRanks(luck(1), size, count)).toEqual(all.slice(0, count));
      }
    }
  });

  it('come one from each half, then from each quarter, and so on', () => {
    const ranks = spreadRanks(luck(2), 64, 64);
    for (let parts = 1; parts <= 64; parts *= 2) {
      const seen = [...ranks.slice(0, parts)].map((rank) => Math.floor((rank * parts) / 64));
      expect(seen.sort((a, b) => a - b)).toEqual([...Array(parts).keys()]);
    }
  });

  it('are spread over a list of any length', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const [size, count] = [1000, 70];
      const ranks = spreadRanks(luck(seed), size, count);
      for (let end = 0; end <= size; end += 10) {
        const found = ranks.filter((rank) => rank < end).length;
        // Of the binary digits of the count and of the border each can cost one at the most.
        expect(Math.abs(found - (count * end) / size)).toBeLessThan(4);
      }
    }
  });

  it('differ by seed and list', () => {
    const first = spreadRanks(luck(1), 1000, 20);
    expect(spreadRanks(luck(2), 1000, 20)).not.toEqual(first);
    expect(spreadRanks({ ...luck(1), list: 1 }, 1000, 20)).not.toEqual(first);
  });

  it('are as often the first in the list as the last', () => {
    const SEEDS = 4000;
    const [size, count] = [12, 3];
    const times = new Float64Array(size);
    for (let seed = 1; seed <= SEEDS; seed++) {
      for (const rank of spreadRanks(luck(seed), size, count)) times[rank]!++;
    }
    // Each in a quarter of the samples, within 4.5 standard deviations: of 12, one fails in 12,000.
    const bound = 4.5 * Math.sqrt(SEEDS * 0.25 * 0.75);
    for (const found of times) expect(Math.abs(found - SEEDS / 4)).toBeLessThan(bound);
  });
});
