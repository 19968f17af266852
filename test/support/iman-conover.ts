/**
 * Iman and Conover's reordering once more, for three inputs: by matrices that are written out and
 * inverted, with normal quantiles from tables, sharing nothing with the program.
 */

/** SciPy: norm.ppf(k / 13) for k = 1 to 6, the lower half of twelve samples. */
const SCORES = [
  -1.4260768722728474, -1.0200762327862014, -0.7363159173761294, -0.5024022233733555,
  -0.29338123212119327, -0.09655861528963908,
];

type Matrix = number[][];

const multiply = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));

const transposed = (a: Matrix): Matrix => a[0]!.map((_, j) => a.map((row) => row[j]!));

/** The lower triangle of a matrix of three correlations, by its closed form. */
function triangle([r12, r13, r23]: readonly number[]): Matrix {
  const l22 = Math.sqrt(1 - r12! ** 2);
  const l32 = (r23! - r12! * r13!) / l22;
  return [
    [1, 0, 0],
    [r12!, l22, 0],
    [r13!, l32, Math.sqrt(1 - r13! ** 2 - l32 ** 2)],
  ];
}

/** By the adjugate. */
function inverse(m: Matrix): Matrix {
  const minor = (i: number, j: number): number => {
    const rows = m.filter((_, row) => row !== i).map((row) => row.filter((_, col) => col !== j));
    return rows[0]![0]! * rows[1]![1]! - rows[0]![1]! * rows[1]![0]!;
  };
  const determinant = m[0]!.reduce((sum, x, j) => sum + x * (-1) ** j * minor(0, j), 0);
  return m.map((row, i) => row.map((_, j) => ((-1) ** (i + j) * minor(j, i)) / determinant));
}

function pearson(xs: readonly number[], ys: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const covariance = mean(xs.map((x, i) => (x - mx) * (ys[i]! - my)));
  const variances = mean(xs.map((x) => (x - mx) ** 2)) * mean(ys.map((y) => (y - my) ** 2));
  return covariance / Math.sqrt(variances);
}

const rankOf = (list: readonly number[], value: number): number =>
  list.filter((other) => other < value).length;

/** The same samples of three inputs of twelve each, reordered; `wanted` is r12, r13, r23. */
export function reorderThree(columns: readonly number[][], wanted: readonly number[]): number[][] {
  const scoreOf = (rank: number) => (rank < 6 ? SCORES[rank]! : -SCORES[11 - rank]!);
  const scores = columns.map((column) => column.map((value) => scoreOf(rankOf(column, value))));
  const found = [
    [0, 1],
    [0, 2],
    [1, 2],
  ].map(([i, j]) => pearson(scores[i!]!, scores[j!]!));
  const weights = multiply(triangle(wanted), inverse(triangle(found)));
  const tied = multiply(transposed(scores), transposed(weights));
  return columns.map((column, j) => {
    const rising = column.slice().sort((a, b) => a - b);
    const keys = tied.map((row) => row[j]!);
    return keys.map((key) => rising[rankOf(keys, key)]!);
  });
}
