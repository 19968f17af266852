/** What a scenario says of the inputs of `headroom size`, before its rollout and after. */
import type { Plan, PlanStage } from '../plan/plan.ts';
import { medianOf } from '../random/distribution.ts';
import type { CohortSpec, FillSpec, Scenario } from '../scenario/scenario.ts';
import { settleValues } from '../scenario/settle.ts';
import type { PublishedInputs } from '../storage/published-inputs.ts';
import { layoutInputs } from '../storage/published-presets.ts';
import { counted } from '../units/counted.ts';
import { BYTES_PER_KIB, BYTES_PER_MIB } from '../units/sizes.ts';

export interface ScenarioInputs {
  readonly inputs: Partial<PublishedInputs>;
  /** Mean quota once every stage has changed all whom it may; null: there are no stages. */
  readonly quotaAfterMib: number | null;
  /** What of its plan the sizing leaves out, as sentences; null: nothing. */
  readonly leftOut: { readonly afterRollout: string | null; readonly always: string | null };
}

/**
 * Uncertain inputs at their medians. Quotas are means over all mailboxes at the start, with
 * unlimited ones as what they count as; mail is that of the mean mailbox, and of the mean message.
 */
export function scenarioInputs(scenario: Scenario, plan: Plan): ScenarioInputs {
  const { cohorts } = settleValues(scenario, ({ distribution, range }) =>
    medianOf(distribution, range),
  ).population;
  const mailboxCount = plan.population.openingCount;
  const quotas = quotaSums(plan);
  const quotaMib = quotas.before / mailboxCount / BYTES_PER_MIB;
  const quotaAfterMib = quotas.after / mailboxCount / BYTES_PER_MIB;
  return {
    inputs: {
      mailboxCount,
      ...(mailboxCount === 0 ? {} : { quotaMib, ...meanMailbox(cohorts, plan, quotas.byCohort) }),
      ...storageInputs(scenario),
    },
    quotaAfterMib: plan.rollout.stages.length === 0 || mailboxCount === 0 ? null : quotaAfterMib,
    leftOut: { afterRollout: otherLayouts(scenario, plan), always: onboarded(scenario) },
  };
}

/** Names the platforms to which stages move mailboxes and which have disks of their own. */
function otherLayouts({ platforms }: Scenario, { rollout }: Plan): string | null {
  const names = platforms
    .filter(({ storage }, index) => {
      return storage !== null && rollout.stages.some(({ moveTo }) => moveTo === index + 1);
    })
    .map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    `mailboxes move to ${names.join(', ')} with disks of their own, but all are sized here by the ` +
    'layout of home: give --preset, --copies and so on'
  );
}

function onboarded({ population }: Scenario): string | null {
  const count = population.onboarding.reduce((sum, { mailboxCount }) => sum + mailboxCount, 0);
  if (count === 0) return null;
  return `${counted(count, 'mailbox', 'mailboxes')} of population.onboarding are not counted: give --mailboxes`;
}

function storageInputs({ storage }: Scenario): Partial<PublishedInputs> {
  if (storage === null) return {};
  const { layout } = storage;
  const { logBytesPerMessage } = layout;
  return {
    ...layoutInputs(layout),
    copyCount: layout.copies,
    logKibPerMessage: logBytesPerMessage === null ? null : logBytesPerMessage / BYTES_PER_KIB,
  };
}

/** In bytes. */
interface QuotaSums {
  readonly before: number;
  readonly after: number;
  /** Before. */
  readonly byCohort: Float64Array;
}

function quotaSums(plan: Plan): QuotaSums {
  const { population, quota } = plan;
  const { openingCount, cohortOf, cohortNames, tierOf } = population;
  const bytesOf = (tier: number, levels: Uint8Array): number =>
    quota.countsAsBytes[levels[tier] ?? 0] ?? 0;
  const byCohort = new Float64Array(cohortNames.length);
  for (const [mailbox, tier] of tierOf.subarray(0, openingCount).entries()) {
    const cohort = cohortOf[mailbox] ?? 0;
    byCohort[cohort] = (byCohort[cohort] ?? 0) + bytesOf(tier, quota.levelOfTier);
  }
  const before = byCohort.reduce((sum, bytes) => sum + bytes, 0);
  const after = levelsAfter(plan).reduce(
    (sum, level) => sum + (quota.countsAsBytes[level] ?? 0),
    0,
  );
  return { before, after, byCohort };
}

/**
 * By mailbox of the start: its quota level after all stages. No two stages of a kind have a mailbox
 * in common; of one that a stage moves, and another changes, the platform's quota is what stays.
 * What a stage by fill leaves is not known beforehand.
 */
function levelsAfter({ population, quota, rollout }: Plan): Uint8Array {
  const { openingCount, tierOf } = population;
  const levels = Uint8Array.from(
    tierOf.subarray(0, openingCount),
    (tier) => quota.levelOfTier[tier] ?? 0,
  );
  const isMove = ({ moveTo }: PlanStage): boolean => moveTo !== null;
  const movesLast = [
    ...rollout.stages.filter((stage) => !isMove(stage)),
    ...rollout.stages.filter(isMove),
  ];
  for (const { members, levelOfTierAfter } of movesLast) {
    for (const mailbox of members) {
      if (mailbox < openingCount) levels[mailbox] = levelOfTierAfter[tierOf[mailbox] ?? 0] ?? 0;
    }
  }
  return levels;
}

type MeanMailbox = Pick<PublishedInputs, 'messagesPerDay' | 'messageKib' | 'initialMib'>;

function meanMailbox(
  cohorts: readonly CohortSpec<number>[],
  { population }: Plan,
  quotaBytesByCohort: Float64Array,
): MeanMailbox {
  const { openingCount, cohortOf } = population;
  const counts = new Float64Array(cohorts.length);
  for (const cohort of cohortOf.subarray(0, openingCount))
    counts[cohort] = (counts[cohort] ?? 0) + 1;
  let messages = 0;
  let mailBytes = 0;
  let initialBytes = 0;
  for (const [index, cohort] of cohorts.entries()) {
    const count = counts[index] ?? 0;
    messages += count * cohort.messagesPerWorkingDay;
    mailBytes += count * cohort.messagesPerWorkingDay * cohort.messageBytes;
    initialBytes += meanFill(cohort.fill) * (quotaBytesByCohort[index] ?? 0);
  }
  return {
    messagesPerDay: messages / openingCount,
    // Of no messages the size does not matter, but there must be one.
    messageKib: messages === 0 ? 1 : mailBytes / messages / BYTES_PER_KIB,
    initialMib: initialBytes / openingCount / BYTES_PER_MIB,
  };
}

/** Between two points of a distribution function fill is uniform. */
function meanFill(fill: FillSpec<number>): number {
  if ('mean' in fill) return fill.mean;
  return fill.quantiles.reduce((mean, point, index) => {
    const last = fill.quantiles[index - 1] ?? point;
    return mean + ((point.share - last.share) * (point.fill + last.fill)) / 2;
  }, 0);
}
