/**
 * Key words, counter words and result words: kat_vectors of Random123, threefry2x32 with 20 rounds.
 */
export const KNOWN_ANSWERS = [
  ['zeros', [0, 0, 0, 0], [0x6b200159, 0x99ba4efe]],
  ['all ones', [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0x1cb996fc, 0xbb002be7]],
  ['digits of pi', [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3], [0xc4923a9c, 0x483df7a0]],
] as const;

/**
 * The double of two result words, in integers: (a 2^20 + floor(b / 2^12)) and a one bit, over 2^53.
 */
export function unitIntervalOf([a, b]: readonly [number, number]): number {
  return Number((BigInt(a) << 21n) + ((BigInt(b) >> 12n) << 1n) + 1n) / 2 ** 53;
}
