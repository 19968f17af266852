/** Quota tiers in the order in which scores are given them. */
import type { QuotaSpec } from '../scenario/scenario.ts';

/** Indices of the tiers from the smallest to the largest, equals in the scenario's order. */
export function tiersBySize({ tiers }: Pick<QuotaSpec, 'tiers'>): number[] {
  return (
    tiers
      .map((_, tier) => tier)
      // Two unlimited tiers differ by NaN, and so, like equals, stay in the scenario's order.
      .sort((a, b) => tiers[a]!.bytes - tiers[b]!.bytes || a - b)
  );
}
