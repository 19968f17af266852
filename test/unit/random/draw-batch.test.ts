import { describe, expect, it } from 'vitest';

import {
  createDrawBatch,
  DRAW_BATCH_MAX,
  DRAW_SLOT_COUNT,
} from '../../../src/random/draw-batch.ts';
import { type Key, replicationKey, seedWords } from '../../../src/random/key.ts';
import { counter1Of, STREAM } from '../../../src/random/streams.ts';
import { uniform } from '../../../src/random/threefry.ts';
import { KNOWN_ANSWERS, unitIntervalOf } from './known-answers.ts';

const UNTOUCHED = -1;
/** A step of the module makes eight draws. */
const STEP = 8;

/** Counter words that look like nothing, from 0 to 2^32 - 1. */
const scrambled = (i: number): number => Math.imul(i + 1, 0x9e3779b1) >>> 0;

function slotOf(draws: Float64Array, slot: number): Float64Array {
  return draws.subarray(slot * DRAW_BATCH_MAX, (slot + 1) * DRAW_BATCH_MAX);
}

describe('known answers', () => {
  it.each(KNOWN_ANSWERS)('of Random123 for %s, in each lane', (_name, words, result) => {
    const [word0, word1, mailbox, counter1] = words;
    const batch = createDrawBatch();
    for (let lane = 0; lane < STEP; lane++) {
      batch.mailbox.fill(12345).fill(mailbox, lane, lane + 1);
      batch.fill({ word0, word1 }, STEP, counter1, 0);
      expect(batch.draws[lane]).toBe(unitIntervalOf(result));
      // Half of the second word from the ordinal: the sum is what is enciphered.
      batch.ordinal.fill(counter1 >>> 1);
      batch.fill({ word0, word1 }, STEP, counter1 - (counter1 >>> 1), 0);
      expect(batch.draws[lane]).toBe(unitIntervalOf(result));
      batch.ordinal.fill(0);
    }
  });
});

describe('a batch', () => {
  it.each([1, 2, 7, 8, 9, 15, 16, 17, 33, 255, 511, 512])('of %d is so many single draws', (n) => {
    const batch = createDrawBatch();
    let differing = 0;
    for (let round = 0; round < 20; round++) {
      const key: Key = { word0: scrambled(round) | 0, word1: ~scrambled(round + 100) };
      const counter1 = scrambled(round + 200);
      const slot = round % DRAW_SLOT_COUNT;
      for (let i = 0; i < n; i++) {
        batch.mailbox[i] = scrambled(round * 1000 + i);
        batch.ordinal[i] = scrambled(round * 2000 + i);
      }
      batch.fill(key, n, counter1, slot);
      for (let i = 0; i < n; i++) {
        const expected = uniform(key, batch.mailbox[i]!, counter1 + batch.ordinal[i]!);
        if (batch.draws[slot * DRAW_BATCH_MAX + i] !== expected) differing++;
      }
    }
    expect(differing).toBe(0);
  });

  it('has the draws of every stream, from the first to the last ordinal', () => {
    const batch = createDrawBatch();
    const key = replicationKey(seedWords('streams'), 3);
    const ordinals = [0, 1, 65_535, 16_777_214];
    let differing = 0;
    for (const stream of Object.values(STREAM)) {
      for (let i = 0; i < DRAW_BATCH_MAX; i++) {
        batch.mailbox[i] = 650_000 - i;
        batch.ordinal[i] = ordinals[i % ordinals.length]!;
      }
      // As the schedule of lives does it: the first counter of the stream and one draw later.
      for (const later of [0, 1]) {
        batch.fill(key, DRAW_BATCH_MAX, counter1Of(stream, 0) + later, later);
        slotOf(batch.draws, later).forEach((draw, i) => {
          const counter1 = counter1Of(stream, batch.ordinal[i]! + later);
          if (draw !== uniform(key, 650_000 - i, counter1)) differing++;
        });
      }
    }
    expect(differing).toBe(0);
  });

  it('takes key words signed or unsigned alike', () => {
    const batch = createDrawBatch();
    batch.fill({ word0: -1, word1: -2 }, 3, 5, 0);
    batch.fill({ word0: 0xffffffff, word1: 0xfffffffe }, 3, 5, 1);
    expect(slotOf(batch.draws, 1).slice(0, 3)).toEqual(slotOf(batch.draws, 0).slice(0, 3));
  });

  it('knows nothing of the call before it and does not change what it was given', () => {
    const [used, fresh] = [createDrawBatch(), createDrawBatch()];
    const key: Key = { word0: 11, word1: 22 };
    for (const batch of [used, fresh]) {
      for (let i = 0; i < DRAW_BATCH_MAX; i++) {
        batch.mailbox[i] = i;
        batch.ordinal[i] = 3 * i;
      }
    }
    used.fill({ word0: 5, word1: 6 }, 77, 9, 4);
    used.fill(key, DRAW_BATCH_MAX, 1, 4);
    fresh.fill(key, DRAW_BATCH_MAX, 1, 4);
    expect(slotOf(used.draws, 4)).toEqual(slotOf(fresh.draws, 4));
    expect(used.mailbox.every((mailbox, i) => mailbox === i)).toBe(true);
    expect(used.ordinal.every((ordinal, i) => ordinal === 3 * i)).toBe(true);
  });
});

describe('slots', () => {
  it.each([0, 1, DRAW_SLOT_COUNT - 2, DRAW_SLOT_COUNT - 1])('%d is filled alone', (slot) => {
    const batch = createDrawBatch();
    batch.draws.fill(UNTOUCHED);
    batch.fill({ word0: 1, word1: 2 }, DRAW_BATCH_MAX, 3, slot);
    const filled = [...batch.draws.keys()].filter((at) => batch.draws[at] !== UNTOUCHED);
    expect(filled).toHaveLength(DRAW_BATCH_MAX);
    expect(filled[0]).toBe(slot * DRAW_BATCH_MAX);
    expect(filled.at(-1)).toBe((slot + 1) * DRAW_BATCH_MAX - 1);
  });

  it.each([
    [0, 0],
    [1, 8],
    [8, 8],
    [9, 16],
    [505, 512],
  ])('of %d draws are written up to entry %d', (count, written) => {
    const batch = createDrawBatch();
    batch.draws.fill(UNTOUCHED);
    batch.fill({ word0: 1, word1: 2 }, count, 3, 2);
    expect(batch.draws.filter((draw) => draw !== UNTOUCHED)).toHaveLength(written);
  });

  it('refuses counts and slots that do not exist', () => {
    const batch = createDrawBatch();
    const filling = (count: number, slot: number) => () =>
      batch.fill({ word0: 1, word1: 2 }, count, 3, slot);
    batch.draws.fill(UNTOUCHED);
    expect(filling(DRAW_BATCH_MAX + 1, 0)).toThrow(/^513 draws into slot 0: a batch has 512/);
    expect(filling(-1, 0)).toThrow(RangeError);
    expect(filling(Number.NaN, 0)).toThrow(RangeError);
    expect(filling(1, DRAW_SLOT_COUNT)).toThrow(/slots 0 to 31$/);
    expect(filling(1, -1)).toThrow(RangeError);
    expect(batch.draws.every((draw) => draw === UNTOUCHED)).toBe(true);
  });
});
