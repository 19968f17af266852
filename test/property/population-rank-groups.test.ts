import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankGroups } from '../../src/population/rank-groups.ts';

/** Draws of which many are equal or share one of the 65,536 buckets, so that borders meet them. */
const draw = fc.oneof(
  fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  fc.integer({ min: 0, max: 3 }).map((step) => 0.5 + step * 2 ** -18),
  fc.constantFrom(0, 0.25, 1 - 2 ** -53),
);

describe('rankGroups', () => {
  it('agrees with a plain sort', () => {
    const groups = fc.array(fc.array(draw, { maxLength: 30 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(groups, (lists) => {
        const draws = Float64Array.from(lists.flat());
        const counts = lists.map((list) => list.length);
        const wanted = new Uint8Array(draws.length);
        const order = [...draws.keys()].sort((a, b) => draws[a]! - draws[b]! || a - b);
        const labels = counts.flatMap((count, group) => new Array<number>(count).fill(group));
        order.forEach((position, rank) => {
          wanted[position] = labels[rank]!;
        });
        expect(rankGroups(draws, counts)).toEqual(wanted);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
