import { describe, expect, it } from 'vitest';
import { latinHypercube } from '../../../src/ensemble/latin-hypercube.ts';

describe('latinHypercube', () => {
  it('shuffles from the end, then adds the jitters', () => {
    // Strata 0 1 2: draw 0 swaps the last with the first, 2 1 0; draw 0.7 of two leaves the second.
    // Then jitters of 0.25, 0.5 and 0.75, each in the middle of one of 2^31 places.
    const draws = [0, 0.7, 0.25, 0.5, 0.75];
    const samples = latinHypercube(() => draws.shift()!, 3);
    const half = 0.5 / 2 ** 31;
    const wanted = [2.25, 1.5, 0.75].map((place) => (place + half) / 3);
    expect([...samples]).toEqual(wanted);
    expect(draws).toEqual([]);
  });

  it.each([2 ** -70, 1 - 2 ** -53])('keeps to its strata if every draw is %d', (draw) => {
    for (const count of [1, 2, 3, 10, 49, 1000, 99_991, 1_000_000]) {
      const seen = new Uint8Array(count);
      for (const u of latinHypercube(() => draw, count)) {
        if (!(u > 0 && u < 1)) throw new Error(`${u} of ${count}`);
        seen[Math.floor(u * count)]!++;
      }
      expect(seen.every((times) => times === 1)).toBe(true);
    }
  });
});
