/** Which mailboxes are divided among which cohorts. */
import type { CohortSpec } from '../scenario/scenario.ts';
import { largestRemainder } from '../units/largest-remainder.ts';
import type { Organisation } from './organisations.ts';

type CohortBinding = Pick<CohortSpec<unknown>, 'organisationTypes'>;

/** The mailboxes of all organisation types that offer the same cohorts. */
export interface CohortGroup {
  /** Indices into the scenario's cohorts, ascending. */
  readonly cohorts: readonly number[];
  /** Mailbox numbers, ascending, as end-exclusive ranges. */
  readonly ranges: readonly (readonly [first: number, end: number])[];
  readonly mailboxCount: number;
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
  const groups = new Map<string, OpenGroup>();
  let first = 0;
  for (const { type, mailboxCount } of organisations) {
    let eligible = eligibleOf.get(type);
    if (eligible === undefined) {
      eligible = eligibleCohorts(type, cohorts);
      if (eligible.length === 0) throw new RangeError(`organisation type ${type} offers no cohort`);
      eligibleOf.set(type, eligible);
    }
    const name = eligible.join(' ');
    const group = groups.get(name) ?? { cohorts: eligible, ranges: [], mailboxCount: 0 };
    group.ranges.push([first, first + mailboxCount]);
    group.mailboxCount += mailboxCount;
    groups.set(name, group);
    first += mailboxCount;
  }
  return [...groups.values()];
}

interface OpenGroup {
  readonly cohorts: readonly number[];
  readonly ranges: [number, number][];
  mailboxCount: number;
}

/**
 * How many mailboxes each cohort has: within each group the shares by largest remainder. Who they
 * are is for buildPopulation to draw.
 *
 * @throws RangeError as cohortGroups does.
 */
export function cohortSizes(
  organisations: readonly Organisation[],
  cohorts: readonly (CohortBinding & Pick<CohortSpec<unknown>, 'share'>)[],
): number[] {
  const sizes = cohorts.map(() => 0);
  for (const group of cohortGroups(organisations, cohorts)) {
    const shares = group.cohorts.map((cohort) => cohorts[cohort]!.share);
    const counts = largestRemainder(group.mailboxCount, shares);
    group.cohorts.forEach((cohort, position) => {
      sizes[cohort]! += counts[position]!;
    });
  }
  return sizes;
}

/** The mailbox numbers of a group, ascending. */
export function membersOf({ ranges, mailboxCount }: CohortGroup): Uint32Array {
  const numbers = new Uint32Array(mailboxCount);
  let position = 0;
  for (const [first, end] of ranges) {
    for (let number = first; number < end; number++) numbers[position++] = number;
  }
  return numbers;
}

/** By cohort: the numbers of its mailboxes, ascending. */
export function membersByCohort(cohortOf: Uint8Array, cohortCount: number): Uint32Array[] {
  const counts = new Uint32Array(cohortCount);
  for (let mailbox = 0; mailbox < cohortOf.length; mailbox++) {
    const cohort = cohortOf[mailbox]!;
    counts[cohort] = counts[cohort]! + 1;
  }
  const members = Array.from(counts, (count) => new Uint32Array(count));
  const filled = new Uint32Array(cohortCount);
  for (let mailbox = 0; mailbox < cohortOf.length; mailbox++) {
    const cohort = cohortOf[mailbox]!;
    const position = filled[cohort]!;
    members[cohort]![position] = mailbox;
    filled[cohort] = position + 1;
  }
  return members;
}
