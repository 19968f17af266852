/** Powers of two, exactly, for the logarithm and the exponential. */

export const EXPONENT_MIN = -1074;
export const EXPONENT_MAX = 1023;

/**
 * 2^-1074 to 2^1023: 16 KiB, read in a nanosecond. Setting the exponent's bits through memory
 * instead makes the processor wait, since it writes half a double and reads the whole.
 */
const powers = new Float64Array(EXPONENT_MAX - EXPONENT_MIN + 1);
for (let power = 1, exponent = 0; exponent <= EXPONENT_MAX; exponent++, power *= 2) {
  powers[exponent - EXPONENT_MIN] = power;
}
for (let power = 0.5, exponent = -1; exponent >= EXPONENT_MIN; exponent--, power /= 2) {
  powers[exponent - EXPONENT_MIN] = power;
}

/** 2^exponent for an integer exponent of -1074 to 1023. */
export function powerOfTwo(exponent: number): number {
  return powers[exponent - EXPONENT_MIN]!;
}
