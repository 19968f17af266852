/**
 * Streams: one a decision, so that a draw more or less for one decision moves no other decision's
 * luck.
 *
 * A draw's counter is (mailbox, stream and ordinal). The ordinal counts draws of one mailbox in one
 * stream: the k-th regime, the k-th clean-up.
 */

const ORDINALS_PER_STREAM = 16777216; // 2^24
const STREAM_MAX = 255;

/**
 * The fixed number of each stream.
 *
 * Numbers are never reused or changed: a new number for an old decision would change everybody's
 * luck, and with it every result of every seed. A new decision takes a free number. The first group
 * belongs to the owner's nature and outer life and must never depend on the mailbox's history, so
 * that two scenarios of one seed have the same owners living the same lives; the second group holds
 * reactions to what happens to the mailbox.
 */
export const STREAM = {
  /** Which cohort the mailbox belongs to. */
  cohort: 1,
  /** Who is among a share of the mailboxes: those with the smallest draws. */
  sticky: 2,
  /** Which quota tier the mailbox starts in. */
  tier: 3,
  /** The place in a random order of a stage. */
  order: 4,
  /** How busy the owner is, always (h). */
  busy: 5,
  /** How full the mailbox is at the opening. */
  fill: 6,
  /** The size of the local archive at the opening. */
  archive: 7,
  /** Who keeps a local archive. */
  holder: 8,
  /** Who is in a sample; its counter is a part of a cohort's mailboxes, not a mailbox. */
  sample: 9,
  /** Whose place a joiner takes. */
  joiner: 10,
  /** How long until the next regime of traffic. */
  regimeWait: 16,
  /** How busy the owner is in that regime (x). */
  regimeLevel: 17,
  /** How long until the next housekeeping. */
  housekeepingWait: 18,
  /** The monthly factor that all mailboxes share; its counter is the month, not a mailbox. */
  common: 19,
  /** How long an order of storage takes to arrive; its counter is the pool, not a mailbox. */
  leadTime: 20,
  /** How long until the owner leaves. */
  leaving: 21,
  /** How long until a warned or blocked owner cleans up. */
  cleanUpWait: 32,
  /** How far that clean-up goes. */
  cleanUpTarget: 33,
  /** Whether a block raises a help-desk contact. */
  contact: 34,
  /** How long until the owner adapts to a changed quota. */
  adaptationDelay: 35,
  /** Whether the owner brings archived mail back after an increase. */
  returnChoice: 36,
  /** How long until that mail is brought back. */
  returnDelay: 37,
  /** Whether an attempt to change the mailbox fails. */
  failure: 38,
  /** Whether an owner short of space asks for more. */
  request: 39,
} as const;

/**
 * The second counter word of a draw: stream times 2^24 plus ordinal, an unsigned 32-bit integer.
 *
 * @throws RangeError where the ordinal is not in 0 to 2^24 - 1 or the stream not in 0 to 255: the
 * counter would run into another stream's.
 */
export function counter1Of(stream: number, ordinal: number): number {
  if (!(ordinal >= 0 && ordinal < ORDINALS_PER_STREAM && stream >= 0 && stream <= STREAM_MAX)) {
    throw new RangeError(
      `stream ${stream}, ordinal ${ordinal}: streams are numbered 0 to ${STREAM_MAX} and ` +
        `have ${ORDINALS_PER_STREAM} draws a mailbox; a shorter horizon draws fewer`,
    );
  }
  return stream * ORDINALS_PER_STREAM + ordinal;
}
