/** Who belongs to which organisation, cohort and quota tier: the mailbox columns of a scenario. */
import { type Key, replicationKey } from '../random/key.ts';
import { normalQuantile } from '../random/normal.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniformPair } from '../random/threefry.ts';
import type { CohortSpec, QuotaSpec } from '../scenario/scenario.ts';
import { largestRemainder } from '../units/largest-remainder.ts';
import { cohortGroups, membersByCohort, membersOf } from './cohort-groups.ts';
import type { Organisation } from './organisations.ts';
import { NOBODY_JOINS, type Population } from './population.ts';
import { rankGroups } from './rank-groups.ts';
import { tiersBySize } from './tiers.ts';

/** No replication has this number, so that these draws are nobody else's. */
const SCENARIO_ITSELF = 0xffffffff;
const COHORT_COUNT_MAX = 256;

/**
 * The key of the draws that belong to the scenario and not to a replication: who is in which
 * cohort, tier, share or random order. They are the same in every replication, so that replications
 * differ by what happens to the mailboxes and not by which mailboxes there are.
 */
export function populationKey(seed: Key): Key {
  return replicationKey(seed, SCENARIO_ITSELF);
}

export interface PopulationInput {
  readonly organisations: readonly Organisation[];
  readonly cohorts: readonly Pick<CohortSpec<unknown>, 'name' | 'organisationTypes' | 'share'>[];
  readonly quota: Pick<QuotaSpec, 'tiers'>;
}

/**
 * Numbers the mailboxes by organisation in the order given and assigns their cohorts and tiers.
 *
 * Cohorts: within the organisation types that offer the same cohorts, sizes are the shares by
 * largest remainder, and the mailboxes with the smallest draws go to the first cohort. Tiers:
 * within a cohort likewise, the smallest tiers to the lowest scores. Equal draws: by mailbox
 * number. A mailbox's draws depend on its number alone, so that another's change moves neither.
 *
 * @throws RangeError where an organisation's type offers no cohort (see cohortFaults) or there are
 * more than 256 cohorts or tiers.
 */
export function buildPopulation(input: PopulationInput, key: Key): Population {
  const { organisations, cohorts, quota } = input;
  if (cohorts.length > COHORT_COUNT_MAX) {
    throw new RangeError(
      `${cohorts.length} cohorts: at most ${COHORT_COUNT_MAX} can be told apart`,
    );
  }
  const organisationOf = organisationColumn(organisations);
  const mailboxCount = organisationOf.length;
  const { cohortDraws, tierDraws } = drawBoth(mailboxCount, key);

  const cohortOf = new Uint8Array(mailboxCount);
  for (const group of cohortGroups(organisations, cohorts)) {
    const shares = group.cohorts.map((cohort) => cohorts[cohort]!.share);
    const members = membersOf(group);
    divide(cohortOf, { members, draws: cohortDraws, shares, names: group.cohorts });
  }

  const tierOf = new Uint8Array(mailboxCount);
  const tierNames = tiersBySize(quota);
  const shares = tierNames.map((tier) => quota.tiers[tier]!.share);
  for (const members of membersByCohort(cohortOf, cohorts.length)) {
    divide(tierOf, { members, draws: tierDraws, shares, names: tierNames });
  }

  return {
    mailboxCount,
    openingCount: mailboxCount,
    joiners: NOBODY_JOINS,
    organisations,
    organisationOf,
    cohortNames: cohorts.map((cohort) => cohort.name),
    cohortOf,
    tierNames: quota.tiers.map((tier) => tier.name),
    tierOf,
    tierScore: scoresOf(tierDraws),
  };
}

function organisationColumn(organisations: readonly Organisation[]): Uint32Array {
  let mailboxCount = 0;
  for (const organisation of organisations) mailboxCount += organisation.mailboxCount;
  const organisationOf = new Uint32Array(mailboxCount);
  let first = 0;
  organisations.forEach((organisation, index) => {
    organisationOf.fill(index, first, first + organisation.mailboxCount);
    first += organisation.mailboxCount;
  });
  return organisationOf;
}

function drawBoth(mailboxCount: number, key: Key) {
  const cohortDraws = new Float64Array(mailboxCount);
  const tierDraws = new Float64Array(mailboxCount);
  const cohortCounter = counter1Of(STREAM.cohort, 0);
  const tierCounter = counter1Of(STREAM.tier, 0);
  const pair = new Float64Array(2);
  for (let mailbox = 0; mailbox < mailboxCount; mailbox++) {
    uniformPair(key, mailbox, cohortCounter, tierCounter, pair);
    cohortDraws[mailbox] = pair[0]!;
    tierDraws[mailbox] = pair[1]!;
  }
  return { cohortDraws, tierDraws };
}

/** In place of the draws, which nobody needs any more: 5 MB less to clear away. */
function scoresOf(draws: Float64Array): Float64Array {
  for (let mailbox = 0; mailbox < draws.length; mailbox++) {
    draws[mailbox] = normalQuantile(draws[mailbox]!);
  }
  return draws;
}

interface Division {
  /** Mailbox numbers, ascending. */
  readonly members: Uint32Array;
  /** By mailbox. */
  readonly draws: Float64Array;
  readonly shares: readonly number[];
  /** What the column says for each share. */
  readonly names: readonly number[];
}

/**
 * Writes into the column, for each member, the name of the share that its draw's rank falls into.
 */
function divide(column: Uint8Array, division: Division): void {
  const { members, draws, shares, names } = division;
  const counts = largestRemainder(members.length, shares);
  const memberDraws = new Float64Array(members.length);
  for (let position = 0; position < members.length; position++) {
    memberDraws[position] = draws[members[position]!]!;
  }
  const groups = rankGroups(memberDraws, counts);
  for (let position = 0; position < members.length; position++) {
    column[members[position]!] = names[groups[position]!]!;
  }
}
