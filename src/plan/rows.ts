/**
 * Rows: the order in which mailboxes are simulated. Those of a cohort lie together, within it those
 * of a pool, whose totals are added up apart, and within that those that the same stages may
 * change, so that the engine can take each such group as far as its stages have been decided about.
 */
import type { Population } from '../population/population.ts';
import type { GateMetric } from '../scenario/rollout-spec.ts';
import { cellsOfPool } from './cells.ts';
import { possibleMembers } from './content-stages.ts';
import type { PlanGate, PlanStage, PoolMembership, RowGroup, Rows } from './plan.ts';

/** By cohort, then by pool, by the stages that may change it, and by mailbox number. */
export function rowsOf(
  population: Population,
  { poolCount, poolOfOrganisation }: PoolMembership,
  { stages, gates }: { readonly stages: readonly PlanStage[]; readonly gates: readonly PlanGate[] },
): Rows {
  const { mailboxCount, cohortOf, cohortNames, organisationOf } = population;
  const { claimOf, claims } = claimsOf(mailboxCount, stages);
  const groupOf = (mailbox: number): number => {
    const pool = poolOfOrganisation[organisationOf[mailbox]!]!;
    return (cohortOf[mailbox]! * poolCount + pool) * claims.length + claimOf[mailbox]!;
  };
  const groupsOfCohort = poolCount * claims.length;
  const start = new Uint32Array(cohortNames.length * groupsOfCohort + 1);
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
  const cohortStart = start.filter((_, group) => group % groupsOfCohort === 0);
  const sections = gates.some(needsSections) ? claims : [[]];
  const groups = groupsOf(start, { poolCount, claims, sections });
  return { mailboxOf, rowOf, cohortStart, sections, groups };
}

/** Metrics that are taken over mailboxes, and told from the totals by day. */
const METRICS_OF_TOTALS: readonly GateMetric[] = ['shareBlocked', 'shareWarned', 'contactsPerDay'];

/** Whether a gate asks for totals of the mailboxes of some stages alone. */
function needsSections({ scope, metric }: PlanGate): boolean {
  return scope === 'running' && METRICS_OF_TOTALS.includes(metric);
}

function groupsOf(
  start: Uint32Array,
  {
    poolCount,
    claims,
    sections,
  }: {
    readonly poolCount: number;
    readonly claims: Claims['claims'];
    readonly sections: Claims['claims'];
  },
): RowGroup[] {
  const groups: RowGroup[] = [];
  for (let group = 0; group + 1 < start.length; group++) {
    const [firstRow, endRow] = [start[group]!, start[group + 1]!];
    if (firstRow === endRow) continue;
    const claim = group % claims.length;
    const part = Math.floor(group / claims.length);
    const cohort = Math.floor(part / poolCount);
    const cells = cellsOfPool(
      { poolCount, sectionCount: sections.length },
      cohort,
      part % poolCount,
    );
    const cell = cells.firstCell + (sections === claims ? claim : 0);
    groups.push({ cohort, cell, firstRow, endRow, claimedBy: claims[claim]! });
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
