import { describe, expect, it } from 'vitest';
import { populationKey } from '../../../src/population/build-population.ts';
import { seedWords } from '../../../src/random/key.ts';
import { counter1Of, STREAM } from '../../../src/random/streams.ts';
import { uniform } from '../../../src/random/threefry.ts';
import { orderMembers } from '../../../src/rollout/order.ts';
import { stableOrder } from '../../../src/rollout/stable-order.ts';

const KEY = populationKey(seedWords('1'));
const MEMBERS = Uint32Array.of(1, 2, 3, 5);
//                             0    1    2    3    4    5
const FILLS = [9.0, 0.4, 0.9, 0.4, 9.0, 0.0];
const fillOf = (mailbox: number) => FILLS[mailbox]!;

describe('orderMembers', () => {
  it('keeps mailbox numbers by organisation, in a list of its own', () => {
    const ordered = orderMembers(MEMBERS, 'organisations', { key: KEY });
    expect(ordered).toEqual(MEMBERS);
    expect(ordered).not.toBe(MEMBERS);
  });

  it('puts the fullest or the emptiest first, equals by mailbox number', () => {
    const input = { key: KEY, fillOf };
    expect([...orderMembers(MEMBERS, 'fullest-first', input)]).toEqual([2, 1, 3, 5]);
    expect([...orderMembers(MEMBERS, 'emptiest-first', input)]).toEqual([5, 1, 3, 2]);
  });

  it('shuffles by a draw of the mailbox, the same among others', () => {
    const draw = (mailbox: number) => uniform(KEY, mailbox, counter1Of(STREAM.order, 0));
    const all = Uint32Array.from({ length: 500 }, (_, mailbox) => mailbox);
    const ordered = [...orderMembers(all, 'random', { key: KEY })];
    expect(ordered).toEqual([...all].sort((a, b) => draw(a) - draw(b)));
    const some = orderMembers(all.slice(100, 120), 'random', { key: KEY });
    expect([...some]).toEqual(ordered.filter((mailbox) => mailbox >= 100 && mailbox < 120));
  });

  it('orders nobody and one', () => {
    for (const order of ['organisations', 'random', 'fullest-first', 'emptiest-first'] as const) {
      const input = { key: KEY, fillOf };
      expect(orderMembers(new Uint32Array(0), order, input)).toHaveLength(0);
      expect([...orderMembers(Uint32Array.of(4), order, input)]).toEqual([4]);
    }
  });

  it('refuses an order by fill without fills', () => {
    expect(() => orderMembers(MEMBERS, 'fullest-first', { key: KEY })).toThrow('needs');
  });
});

describe('stableOrder', () => {
  const sorted = (keys: number[]) => [
    ...stableOrder(Uint32Array.from(keys.keys()), Float64Array.from(keys)),
  ];

  it('sorts by key and keeps equals in order', () => {
    expect(sorted([3, 1, 2, 1, 3])).toEqual([1, 3, 2, 0, 4]);
    expect(sorted([-0, 0, -0])).toEqual([0, 1, 2]);
    expect(sorted([-1, 5, -7])).toEqual([2, 0, 1]);
  });

  it('sorts a crowded bucket: 64 keys by insertion, 65 generally', () => {
    // One far key leaves all others in the first bucket, here in falling order, twice each.
    for (const count of [64, 65]) {
      const keys = [...Array.from({ length: count }, (_, index) => -(index >> 1)), 1e9];
      const expected = [...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b);
      expect(sorted(keys)).toEqual(expected);
    }
  });

  it('sorts keys whose distances are at the ends of the double range', () => {
    expect(sorted([1.7e308, -1.7e308, 0])).toEqual([1, 2, 0]); // the width overflows
    expect(sorted([1e-323, 5e-324, 0])).toEqual([2, 1, 0]); // buckets per unit overflow
  });

  it('refuses keys that are not finite', () => {
    expect(() => sorted([1, Infinity])).toThrow('sort key Infinity');
    expect(() => sorted([-Infinity])).toThrow('sort key -Infinity');
    expect(() => sorted([Number.NaN])).toThrow('sort key NaN');
  });
});
