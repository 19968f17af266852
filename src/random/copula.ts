/** The Gaussian copula: which correlation of normal scores gives a wanted rank correlation. */

/** pi / 6 to the nearest double. */
const SIXTH_OF_PI = 0.5235987755982988;

/**
 * The Pearson correlation of two normal scores whose Spearman rank correlation is `rankCorrelation`
 * (-1 to 1): 2 sin(pi rs / 6).
 *
 * The sine is its Taylor polynomial of degree 17, whose error on [-pi/6, pi/6] is below 1e-21.
 * Source: Pearson (1907), "On further methods of determining correlation", Drapers' Company
 * Research Memoirs, Biometric Series IV.
 */
export function rankCorrelationToNormal(rankCorrelation: number): number {
  const x = SIXTH_OF_PI * rankCorrelation;
  const square = x * x;
  let sum = 1;
  for (let n = 16; n >= 2; n -= 2) sum = 1 - (square / (n * (n + 1))) * sum;
  return 2 * x * sum;
}
