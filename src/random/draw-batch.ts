/**
 * Draws in bulk: the numbers of `uniform`, bit for bit, eight at a time.
 *
 * Threefry is integer arithmetic on independent counters, so it suits the four 32-bit lanes of a
 * WebAssembly vector: about 6 ns a draw instead of 13 to 30. The module is a single loop, so small
 * that it is put together here, instruction by instruction, instead of being compiled from another
 * language (see docs/decisions/0004-draws-in-webassembly.md). WebAssembly's integer and
 * floating-point vector arithmetic is exact and the same on every engine.
 */

import { drawModuleBytes, ORDINAL_BYTES_AT, OUTPUT_BYTES_AT, PAGE_COUNT } from './draw-module.ts';
import type { Key } from './key.ts';

/** Draws of one call at the most; input and output then fill 40 KiB. */
export const DRAW_BATCH_MAX = 512;

/** How many batches of results are kept side by side. */
export const DRAW_SLOT_COUNT = 32;

export interface DrawBatch {
  /** The first counter words, to be filled in before a call. */
  readonly mailbox: Uint32Array;
  /** Added to the second counter word of the call, one for each draw. */
  readonly ordinal: Uint32Array;
  /** Results: slot s has the entries [s * DRAW_BATCH_MAX, (s + 1) * DRAW_BATCH_MAX). */
  readonly draws: Float64Array;
  /**
   * Draws for entries [0, count) of `mailbox`, at most DRAW_BATCH_MAX, with the counter words
   * (mailbox, counter1 + ordinal), into a slot. Up to seven entries beyond are overwritten.
   *
   * @throws RangeError where count or slot is out of bounds.
   */
  readonly fill: (key: Key, count: number, counter1: number, slot: number) => void;
}

/** The instance of the module's only function. */
type FillDraws = (key0: number, key1: number, end: number, counter1: number, out: number) => void;

export function createDrawBatch(): DrawBatch {
  const memory = new WebAssembly.Memory({ initial: PAGE_COUNT });
  const module = new WebAssembly.Module(drawModuleBytes());
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  const fillDraws = instance.exports.fill as FillDraws;
  return {
    mailbox: new Uint32Array(memory.buffer, 0, DRAW_BATCH_MAX),
    ordinal: new Uint32Array(memory.buffer, ORDINAL_BYTES_AT, DRAW_BATCH_MAX),
    draws: new Float64Array(memory.buffer, OUTPUT_BYTES_AT, DRAW_BATCH_MAX * DRAW_SLOT_COUNT),
    fill(key, count, counter1, slot) {
      if (!(count >= 0 && count <= DRAW_BATCH_MAX && slot >= 0 && slot < DRAW_SLOT_COUNT)) {
        throw new RangeError(
          `${count} draws into slot ${slot}: a batch has ${DRAW_BATCH_MAX} draws and slots 0 to ` +
            `${DRAW_SLOT_COUNT - 1}`,
        );
      }
      if (count === 0) return; // the module's loop looks at the end only after a step
      const out = OUTPUT_BYTES_AT + slot * DRAW_BATCH_MAX * 8;
      fillDraws(key.word0, key.word1, count * 4, counter1, out);
    },
  };
}
