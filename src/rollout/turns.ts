/** On which day each of a stage's mailboxes has its turn, where some have to wait. */
import type { Pace } from '../scenario/rollout-spec.ts';
import { paceSum } from './pace.ts';

/** No turn within the horizon, as far as is known; later than every day. */
export const NO_TURN = 0x7fffffff;

export interface TurnsInput {
  readonly pace: Pace;
  /** How many mailboxes the members stand for: in a sample more than they are. */
  readonly fullCount: number;
  /** The stage's first day; it counts as an open day if it is one. */
  readonly startDay: number;
  /** By day of the horizon: 1 on a day on which changes may be made. */
  readonly open: Uint8Array;
}

/**
 * Gives members their turns from a day on, in place: turns before that day stay as they are. On
 * each open day as many have theirs as the pace grants, in their order, passing over those that
 * have to wait; what the pace grants and nobody can use is lost. Where nobody waits this is the
 * stage's calendar: the k-th open day ends with floor(members * done / mailboxes) of them changed.
 *
 * @param turns by position in the stage's order: a day, or NO_TURN
 * @param waits whether the member at a position has to wait, as far as is known now
 */
export function takeTurns(
  { pace, fullCount, startDay, open }: TurnsInput,
  turns: Int32Array,
  { fromDay, waits }: { readonly fromDay: number; readonly waits: (position: number) => boolean },
): void {
  const doneBy = (openDayCount: number): number =>
    Math.floor((paceSum(pace, fullCount, openDayCount) * turns.length) / fullCount);
  const next = nextInTurn(turns, { fromDay, waits });
  for (let position = 0; position < turns.length; position++) {
    if (turns[position]! >= fromDay) turns[position] = NO_TURN;
  }
  let openDayCount = 0;
  for (let day = startDay; day < open.length; day++) {
    if (open[day] !== 1) continue;
    openDayCount++;
    if (day < fromDay) continue;
    let left = doneBy(openDayCount) - doneBy(openDayCount - 1);
    for (; left > 0; left--) {
      const position = next();
      if (position === turns.length) return;
      turns[position] = day;
    }
  }
}

/** Finds one position after another whose turn is still to come and that need not wait. */
function nextInTurn(
  turns: Int32Array,
  { fromDay, waits }: { readonly fromDay: number; readonly waits: (position: number) => boolean },
): () => number {
  let position = 0;
  return () => {
    // Those that have had their turn in this pass lie behind.
    while (position < turns.length && (turns[position]! < fromDay || waits(position))) position++;
    return position < turns.length ? position++ : position;
  };
}
