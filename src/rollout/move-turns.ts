/** On which night each of a stage's mailboxes moves, as far as the nights have room. */
import { paceSum } from './pace.ts';
import { type AtPlace, NO_TURN, type TurnsInput } from './turns.ts';

/** Nights [fromDay, endDay) that are planned, and what is known of members on the eve. */
export interface MoveRound {
  readonly fromDay: number;
  readonly endDay: number;
  readonly atPlace: (position: number, day: number) => AtPlace;
  /** Books a member's move on a night if it fits; whether it does. */
  readonly book: (position: number, day: number) => boolean;
}

/**
 * Gives members their turns on the nights of a round, in place: turns before it stay as they are,
 * and nobody has one after it. On each open night as many have theirs as the pace grants and the
 * night has room for, in their order; who does not fit keeps the place and waits for the next.
 *
 * @param turns by position in the stage's order: a day, or NO_TURN
 */
export function takeMoveTurns(
  { pace, presentCount, fullCount, startDay, open }: TurnsInput,
  turns: Int32Array,
  { fromDay, endDay, atPlace, book }: MoveRound,
): void {
  const doneBy = (openDayCount: number): number => {
    const done = paceSum(pace, fullCount, openDayCount);
    return fullCount === presentCount ? done : Math.floor((done * presentCount) / fullCount);
  };
  let first = turns.length;
  for (let position = turns.length - 1; position >= 0; position--) {
    if (turns[position]! < fromDay) continue;
    turns[position] = NO_TURN;
    first = position;
  }
  let openDayCount = 0;
  for (let day = startDay; day < endDay; day++) {
    if (open[day] !== 1) continue;
    openDayCount++;
    if (day < fromDay) continue;
    let left = doneBy(openDayCount) - doneBy(openDayCount - 1);
    while (first < turns.length && turns[first] !== NO_TURN) first++;
    for (let position = first; position < turns.length; position++) {
      if (turns[position] !== NO_TURN) continue;
      const what = atPlace(position, day);
      if (what === 'wait') continue;
      if (what === 'turn') {
        if (left === 0) break;
        if (!book(position, day)) continue;
        left--;
      }
      turns[position] = day;
    }
  }
}
