/** Why the replications of two runs do not share their luck, in words. */
import type { RunIdentity } from './compared-run.ts';
import type { InputsDiff } from './inputs-diff.ts';
import { pairingReasons } from './pairing.ts';

/**
 * Every reason, such as `the seed is 'a' before and 'b' after`; none: they are paired.
 *
 * A horizon or a version may well leave most of the luck the same. Nothing then tells which part,
 * so such runs are taken for independent: as long as what they share moves both the same way, their
 * intervals are wider than need be, and no claim is made that is not so.
 */
export function unpairedReasons(before: RunIdentity, after: RunIdentity): string[] {
  return pairingReasons(before, after).map(
    ({ subject, here, there }) => `${subject} ${there} before and ${here} after`,
  );
}

/**
 * Whether runs of the same population draw the same mailboxes. Who is in which cohort, tier and
 * share of a stage is the luck of the seed: it is the same in every replication, so that no
 * interval can have it.
 */
export function haveSameDraw(before: RunIdentity, after: RunIdentity): boolean {
  return before.seed === after.seed && before.sampleShare === after.sampleShare;
}

/** Keys of who owns the mailboxes. */
const POPULATION = 'population.';

/**
 * Whether the mailboxes are drawn from the same population: the only data file that a scenario
 * reads is that of its organisations.
 */
export function haveSamePopulation({ values, files }: InputsDiff): boolean {
  return files.length === 0 && values.every(({ address }) => !address.startsWith(POPULATION));
}
