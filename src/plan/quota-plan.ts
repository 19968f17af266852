/** The quota levels of a plan: every tier's, and every quota to which a stage or a move leads. */
import { quotaAfter } from '../quota/change.ts';
import { type QuotaLevel, quotaLevel } from '../quota/levels.ts';
import type { PlatformSpec } from '../scenario/platform-spec.ts';
import type { StageSpec } from '../scenario/rollout-spec.ts';
import type { QuotaSpec } from '../scenario/scenario.ts';
import type { QuotaPlan } from './plan.ts';

/** By tier: the level that a mailbox of the tier has after the stage. */
export type StageLevels = Uint8Array;

/** A level's index has to fit a byte. */
const LEVEL_COUNT_MAX = 256;

/**
 * Collects the distinct quotas as levels, tiers first. A factor multiplies the tier's quota,
 * rounded to the nearest byte; a table of tiers leaves the tiers that it does not name as they are.
 * Where a stage moves mailboxes they have what the platform gives their tier, with its thresholds.
 *
 * @throws RangeError beyond 256 distinct quotas.
 */
export function quotaPlan(
  spec: QuotaSpec,
  stages: readonly StageSpec<unknown>[],
  platforms: readonly PlatformSpec[] = [],
): { readonly plan: QuotaPlan; readonly stageLevels: readonly StageLevels[] } {
  const levels: QuotaLevel[] = [];
  const indexOf = (bytes: number, thresholds = spec.thresholds): number => {
    const level = quotaLevel(bytes, thresholds);
    const known = levels.findIndex((other) => isAlike(other, level));
    return known < 0 ? levels.push(level) - 1 : known;
  };
  const levelOfTier = Uint8Array.from(spec.tiers, (tier) => indexOf(tier.bytes));
  const stageLevels = stages.map(({ change }) => {
    if (change.kind === 'quota') {
      return Uint8Array.from(spec.tiers, (tier) => indexOf(quotaAfter(tier, change)));
    }
    const { quota, thresholds } = platforms.find(({ name }) => name === change.platform)!;
    return Uint8Array.from(spec.tiers, ({ name }) => indexOf(quota[name]!, thresholds));
  });
  if (levels.length > LEVEL_COUNT_MAX) {
    throw new RangeError(
      `${levels.length} distinct quotas; at most ${LEVEL_COUNT_MAX} are possible`,
    );
  }
  const plan: QuotaPlan = {
    levels,
    countsAsBytes: Float64Array.from(levels, ({ quotaBytes }) =>
      quotaBytes === Number.POSITIVE_INFINITY
        ? (spec.unlimitedCountsAsBytes ?? quotaBytes)
        : quotaBytes,
    ),
    levelOfTier,
    levelOfRegime: Uint8Array.from([
      ...levelOfTier,
      ...stageLevels.flatMap((levels) => [...levels]),
    ]),
    nextTier: nextTiers(spec.tiers),
    fillMax: spec.thresholds.receive ?? 1,
    correlationWithTraffic: spec.correlationWithTraffic,
  };
  return { plan, stageLevels };
}

function isAlike(a: QuotaLevel, b: QuotaLevel): boolean {
  return (
    a.quotaBytes === b.quotaBytes &&
    a.warnBytes === b.warnBytes &&
    a.sendBytes === b.sendBytes &&
    a.receiveBytes === b.receiveBytes
  );
}

/** Tiers as large as another are passed over: an upgrade to them would give nothing. */
function nextTiers(tiers: QuotaSpec['tiers']): Uint8Array {
  return Uint8Array.from(tiers, ({ bytes }, tier) => {
    const larger = [...tiers.keys()].filter((other) => tiers[other]!.bytes > bytes);
    return larger.reduce(
      (next, other) => (next === tier || tiers[other]!.bytes < tiers[next]!.bytes ? other : next),
      tier,
    );
  });
}
