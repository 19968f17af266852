/**
 * The reference's own rollout: asked every morning, it looks at nothing but yesterday, and at the
 * end of each day at what its gates ask for.
 */
import { mayStart } from './begin.ts';
import type { Disk } from './disks.ts';
import { type Gate, holds, untripped, watch } from './gates.ts';
import { isPresent, type Mailbox } from './mailbox.ts';
import { planRounds } from './move-rounds.ts';
import type { Change, Context, Happening, Yesterday } from './rollout-context.ts';
import {
  countsOf,
  finishIfDone,
  isUnderWay,
  notStarted,
  restLast,
  type StageRun,
  start,
} from './stage.ts';
import { countLostDays, liveStageDay } from './stage-day.ts';
import type { World } from './world.ts';

/** Says each morning, in day order, who changes today. */
export type Morning = (day: number, yesterday: Yesterday) => readonly Change[];

export interface Rollout {
  readonly morning: Morning;
  readonly evening: (day: number, boxes: readonly Mailbox[], disks: readonly Disk[]) => void;
  readonly runs: readonly StageRun[];
  readonly gates: readonly Gate[];
  readonly happenings: readonly Happening[];
}

export function rolloutOf(world: World): Rollout {
  const { stages, gates } = world.plan.rollout;
  const context: Context = {
    world,
    runs: stages.map(notStarted),
    gates: gates.map(untripped),
    ...{ happenings: [], stops: new Map(), attempts: [] },
    nights: { booked: [], overPlan: [], holding: [] },
  };
  const { runs, happenings } = context;
  return {
    morning: (day, yesterday) => {
      context.attempts.length = 0;
      const undone = stopAll(context, day, yesterday.boxes);
      startAll(context, day, yesterday.boxes);
      planRounds(context, { day, ...yesterday });
      const changes = runs.flatMap((own) =>
        isUnderWay(own) ? liveStageDay(context, own, { day, ...yesterday }) : [],
      );
      countLostDays(context, { day, ...yesterday });
      for (const own of runs) {
        if (!isUnderWay(own) || !finishIfDone(own, day, yesterday.boxes)) continue;
        const mailboxCount = countsOf(own, yesterday.boxes, day + 1).changed;
        happenings.push({ day, kind: 'finish', stage: own.index, mailboxCount });
      }
      return [...undone, ...changes, ...joining(context, day, yesterday.boxes)];
    },
    evening: (day, boxes, disks) => watchAll(context, day, { boxes, disks }),
    ...{ runs, gates: context.gates, happenings },
  };
}

/** Gates that have tripped stop what is running, and with it what would have come after. */
function stopAll(context: Context, day: number, boxes: readonly Mailbox[]): Change[] {
  const { runs, stops, happenings } = context;
  const undone: Change[] = [];
  for (const [stage, { index: gate, gate: rule }] of stops) {
    const own = runs[stage]!;
    const isRollback = rule.onTrip === 'rollback';
    const back = isRollback ? changedBy(own, boxes, day) : [];
    own.stopped = isRollback ? 'rolled back' : 'aborted';
    own.stopDay = day;
    own.rolledBackCount = back.length;
    undone.push(...back.map(({ number }) => ({ mailbox: number, stage, undoes: true })));
    const kind = isRollback ? 'rollback' : 'abort';
    happenings.push({
      day,
      kind,
      stage,
      gate,
      ...(isRollback ? { mailboxCount: back.length } : {}),
    });
  }
  stops.clear();
  for (;;) {
    const blocked = runs.filter(
      ({ stage, stopDay }) =>
        stopDay === null && 'after' in stage.begin && runs[stage.begin.after]!.stopDay !== null,
    );
    if (blocked.length === 0) return undone;
    for (const own of blocked) {
      own.stopped = 'blocked';
      own.stopDay = day;
      happenings.push({ day, kind: 'blocked', stage: own.index });
    }
  }
}

/**
 * Whom a stage has changed, or let join with its quota, and who is still there today; of those that
 * it has moved only who has a copy at home.
 */
function changedBy(own: StageRun, boxes: readonly Mailbox[], day: number): Mailbox[] {
  const changed = own.members
    .map((mailbox) => boxes[mailbox]!)
    .filter((box) => {
      const { outcome, isPassed } = own.courses.get(box.number)!;
      return (outcome === 'changed' || isPassed) && box.joinDay < day && isPresent(box, day);
    });
  if (own.stage.moveTo === null) return changed;
  const back = changed.filter(({ copy }) => copy !== null && day < copy.dropDay);
  own.lateCount = changed.filter(({ movedBy }) => movedBy === own.index).length - back.length;
  return back;
}

function startAll(context: Context, day: number, boxes: readonly Mailbox[]): void {
  const { world, runs, gates, happenings } = context;
  const due = runs.filter((own) => {
    if (own.startDay !== null || own.stopDay !== null) return false;
    const isHeld = gates.some((gate) => holds(gate, own.index));
    const wasAsked = own.askedDay !== null;
    const isDue = mayStart(own, day, { world, runs, isHeld });
    if (!wasAsked && own.askedDay !== null) {
      happenings.push({ day, kind: 'approval', stage: own.index });
    }
    return isDue;
  });
  for (const own of restLast(due)) {
    start(own, day, { runs, boxes, world });
    happenings.push({ day, kind: 'start', stage: own.index, mailboxCount: own.presentCount });
  }
}

/** Who joins today and was passed before: it begins with the stage's quota, if it still acts. */
function joining({ runs }: Context, day: number, boxes: readonly Mailbox[]): Change[] {
  return runs.flatMap((own) =>
    own.stopped !== null
      ? []
      : own.members
          .filter((mailbox) => own.courses.get(mailbox)!.isPassed)
          .filter((mailbox) => boxes[mailbox]!.joinDay === day)
          .map((mailbox) => ({ mailbox, stage: own.index })),
  );
}

interface Seen {
  readonly boxes: readonly Mailbox[];
  readonly disks: readonly Disk[];
}

function watchAll(context: Context, day: number, { boxes, disks }: Seen): void {
  const { world, runs, gates, happenings, stops, attempts } = context;
  const running = runs.filter(
    ({ startDay, finishDay, stopDay }) =>
      startDay !== null && (finishDay === null || finishDay >= day) && stopDay === null,
  );
  const evening = { day, world, boxes, disks, attempts, running: running.map((own) => own.index) };
  for (const own of gates) {
    const turn = watch(own, evening);
    if (turn === null) continue;
    const { acts, onTrip, stages } = own.gate;
    const tripped = !acts ? 'report' : onTrip === 'alert' ? 'alert' : 'trip';
    const kind = turn.trips ? tripped : 'clear';
    happenings.push({ day, kind, stage: null, gate: own.index, value: turn.value });
    if (kind !== 'trip' || onTrip === 'pause') continue;
    for (const { index } of running.filter(isUnderWay)) {
      if (!stages.includes(index)) continue;
      // Taking back is more than stopping; of two that do the same the first is told of.
      const stronger = onTrip === 'rollback' && stops.get(index)?.gate.onTrip === 'abort';
      if (!stops.has(index) || stronger) stops.set(index, own);
    }
  }
}
