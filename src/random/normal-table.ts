/** The inverse standard normal as a table: see uniform-table.ts for its error. */
import { normalQuantile } from './normal.ts';
import { readUniform, uniformTable } from './uniform-table.ts';

const STANDARD_NORMAL = uniformTable(normalQuantile);

/** A standard normal variate from a uniform u, by table: absolute error below 1e-9. */
export function readNormal(u: number): number {
  return readUniform(STANDARD_NORMAL, u);
}
