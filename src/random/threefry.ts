/**
 * Threefry-2x32 with 20 rounds: a counter-based generator, so that a draw is a function of what it
 * is for and not of what was drawn before it.
 *
 * Each block holds four rounds (add, rotate, exclusive or) and is followed by an addition of key
 * words. The addition to the left word is folded into the first round of the next block; the rounds
 * are written out, because a loop over them takes several times as long. Additions of at most three
 * 32-bit words are exact in a double, and `| 0` takes the lower 32 bits.
 *
 * Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3",
 * SC'11. Rotation counts and the parity constant as in their Random123 library.
 */

import type { Key } from './key.ts';

/**
 * The third key word is this exclusive-or the two others (from the Skein hash, against all-zero
 * keys).
 */
const KEY_PARITY = 0x1bd11bda;

const TWO_POW_20 = 1048576;
const TWO_POW_MINUS_52 = 1 / 4503599627370496;

/**
 * Enciphers a counter of two 32-bit words under a key of two and writes the two result words to
 * `out`.
 *
 * Words may be given signed or unsigned; only their lower 32 bits count.
 */
export function threefry2x32(
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  out: Uint32Array,
): void {
  const k0 = key0 | 0;
  const k1 = key1 | 0;
  const k2 = k0 ^ k1 ^ KEY_PARITY;
  let x0 = counter0 | 0;
  let x1 = (counter1 + k1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ (x0 = (x0 + k0 + x1) | 0);
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ (x0 = (x0 + x1) | 0);
  x1 = (x1 + k2 + 1) | 0;
  x1 = ((x1 << 17) | (x1 >>> 15)) ^ (x0 = (x0 + k1 + x1) | 0);
  x1 = ((x1 << 29) | (x1 >>> 3)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 16) | (x1 >>> 16)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 24) | (x1 >>> 8)) ^ (x0 = (x0 + x1) | 0);
  x1 = (x1 + k0 + 2) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ (x0 = (x0 + k2 + x1) | 0);
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ (x0 = (x0 + x1) | 0);
  x1 = (x1 + k1 + 3) | 0;
  x1 = ((x1 << 17) | (x1 >>> 15)) ^ (x0 = (x0 + k0 + x1) | 0);
  x1 = ((x1 << 29) | (x1 >>> 3)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 16) | (x1 >>> 16)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 24) | (x1 >>> 8)) ^ (x0 = (x0 + x1) | 0);
  x1 = (x1 + k2 + 4) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ (x0 = (x0 + k1 + x1) | 0);
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ (x0 = (x0 + x1) | 0);
  out[0] = (x0 + k2) | 0;
  out[1] = (x1 + k0 + 5) | 0;
}

/**
 * A double in the open interval (0, 1), evenly spaced by 2^-52, for a key and a counter.
 *
 * Never 0 or 1, so that a quantile function or a logarithm of it is finite. Performs no allocation.
 */
export function uniform(key: Key, counter0: number, counter1: number): number {
  uniformInto(key, counter0, counter1, single);
  return single[0]!;
}

const single = new Float64Array(1);

/** The same, written to `out[0]`: a double that is returned may be allocated. */
export function uniformInto(key: Key, counter0: number, counter1: number, out: Float64Array): void {
  const k0 = key.word0 | 0;
  const k1 = key.word1 | 0;
  const k2 = k0 ^ k1 ^ KEY_PARITY;
  let x0 = counter0 | 0;
  let x1 = (counter1 + k1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ (x0 = (x0 + k0 + x1) | 0);
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ (x0 = (x0 + x1) | 0);
  x1 = (x1 + k2 + 1) | 0;
  x1 = ((x1 << 17) | (x1 >>> 15)) ^ (x0 = (x0 + k1 + x1) | 0);
  x1 = ((x1 << 29) | (x1 >>> 3)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 16) | (x1 >>> 16)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 24) | (x1 >>> 8)) ^ (x0 = (x0 + x1) | 0);
  x1 = (x1 + k0 + 2) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ (x0 = (x0 + k2 + x1) | 0);
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ (x0 = (x0 + x1) | 0);
  x1 = (x1 + k1 + 3) | 0;
  x1 = ((x1 << 17) | (x1 >>> 15)) ^ (x0 = (x0 + k0 + x1) | 0);
  x1 = ((x1 << 29) | (x1 >>> 3)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 16) | (x1 >>> 16)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 24) | (x1 >>> 8)) ^ (x0 = (x0 + x1) | 0);
  x1 = (x1 + k2 + 4) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ (x0 = (x0 + k1 + x1) | 0);
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ (x0 = (x0 + x1) | 0);
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ (x0 = (x0 + x1) | 0);
  out[0] = unitInterval(x0 + k2, x1 + k0 + 5);
}

/**
 * Two uniform doubles for the same first counter word: `out[0]` for `counterA`, `out[1]` for
 * `counterB`.
 *
 * Bit for bit what two calls of {@link uniform} return. The rounds of one draw wait for each other;
 * with two draws side by side the processor works on one while the other waits.
 */
export function uniformPair(
  key: Key,
  counter0: number,
  counterA: number,
  counterB: number,
  out: Float64Array,
): void {
  const k0 = key.word0 | 0;
  const k1 = key.word1 | 0;
  const k2 = k0 ^ k1 ^ KEY_PARITY;
  let a0 = counter0 | 0;
  let a1 = (counterA + k1) | 0;
  let b0 = a0;
  let b1 = (counterB + k1) | 0;
  a1 = ((a1 << 13) | (a1 >>> 19)) ^ (a0 = (a0 + k0 + a1) | 0);
  b1 = ((b1 << 13) | (b1 >>> 19)) ^ (b0 = (b0 + k0 + b1) | 0);
  a1 = ((a1 << 15) | (a1 >>> 17)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 15) | (b1 >>> 17)) ^ (b0 = (b0 + b1) | 0);
  a1 = ((a1 << 26) | (a1 >>> 6)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 26) | (b1 >>> 6)) ^ (b0 = (b0 + b1) | 0);
  a1 = ((a1 << 6) | (a1 >>> 26)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 6) | (b1 >>> 26)) ^ (b0 = (b0 + b1) | 0);
  a1 = (a1 + k2 + 1) | 0;
  b1 = (b1 + k2 + 1) | 0;
  a1 = ((a1 << 17) | (a1 >>> 15)) ^ (a0 = (a0 + k1 + a1) | 0);
  b1 = ((b1 << 17) | (b1 >>> 15)) ^ (b0 = (b0 + k1 + b1) | 0);
  a1 = ((a1 << 29) | (a1 >>> 3)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 29) | (b1 >>> 3)) ^ (b0 = (b0 + b1) | 0);
  a1 = ((a1 << 16) | (a1 >>> 16)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 16) | (b1 >>> 16)) ^ (b0 = (b0 + b1) | 0);
  a1 = ((a1 << 24) | (a1 >>> 8)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 24) | (b1 >>> 8)) ^ (b0 = (b0 + b1) | 0);
  a1 = (a1 + k0 + 2) | 0;
  b1 = (b1 + k0 + 2) | 0;
  a1 = ((a1 << 13) | (a1 >>> 19)) ^ (a0 = (a0 + k2 + a1) | 0);
  b1 = ((b1 << 13) | (b1 >>> 19)) ^ (b0 = (b0 + k2 + b1) | 0);
  a1 = ((a1 << 15) | (a1 >>> 17)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 15) | (b1 >>> 17)) ^ (b0 = (b0 + b1) | 0);
  a1 = ((a1 << 26) | (a1 >>> 6)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 26) | (b1 >>> 6)) ^ (b0 = (b0 + b1) | 0);
  a1 = ((a1 << 6) | (a1 >>> 26)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 6) | (b1 >>> 26)) ^ (b0 = (b0 + b1) | 0);
  a1 = (a1 + k1 + 3) | 0;
  b1 = (b1 + k1 + 3) | 0;
  a1 = ((a1 << 17) | (a1 >>> 15)) ^ (a0 = (a0 + k0 + a1) | 0);
  b1 = ((b1 << 17) | (b1 >>> 15)) ^ (b0 = (b0 + k0 + b1) | 0);
  a1 = ((a1 << 29) | (a1 >>> 3)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 29) | (b1 >>> 3)) ^ (b0 = (b0 + b1) | 0);
  a1 = ((a1 << 16) | (a1 >>> 16)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 16) | (b1 >>> 16)) ^ (b0 = (b0 + b1) | 0);
  a1 = ((a1 << 24) | (a1 >>> 8)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 24) | (b1 >>> 8)) ^ (b0 = (b0 + b1) | 0);
  a1 = (a1 + k2 + 4) | 0;
  b1 = (b1 + k2 + 4) | 0;
  a1 = ((a1 << 13) | (a1 >>> 19)) ^ (a0 = (a0 + k1 + a1) | 0);
  b1 = ((b1 << 13) | (b1 >>> 19)) ^ (b0 = (b0 + k1 + b1) | 0);
  a1 = ((a1 << 15) | (a1 >>> 17)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 15) | (b1 >>> 17)) ^ (b0 = (b0 + b1) | 0);
  a1 = ((a1 << 26) | (a1 >>> 6)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 26) | (b1 >>> 6)) ^ (b0 = (b0 + b1) | 0);
  a1 = ((a1 << 6) | (a1 >>> 26)) ^ (a0 = (a0 + a1) | 0);
  b1 = ((b1 << 6) | (b1 >>> 26)) ^ (b0 = (b0 + b1) | 0);
  out[0] = unitInterval(a0 + k2, a1 + k0 + 5);
  out[1] = unitInterval(b0 + k2, b1 + k0 + 5);
}

/** The upper 52 of 64 random bits and a final one bit, as a fraction: exact in a double. */
function unitInterval(high: number, low: number): number {
  return ((high >>> 0) * TWO_POW_20 + (low >>> 12) + 0.5) * TWO_POW_MINUS_52;
}
