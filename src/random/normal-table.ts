/** The inverse standard normal as a table: see uniform-table.ts for its error. */
import { readUniform, uniformTable } from './uniform-table.ts';

const STANDARD_NORMAL = uniformTable((z) => z);

/** A standard normal variate from a uniform u, by table: absolute error below 1e-10. */
export function readNormal(u: number): number {
  return readUniform(STANDARD_NORMAL, u);
}
