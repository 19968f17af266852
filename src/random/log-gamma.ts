/** The logarithm of the gamma function. */

import { log } from './log.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;
/** From here on seven terms of Stirling's series leave less than 1e-16. */
const STIRLING_MIN = 10;

/**
 * ln(gamma(x)) for x > 0, to 1e-14 absolute or 4e-16 relative, whichever is larger.
 *
 * Below 10 the argument is first raised: gamma(x) = gamma(x + n) / (x (x + 1) ... (x + n - 1)).
 *
 * Source: Abramowitz and Stegun (1964), 6.1.15 and 6.1.41.
 *
 * @throws RangeError where x is not above 0.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`the log-gamma function of ${x}: the argument must exceed 0`);
  let product = 1;
  let raised = x;
  while (raised < STIRLING_MIN) product *= raised++;
  const series = stirlingSeries(1 / raised);
  const large = (raised - 0.5) * log(raised) - raised + HALF_LOG_TWO_PI + series;
  return product === 1 ? large : large - log(product);
}

/** Stirling's series in 1 / x: the sum of B(2k) / (2k (2k - 1) x^(2k - 1)). */
function stirlingSeries(r: number): number {
  const s = r * r;
  return (
    r *
    (1 / 12 +
      s *
        (-1 / 360 +
          s * (1 / 1260 + s * (-1 / 1680 + s * (1 / 1188 + s * (-691 / 360360 + s / 156))))))
  );
}
