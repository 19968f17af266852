import { betaQuantile } from './beta.ts';

/**
 * The value below which a Student t variate falls with probability p, for `degrees` of freedom.
 *
 * Relative error below 1e-12 for 1 to 1000 degrees, which need not be whole. Antisymmetric about
 * p = 1/2; -Infinity for 0 and Infinity for 1.
 *
 * With T^2 / (degrees + T^2) a beta variate of (1/2, degrees / 2): in the middle that is solved,
 * in the tails its complement, so that neither loses digits.
 *
 * Source: Abramowitz and Stegun (1964), 26.7.1 and 26.5.27.
 *
 * @throws RangeError where p is not in 0 to 1 or degrees not above 0.
 */
export function studentQuantile(p: number, degrees: number): number {
  const tail = 2 * Math.min(p, 1 - p);
  const square = tail > 0.5 ? middleSquare(1 - tail, degrees) : tailSquare(tail, degrees);
  return p < 0.5 ? -Math.sqrt(square) : Math.sqrt(square);
}

function middleSquare(inside: number, degrees: number): number {
  const share = betaQuantile(inside, 0.5, degrees / 2);
  return (degrees * share) / (1 - share);
}

function tailSquare(outside: number, degrees: number): number {
  const share = betaQuantile(outside, degrees / 2, 0.5);
  return (degrees * (1 - share)) / share;
}
