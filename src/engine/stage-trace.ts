/** What a stage has come to by the end of the horizon: counts, days, and how it ended. */
import type { Plan } from '../plan/plan.ts';
import { doneCount } from '../rollout/pace.ts';
import { blockedDay, type Progress } from './rollout-progress.ts';
import { type Fate, forEachFate, goesBack, type StageCourse } from './stage-course.ts';
import { stageDays } from './stage-days.ts';
import type { StageEnd, StageTrace } from './trace.ts';

export function stageTrace(progress: Progress, stage: number): StageTrace {
  const course = progress.courses.get(stage);
  const days = stageDays(progress, stage);
  if (course === undefined) return { ...neverStarted(progress, stage), ...days };
  const { startDay, finishDay, stopped } = course;
  return {
    startDay,
    finishDay,
    end: endOf(course),
    endDay: stopped?.day ?? null,
    ...countsOf(progress, course),
    ...days,
  };
}

type WithoutDays = Omit<StageTrace, 'pausedDays' | 'lostDays' | 'waitDays'>;

function neverStarted(progress: Progress, stage: number): WithoutDays {
  const { rollout, milestones } = progress.plan;
  const { fullCount } = rollout.stages[stage]!;
  return {
    startDay: null,
    finishDay: null,
    end: blockedDay(progress, stage) === null ? 'not started' : 'blocked',
    endDay: null,
    selectedCount: fullCount,
    changedCount: 0,
    failedCount: 0,
    goneCount: 0,
    leftCount: fullCount,
    rolledBackCount: 0,
    attemptCount: 0,
    failedAttemptCount: 0,
    doneCounts: milestones.map(() => 0),
  };
}

function endOf({ stopped, finishDay }: StageCourse): StageEnd {
  if (stopped !== null) return stopped.isRolledBack ? 'rolled back' : 'aborted';
  return finishDay === null ? 'left' : 'finished';
}

type Counts = Omit<WithoutDays, 'startDay' | 'finishDay' | 'end' | 'endDay'>;

/** Members by what became of them, as they are simulated; kept: changed, and never rolled back. */
function countMembers({ plan, holding }: Progress, course: StageCourse) {
  const { stopped, members } = course;
  const { openingCount, joiners } = plan.population;
  const fates: Record<Fate, number> = { changed: 0, failed: 0, gone: 0, passed: 0, left: 0 };
  const changedBy = plan.milestones.map(() => 0);
  const keptBy = plan.milestones.map(() => 0);
  const counts = { fates, changedBy, keptBy, rolledBack: 0, attempts: 0, failedAttempts: 0 };
  const isToCome = (position: number): boolean => {
    const joiner = members[position]! - openingCount;
    return stopped !== null && joiner >= 0 && joiners.joinDay[joiner]! >= stopped.day;
  };
  forEachFate(plan, course, {
    holding,
    settle(position, fate, day) {
      if (fate === 'left' && isToCome(position)) return;
      fates[fate]++;
      if (fate !== 'changed' && fate !== 'passed') return;
      const isUndone = goesBack(plan, course, { position, fate, day });
      if (isUndone) counts.rolledBack++;
      if (fate === 'passed') return;
      for (let index = 0; index < changedBy.length; index++) {
        const isDone = day <= plan.milestones[index]!.day;
        if (isDone) changedBy[index]!++;
        if (isDone && !isUndone) keptBy[index]!++;
      }
    },
    attempt(_, __, fails) {
      counts.attempts++;
      if (fails) counts.failedAttempts++;
    },
  });
  return counts;
}

function countsOf(progress: Progress, course: StageCourse): Counts {
  const doneBy = doneByCalendar(progress.plan, course);
  return doneBy === null
    ? countsOfMembers(progress, course)
    : countsOfCalendar(progress.plan, course, doneBy);
}

/** Each is the difference of two rounded sums, so that in a sample, too, they add up. */
function countsOfMembers(progress: Progress, course: StageCourse): Counts {
  const { fates, changedBy, keptBy, rolledBack, ...attempts } = countMembers(progress, course);
  const full = (count: number): number => Math.round(count * course.weight);
  const changedCount = full(fates.changed);
  const withFailed = full(fates.changed + fates.failed);
  const withGone = full(fates.changed + fates.failed + fates.gone);
  const selectedCount = full(fates.changed + fates.failed + fates.gone + fates.left);
  return {
    selectedCount,
    changedCount,
    failedCount: withFailed - changedCount,
    goneCount: withGone - withFailed,
    leftCount: selectedCount - withGone,
    rolledBackCount: full(rolledBack),
    attemptCount: full(attempts.attempts),
    failedAttemptCount: full(attempts.failedAttempts),
    doneCounts: progress.plan.milestones.map(({ day }, index) =>
      full((isBackBy(course, day) ? keptBy : changedBy)[index]!),
    ),
  };
}

/** Of a sample where all goes by the calendar. */
function countsOfCalendar(
  { milestones, dayCount }: Plan,
  course: StageCourse,
  doneBy: (day: number) => number,
): Counts {
  const { fullCount } = course;
  const changedCount = doneBy(dayCount - 1);
  return {
    selectedCount: fullCount,
    changedCount,
    failedCount: 0,
    goneCount: 0,
    leftCount: fullCount - changedCount,
    rolledBackCount: isBackBy(course, dayCount - 1) ? changedCount : 0,
    attemptCount: changedCount,
    failedAttemptCount: 0,
    doneCounts: milestones.map(({ day }) => (isBackBy(course, day) ? 0 : doneBy(day))),
  };
}

/** Whether a stage has been rolled back by the end of a day. */
function isBackBy({ stopped }: StageCourse, day: number): boolean {
  return stopped?.isRolledBack === true && day >= stopped.day;
}

/** How many mailboxes the members stand for that satisfy a condition. */
export function fullCountWhere(
  course: StageCourse,
  isMeant: (position: number) => boolean,
): number {
  let count = 0;
  for (let position = 0; position < course.members.length; position++) {
    if (isMeant(position)) count++;
  }
  return Math.round(count * course.weight);
}

/**
 * In a sample the number of those changed by the end of a day is known of all, as long as nobody
 * has waited, failed, come, gone or moved; and it is all that is known where none of them is
 * simulated. Null: it has to be estimated.
 */
function doneByCalendar(plan: Plan, course: StageCourse): ((day: number) => number) | null {
  const { rollout, sample, churn, population } = plan;
  const { stage, startDay, fullCount, mayAct, hasWaited, failing } = course;
  if (sample === null) return null;
  const joinersCount = population.mailboxCount - population.openingCount;
  const isOwn = hasWaited || failing.size > 0 || rollout.stages[stage]!.moveTo !== null;
  const isSeen = course.members.length > 0;
  if (isSeen && (isOwn || churn.hasLeavers || joinersCount > 0)) return null;
  return (day) => {
    const sinceStart = mayAct.subarray(startDay, day + 1);
    const openDayCount = sinceStart.reduce((count, isOpen) => count + isOpen, 0);
    return doneCount(rollout.stages[stage]!.pace, fullCount, openDayCount);
  };
}
