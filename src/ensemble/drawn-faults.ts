/** Whether the values that were drawn can stand together. */
import { settledFaults } from '../scenario/rules-settled.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Complaint } from '../scenario/tree.ts';
import { drawnInputs, type Row, settleDrawn } from './draw-inputs.ts';

/**
 * What is wrong with drawn values taken together, though each is legal: the rules between values
 * that hold for medians, for every row. Of each address the first replication at fault is told.
 */
export function drawnFaults(
  scenario: Scenario,
  rows: readonly Row[],
  firstReplication: number,
): Complaint[] {
  // The rules are about fills; to settle every replication for nothing would take most of the time.
  const hasRule = scenario.population.cohorts.some(({ fill }) => !('quantiles' in fill));
  if (!hasRule) return [];
  const inputs = drawnInputs(scenario);
  const found = new Map<string, { readonly first: Complaint; readonly at: number[] }>();
  for (const [index, row] of rows.entries()) {
    for (const first of settledFaults(settleDrawn(scenario, inputs, row))) {
      const already = found.get(first.address);
      if (already === undefined) found.set(first.address, { first, at: [index] });
      else already.at.push(index);
    }
  }
  return [...found.values()].map(({ first, at }) => {
    const others = at.length === 1 ? '' : ` and ${at.length - 1} more`;
    return {
      address: first.address,
      message: `${first.message}, as drawn for replication ${firstReplication + at[0]!}${others}`,
      mend: `narrow the distributions here, or else: ${first.mend}`,
    };
  });
}
