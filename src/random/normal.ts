/** The standard normal distribution: its quantiles and its cumulative distribution. */

import { exp } from './exp.ts';
import { log } from './log.ts';

const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;

/**
 * The value below which a standard normal variate falls with probability p.
 *
 * Relative error below 1e-15 apart from the rounding of p itself (near 1 a double p resolves the
 * tail only to 1e-16). -Infinity for 0, Infinity for 1, NaN outside 0 to 1.
 *
 * Source: Wichura (1988), algorithm AS 241 (PPND16), Applied Statistics 37(3), 477-484: three
 * rational functions of degree 7, one for the middle and two for the tails in terms of sqrt(-ln p).
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r +
          45921.95393154987) *
          r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r +
        21213.794301586597) *
        r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1.0)
    );
  }
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? (q < 0 ? -Infinity : Infinity) : Number.NaN;
  const r = Math.sqrt(-log(tail));
  const z = r <= 5 ? nearTail(r - 1.6) : farTail(r - 5);
  return q < 0 ? -z : z;
}

/** Tail probabilities of 1.4e-11 to 0.075. */
function nearTail(r: number): number {
  return (
    (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r +
      1.2704582524523684) *
      r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
      1.4234371107496835) /
    (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r +
      0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
      1.0)
  );
}

/** Tail probabilities below 1.4e-11. */
function farTail(r: number): number {
  return (
    (((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
      6.657904643501103) /
    (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
      1.0)
  );
}

/**
 * The probability that a standard normal variate is at most x.
 *
 * Relative error below 2e-15 for x from -37.5 upwards, thus also deep in the lower tail; 0 where
 * the result would be below the smallest double. For the upper tail ask for -x.
 *
 * Source: Cody (1969), "Rational Chebyshev approximations for the error function", Mathematics of
 * Computation 23, 631-637, in the form of his ANORM (1993, algorithm 715), which is also R's pnorm.
 */
export function normalCdf(x: number): number {
  const y = x < 0 ? -x : x;
  if (y <= 0.67448975) {
    const t = x * x;
    return (
      0.5 +
      (x *
        ((((0.06568233791820745 * t + 2.2352520354606837) * t + 161.02823106855587) * t +
          1067.6894854603709) *
          t +
          18154.98125334356)) /
        ((((1.0 * t + 47.202581904688245) * t + 976.0985517377767) * t + 10260.932208618979) * t +
          45507.78933502673)
    );
  }
  const tail = bell(y) * (y <= 5.656854249492381 ? middleRatio(y) : farRatio(y));
  return x < 0 ? tail : 1 - tail;
}

/**
 * exp(-y^2 / 2), with y^2 taken in two parts: the rounding of y^2 itself would cost digits in the
 * tail.
 */
function bell(y: number): number {
  if (y > 40) return 0;
  const sixteenths = Math.trunc(y * 16) / 16;
  const rest = (y - sixteenths) * (y + sixteenths);
  return exp(-sixteenths * sixteenths * 0.5) * exp(-rest * 0.5);
}

/** Tail probability over exp(-y^2 / 2), for y up to sqrt(32). */
function middleRatio(y: number): number {
  return (
    ((((((((1.0765576773720192e-8 * y + 0.39894151208813466) * y + 8.883149794388377) * y +
      93.50665613217785) *
      y +
      597.2702763948002) *
      y +
      2494.5375852903726) *
      y +
      6848.190450536283) *
      y +
      11602.65143764735) *
      y +
      9842.714838383978) /
    ((((((((1.0 * y + 22.266688044328117) * y + 235.387901782625) * y + 1519.3775994075547) * y +
      6485.558298266761) *
      y +
      18615.571640885097) *
      y +
      34900.95272114598) *
      y +
      38912.00328609327) *
      y +
      19685.429676859992)
  );
}

/** The same beyond sqrt(32). */
function farRatio(y: number): number {
  const t = 1 / (y * y);
  const correction =
    (t *
      (((((0.023073441764940174 * t + 0.215898534057957) * t + 0.12740116116024736) * t +
        0.022235277870649807) *
        t +
        0.0014216191932278934) *
        t +
        2.9112874951168793e-5)) /
    (((((1.0 * t + 1.284260096144911) * t + 0.4682382124808651) * t + 0.06598813786892856) * t +
      0.0037823963320275824) *
      t +
      7.297515550839662e-5);
  return (ONE_OVER_SQRT_TWO_PI - correction) / y;
}
