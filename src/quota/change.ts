/** What a change of quota gives to whom. */
import type { StageChange } from '../scenario/rollout-spec.ts';

/** A quota by name: `bytes` is Infinity where it is unlimited. */
interface NamedQuota {
  readonly name: string;
  readonly bytes: number;
}

/**
 * The quota that a mailbox of a tier has after a stage, in whole bytes: the tier's times the
 * factor, half a byte rounded up, or that of the table. A tier that the table does not name keeps
 * its own, and so does every tier where mailboxes move: what they have there the platform says.
 *
 * @example
 * quotaAfter({ name: 'basic', bytes: 50 }, { kind: 'quota', quota: { factor: 2 } }) // 100
 */
export function quotaAfter({ name, bytes }: NamedQuota, change: StageChange): number {
  if (change.kind === 'move') return bytes;
  const { quota } = change;
  if ('factor' in quota) return Math.round(bytes * quota.factor);
  // Only what the table itself has: a tier may be called as every object's `constructor` is.
  return Object.hasOwn(quota.tiers, name) ? quota.tiers[name]! : bytes;
}
