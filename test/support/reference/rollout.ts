/** The reference's own rollout: asked every morning, it looks at nothing but yesterday. */

import type { Plan, PlanStage } from '../../../src/plan/plan.ts';
import { replicationKey } from '../../../src/random/key.ts';
import { counter1Of, STREAM } from '../../../src/random/streams.ts';
import { uniform } from '../../../src/random/threefry.ts';
import type { Mailbox } from './mailbox.ts';
import type { World } from './world.ts';

export interface Change {
  readonly mailbox: number;
  readonly stage: number;
}

export interface Yesterday {
  readonly boxes: readonly Mailbox[];
  /** By pool: whether it was over plan last evening. */
  readonly overPlan: readonly boolean[];
}

/** Says each morning, in day order, who changes today. */
export type Morning = (day: number, yesterday: Yesterday) => readonly Change[];

/** A stage waits for a pool, or no longer does. */
export interface PoolWait {
  readonly day: number;
  readonly kind: 'wait' | 'resume';
  readonly pool: number;
  /** Mailboxes that wait, or did. */
  readonly mailboxCount: number;
}

export interface StageProgress {
  startDay: number | null;
  finishDay: number | null;
  selectedCount: number;
  changedCount: number;
  /** Of the selected, those that stages by fill have left. */
  leftOverCount: number;
  lostTurnCount: number;
  readonly waits: PoolWait[];
  /** Days on which it waited for some pool. */
  waitDays: number;
  /** Days on which mailboxes were changed, one entry a mailbox. */
  readonly changeDays: number[];
}

interface Running extends StageProgress {
  readonly stage: PlanStage;
  selected: number[];
  /** Those of them that are still to be changed. */
  queue: number[];
  openDayCount: number;
  /** By pool that holds it: how many waited at first. */
  readonly waitingFor: Map<number, number>;
}

/** Draws that belong to the scenario and not to a replication have this number in its place. */
const SCENARIO_ITSELF = 0xffffffff;

export function rolloutOf(world: World): { morning: Morning; progress: readonly StageProgress[] } {
  const { plan } = world;
  const running: Running[] = plan.rollout.stages.map((stage) => ({
    stage,
    startDay: null,
    finishDay: null,
    selectedCount: 0,
    changedCount: 0,
    leftOverCount: 0,
    lostTurnCount: 0,
    waits: [],
    waitDays: 0,
    changeDays: [],
    selected: [],
    queue: [],
    openDayCount: 0,
    waitingFor: new Map(),
  }));
  const morning: Morning = (day, { boxes, overPlan }) => {
    const heldIn = (own: Running) => (mailbox: number) =>
      overPlan.findIndex((isOver, pool) => isOver && fills(own, mailbox, { pool, boxes, world }));
    const isOpen = plan.rollout.openDays.open[day] === 1;
    if (isOpen) startAll(day, boxes);
    for (const own of running) {
      for (const pool of overPlan.keys()) {
        const fillsPool = (mailbox: number) => fills(own, mailbox, { pool, boxes, world });
        noteWait(own, day, { pool, isOver: overPlan[pool]!, fillsPool });
      }
      if (own.waitingFor.size > 0) own.waitDays++;
    }
    if (!isOpen) return [];
    return running.flatMap((own, stage) => {
      const waits = (mailbox: number) => heldIn(own)(mailbox) >= 0;
      return nextBatch(own, day, waits).map((mailbox) => ({ mailbox, stage }));
    });
  };
  const startAll = (day: number, boxes: readonly Mailbox[]): void => {
    const isDue = ({ stage, startDay }: Running) =>
      startDay === null && mayStart(stage, day, { plan, running });
    const due = running.filter(isDue);
    // The rest comes last, so that it finds what stages that start on the same day have left.
    for (const own of due.filter(({ stage }) => stage.leftOverOf.length === 0)) {
      start(own, day, { running, boxes, world });
    }
    for (const own of due.filter(({ stage }) => stage.leftOverOf.length > 0)) {
      start(own, day, { running, boxes, world });
    }
  };
  return { morning, progress: running };
}

function mayStart(
  { begin }: PlanStage,
  day: number,
  { plan, running }: { plan: Plan; running: readonly Running[] },
): boolean {
  if ('startDay' in begin) return day >= begin.startDay;
  const { finishDay } = running[begin.after]!;
  if (finishDay === null || day <= finishDay) return false;
  let workingDayCount = 0;
  for (let at = finishDay + 1; at < day; at++) {
    workingDayCount += plan.rollout.openDays.workingDay[at]!;
  }
  return workingDayCount >= begin.bakeWorkingDays;
}

interface StartInput {
  readonly running: readonly Running[];
  readonly boxes: readonly Mailbox[];
  readonly world: World;
}

function start(own: Running, day: number, { running, boxes, world }: StartInput): void {
  const { stage } = own;
  const fill = (mailbox: number): number => {
    const box = boxes[mailbox]!;
    return box.used / world.quotas[box.level]!.countsAsBytes;
  };
  const least = stage.fillAtLeast;
  const members = [...stage.members].filter((mailbox) => least === null || fill(mailbox) >= least);
  for (const index of stage.leftOverOf) {
    const other = running[index]!;
    if (other.startDay === null) continue;
    const left = [...other.stage.members].filter((mailbox) => !other.selected.includes(mailbox));
    members.push(...left);
    own.leftOverCount += left.length;
  }
  own.startDay = day;
  own.selected = sorted(members, keyOf(stage, fill, world.plan));
  own.queue = own.selected;
  own.selectedCount = members.length;
}

function keyOf(
  { order }: PlanStage,
  fill: (mailbox: number) => number,
  plan: Plan,
): (mailbox: number) => number {
  if (order === 'organisations') return (mailbox) => mailbox;
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

/** Whether the stage's change gives a mailbox of this pool more than it has. */
function fills(
  { stage }: Running,
  mailbox: number,
  { pool, boxes, world }: { pool: number; boxes: readonly Mailbox[]; world: World },
): boolean {
  const { population, pools } = world.plan;
  if (pools.poolOfOrganisation[population.organisationOf[mailbox]!] !== pool) return false;
  const box = boxes[mailbox]!;
  const after = world.quotas[stage.levelOfTierAfter[box.tier]!]!;
  return after.bytes > world.quotas[box.level]!.bytes;
}

interface PoolThisMorning {
  readonly pool: number;
  readonly isOver: boolean;
  readonly fillsPool: (mailbox: number) => boolean;
}

function noteWait(own: Running, day: number, { pool, isOver, fillsPool }: PoolThisMorning): void {
  const waiting = own.waitingFor.get(pool);
  if (waiting === undefined) {
    const mailboxCount = isOver ? own.queue.filter(fillsPool).length : 0;
    if (mailboxCount === 0) return;
    own.waitingFor.set(pool, mailboxCount);
    own.waits.push({ day, kind: 'wait', pool, mailboxCount });
  } else if (!isOver) {
    own.waitingFor.delete(pool);
    own.waits.push({ day, kind: 'resume', pool, mailboxCount: waiting });
  }
}

/** Today's mailboxes of a stage that has started; the last of them finish it. */
function nextBatch(own: Running, day: number, waits: (mailbox: number) => boolean): number[] {
  if (own.startDay === null || own.finishDay !== null) return [];
  own.openDayCount++;
  const { stage, selectedCount, openDayCount } = own;
  const granted =
    grantedBy(stage.pace, selectedCount, openDayCount) -
    grantedBy(stage.pace, selectedCount, openDayCount - 1);
  const batch = own.queue.filter((mailbox) => !waits(mailbox)).slice(0, granted);
  own.queue = own.queue.filter((mailbox) => !batch.includes(mailbox));
  own.lostTurnCount += Math.min(own.queue.length, granted - batch.length);
  own.changedCount += batch.length;
  own.changeDays.push(...batch.map(() => day));
  if (own.queue.length === 0) own.finishDay = day;
  return batch;
}

/** Turns that a pace grants by the end of the stage's so many-th open day. */
function grantedBy(pace: PlanStage['pace'], selectedCount: number, openDayCount: number): number {
  if ('overDays' in pace) return Math.floor((selectedCount * openDayCount) / pace.overDays);
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
