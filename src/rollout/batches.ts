/** Which mailboxes of a stage are changed on which day. */
import type { Pace } from '../scenario/rollout-spec.ts';
import { doneCount } from './pace.ts';

/** Positions in the stage's order, end-exclusive, that are changed on a day. */
export interface Batch {
  readonly day: number;
  readonly firstPosition: number;
  readonly endPosition: number;
}

export interface BatchInput {
  readonly pace: Pace;
  readonly totalCount: number;
  /** The stage's first day; it counts as an open day if it is one. */
  readonly startDay: number;
  /** By day of the horizon: 1 on a day on which changes may be made. */
  readonly open: Uint8Array;
}

/**
 * The batches of a stage in order of days, until all mailboxes are changed or the horizon ends; the
 * rest is then left. An open day on which the pace comes to no whole mailbox has no batch.
 */
export function batches({ pace, totalCount, startDay, open }: BatchInput): Batch[] {
  const list: Batch[] = [];
  let openDayCount = 0;
  let firstPosition = 0;
  for (let day = startDay; day < open.length && firstPosition < totalCount; day++) {
    if (open[day] !== 1) continue;
    openDayCount++;
    const endPosition = doneCount(pace, totalCount, openDayCount);
    if (endPosition > firstPosition) list.push({ day, firstPosition, endPosition });
    firstPosition = endPosition;
  }
  return list;
}
