/** On which day each of a stage's mailboxes has its turn, where some wait and some need none. */
import type { Pace } from '../scenario/rollout-spec.ts';
import { paceSum } from './pace.ts';

/** No turn within the horizon, as far as is known; later than every day. */
export const NO_TURN = 0x7fffffff;

export interface TurnsInput {
  readonly pace: Pace;
  /** Mailboxes at the start: those among the members, and how many they stand for in a sample. */
  readonly presentCount: number;
  readonly fullCount: number;
  /** The stage's first day; it counts as an open day if it is one. */
  readonly startDay: number;
  /** By day of the horizon: 1 on a day on which the stage may act. */
  readonly open: Uint8Array;
}

/**
 * What becomes of a member when its place is looked at: it has its turn; it has to wait, and keeps
 * its place; or it needs no turn, for it has left, or has not joined yet.
 */
export type AtPlace = 'turn' | 'wait' | 'pass';

/**
 * Gives members their turns from a day on, in place: turns before that day stay as they are. On
 * each open day as many have theirs as the pace grants, in their order, past those that wait and
 * those that need none; what the pace grants and nobody can use is lost. Where nobody waits this is
 * the stage's calendar: the k-th open day ends with floor(members * done / mailboxes) of them
 * changed.
 *
 * @param turns by position in the stage's order: a day (of one who needs no turn that on which its
 *   place was passed), or NO_TURN
 * @param atPlace as far as is known now; who waits once does so on all days to come
 */
export function takeTurns(
  { pace, presentCount, fullCount, startDay, open }: TurnsInput,
  turns: Int32Array,
  {
    fromDay,
    atPlace,
  }: { readonly fromDay: number; readonly atPlace: (position: number, day: number) => AtPlace },
): void {
  const doneBy = (openDayCount: number): number => {
    const done = paceSum(pace, fullCount, openDayCount);
    return fullCount === presentCount ? done : Math.floor((done * presentCount) / fullCount);
  };
  for (let position = 0; position < turns.length; position++) {
    if (turns[position]! >= fromDay) turns[position] = NO_TURN;
  }
  let openDayCount = 0;
  let position = 0;
  for (let day = startDay; day < open.length && position < turns.length; day++) {
    if (open[day] !== 1) continue;
    openDayCount++;
    if (day < fromDay) continue;
    let left = doneBy(openDayCount) - doneBy(openDayCount - 1);
    for (; position < turns.length; position++) {
      if (turns[position]! < fromDay) continue;
      const what = atPlace(position, day);
      if (what === 'wait') continue;
      if (what === 'turn' && left-- === 0) break;
      turns[position] = day;
    }
  }
}
