/** The calendar of a rollout, as far as it follows from dates, paces and numbers of mailboxes. */
import type { ClosedCause } from '../calendar/open-days.ts';
import type { Pace } from '../scenario/rollout-spec.ts';
import { batches } from './batches.ts';
import type { OpenDays } from './open-days.ts';
import { type StageBegin, type StageStart, stageStart } from './start-day.ts';

export interface ScheduledStage {
  readonly begin: StageBegin;
  readonly pace: Pace;
  readonly mailboxCount: number;
  /** Days on which others join, ascending: who has joined by the start counts, too. */
  readonly joinDays?: ArrayLike<number>;
  /** Whole; by default 0, none. */
  readonly approvalWorkingDays?: number;
}

export interface StageSchedule {
  readonly stage: number;
  /** Null: not within the horizon. */
  readonly startDay: number | null;
  /** Null: not within the horizon. */
  readonly finishDay: number | null;
  readonly mailboxCount: number;
  /** Mailboxes that are not changed within the horizon. */
  readonly leftCount: number;
  /** Open days from start to finish, both included; to the end of the horizon if unfinished. */
  readonly openDayCount: number;
  /** Closed days of the same time, by cause: with the open days they add up to it. */
  readonly daysLost: Readonly<Record<ClosedCause, number>>;
  /** The stage that has to finish first; null: it starts on a date. */
  readonly waitedFor: number | null;
}

/** A schedule with the steps to its start. */
export interface PlannedStage extends StageSchedule, StageStart {
  /** 0: none is needed. */
  readonly approvalWorkingDays: number;
}

/**
 * The schedule of each stage, in the order given; a stage may stand before the one it waits for.
 *
 * A stage finishes on the day of its last batch; one without mailboxes on its start day.
 *
 * @throws RangeError where stages wait for each other in a circle, or for one that does not exist.
 */
export function scheduleStages(stages: readonly ScheduledStage[], days: OpenDays): PlannedStage[] {
  const schedules = new Map<number, PlannedStage>();
  for (const index of dependencyOrder(stages)) {
    const { begin, pace, approvalWorkingDays = 0 } = stages[index]!;
    const finishDayOf = (stage: number) => schedules.get(stage)!.finishDay;
    const start = stageStart(begin, days, { finishDayOf, approvalWorkingDays });
    const { startDay } = start;
    const mailboxCount = mailboxCountOn(stages[index]!, startDay);
    const { finishDay, leftCount } = outcome({ pace, mailboxCount, startDay, open: days.open });
    schedules.set(index, {
      stage: index,
      ...start,
      approvalWorkingDays,
      finishDay,
      mailboxCount,
      leftCount,
      ...countDays(days, startDay, finishDay),
      waitedFor: 'after' in begin ? begin.after : null,
    });
  }
  return stages.map((_, index) => schedules.get(index)!);
}

/** Where the stage does not start, whoever joins counts. */
function mailboxCountOn(
  { mailboxCount, joinDays = [] }: ScheduledStage,
  startDay: number | null,
): number {
  let joinedCount = 0;
  while (
    joinedCount < joinDays.length &&
    (startDay === null || joinDays[joinedCount]! <= startDay)
  ) {
    joinedCount++;
  }
  return mailboxCount + joinedCount;
}

/** Every stage after the one that it waits for, else in the order given. */
function dependencyOrder(stages: readonly ScheduledStage[]): number[] {
  const order = new Set<number>();
  for (const first of stages.keys()) {
    const chain: number[] = [];
    let index: number | null = first;
    while (index !== null && !order.has(index)) {
      const stage: ScheduledStage | undefined = stages[index];
      if (stage === undefined) throw new RangeError(`a stage waits for stage ${index}: no such`);
      if (chain.includes(index)) throw new RangeError(`stage ${index} waits for itself`);
      chain.push(index);
      index = 'after' in stage.begin ? stage.begin.after : null;
    }
    for (const stage of chain.reverse()) order.add(stage);
  }
  return [...order];
}

interface StageRun {
  readonly pace: Pace;
  readonly mailboxCount: number;
  readonly startDay: number | null;
  readonly open: Uint8Array;
}

function outcome({ pace, mailboxCount, startDay, open }: StageRun) {
  if (startDay === null) return { finishDay: null, leftCount: mailboxCount };
  if (mailboxCount === 0) return { finishDay: startDay, leftCount: 0 };
  const last = batches({ pace, totalCount: mailboxCount, startDay, open }).at(-1);
  const leftCount = mailboxCount - (last?.endPosition ?? 0);
  return { finishDay: leftCount === 0 ? last!.day : null, leftCount };
}

/**
 * Open and closed days from the start day to the finish day, both included; to the end of the
 * horizon where there is no finish, none where there is no start.
 */
export function countDays(days: OpenDays, startDay: number | null, finishDay: number | null) {
  const daysLost = { freeze: 0, weekend: 0, holiday: 0, weekday: 0, window: 0 };
  let openDayCount = 0;
  if (startDay !== null) {
    const endDay = finishDay === null ? days.open.length : finishDay + 1;
    for (const cause of days.closedBy.slice(startDay, endDay)) {
      if (cause === null) openDayCount++;
      else daysLost[cause]++;
    }
  }
  return { openDayCount, daysLost };
}
