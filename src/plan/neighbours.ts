/** Mailboxes in an order in which those that lie together have much in common. */
import type { Organisation } from '../population/organisations.ts';
import type { Population } from '../population/population.ts';
import { stableOrder } from '../rollout/stable-order.ts';

/** Mailboxes [first, end). */
interface NumberRange {
  readonly first: number;
  readonly end: number;
}

/**
 * The mailboxes of a range by cohort; within it by tier, which decides about the quota; within a
 * tier by kind of organisation, for stages are made of these; within a kind by the score behind the
 * tier, which goes with the traffic. In every other kind downwards, so that neighbours have
 * something in common where one kind meets the next.
 */
export function neighboursTogether(population: Population, range: NumberRange): Uint32Array[] {
  const { cohortOf, tierOf, organisationOf, tierScore } = population;
  const { kindOf, kindCount } = kindsOf(population.organisations);
  const tierCount = population.tierNames.length;
  const cohortCount = population.cohortNames.length;
  const cellOf = (mailbox: number): number =>
    (cohortOf[mailbox]! * tierCount + tierOf[mailbox]!) * kindCount +
    kindOf[organisationOf[mailbox]!]!;
  const start = new Uint32Array(cohortCount * tierCount * kindCount + 1);
  for (let mailbox = range.first; mailbox < range.end; mailbox++) start[cellOf(mailbox) + 1]!++;
  for (let cell = 0; cell + 1 < start.length; cell++) start[cell + 1]! += start[cell]!;
  const next = start.slice();
  const members = new Uint32Array(range.end - range.first);
  const keys = new Float64Array(members.length);
  for (let mailbox = range.first; mailbox < range.end; mailbox++) {
    const cell = cellOf(mailbox);
    const place = next[cell]!++;
    members[place] = mailbox;
    keys[place] = cell % 2 === 0 ? tierScore[mailbox]! : -tierScore[mailbox]!;
  }
  sortCells(members, keys, start);
  const cellsOfCohort = tierCount * kindCount;
  return population.cohortNames.map((_, cohort) =>
    members.subarray(start[cohort * cellsOfCohort]!, start[(cohort + 1) * cellsOfCohort]!),
  );
}

/** Sorts the members of each cell, [start[cell], start[cell + 1]), by their keys, in place. */
function sortCells(members: Uint32Array, keys: Float64Array, start: Uint32Array): void {
  for (let cell = 0; cell + 1 < start.length; cell++) {
    const [first, end] = [start[cell]!, start[cell + 1]!];
    if (end - first < 2) continue;
    members.set(stableOrder(members.subarray(first, end), keys.subarray(first, end)), first);
  }
}

/** Organisations of the same type and region are of a kind. */
function kindsOf(organisations: readonly Organisation[]) {
  const kinds = new Map<string, number>();
  const kindOf = organisations.map(({ type, region }) => {
    const name = JSON.stringify([type, region]);
    const kind = kinds.get(name) ?? kinds.size;
    kinds.set(name, kind);
    return kind;
  });
  return { kindOf, kindCount: kinds.size };
}
