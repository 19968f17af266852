/** What happened to the stages of a rollout and to its gates, for the record. */
import type { GateTrip } from './gate-watch.ts';
import { gateCause } from './gate-words.ts';
import { blockedDay, type Progress, startOf } from './rollout-progress.ts';
import { type Fate, forEachFate, type StageCourse } from './stage-course.ts';
import { pausingGate } from './stage-days.ts';
import { fullCountWhere } from './stage-trace.ts';
import { STAGE_EVENT_KINDS, type StageEvent, type StageTrace } from './trace.ts';

/**
 * In order of days; of a day by kind, then by stage, and gates in their own order.
 *
 * @param traces by stage: what it has come to
 */
export function stageEvents(progress: Progress, traces: readonly StageTrace[]): StageEvent[] {
  const { waits, courses } = progress;
  const ofWaits = waits.events((stage) => courses.get(stage)?.finishDay ?? null);
  const ofStages = traces.flatMap((trace, stage) => eventsOfStage(progress, stage, trace));
  const rank = ({ kind }: StageEvent): number => STAGE_EVENT_KINDS.indexOf(kind);
  return [...gateEvents(progress), ...ofStages, ...ofWaits].sort(
    (a, b) => a.day - b.day || rank(a) - rank(b) || (a.stage ?? -1) - (b.stage ?? -1),
  );
}

function gateEvents({ plan, gates }: Progress): StageEvent[] {
  return plan.rollout.gates.flatMap((gate, index) =>
    gates.trips[index]!.flatMap((trip): StageEvent[] => {
      const kind = !gate.acts ? 'report' : gate.onTrip === 'alert' ? 'alert' : 'trip';
      const of = { stage: null, mailboxCount: null, rule: gate.name };
      const { day, value, clearDay, clearValue } = trip;
      const tripped: StageEvent = { ...of, day, kind, value, cause: gateCause(gate, 'trip') };
      if (clearDay === null) return [tripped];
      const cause = gateCause(gate, 'clear');
      return [tripped, { ...of, day: clearDay, kind: 'clear', value: clearValue, cause }];
    }),
  );
}

function eventsOfStage(progress: Progress, stage: number, trace: StageTrace): StageEvent[] {
  const course = progress.courses.get(stage);
  if (course === undefined) return [...approvalEvents(progress, stage), unstarted(progress, stage)];
  return [
    ...approvalEvents(progress, stage),
    startEvent(progress, course),
    ...pauseEvents(progress, course),
    endEvent(progress, course, trace),
  ];
}

/** After which stage it begins, or that it has a date. */
function beginRule({ plan }: Progress, stage: number): string {
  const { stages } = plan.rollout;
  const { begin } = stages[stage]!;
  return 'after' in begin ? `after ${stages[begin.after]!.name}` : 'date';
}

function approvalEvents(progress: Progress, stage: number): StageEvent[] {
  const workingDays = progress.input.parameters.approvalWorkingDays[stage]!;
  const { readyDay } = startOf(progress, stage, { byGates: true });
  if (workingDays === 0 || readyDay === null) return [];
  const { fullCount } = progress.plan.rollout.stages[stage]!;
  const of = { stage, kind: 'approval', rule: 'approval', value: workingDays } as const;
  const cause = `approval asked for, given after ${workingDays} working days`;
  return [{ ...of, day: readyDay, mailboxCount: fullCount, cause }];
}

function startEvent(progress: Progress, { stage, startDay, fullCount }: StageCourse): StageEvent {
  const rule = beginRule(progress, stage);
  const isApproved = progress.input.parameters.approvalWorkingDays[stage]! > 0;
  const begun = rule === 'date' ? 'start date' : rule;
  const cause = isApproved ? `${begun}, approved` : begun;
  return { day: startDay, stage, kind: 'start', mailboxCount: fullCount, rule, value: null, cause };
}

function unstarted(progress: Progress, stage: number): StageEvent {
  const { plan, courses } = progress;
  const { begin, fullCount } = plan.rollout.stages[stage]!;
  const of = { stage, mailboxCount: fullCount, value: null };
  const before = 'after' in begin ? begin.after : null;
  const nameBefore = before === null ? '' : plan.rollout.stages[before]!.name;
  const blocked = blockedDay(progress, stage);
  if (blocked !== null) {
    const stopped = before === null ? undefined : courses.get(before)?.stopped;
    const why = stopped ? (stopped.isRolledBack ? 'was rolled back' : 'was aborted') : 'is blocked';
    const rule = beginRule(progress, stage);
    return {
      ...of,
      day: blocked,
      kind: 'blocked',
      rule,
      cause: `never starts: ${nameBefore} ${why}`,
    };
  }
  const isHeldUp = before !== null && (courses.get(before)?.finishDay ?? null) === null;
  const isGated = startOf(progress, stage, { byGates: false }).startDay !== null;
  const why = isHeldUp ? `: ${nameBefore} has not finished` : isGated ? ': held by a gate' : '';
  const day = plan.dayCount - 1;
  return { ...of, day, kind: 'left', rule: 'calendar', cause: `never started${why}` };
}

function pauseEvents(progress: Progress, course: StageCourse): StageEvent[] {
  const { plan, gates } = progress;
  const { stage, startDay, finishDay, stopped } = course;
  const endDay = stopped?.day ?? (finishDay === null ? plan.dayCount : finishDay + 1);
  const events: StageEvent[] = [];
  let paused = false;
  for (let day = startDay + 1; day < endDay; day++) {
    const gate = pausingGate(progress, stage, day);
    if (paused === (gate !== null)) continue;
    paused = gate !== null;
    const by = gate ?? clearedOn(progress, stage, day - 1);
    const trip = gates.trips[by]!.findLast((one) => one.day < day)!;
    events.push({
      ...{ day, stage, kind: paused ? 'pause' : 'resume', rule: plan.rollout.gates[by]!.name },
      mailboxCount: toDoCount(progress, course, day),
      value: valueThen(trip, paused),
      cause: gateCause(plan.rollout.gates[by]!, paused ? 'trip' : 'clear'),
    });
  }
  return events;
}

function valueThen({ value, clearValue }: GateTrip, paused: boolean): number | null {
  return paused ? value : clearValue;
}

/** The gate, by index, by whose clearing on an evening a stage resumes. */
function clearedOn({ plan, gates }: Progress, stage: number, evening: number): number {
  return plan.rollout.gates.findIndex(
    ({ onTrip, stages, acts }, gate) =>
      acts &&
      onTrip === 'pause' &&
      stages.includes(stage) &&
      gates.trips[gate]!.some(({ clearDay }) => clearDay === evening),
  );
}

/** Mailboxes not yet changed, failed or gone before a day. */
function toDoCount({ plan, holding }: Progress, course: StageCourse, day: number): number {
  const isToDo = new Uint8Array(course.members.length);
  const { openingCount, joiners } = plan.population;
  forEachFate(plan, course, {
    holding,
    settle(position, fate, on) {
      const joiner = course.members[position]! - openingCount;
      const isThere = joiner < 0 || joiners.joinDay[joiner]! < day;
      isToDo[position] = fate !== 'passed' && on >= day && isThere ? 1 : 0;
    },
  });
  return fullCountWhere(course, (position) => isToDo[position] === 1);
}

function endEvent(progress: Progress, course: StageCourse, trace: StageTrace): StageEvent {
  const { plan, waits } = progress;
  const { stage, stopped, finishDay } = course;
  const of = { stage, value: null };
  if (stopped !== null) return stopEvent(progress, course, trace);
  if (finishDay !== null) {
    const { changedCount: mailboxCount, failedCount, goneCount } = trace;
    const others = [
      ...(failedCount > 0 ? [`${failedCount} failed for good`] : []),
      ...(goneCount > 0 ? [`${goneCount} gone`] : []),
    ];
    const cause = ['every mailbox changed', ...others].join(', ');
    return { ...of, day: finishDay, kind: 'finish', mailboxCount, rule: 'calendar', cause };
  }
  const pools = waits.poolsOf(stage);
  const tooLargeCount = leftTooLarge(progress, course);
  const are = tooLargeCount === 1 ? 'mailbox is' : 'mailboxes are';
  const waiting = pools.length === 0 ? '' : `, waiting for ${pools.join(' and ')}`;
  const large = `; ${tooLargeCount} ${are} larger than any night has room for`;
  const day = plan.dayCount - 1;
  const held = heldAtEnd(progress, stage);
  const why = `${held.cause}${waiting}${tooLargeCount > 0 ? large : ''}`;
  return {
    ...{ stage, day, kind: 'left', mailboxCount: trace.leftCount, ...held },
    cause: `end of the horizon${why}`,
    ...(pools.length === 0 ? {} : { waitsFor: pools }),
    ...(tooLargeCount === 0 ? {} : { tooLargeCount }),
  };
}

/** Mailboxes left at the end that a whole night does not take. */
function leftTooLarge({ plan, holding }: Progress, course: StageCourse): number {
  const { tooLarge } = course;
  if (tooLarge.size === 0) return 0;
  const isLeft = new Uint8Array(course.members.length);
  const settle = (position: number, fate: Fate): void => {
    isLeft[position] = fate === 'left' && tooLarge.has(position) ? 1 : 0;
  };
  forEachFate(plan, course, { holding, settle });
  return fullCountWhere(course, (position) => isLeft[position] === 1);
}

/** The gate that pauses a stage on the last day, and by what it tripped; else the calendar. */
function heldAtEnd(
  progress: Progress,
  stage: number,
): Pick<StageEvent, 'rule' | 'value' | 'cause'> {
  const { plan, gates } = progress;
  const by = pausingGate(progress, stage, plan.dayCount - 1);
  if (by === null) return { rule: 'calendar', value: null, cause: '' };
  const gate = plan.rollout.gates[by]!;
  const { value } = gates.trips[by]!.at(-1)!;
  return { rule: gate.name, value, cause: `, paused: ${gateCause(gate, 'trip')}` };
}

/** The first gate that stopped the stage on that day, a rollback before an abort. */
function stopEvent(
  { plan, gates }: Progress,
  { stage, stopped }: StageCourse,
  { leftCount, rolledBackCount }: StageTrace,
): StageEvent {
  const { day, isRolledBack } = stopped!;
  const kind = isRolledBack ? 'rollback' : 'abort';
  const isOn = (trip: GateTrip): boolean => trip.day === day - 1;
  const by = plan.rollout.gates.findIndex(
    ({ onTrip, stages, acts }, gate) =>
      acts && onTrip === kind && stages.includes(stage) && gates.trips[gate]!.some(isOn),
  );
  const gate = plan.rollout.gates[by]!;
  const { value } = gates.trips[by]!.find(isOn)!;
  const mailboxCount = isRolledBack ? rolledBackCount : leftCount;
  return { day, stage, kind, mailboxCount, rule: gate.name, value, cause: gateCause(gate, 'trip') };
}
