/** What a stage has come to by the end of the horizon: counts, days, and how it ended. */
import type { Plan } from '../plan/plan.ts';
import { doneCount } from '../rollout/pace.ts';
import { blockedDay, type Progress } from './rollout-progress.ts';
import { type Fate, forEachFate, hasLeft, type StageCourse } from './stage-course.ts';
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

/** Members by what became of them, as they are simulated. */
function countMembers({ plan, holding }: Progress, course: StageCourse) {
  const { stopped, members } = course;
  const { openingCount, joiners } = plan.population;
  const fates: Record<Fate, number> = { changed: 0, failed: 0, gone: 0, passed: 0, left: 0 };
  const changedBy = plan.milestones.map(() => 0);
  const counts = { fates, changedBy, rolledBack: 0, attempts: 0, failedAttempts: 0 };
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
      if (stopped?.isRolledBack && day < stopped.day && !hasLeft(course, position, stopped.day)) {
        counts.rolledBack++;
      }
      if (fate === 'passed') return;
      for (let index = 0; index < changedBy.length; index++) {
        if (day <= plan.milestones[index]!.day) changedBy[index]!++;
      }
    },
    attempt(_, fails) {
      counts.attempts++;
      if (fails) counts.failedAttempts++;
    },
  });
  return counts;
}

function countsOf(progress: Progress, course: StageCourse): Counts {
  const { plan } = progress;
  const { stopped } = course;
  const { fates, changedBy, rolledBack, attempts, failedAttempts } = countMembers(progress, course);
  const weight = weightOf(course);
  const full = (count: number): number => Math.round(count * weight);
  const selectedCount = full(fates.changed + fates.failed + fates.gone + fates.left);
  const byDay = doneByCalendar(plan, course);
  const changedCount = byDay === null ? full(fates.changed) : byDay(plan.dayCount - 1);
  const isUndone = (day: number): boolean => stopped?.isRolledBack === true && day >= stopped.day;
  const [failedCount, goneCount, rolledBackCount] = [fates.failed, fates.gone, rolledBack].map(
    full,
  );
  return {
    selectedCount,
    changedCount,
    failedCount: failedCount!,
    goneCount: goneCount!,
    leftCount: Math.max(0, selectedCount - changedCount - failedCount! - goneCount!),
    rolledBackCount: rolledBackCount!,
    attemptCount: byDay === null ? full(attempts) : changedCount,
    failedAttemptCount: full(failedAttempts),
    doneCounts: plan.milestones.map(({ day }, index) => {
      const done = byDay === null ? full(changedBy[index]!) : byDay(day);
      return isUndone(day) ? Math.max(0, done - rolledBackCount!) : done;
    }),
  };
}

/** Mailboxes for which each member stands: 1, or in a sample more. */
function weightOf({ presentCount, fullCount }: StageCourse): number {
  return presentCount === 0 ? 1 : fullCount / presentCount;
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
  return Math.round(count * weightOf(course));
}

/**
 * In a sample the number of those changed by the end of a day is known of all, as long as nobody
 * has waited, failed, come or gone. Null: it has to be estimated.
 */
function doneByCalendar(
  { rollout, sample, churn, population }: Plan,
  { stage, startDay, fullCount, mayAct, hasWaited, failing }: StageCourse,
): ((day: number) => number) | null {
  const joinersCount = population.mailboxCount - population.openingCount;
  if (sample === null || hasWaited || failing.size > 0 || churn.hasLeavers || joinersCount > 0) {
    return null;
  }
  return (day) => {
    const sinceStart = mayAct.subarray(startDay, day + 1);
    const openDayCount = sinceStart.reduce((count, isOpen) => count + isOpen, 0);
    return doneCount(rollout.stages[stage]!.pace, fullCount, openDayCount);
  };
}
