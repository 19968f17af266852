/** How a stage goes: whom it changes on which day, and who has to wait. */
import type { Plan } from '../plan/plan.ts';
import { batches } from '../rollout/batches.ts';
import type { MoveNights } from '../rollout/move-nights.ts';
import { takeMoveTurns } from '../rollout/move-turns.ts';
import { type AtPlace, NO_TURN, takeTurns } from '../rollout/turns.ts';
import { type SetChange, UNDO } from './controller.ts';
import { increasesInto, isHeld } from './increases.ts';
import { booking, roundEnd } from './move-rounds.ts';

/** Whom a stage changes. */
export interface Selected {
  /** In the stage's order; those who have not joined yet have their places too. */
  readonly members: Uint32Array;
  /** How many of them are there on the stage's first day, */
  readonly presentCount: number;
  /** and how many mailboxes these stand for: in a sample more than they are. */
  readonly fullCount: number;
  /** Mailboxes for which each member stands: 1, or in a sample more. */
  readonly weight: number;
}

/** A stage that has been laid out. */
export interface StageCourse extends Selected {
  readonly stage: number;
  readonly startDay: number;
  /** By position in the stage's order. */
  readonly turns: Int32Array;
  /** By position, ascending: how many attempts fail before one succeeds, or all of them. */
  readonly failing: ReadonlyMap<number, number>;
  /** By position: in the morning of which its owner leaves; null: nobody may leave. */
  readonly leaveDays: Int32Array | null;
  /** By day: 1 where it may act; of days to come as far as is known. */
  readonly mayAct: Uint8Array;
  /** The first day of which nothing is planned yet: only of moves it comes before the end. */
  readonly plannedUntil: number;
  /** Aborted or rolled back, from the morning of a day on; null: it is not. */
  readonly stopped: { readonly day: number; readonly isRolledBack: boolean } | null;
  /** Null: not within the horizon, as far as is known. */
  readonly finishDay: number | null;
  /** Whether somebody has had to wait for a pool so far. */
  readonly hasWaited: boolean;
  /** Positions of those that, when they were last looked at, were too large for every night. */
  readonly tooLarge: Set<number>;
  /** Nights on which one who could have had a turn did not fit. */
  readonly shortNights: Set<number>;
}

/** What a stage depends on beside its calendar. */
export interface Holding {
  /** Entry pool * dayCount + day, 1: over plan on the eve; of days to come as is known. */
  readonly heldPools: Uint8Array;
  readonly attempts: { readonly most: number; readonly retryAfterDays: number };
  /** What nights have room for; null: nothing moves. */
  readonly nights: MoveNights | null;
}

/** From which day on a course goes on, and by what moves are planned. */
export interface GoingOn {
  readonly fromDay: number;
  readonly holding: Holding;
  /** Content of a mailbox on the eve of that day. */
  readonly usedBytes: (mailbox: number) => number;
}

/** What may become of a selected mailbox. */
export type Fate = 'changed' | 'failed' | 'gone' | 'passed' | 'left';

/**
 * The course with the turns from a day on given anew, in place; those of moves up to the end of the
 * round in which the day is.
 */
export function goOn(
  plan: Plan,
  course: Omit<StageCourse, 'finishDay'>,
  going: GoingOn,
): StageCourse {
  const { fromDay, holding } = going;
  const { members, leaveDays, turns, mayAct: open } = course;
  const { pace } = plan.rollout.stages[course.stage]!;
  const poolIn = increasesInto(plan, course.stage);
  const { openingCount, joiners } = plan.population;
  let { hasWaited } = course;
  const someAreHeld = holding.heldPools.includes(1);
  const atPlace = (position: number, day: number): AtPlace => {
    if (leaveDays !== null && leaveDays[position]! <= day) return 'pass';
    const mailbox = members[position]!;
    if (someAreHeld && isHeld(plan, holding, { pool: poolIn(mailbox), day })) {
      hasWaited = true;
      return 'wait';
    }
    const joiner = mailbox - openingCount;
    return joiner >= 0 && joiners.joinDay[joiner]! > day ? 'pass' : 'turn';
  };
  const input = { ...course, pace, open };
  const endDay = roundEnd(plan, course, fromDay);
  const book = booking(plan, course, going);
  if (book === null) takeTurns(input, turns, { fromDay, atPlace });
  else takeMoveTurns(input, turns, { fromDay, endDay, atPlace, book });
  const gone = { ...course, plannedUntil: endDay, hasWaited, finishDay: null };
  return { ...gone, finishDay: finishDay(plan, gone, holding) };
}

/** Told of what becomes of members. */
export interface Fates {
  /**
   * What becomes of the member at a position, and the day of it: NO_TURN where it is left. One that
   * is `passed` joins on that day with the stage's quota, and was never selected.
   */
  readonly settle: (position: number, fate: Fate, day: number) => void;
  readonly attempt?: (position: number, day: number, fails: boolean) => void;
}

/**
 * Goes through the members in their order, as far as is known what becomes of them.
 *
 * Called with all mailboxes whenever a stage is laid out: nothing is allocated for a member.
 */
export function forEachFate(
  plan: Plan,
  course: Omit<StageCourse, 'finishDay'>,
  { holding, settle, attempt }: Fates & { readonly holding: Holding },
): void {
  const { members, turns, failing, leaveDays, startDay, stopped } = course;
  const { openingCount, joiners } = plan.population;
  const endDay = stopped?.day ?? plan.dayCount;
  const goneOrLeft = (position: number, leaveDay: number): void => {
    if (leaveDay < endDay) settle(position, 'gone', Math.max(startDay, leaveDay));
    else settle(position, 'left', NO_TURN);
  };
  // Few fail: to look each member up among them would take as long as all the rest.
  const failingPositions = failing.keys();
  let failingPosition = failingPositions.next().value;
  for (let position = 0; position < members.length; position++) {
    const leaveDay = leaveDays === null ? NO_TURN : leaveDays[position]!;
    let failures = 0;
    if (position === failingPosition) {
      failures = failing.get(position)!;
      failingPosition = failingPositions.next().value;
    }
    let day = turns[position]!;
    if (day === NO_TURN || leaveDay <= day) {
      goneOrLeft(position, leaveDay);
      continue;
    }
    const joiner = members[position]! - openingCount;
    if (joiner >= 0 && joiners.joinDay[joiner]! > day) {
      settle(position, 'passed', joiners.joinDay[joiner]!);
      continue;
    }
    let attempts = 0;
    while (attempts < failures && day < leaveDay) {
      attempt?.(position, day, true);
      attempts++;
      if (attempts === holding.attempts.most) break;
      day = nextAttemptDay(plan, course, { position, day, holding });
    }
    if (attempts > 0 && attempts === holding.attempts.most) settle(position, 'failed', day);
    else if (day === NO_TURN || leaveDay <= day) goneOrLeft(position, leaveDay);
    else {
      attempt?.(position, day, false);
      settle(position, 'changed', day);
    }
  }
}

function nextAttemptDay(
  plan: Plan,
  { stage, members, mayAct }: Pick<StageCourse, 'stage' | 'members' | 'mayAct'>,
  {
    position,
    day: before,
    holding,
  }: { readonly position: number; readonly day: number; readonly holding: Holding },
): number {
  const pool = increasesInto(plan, stage)(members[position]!);
  for (let day = before + holding.attempts.retryAfterDays; day < plan.dayCount; day++) {
    if (mayAct[day] === 1 && !isHeld(plan, holding, { pool, day })) return day;
  }
  return NO_TURN;
}

/**
 * The last day on which a place is decided or something is settled; the start if there is nobody;
 * null if not all is.
 */
function finishDay(
  plan: Plan,
  course: Omit<StageCourse, 'finishDay'>,
  holding: Holding,
): number | null {
  const { turns, startDay, fullCount, plannedUntil, stopped } = course;
  if (stopped !== null) return null;
  if (turns.length === 0 && fullCount > 0) return finishDayUnseen(plan, course);
  let last = startDay;
  const settle = (position: number, fate: Fate, day: number): void => {
    // Until a place is passed nobody knows whether it will have a turn: it is no end in hindsight.
    const settledOn = fate === 'passed' ? turns[position]! : day;
    // Nor is it known of one who leaves later than nights are planned.
    const isUnknown = turns[position] === NO_TURN && day > plannedUntil;
    last = isUnknown ? NO_TURN : Math.max(last, settledOn);
  };
  forEachFate(plan, course, { holding, settle });
  return last === NO_TURN ? null : last;
}

/** A stage of a sample none of whose mailboxes is simulated takes the time of all of them. */
function finishDayUnseen(plan: Plan, course: Omit<StageCourse, 'finishDay'>): number | null {
  const { stage, startDay, fullCount: totalCount, mayAct: open } = course;
  const { pace } = plan.rollout.stages[stage]!;
  const last = batches({ pace, totalCount, startDay, open }).at(-1);
  return last?.endPosition === totalCount ? last.day : null;
}

/**
 * Tells the engine of all changes from a day on, or takes them back; those of a stage that is
 * rolled back on that day are undone.
 */
export function setChanges(
  plan: Plan,
  course: StageCourse,
  {
    holding,
    fromDay,
    setChange,
    isTakenBack = false,
  }: {
    readonly holding: Holding;
    readonly fromDay: number;
    readonly setChange: SetChange;
    readonly isTakenBack?: boolean;
  },
): void {
  const { members, stage, stopped } = course;
  const isUndone = stopped?.day === fromDay;
  const stays = !isTakenBack && stopped === null;
  const settle = (position: number, fate: Fate, day: number): void => {
    const changes = fate === 'changed' || fate === 'passed';
    const mailbox = members[position]!;
    if (!changes || day >= fromDay) setChange(mailbox, changes && stays ? day : NO_TURN, stage);
    else if (isUndone && goesBack(plan, course, { position, fate, day })) {
      setChange(mailbox, fromDay, UNDO + stage);
    }
  };
  forEachFate(plan, course, { holding, settle });
}

/**
 * Whether a member that was changed on a day goes back where its stage is rolled back: it does if
 * it is still there, and one that has moved if there still is a copy to which it can return.
 */
export function goesBack(
  { rollout, population }: Plan,
  course: StageCourse,
  { position, fate, day }: { readonly position: number; readonly fate: Fate; readonly day: number },
): boolean {
  const { stage, members, stopped } = course;
  if (stopped?.isRolledBack !== true || day >= stopped.day) return false;
  if (hasLeft(course, position, stopped.day)) return false;
  if (rollout.stages[stage]!.moveTo === null) return fate === 'changed' || fate === 'passed';
  // One that joined on the very day began there, and never had anything at home.
  const joiner = members[position]! - population.openingCount;
  const beganThere = joiner >= 0 && population.joiners.joinDay[joiner] === day;
  const isCopied = fate === 'changed' && !beganThere;
  return isCopied && stopped.day < day + rollout.moves!.dropSourceAfterDays;
}

/** Whether a member's owner has left by the morning of a day. */
export function hasLeft({ leaveDays }: StageCourse, position: number, day: number): boolean {
  return leaveDays !== null && leaveDays[position]! <= day;
}
