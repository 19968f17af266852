/** What a change of quota gives to whom. */
import type { QuotaChange } from '../scenario/rollout-spec.ts';

/** A quota by name: `bytes` is Infinity where it is unlimited. */
interface NamedQuota {
  readonly name: string;
  readonly bytes: number;
}

/**
 * The quota that a mailbox of a tier has after a change, in whole bytes: the tier's times the
 * factor, half a byte rounded up, or that of the table. A tier that the table does not name keeps
 * its own.
 *
 * @example quotaAfter({ name: 'basic', bytes: 50 }, { tiers: { huge: 900 } }) // 50
 */
export function quotaAfter({ name, bytes }: NamedQuota, change: QuotaChange): number {
  if ('factor' in change) return Math.round(bytes * change.factor);
  // Only what the table itself has: a tier may be called as every object's `constructor` is.
  return Object.hasOwn(change.tiers, name) ? change.tiers[name]! : bytes;
}
