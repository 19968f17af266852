import { describe, expect, it } from 'vitest';
import { populationKey } from '../../../src/population/build-population.ts';
import { seedWords } from '../../../src/random/key.ts';
import { counter1Of, STREAM } from '../../../src/random/streams.ts';
import { uniform } from '../../../src/random/threefry.ts';
import { orderMembers } from '../../../src/rollout/order.ts';
import { stableOrder } from '../../../src/rollout/stable-order.ts';

const KEY = populationKey(seedWords('1'));
const MEMBERS = Uint32Array.of(1, 2, 3, 5);
/** Mailboxes 0 to 2 and 3 to 5; nobody joins. */
const POPULATION = {
  mailboxCount: 6,
  openingCount: 6,
  organisations: Array.from(['a', 'b'], (id) => ({
    ...{ id, name: id, type: 'trust', region: 'North', mailboxCount: 3 },
  })),
  organisationOf: Uint32Array.of(0, 0, 0, 1, 1, 1),
};
const INPUT = { key: KEY, population: POPULATION };
//                             0    1    2    3    4    5
const FILLS = [9.0, 0.4, 0.9, 0.4, 9.0, 0.0];
const fillOf = (mailbox: number) => FILLS[mailbox]!;

describe('orderMembers', () => {
  it('keeps mailbox numbers by organisation, in a list of its own', () => {
    const ordered = orderMembers(MEMBERS, 'organisations', INPUT);
    expect(ordered).toEqual(MEMBERS);
    expect(ordered).not.toBe(MEMBERS);
  });

  it('puts those who join right after the others of their organisation', () => {
    // 6 and 8 join the second organisation, 7 and 9 the first; 10 one that had nobody.
    const population = {
      ...POPULATION,
      mailboxCount: 11,
      organisations: [...POPULATION.organisations, { ...POPULATION.organisations[0]!, id: 'c' }],
      organisationOf: Uint32Array.of(0, 0, 0, 1, 1, 1, 1, 0, 1, 0, 2),
    };
    const order = (...members: number[]) => [
      ...orderMembers(Uint32Array.from(members), 'organisations', { key: KEY, population }),
    ];
    expect(order(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).toEqual([0, 1, 2, 7, 9, 3, 4, 5, 6, 8, 10]);
    expect(order(2, 3, 8, 9)).toEqual([2, 9, 3, 8]);
    expect(order(3, 5)).toEqual([3, 5]);
    // Once more changes nothing.
    expect(order(2, 9, 3, 8)).toEqual([2, 9, 3, 8]);
  });

  it('puts the fullest or the emptiest first, equals by mailbox number', () => {
    const input = { ...INPUT, fillOf };
    expect([...orderMembers(MEMBERS, 'fullest-first', input)]).toEqual([2, 1, 3, 5]);
    expect([...orderMembers(MEMBERS, 'emptiest-first', input)]).toEqual([5, 1, 3, 2]);
  });

  it('shuffles by a draw of the mailbox, the same among others', () => {
    const draw = (mailbox: number) => uniform(KEY, mailbox, counter1Of(STREAM.order, 0));
    const all = Uint32Array.from({ length: 500 }, (_, mailbox) => mailbox);
    const ordered = [...orderMembers(all, 'random', INPUT)];
    expect(ordered).toEqual([...all].sort((a, b) => draw(a) - draw(b)));
    const some = orderMembers(all.slice(100, 120), 'random', INPUT);
    expect([...some]).toEqual(ordered.filter((mailbox) => mailbox >= 100 && mailbox < 120));
  });

  it('orders nobody and one', () => {
    for (const order of ['organisations', 'random', 'fullest-first', 'emptiest-first'] as const) {
      const input = { ...INPUT, fillOf };
      expect(orderMembers(new Uint32Array(0), order, input)).toHaveLength(0);
      expect([...orderMembers(Uint32Array.of(4), order, input)]).toEqual([4]);
    }
  });

  it('refuses an order by fill without fills', () => {
    expect(() => orderMembers(MEMBERS, 'fullest-first', INPUT)).toThrow('needs');
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
