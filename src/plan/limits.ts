/** What is too much for a run, once it is known how many mailboxes there are. */
import { quotaAfter } from '../quota/change.ts';
import {
  MAILBOX_COUNT_MAX,
  mailboxMemoryBytes,
  memoryText,
  tooManyMailboxesMessage,
} from '../scenario/mailbox-limit.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Complaint } from '../scenario/tree.ts';
import { EXACT_SUM_MAX } from '../units/exact-sums.ts';
import { formatSize } from '../units/sizes.ts';

/** Sizes kept for reports, of all mailboxes on all days: 2 GiB. */
const SIZE_COUNT_MAX = 268_435_456;

/** How many mailboxes there are. */
export interface MailboxCounts {
  /** At the start. */
  readonly openingCount: number;
  /** Those who join within the horizon. */
  readonly churnCount: number;
  readonly onboardingCount: number;
}

/** Faults of a scenario with so many mailboxes, before anything is made of them. */
export function limitFaults(scenario: Scenario<unknown>, counts: MailboxCounts): Complaint[] {
  const sizeDayCount = scenario.report.sizesOn?.length ?? scenario.milestones.length + 2;
  const { openingCount } = counts;
  if (openingCount > MAILBOX_COUNT_MAX) {
    const message = tooManyMailboxesMessage(openingCount, sizeDayCount);
    const mend = 'set population.mailboxes to scale them down';
    return [{ address: 'population.organisations', message, mend }];
  }
  if (totalOf(counts) > MAILBOX_COUNT_MAX) return [tooManyJoin(counts, sizeDayCount)];
  return [...sizeFaults(scenario, counts, sizeDayCount), ...quotaSumFaults(scenario, counts)];
}

function totalOf({ openingCount, churnCount, onboardingCount }: MailboxCounts): number {
  return openingCount + churnCount + onboardingCount;
}

/** In the words of the rule that finds it where the file alone says how many there are. */
function tooManyJoin(counts: MailboxCounts, sizeDayCount: number): Complaint {
  const { openingCount, churnCount } = counts;
  const isByOnboarding = openingCount + churnCount <= MAILBOX_COUNT_MAX;
  return {
    address: isByOnboarding ? 'population.onboarding' : 'population.cohorts',
    message: `with those who join, ${tooManyMailboxesMessage(totalOf(counts), sizeDayCount)}`,
    mend: 'have fewer people join, or a shorter horizon',
  };
}

/** All mailboxes in words. */
function mailboxesText({ openingCount, churnCount, onboardingCount }: MailboxCounts): string {
  const joinerCount = churnCount + onboardingCount;
  const joining = joinerCount === 0 ? '' : ` and ${joinerCount} who join`;
  return `${openingCount} mailboxes${joining}`;
}

function sizeFaults(
  { report }: Scenario<unknown>,
  counts: MailboxCounts,
  sizeDayCount: number,
): Complaint[] {
  const mailboxCount = totalOf(counts);
  if (mailboxCount * sizeDayCount <= SIZE_COUNT_MAX) return [];
  const memory = memoryText(mailboxMemoryBytes(mailboxCount, sizeDayCount));
  const dayCountMax = Math.floor(SIZE_COUNT_MAX / mailboxCount);
  return [
    {
      address: report.sizesOn === null ? 'milestones' : 'report.sizesOn',
      message:
        `the sizes of ${mailboxesText(counts)} on ${sizeDayCount} days are more than a run can ` +
        `hold: it would need ${memory}`,
      mend: `write report.sizesOn with at most ${dayCountMax} days`,
    },
  ];
}

/**
 * Faults of quotas that add up to more than sums can hold: those at home with what stages make of
 * them, or else those of the other platform with which they are largest.
 */
function quotaSumFaults(scenario: Scenario<unknown>, counts: MailboxCounts): Complaint[] {
  const bytes = quotaSum(scenario, scenario.platforms, counts);
  if (bytes < EXACT_SUM_MAX) return [];
  const isByHome = quotaSum(scenario, [], counts) >= EXACT_SUM_MAX;
  const largest = isByHome ? null : largestOf(scenario, counts);
  const message =
    `the quotas of ${mailboxesText(counts)} come to ${formatSize(bytes)} with what lies above ` +
    `them, and sums are exact only below ${formatSize(EXACT_SUM_MAX)}`;
  const there = largest === null ? '' : ` on ${largest}`;
  const mend = `write smaller quotas${there}, or a smaller size for what unlimited ones count as`;
  const address = largest === null ? 'quota.tiers' : `platforms.${largest}.quota`;
  return [{ address, message, mend }];
}

/** The platform with which the quotas add up to the most; the first of several. */
function largestOf(scenario: Scenario<unknown>, counts: MailboxCounts): string | null {
  const sums = scenario.platforms.map((platform) => quotaSum(scenario, [platform], counts));
  return scenario.platforms[sums.indexOf(Math.max(...sums))]?.name ?? null;
}

/**
 * The largest that the quotas of all mailboxes can add up to, with what lies above them; an
 * unlimited one is what it counts as, for so much a mailbox may hold at the start. Joiners have the
 * tiers' shares too, but for their luck. Where owners may ask for more, a tier can become the next,
 * and that the one after it; on one of the platforms it has the quota of that. In bytes.
 */
function quotaSum(
  { quota, rollout }: Scenario<unknown>,
  platforms: Scenario<unknown>['platforms'],
  counts: MailboxCounts,
): number {
  const countsAs = quota.unlimitedCountsAsBytes ?? 0;
  const filled = (size: number, receive: number | null): number =>
    (Number.isFinite(size) ? size : countsAs) * Math.max(1, receive ?? 1);
  const largestOfTier = (tier: (typeof quota.tiers)[number]): number => {
    const atHome = [tier.bytes, ...rollout.stages.map(({ change }) => quotaAfter(tier, change))];
    const sizes = [
      ...atHome.map((size) => filled(size, quota.thresholds.receive)),
      ...platforms.map((other) => filled(other.quota[tier.name]!, other.thresholds.receive)),
    ];
    return Math.max(...sizes);
  };
  const mailboxCount = totalOf(counts);
  const mayRise = rollout.standing.length > 0;
  let bytes = 0;
  for (const tier of quota.tiers) {
    const reached = mayRise ? quota.tiers.filter((other) => other.bytes >= tier.bytes) : [tier];
    bytes += mailboxCount * tier.share * Math.max(...reached.map(largestOfTier));
  }
  return bytes;
}
