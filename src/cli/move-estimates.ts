/** What is known before anything is simulated of how long moves take, and of what cannot move. */
import type { Plan } from '../plan/plan.ts';
import { medianOf } from '../random/distribution.ts';
import type { FillSpec, Scenario, UncertainValue } from '../scenario/scenario.ts';

/** What takes a stage's moves the most nights. */
export interface NightsNeeded {
  readonly nights: number;
  /** By mailboxes, by all bytes, or by those of an organisation, by its index. */
  readonly by: 'mailboxes' | 'bytes' | { readonly organisation: number };
}

/**
 * The nights that a stage takes at the least: by the number of mailboxes, and by what they hold at
 * the start where they are as full as their cohort is on the mean. Null: nights have no limits.
 */
export function nightsNeeded(plan: Plan, scenario: Scenario, stage: number): NightsNeeded | null {
  const { mailboxesPerNight, bytesPerNight, linkBytesPerNight } = plan.rollout.moves!.limits;
  const { count, bytesOf } = openingContents(plan, scenario, stage);
  const all = bytesOf.reduce((sum, bytes) => sum + bytes, 0);
  const needs: NightsNeeded[] = [
    { nights: Math.ceil(count / (mailboxesPerNight ?? Infinity)), by: 'mailboxes' },
    { nights: Math.ceil(all / (bytesPerNight ?? Infinity)), by: 'bytes' },
    ...Array.from(bytesOf, (bytes, organisation) => ({
      nights: Math.ceil(bytes / linkBytesPerNight[organisation]!),
      by: { organisation },
    })),
  ];
  const most = needs.reduce((worst, need) => (need.nights > worst.nights ? need : worst));
  return most.nights === 0 ? null : most;
}

/** The members that are there at the start, and their expected content by organisation. */
function openingContents({ rollout, population, quota }: Plan, scenario: Scenario, stage: number) {
  const { organisations, organisationOf, cohortOf, tierOf, openingCount } = population;
  const fills = scenario.population.cohorts.map(({ fill }) => meanFill(fill));
  const bytesOf = new Float64Array(organisations.length);
  let count = 0;
  for (const mailbox of rollout.stages[stage]!.members) {
    if (mailbox >= openingCount) continue;
    const quotaBytes = quota.countsAsBytes[quota.levelOfTier[tierOf[mailbox]!]!]!;
    bytesOf[organisationOf[mailbox]!]! += fills[cohortOf[mailbox]!]! * quotaBytes;
    count++;
  }
  return { count, bytesOf };
}

/** Between the quantiles of a calibration the fill is linear. */
function meanFill(fill: FillSpec<UncertainValue>): number {
  if ('mean' in fill) return medianOf(fill.mean.distribution, fill.mean.range);
  return fill.quantiles.reduce((sum, point, index) => {
    const before = fill.quantiles[index - 1];
    if (before === undefined) return sum;
    return sum + (point.share - before.share) * ((point.fill + before.fill) / 2);
  }, 0);
}

/** A mailbox at its quota that is larger than a whole night. */
interface LargestMove {
  readonly quotaBytes: number;
  readonly roomBytes: number;
  /** Whose link it is that has so little room; null: it is a limit of all. */
  readonly organisation: number | null;
}

/**
 * The mailbox that a night would least have room for if it were as large as its quota at the start,
 * unlimited ones left out; null: every night has room for each.
 */
export function largestMove(plan: Plan, stage: number): LargestMove | null {
  const { members, moveTo } = plan.rollout.stages[stage]!;
  const { bytesPerNight, linkBytesPerNight, logBytesMax, logDays } = plan.rollout.moves!.limits;
  const { tierOf, organisationOf } = plan.population;
  const { levels, levelOfTier } = plan.quota;
  const logRoom = logDays[moveTo!]! > 0 ? (logBytesMax ?? Infinity) : Infinity;
  const roomOfAll = Math.min(bytesPerNight ?? Infinity, logRoom);
  let found: LargestMove | null = null;
  for (const mailbox of members) {
    const { quotaBytes } = levels[levelOfTier[tierOf[mailbox]!]!]!;
    const link = linkBytesPerNight[organisationOf[mailbox]!]!;
    const roomBytes = Math.min(roomOfAll, link);
    if (quotaBytes <= roomBytes || quotaBytes === Infinity) continue;
    if (found !== null && quotaBytes / roomBytes <= found.quotaBytes / found.roomBytes) continue;
    const organisation = link < roomOfAll ? organisationOf[mailbox]! : null;
    found = { quotaBytes, roomBytes, organisation };
  }
  return found;
}
