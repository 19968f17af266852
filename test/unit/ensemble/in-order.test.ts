import process from 'node:process';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inOrder } from '../../../src/ensemble/in-order.ts';

interface Started<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Work that ends when the test says so; its result is the item. */
function workByHand<Item>() {
  const started: Started<Item>[] = [];
  const work = (item: Item): Promise<Item> =>
    new Promise((resolve, reject) => {
      started.push({ item, resolve: () => resolve(item), reject });
    });
  return { started, work };
}

describe('inOrder', () => {
  it('takes results in the order of the items, whoever is quicker', async () => {
    const { started, work } = workByHand<string>();
    const taken: string[] = [];
    const all = inOrder(['a', 'b', 'c'], {
      atOnce: 3,
      work,
      take: (result) => taken.push(result),
    });
    await nextTurn();
    started[2]!.resolve();
    started[1]!.resolve();
    await nextTurn();
    expect(taken).toEqual([]);
    started[0]!.resolve();
    await all;
    expect(taken).toEqual(['a', 'b', 'c']);
  });

  it('works on at most so many at once, and begins one when one is taken', async () => {
    const { started, work } = workByHand<number>();
    const taken: number[] = [];
    const all = inOrder([0, 1, 2, 3, 4], {
      atOnce: 2,
      work,
      take: (result) => taken.push(result),
    });
    for (let done = 0; done < 5; done++) {
      await nextTurn();
      expect(started.length).toBe(Math.min(5, done + 2));
      expect(taken.length).toBe(done);
      started[done]!.resolve();
    }
    await all;
    expect(taken).toEqual([0, 1, 2, 3, 4]);
  });

  it('does not begin the second before the first is taken, one at once', async () => {
    const log: string[] = [];
    await inOrder([1, 2], {
      atOnce: 1,
      work: async (item) => {
        log.push(`work ${item}`);
        return item;
      },
      take: (result) => log.push(`take ${result}`),
    });
    expect(log).toEqual(['work 1', 'take 1', 'work 2', 'take 2']);
  });

  it('asks for items no earlier than it can work on them', async () => {
    const { started, work } = workByHand<number>();
    let given = 0;
    function* items() {
      while (given < 3) yield given++;
    }
    const all = inOrder(items(), { atOnce: 2, work, take: () => {} });
    await nextTurn();
    expect(given).toBe(2);
    for (const _ of [0, 1, 2]) {
      started.shift()!.resolve();
      await nextTurn();
    }
    await all;
    expect(given).toBe(3);
  });

  it('does nothing for no items', async () => {
    const fail = () => Promise.reject(new Error('there is none'));
    await inOrder([], { atOnce: 2, work: fail, take: fail });
  });

  it('throws the first failure in order, and leaves no other unhandled', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    onTestFinished(() => {
      process.off('unhandledRejection', note);
    });
    const { started, work } = workByHand<number>();
    const taken: number[] = [];
    const all = inOrder([0, 1, 2, 3, 4], {
      atOnce: 3,
      work,
      take: (result) => taken.push(result),
    });
    const failure = expect(all).rejects.toThrow('of 1');
    await nextTurn();
    started[2]!.reject(new Error('of 2'));
    started[1]!.reject(new Error('of 1'));
    await nextTurn();
    started[0]!.resolve();
    await failure;
    // As the first was taken the fourth has begun; the fifth never does.
    expect(started.map(({ item }) => item)).toEqual([0, 1, 2, 3]);
    started[3]!.reject(new Error('of 3'));
    await nextTurn();
    expect(taken).toEqual([0]);
    expect(unhandled).toEqual([]);
  });
});
