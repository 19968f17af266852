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

/** Whom a stage changes. */
interface Selected {
  /** In the stage's order. */
  readonly members: Uint32Array;
  /** How many mailboxes they stand for: in a sample more than they are. */
  readonly fullCount: number;
}

/** How far a stage has come. */
interface StageProgress extends Selected {
  readonly startDay: number;
  /** Of all the mailboxes that the members stand for. */
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
    const selected = selectedAtStart(plan, index, view, progress);
    const list = batches({
      pace: stage.pace,
      totalCount: selected.fullCount,
      startDay: day,
      open: openDays.open,
    });
    setBatches(selected, list, (mailbox, onDay) => setChange(mailbox, onDay, index));
    const done = list.at(-1)?.endPosition ?? 0;
    const lastDay = list.at(-1)?.day ?? day;
    const finishDay = done === selected.fullCount ? lastDay : null;
    const { members, fullCount } = selected;
    progress.set(index, { startDay: day, members, fullCount, batches: list, finishDay });
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

/**
 * Sets the day of each member, by cumulative rounding: when so many of all mailboxes are done, so
 * many of those simulated are. Both come to their end on the same day.
 */
function setBatches(
  { members, fullCount }: Selected,
  list: readonly Batch[],
  set: (mailbox: number, day: number) => void,
): void {
  const positionOf = (fullPosition: number): number =>
    Math.floor((fullPosition * members.length) / fullCount);
  for (const { day, firstPosition, endPosition } of list) {
    const end = positionOf(endPosition);
    for (let at = positionOf(firstPosition); at < end; at++) set(members[at]!, day);
  }
}

function selectedAtStart(
  plan: Plan,
  index: number,
  view: EveningView,
  progress: ReadonlyMap<number, StageProgress>,
): Selected {
  const { stages } = plan.rollout;
  const stage = stages[index]!;
  if (!dependsOnContent(stage)) return stage;
  const possible = stage.leftOverOf.length > 0 ? restOf(stage, stages, progress) : stage;
  const fillOf = (mailbox: number) => view.usedBytes(mailbox) / view.quotaBytes(mailbox);
  const { members, fullCount } = fullEnough(possible, stage.fillAtLeast, fillOf);
  const key = populationKey(plan.seed);
  return { members: orderMembers(members, stage.order, { key, fillOf }), fullCount };
}

function restOf(
  rest: PlanStage,
  stages: readonly PlanStage[],
  progress: ReadonlyMap<number, StageProgress>,
): Selected {
  let { fullCount } = rest;
  // Both stand in the order of their stage, which may be random.
  const started = rest.leftOverOf.flatMap((other) => {
    const chosen = progress.get(other);
    if (chosen === undefined) return [];
    const possible = stages[other]!;
    fullCount += possible.fullCount - chosen.fullCount;
    return [{ possible: possible.members.slice().sort(), chosen: chosen.members.slice().sort() }];
  });
  return { members: restAtStart(rest.members, started), fullCount };
}

/** In a sample the number in all is estimated: the same share as of those simulated. */
function fullEnough(
  possible: Selected,
  fillAtLeast: number | null,
  fillOf: (mailbox: number) => number,
): Selected {
  if (fillAtLeast === null) return possible;
  const members = atLeastAsFull(possible.members, fillAtLeast, fillOf);
  if (members.length === 0) return { members, fullCount: 0 };
  const fullCount = (possible.fullCount * members.length) / possible.members.length;
  return { members, fullCount: Math.round(fullCount) };
}

function stageTrace(stage: PlanStage, progress: StageProgress | undefined): StageTrace {
  if (progress === undefined) {
    const left = stage.fullCount;
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
    selectedCount: progress.fullCount,
    changedCount,
    leftCount: progress.fullCount - changedCount,
  };
}

/** Starts, finishes, and what the end of the horizon leaves, in order of days. */
function stageEvents(plan: Plan, progress: ReadonlyMap<number, StageProgress>): StageEvent[] {
  const lastDay = plan.dayCount - 1;
  const events: StageEvent[] = [];
  for (const [stage, { begin, fullCount }] of plan.rollout.stages.entries()) {
    const state = progress.get(stage);
    const trace = stageTrace(plan.rollout.stages[stage]!, state);
    if (state === undefined) {
      const never = { day: lastDay, stage, mailboxCount: fullCount };
      events.push({ ...never, kind: 'left', cause: 'never started' });
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
