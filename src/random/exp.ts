/** The exponential function from + - * / alone, so that every engine gives the same bits. */

import { LN2_HIGH, LN2_LOW, LOG2_E } from './ln2.ts';
import { EXPONENT_MAX, EXPONENT_MIN, powerOfTwo } from './power-of-two.ts';

/** Above it the result exceeds the largest double; below the other it rounds to zero. */
const X_MAX = 709.782712893384;
const X_MIN = -745.1332191019411;

/**
 * e^x, within 1 unit in the last place (2 where the result is subnormal).
 *
 * x = k ln 2 + r with |r| <= ln 2 / 2; e^r = 1 + 2r / (c(r) - r) by a minimax polynomial in r^2 for
 * c(r) = r (e^r + 1) / (e^r - 1); then times 2^k. Infinity beyond 709.78, 0 below -745.13, NaN for
 * NaN.
 *
 * Source: the method and coefficients of fdlibm's e_exp.c (Sun Microsystems, 1993).
 */
export function exp(x: number): number {
  if (!(x <= X_MAX && x >= X_MIN)) return x > X_MAX ? Infinity : x < X_MIN ? 0 : Number.NaN;
  const k = Math.floor(x * LOG2_E + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k >= EXPONENT_MIN && k <= EXPONENT_MAX) return y * powerOfTwo(k);
  return k > 0 ? y * 2 * powerOfTwo(k - 1) : y * 0.5 * powerOfTwo(k + 1);
}
