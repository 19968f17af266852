/** The Cholesky factor of a correlation matrix. */

export type Matrix = readonly (readonly number[])[];

/**
 * The least pivot: what is left of a variable's variance of 1 when those before it are known. Below
 * it a matrix is singular but for rounding.
 */
const PIVOT_MIN = 1e-10;

/**
 * The lower triangle L with A = L L' for a correlation matrix A (symmetric, ones on its diagonal);
 * null unless A is positive definite.
 *
 *     L_jj = sqrt(A_jj - sum over k < j of L_jk^2)
 *     L_ij = (A_ij - sum over k < j of L_ik L_jk) / L_jj        i > j
 *
 * Source: Golub and Van Loan (2013), Matrix Computations, 4th edition, section 4.2.
 * @example choleskyFactor([[1, 0.6], [0.6, 1]]) // [[1, 0], [0.6, 0.8]]
 * @example choleskyFactor([[1, 1], [1, 1]]) // null
 */
export function choleskyFactor(matrix: Matrix): number[][] | null {
  const size = matrix.length;
  const factor = matrix.map(() => new Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let k = 0; k < j; k++) rest -= factor[i]![k]! * factor[j]![k]!;
      if (j < i) {
        factor[i]![j] = rest / factor[j]![j]!;
      } else if (rest > PIVOT_MIN) {
        factor[i]![i] = Math.sqrt(rest);
      } else {
        return null;
      }
    }
  }
  return factor;
}
