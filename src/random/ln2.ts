/** The logarithm of 2 as the exponential, the logarithm and the power need it. */

/**
 * ln 2 in two parts; the first has 21 trailing zero bits, so that k times it is exact for |k| <
 * 2^11.
 */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;
// biome-ignore lint/suspicious/noApproximativeNumericConstant: the digits settle the bits.
export const LOG2_E = 1.4426950408889634;
