/**
 * Log-normal variates of mean 1 straight from a uniform u, tabulated: a third of the time that an
 * inverse normal and an exponential take.
 *
 * The distance v of u from the nearer end of (0, 1) selects a cell: each octave of v from 2^-13 to
 * 1/2 has 64 cells of equal width, found from the leading bits of v. In a cell runs the cubic
 * through four points of the exact quantile. Nearer to an end than 2^-13, once in 4,096 draws, the
 * quantile is evaluated itself. Relative error, tested: below 1e-9 for sigma up to 1.
 */
import { lognormalMeanOne } from './lognormal.ts';
import { normalQuantile } from './normal.ts';
import { powerOfTwo } from './power-of-two.ts';

const OCTAVE_COUNT = 12;
const CELLS_PER_OCTAVE = 64;
const CELLS_PER_SIDE = OCTAVE_COUNT * CELLS_PER_OCTAVE;
/** 2^-13, the least v in the table. */
const V_MIN = powerOfTwo(-OCTAVE_COUNT - 1);
/** Of a double's upper word, 6 of the 20 mantissa bits belong to the cell. */
const CELL_SHIFT = 14;
const CELL_MASK = 16383;
const CELL_MIN = (1023 - OCTAVE_COUNT - 1) * CELLS_PER_OCTAVE;
const TWO_POW_32 = 4294967296;
const TWO_POW_MINUS_46 = powerOfTwo(-46);

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

export interface LognormalTable {
  readonly sigma: number;
  /** Four coefficients a cell; the cells of v = u, then those of v = 1 - u. */
  readonly coefficients: Float64Array;
}

/** The table for a standard deviation of the logarithm. */
export function lognormalTable(sigma: number): LognormalTable {
  const coefficients = new Float64Array(2 * CELLS_PER_SIDE * 4);
  for (let cell = 0; cell < CELLS_PER_SIDE; cell++) {
    const octave = Math.floor(cell / CELLS_PER_OCTAVE);
    const width = (V_MIN * powerOfTwo(octave)) / CELLS_PER_OCTAVE;
    const start = (CELLS_PER_OCTAVE + (cell % CELLS_PER_OCTAVE)) * width;
    const at = (v: number): number => lognormalMeanOne(sigma, normalQuantile(v));
    const low = cubicThrough((t) => at(start + t * width));
    const high = cubicThrough((t) => at(1 - (start + t * width)));
    coefficients.set(low, 4 * cell);
    coefficients.set(high, 4 * (CELLS_PER_SIDE + cell));
  }
  return { sigma, coefficients };
}

/** The variate of a uniform u in (0, 1). It rises with u but for the error of the table. */
export function readLognormal(table: LognormalTable, u: number): number {
  const v = u < 0.5 ? u : 1 - u;
  if (v < V_MIN) return lognormalMeanOne(table.sigma, normalQuantile(u));
  bits[0] = v;
  const upper = words[1]!;
  const cell = (upper >>> CELL_SHIFT) - CELL_MIN + (u < 0.5 ? 0 : CELLS_PER_SIDE);
  const t = ((upper & CELL_MASK) * TWO_POW_32 + words[0]!) * TWO_POW_MINUS_46;
  const c = table.coefficients;
  const at = 4 * cell;
  return c[at]! + t * (c[at + 1]! + t * (c[at + 2]! + t * c[at + 3]!));
}

/** The cubic through a function's values at 0, 1/3, 2/3 and 1, by rising powers of t. */
function cubicThrough(valueAt: (t: number) => number): [number, number, number, number] {
  const [f0, f1, f2, f3] = [valueAt(0), valueAt(1 / 3), valueAt(2 / 3), valueAt(1)];
  return [
    f0,
    (-11 * f0 + 18 * f1 - 9 * f2 + 2 * f3) / 2,
    (9 * (2 * f0 - 5 * f1 + 4 * f2 - f3)) / 2,
    (9 * (-f0 + 3 * f1 - 3 * f2 + f3)) / 2,
  ];
}
