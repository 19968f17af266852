/** What is too much to count: the tally of a run, once it is known of how many cells it is. */
import { memoryText } from '../scenario/mailbox-limit.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Complaint } from '../scenario/tree.ts';
import { BYTES_PER_GIB } from '../units/sizes.ts';

/** Of a cell on a day: 8 levels and 24 flows in double precision, see engine/tally.ts. */
const BYTES_PER_CELL_DAY = 32 * 8;

/** An assumption: each worker of a run has a tally of its own, beside its mailboxes. */
const TALLY_BYTES_MAX = BYTES_PER_GIB;

/**
 * Faults of a scenario whose tally would need more than 1 GiB: a cell is a cohort, a pool of any
 * platform and a section (see plan/cells.ts), counted on every day and after the last. Where rules
 * watch totals, the run keeps a copy to fall back on.
 *
 * @param sectionCount known once the plan has rows; before it is one at least
 */
export function tallyFaults(scenario: Scenario<unknown>, sectionCount = 1): Complaint[] {
  const { population, horizon } = scenario;
  const cohortCount = population.cohorts.length;
  const poolCount = poolCountOf(scenario);
  const dayCount = horizon.end - horizon.start + 1;
  const cellCount = cohortCount * poolCount * sectionCount;
  const copyCount = isWatched(scenario) ? 2 : 1;
  const bytes = cellCount * (dayCount + 1) * BYTES_PER_CELL_DAY * copyCount;
  if (bytes <= TALLY_BYTES_MAX) return [];
  const apart = [
    cohortCount === 1 ? '1 cohort' : `${cohortCount} cohorts`,
    ...(poolCount === 1 ? [] : [`${poolCount} pools`]),
    ...(sectionCount === 1 ? [] : [`${sectionCount} sets of stages that gates look at apart`]),
  ];
  const message =
    `${apart.join(', ')} and ${dayCount} days are more than a run can count: they would need ` +
    memoryText(bytes);
  const fewer =
    sectionCount === 1
      ? 'cohorts or pools'
      : 'cohorts, pools or stages, or gates with `scope: all` alone';
  return [{ address: 'horizon', message, mend: `have fewer ${fewer}, or a shorter horizon` }];
}

/** Of all platforms together; one each without storage. */
function poolCountOf({ storage, platforms }: Scenario<unknown>): number {
  return [storage, ...platforms.map((platform) => platform.storage)].reduce(
    (sum, one) => sum + (one?.pools.length ?? 1),
    0,
  );
}

/** Whether something may act on what totals and pools have come to, or wait for it. */
function isWatched({ rollout, storage }: Scenario<unknown>): boolean {
  const { gates, stages, standing } = rollout;
  return gates.length > 0 || (storage !== null && stages.length + standing.length > 0);
}
