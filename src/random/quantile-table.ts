/**
 * A quantile function of a standard normal z, tabulated: a beta quantile takes some microseconds,
 * reading the table a few nanoseconds.
 *
 * Between the nodes runs a cubic with given slopes at both ends (Hermite). Slopes come from the
 * five-point difference formula and are then limited so that the curve never falls.
 *
 * Error over the whole grid, tested: for a log-normal below 1e-9 of the value up to sigma 1, below
 * 2e-8 up to sigma 3; for betas on [0, 1.15] of both parameters from 0.4 to 20 below 1e-9 absolute.
 * A kink between two nodes is rounded off.
 *
 * Source: Hyman (1983), "Accurate monotonicity preserving cubic interpolation", SIAM Journal on
 * Scientific and Statistical Computing 4(4), 645-654.
 */

/** Nodes lie 1/64 apart from -8.3125 to 8.3125; `uniform` gives no z beyond 8.3. */
const STEPS_PER_UNIT = 64;
const Z_MAX = 8.3125;
const STEP_COUNT = 2 * Z_MAX * STEPS_PER_UNIT;
/** Values beyond either end that only the slopes there are made of. */
const MARGIN = 2;

export interface QuantileTable {
  /** For each node the value, then the slope times the step. */
  readonly nodes: Float64Array;
}

/**
 * Tabulates a function of z that does not fall; a fall by rounding is levelled.
 *
 * @throws RangeError where a value is not finite.
 */
export function quantileTable(quantileOfZ: (z: number) => number): QuantileTable {
  const values = new Float64Array(STEP_COUNT + 1 + 2 * MARGIN);
  for (let index = 0; index < values.length; index++) {
    const z = (index - MARGIN) / STEPS_PER_UNIT - Z_MAX;
    const value = quantileOfZ(z);
    if (!Number.isFinite(value)) {
      throw new RangeError(`the quantile at z = ${z} is ${value}: only finite ones are tabulated`);
    }
    values[index] = index > 0 ? Math.max(value, values[index - 1]!) : value;
  }
  const nodes = new Float64Array(2 * (STEP_COUNT + 1));
  for (let node = 0; node <= STEP_COUNT; node++) {
    nodes[2 * node] = values[node + MARGIN]!;
    nodes[2 * node + 1] = slopeAt(values, node + MARGIN);
  }
  return { nodes };
}

/** The slope at a node, per step, at least 0 and at most three times the rise on either side. */
function slopeAt(values: Float64Array, index: number): number {
  const before = values[index]! - values[index - 1]!;
  const after = values[index + 1]! - values[index]!;
  const slope = (8 * (before + after) - (values[index + 2]! - values[index - 2]!)) / 12;
  return Math.max(0, Math.min(slope, 3 * before, 3 * after));
}

/**
 * The tabulated function at z; beyond the grid its value at the nearer end.
 */
export function readQuantile(table: QuantileTable, z: number): number {
  const nodes = table.nodes;
  const place = Math.min(STEP_COUNT, Math.max(0, (z + Z_MAX) * STEPS_PER_UNIT));
  const step = Math.min(STEP_COUNT - 1, Math.floor(place));
  const t = place - step;
  const low = nodes[2 * step]!;
  const lowSlope = nodes[2 * step + 1]!;
  const rise = nodes[2 * step + 2]! - low;
  const highSlope = nodes[2 * step + 3]!;
  const bend = 3 * rise - 2 * lowSlope - highSlope;
  return low + t * (lowSlope + t * (bend + t * (lowSlope + highSlope - 2 * rise)));
}
