/** The controller that carries out a plan's rollout: stage by stage, as each may start. */
import { dependsOnContent } from '../plan/content-stages.ts';
import type { Plan, PlanStage } from '../plan/plan.ts';
import { populationKey } from '../population/build-population.ts';
import { atLeastAsFull, restAtStart } from '../rollout/at-start.ts';
import { type Batch, batches } from '../rollout/batches.ts';
import { orderMembers } from '../rollout/order.ts';
import { startDayOf } from '../rollout/start-day.ts';
import type { Controller, EveningView, SetChange } from './controller.ts';
import type { StageEvent, StageTrace } from './trace.ts';

/** How far a stage has come. */
interface StageProgress {
  readonly startDay: number;
  readonly members: Uint32Array;
  readonly batches: readonly Batch[];
  /** Null: not within the horizon. */
  readonly finishDay: number | null;
}

/**
 * A controller for one replication. Stages that depend on no content are laid out in advance; one
 * that does (by fill, or in an order by fill) is laid out on the eve of its start.
 */
export function rolloutController(plan: Plan): Controller {
  const { stages, openDays } = plan.rollout;
  const progress = new Map<number, StageProgress>();
  const turns = restLast(stages);

  const startDay = (stage: PlanStage): number | null =>
    startDayOf(stage.begin, openDays, (index) => progress.get(index)?.finishDay ?? null);

  const start = (index: number, day: number, view: EveningView, setChange: SetChange): void => {
    const stage = stages[index]!;
    const members = membersAtStart(plan, index, view, progress);
    const list = batches({
      pace: stage.pace,
      totalCount: members.length,
      startDay: day,
      open: openDays.open,
    });
    for (const batch of list) {
      for (let at = batch.firstPosition; at < batch.endPosition; at++) {
        setChange(members[at]!, batch.day, index);
      }
    }
    const done = list.at(-1)?.endPosition ?? 0;
    const lastDay = list.at(-1)?.day ?? day;
    const finishDay = done === members.length ? lastDay : null;
    progress.set(index, { startDay: day, members, batches: list, finishDay });
  };

  return {
    decide(day, view, setChange) {
      let askAgain = plan.dayCount;
      for (let found = true; found; ) {
        found = false;
        for (const index of turns) {
          if (progress.has(index)) continue;
          const stage = stages[index]!;
          const from = startDay(stage);
          if (from === null) continue;
          if (from <= day || !dependsOnContent(stage)) {
            start(index, from, view, setChange);
            found = true;
          } else if (from < askAgain) askAgain = from;
        }
      }
      return askAgain;
    },
    freeUntil(claimedBy, asked) {
      const undecided = claimedBy.filter((index) => !progress.has(index));
      const starts = undecided.map((index) => startDay(stages[index]!));
      const known = starts.filter((day) => day !== null);
      const earliest = Math.min(plan.dayCount, ...known);
      return known.length === starts.length || earliest <= asked ? earliest : null;
    },
    stages: () => ({
      stages: stages.map((stage, index) => stageTrace(stage, progress.get(index))),
      events: stageEvents(plan, progress),
    }),
  };
}

/**
 * Indices of stages; a rest finds what stages by fill have left that start on its own first day.
 */
function restLast(stages: readonly PlanStage[]): number[] {
  const indices = [...stages.keys()];
  const isRest = (index: number): boolean => stages[index]!.leftOverOf.length > 0;
  return [...indices.filter((index) => !isRest(index)), ...indices.filter(isRest)];
}

function membersAtStart(
  plan: Plan,
  index: number,
  view: EveningView,
  progress: ReadonlyMap<number, StageProgress>,
): Uint32Array {
  const { stages } = plan.rollout;
  const stage = stages[index]!;
  if (!dependsOnContent(stage)) return stage.members;
  let members = stage.members;
  if (stage.leftOverOf.length > 0) {
    // Both stand in the order of their stage, which may be random.
    const started = stage.leftOverOf.flatMap((other) => {
      const chosen = progress.get(other)?.members.slice().sort();
      const possible = stages[other]!.members.slice().sort();
      return chosen === undefined ? [] : [{ possible, chosen }];
    });
    members = restAtStart(members, started);
  }
  const fillOf = new Float64Array(plan.population.mailboxCount);
  for (const mailbox of members) {
    fillOf[mailbox] = view.usedBytes(mailbox) / view.quotaBytes(mailbox);
  }
  if (stage.fillAtLeast !== null) members = atLeastAsFull(members, stage.fillAtLeast, fillOf);
  return orderMembers(members, stage.order, { key: populationKey(plan.seed), fillOf });
}

function stageTrace(stage: PlanStage, progress: StageProgress | undefined): StageTrace {
  if (progress === undefined) {
    const left = stage.members.length;
    return {
      startDay: null,
      finishDay: null,
      selectedCount: left,
      changedCount: 0,
      leftCount: left,
    };
  }
  const changedCount = progress.batches.at(-1)?.endPosition ?? 0;
  return {
    startDay: progress.startDay,
    finishDay: progress.finishDay,
    selectedCount: progress.members.length,
    changedCount,
    leftCount: progress.members.length - changedCount,
  };
}

/** Starts, finishes, and what the end of the horizon leaves, in order of days. */
function stageEvents(plan: Plan, progress: ReadonlyMap<number, StageProgress>): StageEvent[] {
  const lastDay = plan.dayCount - 1;
  const events: StageEvent[] = [];
  for (const [stage, { begin, members: possible }] of plan.rollout.stages.entries()) {
    const state = progress.get(stage);
    const trace = stageTrace(plan.rollout.stages[stage]!, state);
    if (state === undefined) {
      const count = possible.length;
      events.push({
        day: lastDay,
        stage,
        kind: 'left',
        mailboxCount: count,
        cause: 'never started',
      });
      continue;
    }
    const cause =
      'after' in begin ? `after ${plan.rollout.stages[begin.after]!.name}` : 'start date';
    const count = trace.selectedCount;
    events.push({ day: state.startDay, stage, kind: 'start', mailboxCount: count, cause });
    if (state.finishDay !== null) {
      const done = { day: state.finishDay, stage, mailboxCount: trace.changedCount };
      events.push({ ...done, kind: 'finish', cause: 'every mailbox changed' });
    } else {
      const left = { day: lastDay, stage, mailboxCount: trace.leftCount };
      events.push({ ...left, kind: 'left', cause: 'end of the horizon' });
    }
  }
  return events.sort((a, b) => a.day - b.day || a.stage - b.stage);
}
