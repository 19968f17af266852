/** Samples of several inputs, made to go together. */
import { choleskyFactor, type Matrix } from '../random/cholesky.ts';
import { normalCdf, normalQuantile } from '../random/normal.ts';

/** The samples of an input: probabilities strictly between 0 and 1. */
export type Samples = Float64Array;

/**
 * Reorders each input's samples so that their rank correlations come near to what is wanted. No
 * value changes, so that strata stay as they are; the first input keeps its order.
 *
 * With the matrix S of van der Waerden scores (the normal quantile of rank / (n + 1)), one column
 * an input, Q the Cholesky factor of its correlations and P that of the wanted ones, each input
 * takes the order of its column of
 *
 *     S (Q^-1)' P'
 *
 * Q takes off what the samples are correlated by chance. Where that makes them singular, as with
 * two inputs in the same order, it is left out.
 *
 * Source: Iman and Conover (1982), "A distribution-free approach to inducing rank correlation among
 * input variables", Communications in Statistics B 11(3), 311-334.
 * @param wanted correlations of normal scores
 * @throws RangeError unless `wanted` is positive definite.
 */
export function reorderToCorrelation(columns: readonly Samples[], wanted: Matrix): Samples[] {
  const factor = factorOf(wanted);
  const scores = columns.map(normalScoresOfRanks);
  const found = choleskyFactor(correlationsOf(scores));
  const free = found === null ? scores : uncorrelated(scores, found);
  return columns.map((column, index) => inOrderOf(column, combined(free, factor[index]!)));
}

/**
 * Ties samples by a Gaussian copula: row by row, with z the normal scores of the row's samples and
 * P the Cholesky factor of what is wanted, u' = Phi(P z). What comes of a row depends on that row
 * alone; the first input keeps its samples.
 *
 * @param wanted correlations of normal scores
 * @throws RangeError unless `wanted` is positive definite.
 */
export function tieByCopula(columns: readonly Samples[], wanted: Matrix): readonly Samples[] {
  const factor = factorOf(wanted);
  const scores = columns.map((column) => column.map(normalQuantile));
  return columns.map((column, index) =>
    index === 0 ? column : combined(scores, factor[index]!).map(probabilityOf),
  );
}

/** The largest double below 1. */
const PROBABILITY_MAX = 1 - 2.220446049250313e-16 / 2;

function probabilityOf(score: number): number {
  return Math.min(PROBABILITY_MAX, normalCdf(score));
}

function factorOf(wanted: Matrix): Matrix {
  const factor = choleskyFactor(wanted);
  if (factor === null) throw new RangeError('the wanted correlations are not positive definite');
  return factor;
}

/** The row of a lower triangle times the columns. */
function combined(columns: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array(columns[0]!.length);
  for (const [index, column] of columns.entries()) {
    const weight = weights[index]!;
    if (weight === 0) continue;
    for (let r = 0; r < sum.length; r++) sum[r]! += weight * column[r]!;
  }
  return sum;
}

/** Solves Q y = s for every row s, column by column. */
function uncorrelated(scores: readonly Float64Array[], factor: Matrix): Float64Array[] {
  const free: Float64Array[] = [];
  for (const [index, column] of scores.entries()) {
    const weights = factor[index]!;
    const known = index === 0 ? new Float64Array(column.length) : combined(free, weights);
    free.push(column.map((score, r) => (score - known[r]!) / weights[index]!));
  }
  return free;
}

function normalScoresOfRanks(column: Samples): Float64Array {
  const scores = new Float64Array(column.length);
  for (const [rank, r] of risingOrder(column).entries()) {
    scores[r] = normalQuantile((rank + 1) / (column.length + 1));
  }
  return scores;
}

/** Every column has the same scores, of mean 0, in an order of its own. */
function correlationsOf(scores: readonly Float64Array[]): Matrix {
  const products = (one: Float64Array, other: Float64Array): number =>
    one.reduce((sum, score, r) => sum + score * other[r]!, 0);
  const squares = products(scores[0]!, scores[0]!);
  return scores.map((one, row) =>
    scores.map((other, column) => (row === column ? 1 : products(one, other) / squares)),
  );
}

/** The column's values in the order in which the keys rise. */
function inOrderOf(column: Samples, keys: Float64Array): Samples {
  const rising = column.slice().sort();
  const ordered = new Float64Array(column.length);
  for (const [rank, r] of risingOrder(keys).entries()) ordered[r] = rising[rank]!;
  return ordered;
}

/** The indices of a column's values, least value first, equal ones by index. */
function risingOrder(column: Float64Array): number[] {
  return Array.from(column.keys()).sort((a, b) => column[a]! - column[b]! || a - b);
}
