/** Natural logarithms from + - * / alone, so that every engine gives the same bits. */

import { LN2_HIGH, LN2_LOW } from './ln2.ts';
import { powerOfTwo } from './power-of-two.ts';

/** The bits of a double, through one buffer seen in two ways. */
const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
double[0] = 1;
/** Which 32-bit word holds the exponent: 1 on little-endian machines. */
const HIGH = words[1] === 0 ? 0 : 1;

const HIGH_WORD_OF_SQRT_HALF = 0x3fe6a09e;
const HIGH_WORD_OF_ONE = 0x3ff00000;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_POW_54 = 18014398509481984;

/**
 * The natural logarithm of x, within 1 unit in the last place.
 *
 * x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2); with s = f / (2 + f) the logarithm of 1
 * + f is 2 atanh(s), by a minimax polynomial in s^2. -Infinity for 0, NaN for negative numbers and
 * NaN.
 *
 * Source: the method and coefficients of fdlibm's e_log.c (Sun Microsystems, 1993).
 */
export function log(x: number): number {
  if (!(x >= SMALLEST_NORMAL && x < Infinity)) return logOfSpecial(x);
  double[0] = x;
  const high = words[HIGH]! + (HIGH_WORD_OF_ONE - HIGH_WORD_OF_SQRT_HALF);
  const k = (high >>> 20) - 1023;
  const f = x * powerOfTwo(-k) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z *
    (0.6666666666666735 +
      w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const halfSquare = 0.5 * f * f;
  return s * (halfSquare + (even + odd)) + k * LN2_LOW - halfSquare + f + k * LN2_HIGH;
}

function logOfSpecial(x: number): number {
  if (x > 0 && x < Infinity) return log(x * TWO_POW_54) - 54 * LN2_HIGH - 54 * LN2_LOW;
  if (x === 0) return -Infinity;
  return x > 0 ? x : Number.NaN;
}

/**
 * ln(1 + x), within 4 units in the last place, also where x is so small that 1 + x loses most of
 * it.
 *
 * The rounding of 1 + x to u is made good by the factor x / (u - 1): ln(u) / (u - 1) hardly changes
 * there.
 *
 * Source: Kahan's device, as in Goldberg (1991), ACM Computing Surveys 23(1), theorem 4.
 */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1) return x;
  return u > 0 && u < Infinity ? (log(u) * x) / (u - 1) : log(u);
}
