/** Draws and waits of the reference: one uniform number a stream, mailbox and ordinal. */
import { type Key, replicationKey } from '../../../src/random/key.ts';
import { log } from '../../../src/random/log.ts';
import { normalQuantile } from '../../../src/random/normal.ts';
import { counter1Of, STREAM } from '../../../src/random/streams.ts';
import { uniform } from '../../../src/random/threefry.ts';

/** The ordinal-th uniform draw of a mailbox in a stream. */
export type Luck = (stream: keyof typeof STREAM, mailbox: number, ordinal: number) => number;

export function luckOf(seed: Key, replication: number): Luck {
  const key = replicationKey(seed, replication);
  return (stream, mailbox, ordinal) => uniform(key, mailbox, counter1Of(STREAM[stream], ordinal));
}

/** The standard normal score that belongs to a uniform draw. */
export function scoreOf(u: number): number {
  return normalQuantile(u);
}

/** The day on which a wait ends that is drawn on a day; Infinity where the mean is infinite. */
export function dayAfterWait(day: number, meanDays: number, u: number): number {
  if (meanDays === Number.POSITIVE_INFINITY) return meanDays;
  return day + Math.max(1, Math.ceil(-meanDays * log(u)));
}

/** A score that correlates with another: weight times that one, and the rest its own luck. */
export function mixedScore(weight: number, score: number, own: number): number {
  return weight * score + Math.sqrt(1 - weight * weight) * own;
}
