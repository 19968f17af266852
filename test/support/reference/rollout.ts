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

/** Says each morning, in day order, who changes today. */
export type Morning = (day: number, boxes: readonly Mailbox[]) => readonly Change[];

export interface StageProgress {
  startDay: number | null;
  finishDay: number | null;
  selectedCount: number;
  changedCount: number;
  /** Of the selected, those that stages by fill have left. */
  leftOverCount: number;
}

interface Running extends StageProgress {
  readonly stage: PlanStage;
  queue: number[];
  openDayCount: number;
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
    queue: [],
    openDayCount: 0,
  }));
  const morning: Morning = (day, boxes) => {
    if (plan.rollout.openDays.open[day] !== 1) return [];
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
    return running.flatMap((own, stage) =>
      nextBatch(own, day).map((mailbox) => ({ mailbox, stage })),
    );
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
    const left = [...other.stage.members].filter((mailbox) => !other.queue.includes(mailbox));
    members.push(...left);
    own.leftOverCount += left.length;
  }
  own.startDay = day;
  own.queue = sorted(members, keyOf(stage, fill, world.plan));
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

/** Today's mailboxes of a stage that has started; the last of them finish it. */
function nextBatch(own: Running, day: number): number[] {
  if (own.startDay === null || own.finishDay !== null) return [];
  own.openDayCount++;
  const done = doneBy(own);
  const batch = own.queue.slice(own.changedCount, done);
  own.changedCount = done;
  if (done === own.selectedCount) own.finishDay = day;
  return batch;
}

/** How many are changed by the end of the stage's so many-th open day. */
function doneBy({ stage: { pace }, openDayCount, selectedCount }: Running): number {
  if ('overDays' in pace) {
    const day = Math.min(openDayCount, pace.overDays);
    return Math.floor((selectedCount * day) / pace.overDays);
  }
  if ('perDay' in pace) return Math.min(selectedCount, pace.perDay * openDayCount);
  const { fromPerDay, toPerDay, rampDays } = pace;
  // In parts of rampDays - 1, so that the sum is whole.
  const parts = Math.max(1, rampDays - 1);
  let sum = 0;
  for (let day = 1; day <= openDayCount; day++) {
    sum +=
      day <= rampDays ? fromPerDay * parts + (toPerDay - fromPerDay) * (day - 1) : toPerDay * parts;
  }
  return Math.min(selectedCount, Math.floor(sum / parts));
}
