/** Which mailboxes are divided among which cohorts. */
import type { CohortSpec } from '../scenario/scenario.ts';
import type { Organisation } from './organisations.ts';

type CohortBinding = Pick<CohortSpec<unknown>, 'organisationTypes'>;

/** The mailboxes of all organisation types that offer the same cohorts. */
export interface CohortGroup {
  /** Indices into the scenario's cohorts, ascending. */
  readonly cohorts: readonly number[];
  /** Mailbox numbers, ascending. */
  readonly members: Uint32Array;
}

/** The cohorts bound to an organisation type; where there are none, those bound to no type. */
export function eligibleCohorts(type: string, cohorts: readonly CohortBinding[]): number[] {
  const indices = cohorts.map((_, index) => index);
  const bound = indices.filter((index) => cohorts[index]!.organisationTypes.includes(type));
  if (bound.length > 0) return bound;
  return indices.filter((index) => cohorts[index]!.organisationTypes.length === 0);
}

/**
 * The groups in the order in which organisations first meet them.
 *
 * @throws RangeError where an organisation's type offers no cohort.
 */
export function cohortGroups(
  organisations: readonly Organisation[],
  cohorts: readonly CohortBinding[],
): CohortGroup[] {
  const eligibleOf = new Map<string, number[]>();
  const groups = new Map<string, { cohorts: readonly number[]; ranges: [number, number][] }>();
  let first = 0;
  for (const { type, mailboxCount } of organisations) {
    let eligible = eligibleOf.get(type);
    if (eligible === undefined) {
      eligible = eligibleCohorts(type, cohorts);
      if (eligible.length === 0) throw new RangeError(`organisation type ${type} offers no cohort`);
      eligibleOf.set(type, eligible);
    }
    const name = eligible.join(' ');
    const group = groups.get(name) ?? { cohorts: eligible, ranges: [] };
    group.ranges.push([first, first + mailboxCount]);
    groups.set(name, group);
    first += mailboxCount;
  }
  return [...groups.values()].map((group) => ({
    cohorts: group.cohorts,
    members: numbersIn(group.ranges),
  }));
}

/** All numbers of end-exclusive ranges. */
function numbersIn(ranges: readonly (readonly [number, number])[]): Uint32Array {
  let count = 0;
  for (const [first, end] of ranges) count += end - first;
  const numbers = new Uint32Array(count);
  let position = 0;
  for (const [first, end] of ranges) {
    for (let number = first; number < end; number++) numbers[position++] = number;
  }
  return numbers;
}
