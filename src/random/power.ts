/** Powers of positive numbers from + - * / alone, so that every engine gives the same bits. */

import { exp } from './exp.ts';
import { LN2_HIGH, LN2_LOW, LOG2_E } from './ln2.ts';
import { log } from './log.ts';
import { powerOfTwo } from './power-of-two.ts';

/** 2^27 + 1: cuts a double into two halves of at most 26 bits, whose products are exact. */
const SPLITTER = 134217729;
/** Beyond it the result is 0 or infinite whatever the correction. */
const PRODUCT_MAX = 800;

/**
 * base^exponent for a base above 0, within 2 units in the last place for results of 1e-20 to 1e20.
 *
 * exp(exponent ln(base)), with the logarithm and the product in two doubles each: with one, an
 * error in the last place of the logarithm would grow with the exponent. base^0 and 1^exponent
 * are exactly 1.
 *
 * @throws RangeError where the base is not a finite number above 0.
 */
export function power(base: number, exponent: number): number {
  if (!(base > 0 && base < Infinity)) {
    throw new RangeError(`${base} to the power ${exponent}: the base must be finite and above 0`);
  }
  const k = Math.round(log(base) * LOG2_E);
  // In two steps, since 2^1074 at once is beyond the largest double.
  const half = Math.trunc(k / 2);
  const f = base * powerOfTwo(-half) * powerOfTwo(half - k) - 1;
  const s = f / (2 + f);
  const main = k * LN2_HIGH + 2 * s;
  const rest = 2 * s - (main - k * LN2_HIGH) + (k * LN2_LOW + 2 * quotientError(f, s) + higher(s));
  const logHigh = main + rest;
  const logLow = main - logHigh + rest;
  const product = logHigh * exponent;
  if (!(Math.abs(product) < PRODUCT_MAX)) return exp(product);
  return exp(product) * (1 + (productError(logHigh, exponent, product) + logLow * exponent));
}

/** What the rounded quotient s lacks of f / (2 + f). */
function quotientError(f: number, s: number): number {
  const divisor = 2 + f;
  const divisorError = f - (divisor - 2);
  const product = s * divisor;
  return (f - product - productError(s, divisor, product) - s * divisorError) / divisor;
}

/** ln((1 + s) / (1 - s)) without its first term 2s, for |s| below 0.172, by fdlibm's polynomial. */
function higher(s: number): number {
  const z = s * s;
  return (
    s *
    z *
    (0.6666666666666735 +
      z *
        (0.3999999999940942 +
          z *
            (0.2857142874366239 +
              z *
                (0.22222198432149784 +
                  z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))))
  );
}

/**
 * What the rounded product of x and y lacks of the true one.
 *
 * Source: Dekker (1971), "A floating-point technique for extending the available precision",
 * Numerische Mathematik 18, 224-242.
 */
function productError(x: number, y: number, product: number): number {
  const xHigh = upperHalf(x);
  const xLow = x - xHigh;
  const yHigh = upperHalf(y);
  const yLow = y - yHigh;
  return xHigh * yHigh - product + xHigh * yLow + xLow * yHigh + xLow * yLow;
}

function upperHalf(x: number): number {
  const scaled = x * SPLITTER;
  return scaled - (scaled - x);
}
