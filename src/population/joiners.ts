/** Who joins within the horizon: more rows below the columns of those there at the start. */
import type { Key } from '../random/key.ts';
import { normalQuantile } from '../random/normal.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniform } from '../random/threefry.ts';
import type { QuotaSpec } from '../scenario/scenario.ts';
import { eligibleCohorts, membersByCohort } from './cohort-groups.ts';
import { type JoiningScenario, joinerCounts, joinSchedule } from './join-schedule.ts';
import { newcomersByOrganisation } from './newcomers.ts';
import { NO_PROGRAMME, type Population } from './population.ts';
import { tiersBySize } from './tiers.ts';

interface JoiningScenarioWithTiers extends JoiningScenario {
  readonly quota: Pick<QuotaSpec, 'tiers'>;
}

/**
 * The population with those who join. Who is there at the start keeps number, cohort, tier and
 * score.
 *
 * Numbers: by churn first, by cohort and then by day; then by onboarding, by programme and then by
 * day. Who joins a cohort by churn takes over organisation, tier and score from one of its
 * mailboxes at the start, each as likely as another: it succeeds somebody like that. Who comes by
 * onboarding belongs to the organisations of the programme's type, one after another, and has
 * cohort and tier by draws of its own.
 */
export function withJoiners(
  opening: Population,
  scenario: JoiningScenarioWithTiers,
  key: Key,
): Population {
  const { churn, onboarding } = joinSchedule(scenario, opening.organisations);
  const { churnCount, onboardingCount } = joinerCounts({ churn, onboarding });
  const joinerCount = churnCount + onboardingCount;
  if (joinerCount === 0) return opening;
  const population = withRoom(opening, joinerCount);
  const joiner = { next: opening.openingCount };
  const predecessors = membersByCohort(opening.cohortOf, churn.length);
  churn.forEach((countOnDay, cohort) => {
    arrive(population, { countOnDay, programme: NO_PROGRAMME, joiner }, (mailbox) =>
      succeed(population, mailbox, { predecessors: predecessors[cohort]!, key }),
    );
  });
  onboarding.forEach((countOnDay, programme) => {
    const enter = entrance(population, scenario, { programme, key });
    arrive(population, { countOnDay, programme, joiner }, enter);
  });
  return population;
}

/** The same columns with rows for so many more. */
function withRoom(opening: Population, joinerCount: number): Population {
  const mailboxCount = opening.openingCount + joinerCount;
  const organisationOf = new Uint32Array(mailboxCount);
  const cohortOf = new Uint8Array(mailboxCount);
  const tierOf = new Uint8Array(mailboxCount);
  const tierScore = new Float64Array(mailboxCount);
  organisationOf.set(opening.organisationOf);
  cohortOf.set(opening.cohortOf);
  tierOf.set(opening.tierOf);
  tierScore.set(opening.tierScore);
  return {
    ...opening,
    mailboxCount,
    joiners: {
      joinDay: new Int32Array(joinerCount),
      programmeOf: new Uint8Array(joinerCount),
    },
    organisationOf,
    cohortOf,
    tierOf,
    tierScore,
  };
}

interface Arrival {
  readonly countOnDay: Float64Array;
  readonly programme: number;
  /** The number of who joins next; goes up. */
  readonly joiner: { next: number };
}

/** Numbers those who arrive by day, and lets each say who it is. */
function arrive(
  { openingCount, joiners }: Population,
  { countOnDay, programme, joiner }: Arrival,
  enter: (mailbox: number) => void,
): void {
  countOnDay.forEach((count, day) => {
    for (let nth = 0; nth < count; nth++) {
      const mailbox = joiner.next++;
      joiners.joinDay[mailbox - openingCount] = day;
      joiners.programmeOf[mailbox - openingCount] = programme;
      enter(mailbox);
    }
  });
}

const JOINER = counter1Of(STREAM.joiner, 0);
const COHORT = counter1Of(STREAM.cohort, 0);
const TIER = counter1Of(STREAM.tier, 0);

/** Takes the place of one of a cohort. */
function succeed(
  { organisationOf, cohortOf, tierOf, tierScore }: Population,
  mailbox: number,
  { predecessors, key }: { readonly predecessors: Uint32Array; readonly key: Key },
): void {
  const place = Math.floor(uniform(key, mailbox, JOINER) * predecessors.length);
  const predecessor = predecessors[place]!;
  organisationOf[mailbox] = organisationOf[predecessor]!;
  cohortOf[mailbox] = cohortOf[predecessor]!;
  tierOf[mailbox] = tierOf[predecessor]!;
  tierScore[mailbox] = tierScore[predecessor]!;
}

/** Lets one after another of a programme's mailboxes in. */
function entrance(
  population: Population,
  scenario: JoiningScenarioWithTiers,
  { programme, key }: { readonly programme: number; readonly key: Key },
): (mailbox: number) => void {
  const { cohorts, onboarding } = scenario.population;
  const { organisationOf, cohortOf, tierOf, tierScore, organisations } = population;
  const spec = onboarding[programme]!;
  const left = newcomersByOrganisation(spec, organisations);
  const eligible = eligibleCohorts(spec.organisationType, cohorts);
  const cohortAt = chooser(eligible, (cohort) => cohorts[cohort]!.share);
  const { tiers } = scenario.quota;
  const tierAt = chooser(tiersBySize(scenario.quota), (tier) => tiers[tier]!.share);
  let organisation = 0;
  return (mailbox) => {
    while (left[organisation] === 0) organisation++;
    left[organisation]!--;
    const tierDraw = uniform(key, mailbox, TIER);
    organisationOf[mailbox] = organisation;
    cohortOf[mailbox] = cohortAt(uniform(key, mailbox, COHORT));
    tierOf[mailbox] = tierAt(tierDraw);
    tierScore[mailbox] = normalQuantile(tierDraw);
  };
}

/** Lays the items' shares side by side from 0 to 1, and tells on whose a draw falls. */
function chooser(
  items: readonly number[],
  shareOf: (item: number) => number,
): (draw: number) => number {
  const chosen = items.filter((item) => shareOf(item) > 0);
  const total = chosen.reduce((sum, item) => sum + shareOf(item), 0);
  return (draw) => {
    let index = 0;
    let end = shareOf(chosen[0]!);
    while (index + 1 < chosen.length && draw * total >= end) end += shareOf(chosen[++index]!);
    return chosen[index]!;
  };
}
