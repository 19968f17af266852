/** Why the replications of two runs do not share their luck, in words. */
import type { RunIdentity } from './compared-run.ts';
import { pairingFaults } from './pairing.ts';

/** What pairingFaults says of the run that is compared (here) and of the first (there). */
const HERE_AND_THERE = /^(.+? (?:is|have)) (.*?)( replications)? here and (.*) there$/s;

/**
 * Every reason, such as `the seed is 'a' before and 'b' after`; none: they are paired.
 *
 * A horizon or a version may well leave most of the luck the same. Nothing then tells which part,
 * so such runs are taken for independent: as long as what they share moves both the same way, their
 * intervals are wider than need be, and no claim is made that is not so.
 */
export function unpairedReasons(before: RunIdentity, after: RunIdentity): string[] {
  const start = `cannot be paired with ${before.argument}: `;
  return pairingFaults([before, after]).map(({ message }) =>
    message.slice(start.length).replace(HERE_AND_THERE, '$1 $4$3 before and $2 after'),
  );
}

/**
 * Whether both draw the same mailboxes. Who is in which cohort, tier and share of a stage is the
 * luck of the seed: it is the same in every replication, so that no interval can have it.
 */
export function haveSameMailboxes(before: RunIdentity, after: RunIdentity): boolean {
  return before.seed === after.seed && before.sampleShare === after.sampleShare;
}
