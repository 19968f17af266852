/**
 * A quantile function of a standard normal z, tabulated: a beta quantile takes some microseconds,
 * reading the table a few nanoseconds.
 *
 * Between the nodes runs a cubic with given slopes at both ends (Hermite). Slopes come from the
 * five-point difference formula and are then limited so that the curve never falls.
 *
 * Error, tested: below 1e-7 of the value for a log-normal of sigma 1 and for a beta of mean 0.55
 * and standard deviation 0.25 on [0, 1.15], over the whole grid. A kink between two nodes is
 * rounded off.
 *
 * Source: Hyman (1983), "Accurate monotonicity preserving cubic interpolation", SIAM Journal on
 * Scientific and Statistical Computing 4(4), 645-654.
 */

/** Nodes lie 1/64 apart from -8.3125 to 8.3125; `uniform` gives no z beyond 8.3. */
const STEPS_PER_UNIT = 64;
const Z_MAX = 8.3125;
const STEP_COUNT = 2 * Z_MAX * STEPS_PER_UNIT;

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
  const values = new Float64Array(STEP_COUNT + 1);
  for (let node = 0; node <= STEP_COUNT; node++) {
    const z = node / STEPS_PER_UNIT - Z_MAX;
    const value = quantileOfZ(z);
    if (!Number.isFinite(value)) {
      throw new RangeError(
        `the quantile at z = ${z} is ${value}: it must be finite to be tabulated`,
      );
    }
    values[node] = node > 0 ? Math.max(value, values[node - 1]!) : value;
  }
  const nodes = new Float64Array(2 * values.length);
  for (let node = 0; node <= STEP_COUNT; node++) {
    nodes[2 * node] = values[node]!;
    nodes[2 * node + 1] = slopeOf(values, node);
  }
  return { nodes };
}

/** The slope at a node, per step, at least 0 and at most three times the rise on either side. */
function slopeOf(values: Float64Array, node: number): number {
  const at = (index: number) => values[Math.min(STEP_COUNT, Math.max(0, index))]!;
  const before = at(node) - at(node - 1);
  const after = at(node + 1) - at(node);
  if (node === 0 || node === STEP_COUNT) return before + after;
  const near = before + after;
  const slope =
    node === 1 || node === STEP_COUNT - 1
      ? near / 2
      : (8 * near - (at(node + 2) - at(node - 2))) / 12;
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
