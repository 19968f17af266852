/** A stage of the reference's own rollout: who is in it, whose turn it is, and how it ends. */
import type { ClosedCause } from '../../../src/calendar/open-days.ts';
import type { Plan, PlanStage } from '../../../src/plan/plan.ts';
import { replicationKey } from '../../../src/random/key.ts';
import { counter1Of, STREAM } from '../../../src/random/streams.ts';
import { uniform } from '../../../src/random/threefry.ts';
import { isPresent, type Mailbox } from './mailbox.ts';
import type { Lack } from './nights.ts';
import type { World } from './world.ts';

export type LostCause = ClosedCause | 'gate' | 'capacity';

/** What a stage has done to one of its mailboxes so far. */
export interface Course {
  /** Of the first attempt; null: it has had no turn. */
  turnDay: number | null;
  attemptCount: number;
  /** From which the next attempt may be made. */
  nextDay: number;
  /** How its attempts ended, if they have, and on which day. */
  outcome: 'changed' | 'failed' | null;
  outcomeDay: number;
  /** It had not joined when it would have been its turn: it joins with the stage's quota. */
  isPassed: boolean;
}

export interface StageRun {
  readonly index: number;
  readonly stage: PlanStage;
  /** On which its date or bake was reached, and on which the approval was asked for. */
  readyDay: number | null;
  askedDay: number | null;
  /** On which it could have started if no gate had held it. */
  dueDay: number | null;
  startDay: number | null;
  finishDay: number | null;
  /** How it was stopped, and the first day on which it is. */
  stopped: 'aborted' | 'rolled back' | 'blocked' | null;
  stopDay: number | null;
  /** Whom it selects, in its order, whether they are there or not. */
  members: readonly number[];
  readonly courses: Map<number, Course>;
  /** Of the members, those there at the start. */
  presentCount: number;
  /** Of the members, those that stages by fill have left. */
  leftOverCount: number;
  openDayCount: number;
  lostTurnCount: number;
  attemptCount: number;
  failedAttemptCount: number;
  rolledBackCount: number;
  pausedDays: number;
  waitDays: number;
  readonly lostDays: Record<LostCause, number>;
  /** By pool for which some wait: how many waited at first. */
  readonly waitingFor: Map<number, number>;
  isPaused: boolean;
  /** Of a stage that moves mailboxes. */
  planned: readonly Place[];
  roundsAnewCount: number;
  /** Of a rollback: whose copy is gone. */
  lateCount: number;
  readonly lackCounts: Record<Lack, number>;
}

/** What a night has for a mailbox: its turn, none as it has not joined yet, or too little room. */
export interface Place {
  readonly day: number;
  readonly mailbox: number;
  readonly what: 'turn' | 'passed' | Lack;
}

export function notStarted(stage: PlanStage, index: number): StageRun {
  return {
    ...{ index, stage },
    ...{ readyDay: null, askedDay: null, dueDay: null, startDay: null, finishDay: null },
    ...{ stopped: null, stopDay: null },
    ...{ members: [], courses: new Map() },
    ...{ presentCount: 0, leftOverCount: 0, openDayCount: 0, lostTurnCount: 0 },
    ...{ attemptCount: 0, failedAttemptCount: 0, rolledBackCount: 0 },
    ...{ pausedDays: 0, waitDays: 0 },
    lostDays: { freeze: 0, weekend: 0, holiday: 0, weekday: 0, window: 0, gate: 0, capacity: 0 },
    waitingFor: new Map(),
    isPaused: false,
    ...{ planned: [], roundsAnewCount: 0, lateCount: 0 },
    lackCounts: { count: 0, bytes: 0, link: 0, logs: 0 },
  };
}

/** Whether it has started and nothing has ended it. */
export function isUnderWay({ startDay, finishDay, stopDay }: StageRun): boolean {
  return startDay !== null && finishDay === null && stopDay === null;
}

/** The rest comes last, so that it finds what stages that start on the same day have left. */
export function restLast(runs: readonly StageRun[]): StageRun[] {
  const isRest = ({ stage }: StageRun): boolean => stage.leftOverOf.length > 0;
  return [...runs.filter((run) => !isRest(run)), ...runs.filter(isRest)];
}

export interface StartInput {
  readonly runs: readonly StageRun[];
  readonly boxes: readonly Mailbox[];
  readonly world: World;
}

/** Selects, by what yesterday evening was like, and puts into order. */
export function start(own: StageRun, day: number, { runs, boxes, world }: StartInput): void {
  const { stage } = own;
  const fill = (mailbox: number): number => {
    const box = boxes[mailbox]!;
    if (!isPresent(box, day - 1)) return 0;
    return box.used / world.quotas[box.level]!.countsAsBytes;
  };
  const least = stage.fillAtLeast;
  const members = [...stage.members].filter((mailbox) => least === null || fill(mailbox) >= least);
  for (const index of stage.leftOverOf) {
    const other = runs[index]!;
    if (other.startDay === null) continue;
    const left = [...other.stage.members].filter((mailbox) => !other.members.includes(mailbox));
    members.push(...left);
    own.leftOverCount += left.length;
  }
  own.startDay = day;
  own.members = sorted(members, keysOf(stage, fill, world.plan));
  own.presentCount = members.filter((mailbox) => isPresent(boxes[mailbox]!, day)).length;
  for (const mailbox of members) {
    own.courses.set(mailbox, {
      ...{ turnDay: null, attemptCount: 0, nextDay: 0 },
      ...{ outcome: null, outcomeDay: 0, isPassed: false },
    });
  }
}

/** Draws that belong to the scenario and not to a replication have this number in its place. */
const SCENARIO_ITSELF = 0xffffffff;

function keysOf(
  { order }: PlanStage,
  fill: (mailbox: number) => number,
  plan: Plan,
): (mailbox: number) => number {
  if (order === 'organisations') return (mailbox) => plan.population.organisationOf[mailbox]!;
  if (order === 'emptiest-first') return fill;
  if (order === 'fullest-first') return (mailbox) => -fill(mailbox);
  const key = replicationKey(plan.seed, SCENARIO_ITSELF);
  return (mailbox) => uniform(key, mailbox, counter1Of(STREAM.order, 0));
}

/** Ascending by key, ties by mailbox number. */
function sorted(members: readonly number[], key: (mailbox: number) => number): number[] {
  return members
    .map((mailbox) => ({ mailbox, at: key(mailbox) }))
    .sort((a, b) => a.at - b.at || a.mailbox - b.mailbox)
    .map(({ mailbox }) => mailbox);
}

/**
 * Who is still to be changed, now or after a failure, and who has not joined yet and may have a
 * turn.
 */
function pendingOf(own: StageRun, boxes: readonly Mailbox[], day: number): Mailbox[] {
  return own.members
    .map((mailbox) => boxes[mailbox]!)
    .filter(({ number, leaveDay }) => {
      const { outcome, isPassed } = own.courses.get(number)!;
      return outcome === null && !isPassed && day < leaveDay;
    });
}

/** Those of them that have had no turn. */
export function undecidedOf(own: StageRun, boxes: readonly Mailbox[], day: number): Mailbox[] {
  return pendingOf(own, boxes, day).filter(
    ({ number }) => own.courses.get(number)!.turnDay === null,
  );
}

export interface ActInput {
  readonly day: number;
  readonly boxes: readonly Mailbox[];
  readonly waits: (box: Mailbox) => boolean;
  readonly attempt: (box: Mailbox) => void;
}

/** A day on which it may act: retries that are due, and the turns of its pace. */
export function act(own: StageRun, input: ActInput): void {
  retry(own, input);
  own.openDayCount++;
  if (own.stage.moveTo === null) takeTurns(own, input);
  else takePlaces(own, input);
}

function retry(own: StageRun, { day, boxes, waits, attempt }: ActInput): void {
  for (const box of pendingOf(own, boxes, day)) {
    const { turnDay, nextDay } = own.courses.get(box.number)!;
    if (turnDay !== null && nextDay <= day && !waits(box)) attempt(box);
  }
}

/** As planned for tonight. */
function takePlaces(own: StageRun, { day, boxes, attempt }: ActInput): void {
  for (const { mailbox, what } of placesOn(own, day)) {
    const course = own.courses.get(mailbox)!;
    if (what === 'passed') course.isPassed = true;
    else if (what === 'turn') {
      course.turnDay = day;
      attempt(boxes[mailbox]!);
    } else own.lackCounts[what]++;
  }
}

export function placesOn({ planned }: StageRun, on: number): readonly Place[] {
  return planned.filter(({ day }) => day === on);
}

function takeTurns(own: StageRun, { day, boxes, waits, attempt }: ActInput): void {
  let granted = grantedOn(own, own.openDayCount);
  for (const mailbox of own.members) {
    const box = boxes[mailbox]!;
    const course = own.courses.get(mailbox)!;
    if (course.turnDay !== null || course.isPassed || box.leaveDay <= day || waits(box)) continue;
    if (box.joinDay > day) {
      course.isPassed = true;
      continue;
    }
    if (granted === 0) return;
    granted--;
    course.turnDay = day;
    attempt(box);
  }
  own.lostTurnCount += Math.min(undecidedOf(own, boxes, day).length, granted);
}

/**
 * Finished once every selected mailbox is changed, has failed for good, or is gone, and all who are
 * still to join are passed: nobody can have a turn any more.
 */
export function finishIfDone(own: StageRun, day: number, boxes: readonly Mailbox[]): boolean {
  if (pendingOf(own, boxes, day).length > 0) return false;
  own.finishDay = day;
  return true;
}

/** Turns that a stage has on its so many-th open day. */
export function grantedOn({ stage, presentCount }: StageRun, openDayCount: number): number {
  return (
    grantedBy(stage.pace, presentCount, openDayCount) -
    grantedBy(stage.pace, presentCount, openDayCount - 1)
  );
}

/** Turns that a pace grants by the end of the stage's so many-th open day. */
function grantedBy(pace: PlanStage['pace'], presentCount: number, openDayCount: number): number {
  if ('overDays' in pace) return Math.floor((presentCount * openDayCount) / pace.overDays);
  if ('perDay' in pace) return pace.perDay * openDayCount;
  const { fromPerDay, toPerDay, rampDays } = pace;
  // In parts of rampDays - 1, so that the sum is whole.
  const parts = Math.max(1, rampDays - 1);
  let sum = 0;
  for (let day = 1; day <= openDayCount; day++) {
    sum +=
      day <= rampDays ? fromPerDay * parts + (toPerDay - fromPerDay) * (day - 1) : toPerDay * parts;
  }
  return Math.floor(sum / parts);
}

/** How its mailboxes stand at the end. */
export function countsOf(own: StageRun, boxes: readonly Mailbox[], dayCount: number) {
  const until = own.stopDay ?? dayCount;
  let [changed, failed, gone, left, passed] = [0, 0, 0, 0, 0];
  for (const mailbox of own.members) {
    const { outcome, isPassed } = own.courses.get(mailbox)!;
    const { joinDay, leaveDay } = boxes[mailbox]!;
    if (outcome === 'changed') changed++;
    else if (outcome === 'failed') failed++;
    else if (isPassed) passed++;
    else if (joinDay >= until || leaveDay <= own.startDay!) continue;
    else if (leaveDay < until) gone++;
    else left++;
  }
  return {
    ...{ changed, failed, gone, left, passed },
    selected: changed + failed + gone + left,
  };
}
