/**
 * A plan of some of the mailboxes, for a quick look. Each keeps its number, and with it its luck:
 * it lives as it does among all of them, but that its turn in a stage may come a little sooner or
 * later.
 *
 * Which mailboxes are kept depends on who there is and on the seed, and on nothing else: two
 * scenarios that differ in their rollout or in what a tier's quota is are compared on the same
 * mailboxes, and a sample is part of every larger one. It is spread over what is known of a mailbox
 * beforehand. A mailbox's draws differ from replication to replication, so that their luck cancels,
 * but its cohort, tier and organisation do not: what a sample has too many of, it has too many of
 * in every replication. Those who join are sampled apart, so that it has their share too, and the
 * same of the others whoever joins.
 */

import { populationKey } from '../population/build-population.ts';
import { roundShare } from '../units/largest-remainder.ts';
import { neighboursTogether } from './neighbours.ts';
import type { Plan, RowGroup, Rows } from './plan.ts';
import { type SpreadLuck, spreadRanks } from './spread-ranks.ts';

/**
 * The plan with a share of its mailboxes: of each cohort that share, rounded, and one at least; of
 * those who join it that share, rounded.
 *
 * @param share above 0, at most 1
 * @throws RangeError where the share is something else, or the plan is of a sample already.
 */
export function samplePlan(plan: Plan, share: number): Plan {
  if (!(share > 0 && share <= 1)) throw new RangeError(`a sample of ${share}: above 0, at most 1`);
  if (plan.sample !== null) throw new RangeError('a sample is taken of a whole plan');
  const isKept = keptMailboxes(plan, share);
  const rows = keptRows(plan.rows, isKept);
  const stages = plan.rollout.stages.map((stage) => ({
    ...stage,
    members: stage.members.filter((mailbox) => isKept[mailbox] === 1),
  }));
  return {
    ...plan,
    rows,
    rollout: { ...plan.rollout, stages },
    sample: {
      share,
      mailboxCount: rows.mailboxOf.length,
      fullCountOfCohort: differences(plan.rows.cohortStart),
    },
  };
}

function differences(start: Uint32Array): Uint32Array {
  return Uint32Array.from(start.subarray(1), (end, index) => end - start[index]!);
}

/** By mailbox: 1 if it is in the sample. */
function keptMailboxes({ population, seed }: Plan, share: number): Uint8Array {
  const { openingCount, mailboxCount } = population;
  const isKept = new Uint8Array(mailboxCount);
  const key = populationKey(seed);
  const cohortCount = population.cohortNames.length;
  const opening = neighboursTogether(population, { first: 0, end: openingCount });
  const joining = neighboursTogether(population, { first: openingCount, end: mailboxCount });
  for (let cohort = 0; cohort < cohortCount; cohort++) {
    const present = opening[cohort]!;
    const joiners = joining[cohort]!;
    const isWithout = present.length === 0;
    keep(isKept, present, {
      count: Math.max(isWithout ? 0 : 1, roundShare(present.length, share)),
      luck: { key, list: cohort },
    });
    keep(isKept, joiners, {
      count: Math.max(isWithout && joiners.length > 0 ? 1 : 0, roundShare(joiners.length, share)),
      luck: { key, list: JOINERS_LIST + cohort },
    });
  }
  return isKept;
}

/** Number of the list of the first cohort's joiners: there are at most as many cohorts. */
const JOINERS_LIST = 256;

/** Keeps so many of a list, spread over it. */
function keep(
  isKept: Uint8Array,
  list: Uint32Array,
  { count, luck }: { readonly count: number; readonly luck: SpreadLuck },
): void {
  for (const rank of spreadRanks(luck, list.length, count)) isKept[list[rank]!] = 1;
}

/** The rows kept, in their order; groups of which none is kept are left out. */
function keptRows(rows: Rows, isKept: Uint8Array): Rows {
  const mailboxOf = rows.mailboxOf.filter((mailbox) => isKept[mailbox] === 1);
  // Of a mailbox that is not simulated a row that does not exist, so that no use of it goes unseen.
  const rowOf = new Uint32Array(rows.rowOf.length).fill(mailboxOf.length);
  for (let row = 0; row < mailboxOf.length; row++) rowOf[mailboxOf[row]!] = row;
  const groups: RowGroup[] = [];
  const cohortStart = new Uint32Array(rows.cohortStart.length);
  let firstRow = 0;
  for (const group of rows.groups) {
    let endRow = firstRow;
    for (let row = group.firstRow; row < group.endRow; row++) {
      endRow += isKept[rows.mailboxOf[row]!]!;
    }
    if (endRow > firstRow) groups.push({ ...group, firstRow, endRow });
    cohortStart.fill(endRow, group.cohort + 1);
    firstRow = endRow;
  }
  return { mailboxOf, rowOf, cohortStart, sections: rows.sections, groups };
}
