/** Rules about thresholds and tiers. */
import { formatShare } from '../units/shares.ts';
import {
  isAtHome,
  type PlacedThreshold,
  type PlacedThresholds,
  placedThresholds,
} from './place-thresholds.ts';
import { itemAddress, type Rules, sumToOne, tiersOf } from './rule.ts';

/** Checks the order of thresholds, the sum of tiers, and what an unlimited quota counts as. */
export function checkQuota(rules: Rules): void {
  for (const thresholds of placedThresholds(rules.draft, rules.has)) {
    checkThresholds(rules, thresholds);
  }
  const tiers = tiersOf(rules.draft);
  const address = 'quota.tiers';
  if (tiers !== undefined) {
    const shares = tiers.map(([name, tier]) => [`${address}.${name}.share`, tier?.share] as const);
    sumToOne(rules, new Map(shares), { address, of: '' });
  }
  checkUnlimited(rules);
}

function checkThresholds({ say }: Rules, { platform, thresholds }: PlacedThresholds): void {
  const mend = 'order them warn <= send <= receive';
  let lower: (PlacedThreshold & { share: number }) | undefined;
  for (const threshold of thresholds) {
    const { key, share, address } = threshold;
    if (share === undefined || share === null) {
      continue;
    }
    const isTold = platform !== null && isAtHome(threshold) && (!lower || isAtHome(lower));
    if (lower !== undefined && share < lower.share && !isTold) {
      const [low, high] = [`${lower.key}, ${formatShare(lower.share)}`, formatShare(share)];
      // Of a platform its own threshold is to blame, if but one of the two is.
      if (platform !== null && isAtHome(threshold)) {
        const message = `${low}, is above ${key}, ${high}`;
        say({ address: lower.address, message, mend }, [address]);
      } else {
        const message = `${key}, ${high}, is below ${low}`;
        say({ address, message, mend }, [lower.address]);
      }
    }
    lower = { ...threshold, share };
  }
}

function checkUnlimited({ draft, has, say }: Rules): void {
  if (has('quota.unlimitedCountsAs')) {
    return;
  }
  const sizes = new Map<string, number | undefined>();
  for (const [name, tier] of tiersOf(draft) ?? []) {
    sizes.set(`quota.tiers.${name}.size`, tier?.size);
  }
  for (const [index, stage] of (draft.rollout?.stages ?? []).entries()) {
    for (const [tier, size] of Object.entries(stage?.change?.quota?.tiers ?? {})) {
      const stageAddress = itemAddress('rollout.stages', stage?.name, index);
      sizes.set(`${stageAddress}.change.quota.tiers.${tier}`, size);
    }
  }
  for (const [name, platform] of Object.entries(draft.platforms ?? {})) {
    const { size, tiers = {} } = platform?.quota ?? {};
    sizes.set(`platforms.${name}.quota.size`, size);
    for (const [tier, bytes] of Object.entries(tiers)) {
      sizes.set(`platforms.${name}.quota.tiers.${tier}`, bytes);
    }
  }
  for (const [address, size] of sizes) {
    if (size === Number.POSITIVE_INFINITY) {
      const message = 'is unlimited, but nothing says what that counts as in a ratio of quotas';
      say({ address, message, mend: 'write quota.unlimitedCountsAs, such as 50 GiB' });
      return;
    }
  }
}
