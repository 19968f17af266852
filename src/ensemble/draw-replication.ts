/** What a single replication of a run draws. */
import type { Scenario } from '../scenario/scenario.ts';
import { batchSizes } from './design.ts';
import { drawBatch } from './draw-inputs.ts';

/**
 * The row of `drawBatch` that the replication has in a run of the scenario.
 *
 * @throws RangeError where the run has no such replication.
 */
export function drawReplication(scenario: Scenario, replication: number): Float64Array {
  const { replications, hypercubeCount } = scenario.run;
  let firstReplication = 0;
  for (const [batch, count] of batchSizes(replications, hypercubeCount).entries()) {
    if (replication < firstReplication + count) {
      return drawBatch(scenario, { batch, firstReplication, count })[
        replication - firstReplication
      ]!;
    }
    firstReplication += count;
  }
  throw new RangeError(`replication ${replication} of ${replications}`);
}
