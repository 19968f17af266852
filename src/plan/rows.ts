/**
 * Rows: the order in which mailboxes are simulated. Those of a cohort lie together, within it those
 * of a pool, whose totals are added up apart, and within that those that the same stages may
 * change, so that the engine can take each such group as far as its stages have been decided about.
 */
import type { Population } from '../population/population.ts';
import { possibleMembers } from './content-stages.ts';
import type { PlanStage, PoolMembership, RowGroup, Rows } from './plan.ts';

/** By cohort, then by pool, by the stages that may change it, and by mailbox number. */
export function rowsOf(
  population: Population,
  { poolCount, poolOfOrganisation }: PoolMembership,
  stages: readonly PlanStage[],
): Rows {
  const { mailboxCount, cohortOf, cohortNames, organisationOf } = population;
  const { claimOf, claims } = claimsOf(mailboxCount, stages);
  const groupOf = (mailbox: number): number => {
    const pool = poolOfOrganisation[organisationOf[mailbox]!]!;
    return (cohortOf[mailbox]! * poolCount + pool) * claims.length + claimOf[mailbox]!;
  };
  const cellCount = cohortNames.length * poolCount;
  const start = new Uint32Array(cellCount * claims.length + 1);
  for (let mailbox = 0; mailbox < mailboxCount; mailbox++) start[groupOf(mailbox) + 1]!++;
  for (let group = 0; group + 1 < start.length; group++) start[group + 1]! += start[group]!;
  const next = start.slice();
  const mailboxOf = new Uint32Array(mailboxCount);
  const rowOf = new Uint32Array(mailboxCount);
  for (let mailbox = 0; mailbox < mailboxCount; mailbox++) {
    const row = next[groupOf(mailbox)]!++;
    mailboxOf[row] = mailbox;
    rowOf[mailbox] = row;
  }
  const cellStart = Uint32Array.from(
    { length: cellCount + 1 },
    (_, cell) => start[cell * claims.length]!,
  );
  const cohortStart = cellStart.filter((_, cell) => cell % poolCount === 0);
  return { mailboxOf, rowOf, cohortStart, cellStart, groups: groupsOf(start, claims) };
}

function groupsOf(start: Uint32Array, claims: readonly (readonly number[])[]): RowGroup[] {
  const groups: RowGroup[] = [];
  for (let group = 0; group + 1 < start.length; group++) {
    const [firstRow, endRow] = [start[group]!, start[group + 1]!];
    if (firstRow === endRow) continue;
    const cell = Math.floor(group / claims.length);
    groups.push({ cell, firstRow, endRow, claimedBy: claims[group % claims.length]! });
  }
  return groups;
}

interface Claims {
  /** By mailbox: index into `claims`. */
  readonly claimOf: Uint16Array;
  /** Distinct sets of stages, ascending; the first is empty. */
  readonly claims: readonly (readonly number[])[];
}

function claimsOf(mailboxCount: number, stages: readonly PlanStage[]): Claims {
  const claimOf = new Uint16Array(mailboxCount);
  const claims: (readonly number[])[] = [[]];
  stages.forEach((_, index) => {
    /** By claim so far: the one that has this stage too. */
    const extended = new Map<number, number>();
    for (const members of possibleMembers(stages, index)) {
      for (const mailbox of members) {
        const claim = claimOf[mailbox]!;
        if (claims[claim]!.includes(index)) continue;
        let wider = extended.get(claim);
        if (wider === undefined) {
          wider = claims.push([...claims[claim]!, index]) - 1;
          extended.set(claim, wider);
        }
        claimOf[mailbox] = wider;
      }
    }
  });
  return { claimOf, claims };
}
