/** Powers of two and the exponent of a double, exactly, for the logarithm and the exponential. */

export const EXPONENT_MIN = -1022;
export const EXPONENT_MAX = 1023;

/**
 * 2^-1022 to 2^1023: 16 KiB, read in a nanosecond, where building the bits takes a round trip to
 * memory.
 */
const powers = new Float64Array(EXPONENT_MAX - EXPONENT_MIN + 1);
for (let power = 1, exponent = 0; exponent <= EXPONENT_MAX; exponent++, power *= 2) {
  powers[exponent - EXPONENT_MIN] = power;
  if (exponent <= -EXPONENT_MIN) powers[-exponent - EXPONENT_MIN] = 1 / power;
}

/** 2^exponent for an integer exponent of -1022 to 1023. */
export function powerOfTwo(exponent: number): number {
  return powers[exponent - EXPONENT_MIN]!;
}
