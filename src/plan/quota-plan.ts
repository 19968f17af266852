/** The quota levels of a plan: every tier's, and every quota to which a stage leads. */
import { quotaAfter } from '../quota/change.ts';
import { quotaLevel } from '../quota/levels.ts';
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
 *
 * @throws RangeError beyond 256 distinct quotas.
 */
export function quotaPlan(
  spec: QuotaSpec,
  stages: readonly StageSpec<unknown>[],
): { readonly plan: QuotaPlan; readonly stageLevels: readonly StageLevels[] } {
  const quotas: number[] = [];
  const indexOf = (bytes: number): number => {
    if (!quotas.includes(bytes)) quotas.push(bytes);
    return quotas.indexOf(bytes);
  };
  const levelOfTier = Uint8Array.from(spec.tiers, (tier) => indexOf(tier.bytes));
  const stageLevels = stages.map(({ quota }) =>
    Uint8Array.from(spec.tiers, (tier) => indexOf(quotaAfter(tier, quota))),
  );
  if (quotas.length > LEVEL_COUNT_MAX) {
    throw new RangeError(
      `${quotas.length} distinct quotas; at most ${LEVEL_COUNT_MAX} are possible`,
    );
  }
  const plan: QuotaPlan = {
    levels: quotas.map((bytes) => quotaLevel(bytes, spec.thresholds)),
    countsAsBytes: Float64Array.from(quotas, (bytes) =>
      bytes === Number.POSITIVE_INFINITY ? (spec.unlimitedCountsAsBytes ?? bytes) : bytes,
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
