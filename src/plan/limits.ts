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

/** Faults of a scenario with so many mailboxes, before anything is made of them. */
export function limitFaults(scenario: Scenario<unknown>, mailboxCount: number): Complaint[] {
  const sizeDayCount = scenario.report.sizesOn?.length ?? scenario.milestones.length + 2;
  if (mailboxCount > MAILBOX_COUNT_MAX) {
    const message = tooManyMailboxesMessage(mailboxCount, sizeDayCount);
    const mend = 'set population.mailboxes to scale them down';
    return [{ address: 'population.organisations', message, mend }];
  }
  return [
    ...sizeFaults(scenario, mailboxCount, sizeDayCount),
    ...quotaSumFaults(scenario, mailboxCount),
  ];
}

function sizeFaults(
  { report }: Scenario<unknown>,
  mailboxCount: number,
  sizeDayCount: number,
): Complaint[] {
  if (mailboxCount * sizeDayCount <= SIZE_COUNT_MAX) return [];
  const memory = memoryText(mailboxMemoryBytes(mailboxCount, sizeDayCount));
  const dayCountMax = Math.floor(SIZE_COUNT_MAX / mailboxCount);
  return [
    {
      address: report.sizesOn === null ? 'milestones' : 'report.sizesOn',
      message:
        `the sizes of ${mailboxCount} mailboxes on ${sizeDayCount} days are more than a run can ` +
        `hold: it would need ${memory}`,
      mend: `write report.sizesOn with at most ${dayCountMax} days`,
    },
  ];
}

/**
 * The largest that the quotas of all mailboxes can add up to, with what lies above them; an
 * unlimited one is what it counts as, for so much a mailbox may hold at the start.
 */
function quotaSumFaults({ quota, rollout }: Scenario<unknown>, mailboxCount: number): Complaint[] {
  const above = Math.max(1, quota.thresholds.receive ?? 1);
  const countsAs = quota.unlimitedCountsAsBytes ?? 0;
  let bytes = 0;
  for (const tier of quota.tiers) {
    const sizes = rollout.stages.map(({ quota: change }) => quotaAfter(tier, change));
    const limited = [tier.bytes, ...sizes].map((size) => (Number.isFinite(size) ? size : countsAs));
    bytes += mailboxCount * tier.share * Math.max(...limited) * above;
  }
  if (bytes < EXACT_SUM_MAX) return [];
  const message =
    `the quotas of ${mailboxCount} mailboxes come to ${formatSize(bytes)} with what lies above ` +
    `them, and sums are exact only below ${formatSize(EXACT_SUM_MAX)}`;
  const mend = 'write smaller quotas, or a smaller size for what unlimited ones count as';
  return [{ address: 'quota.tiers', message, mend }];
}
