/** Correlations for which hypercubes are too small. */
import { correlatedGroups } from '../scenario/correlations.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { batchSizes } from './design.ts';
import { drawnInputs } from './draw-inputs.ts';

export interface UntiedGroup {
  readonly addresses: readonly string[];
  /** With so many replications every hypercube has room. */
  readonly replicationsNeeded: number;
}

/**
 * The groups of inputs that stay as they are drawn in some hypercube of a run of so many
 * replications, as it has no more of these than the group has inputs.
 */
export function untiedGroups(scenario: Scenario, replications: number): UntiedGroup[] {
  const { sampling, hypercubeCount } = scenario.run;
  if (sampling !== 'latin-hypercube') return [];
  const smallest = batchSizes(replications, hypercubeCount).at(-1) ?? 0;
  const addresses = drawnInputs(scenario).map(({ address }) => address);
  return correlatedGroups(addresses, scenario.correlations)
    .filter((group) => group.addresses.length >= smallest)
    .map((group) => ({
      addresses: group.addresses,
      replicationsNeeded: hypercubeCount * (group.addresses.length + 1),
    }));
}
