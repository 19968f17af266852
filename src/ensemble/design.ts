/** How replications are divided into batches, each of which is drawn by itself. */

/**
 * The sizes of the batches 0, 1, 2, ... of a run: as many as `hypercubes`, at most one a
 * replication, as even as can be, the larger ones first.
 *
 * @throws RangeError unless both are whole and at least 1.
 * @example batchSizes(25, 10) // [3, 3, 3, 3, 3, 2, 2, 2, 2, 2]
 * @example batchSizes(2, 10) // [1, 1]
 */
export function batchSizes(replications: number, hypercubes: number): number[] {
  if (!(Number.isInteger(replications) && replications >= 1)) {
    throw new RangeError(`${replications} replications: at least 1 makes a batch`);
  }
  if (!(Number.isInteger(hypercubes) && hypercubes >= 1)) {
    throw new RangeError(`${hypercubes} hypercubes: there is at least 1`);
  }
  const batchCount = Math.min(hypercubes, replications);
  const size = Math.floor(replications / batchCount);
  const largerCount = replications % batchCount;
  return Array.from({ length: batchCount }, (_, batch) => (batch < largerCount ? size + 1 : size));
}
