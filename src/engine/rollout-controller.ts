/**
 * The controller that carries out a plan's rollout: stage by stage, as each may start and its gates
 * let it, with increases into a pool that is over plan waiting until it is not.
 */
import { needsEve, possibleMembers } from '../plan/content-stages.ts';
import type { Plan, PlanStage } from '../plan/plan.ts';
import { type MoveNights, moveNights } from '../rollout/move-nights.ts';
import { attemptsOn } from './attempts.ts';
import type { Controller, EveningView, Observation, SetChange } from './controller.ts';
import { daysNotHeld, gateWatch } from './gate-watch.ts';
import { increasesInto } from './increases.ts';
import { poolWaits } from './pool-waits.ts';
import { type ControllerInput, type Progress, runsOn, startOf } from './rollout-progress.ts';
import { forEachFate, goOn, type StageCourse, setChanges } from './stage-course.ts';
import { stageEvents } from './stage-events.ts';
import { layOut } from './stage-selection.ts';
import { stageTrace } from './stage-trace.ts';

/**
 * A controller for one replication. Stages that depend on no content are laid out in advance; one
 * that does (by fill, or in an order by fill) is laid out on the eve of its start. What has been
 * laid out is laid out anew from the day on which other pools are over plan, or other gates
 * tripped, than before.
 */
export function rolloutController(plan: Plan, input: ControllerInput): Controller {
  const { stages, gates, failures } = plan.rollout;
  input.heldPools.fill(0);
  const progress: Progress = {
    plan,
    input,
    courses: new Map(),
    gates: gateWatch(plan),
    waits: poolWaits(plan),
    holding: {
      heldPools: input.heldPools,
      attempts: { most: failures?.attempts ?? 1, retryAfterDays: failures?.retryAfterDays ?? 1 },
      nights: nightsOf(plan),
    },
    stopped: new Map(),
    hasChanged: false,
  };
  return {
    decide(day, view, setChange) {
      const means = { view, setChange };
      if (progress.hasChanged) layOutAnew(progress, day, means);
      progress.hasChanged = false;
      planNextRounds(progress, day, means);
      return Math.min(layOutFrom(progress, day, means), ...roundEnds(progress));
    },
    freeUntil: (claimedBy, asked) => freeUntil(progress, claimedBy, asked),
    ...(plan.storage === null && gates.length === 0
      ? {}
      : { observe: (observation) => holdsOtherwise(progress, observation) }),
    stages() {
      const traces = stages.map((_, stage) => stageTrace(progress, stage));
      return { stages: traces, events: stageEvents(progress, traces) };
    },
  };
}

/** What a decision looks at, and by what it is told. */
interface Means {
  readonly view: EveningView;
  readonly setChange: SetChange;
}

/** Lays out what can be; returns the first day on which a stage has to be laid out. */
function layOutFrom(progress: Progress, day: number, means: Means): number {
  const { plan, courses } = progress;
  let askAgain = plan.dayCount;
  for (let found = true; found; ) {
    found = false;
    for (const stage of restLast(plan.rollout.stages)) {
      if (courses.has(stage)) continue;
      const from = startOf(progress, stage, { byGates: true }).startDay;
      if (from === null) continue;
      if (from <= day || !needsEve(plan.rollout.stages[stage]!)) {
        start(progress, { stage, startDay: from }, means);
        found = true;
      } else if (from < askAgain) askAgain = from;
    }
  }
  return askAgain;
}

function start(
  progress: Progress,
  at: { readonly stage: number; readonly startDay: number },
  { view, setChange }: Means,
): void {
  const { plan, courses, waits, holding, input, gates } = progress;
  const course = layOut(plan, at, {
    ...{ view, courses, holding, input },
    mayAct: daysNotHeld(plan, gates, { stage: at.stage, mayStart: false }),
  });
  courses.set(at.stage, course);
  setChanges(plan, course, { holding, setChange, fromDay: at.startDay });
  waits.update(course, at.startDay, holding);
}

/** Stages that have not started yet are forgotten: what they wait for may come later. */
function layOutAnew(progress: Progress, day: number, { view, setChange }: Means): void {
  const { plan, courses, waits, holding, gates, stopped } = progress;
  holding.nights?.release(day);
  for (const [stage, course] of inOrder(courses)) {
    if (course.startDay >= day) {
      courses.delete(stage);
      waits.forget(stage);
      setChanges(plan, course, { holding, setChange, fromDay: day, isTakenBack: true });
      continue;
    }
    const stop = stopped.get(stage) ?? null;
    const notHeld = daysNotHeld(plan, gates, { stage, mayStart: false });
    const mayAct = stop === null ? notHeld : notHeld.slice().fill(0, stop.day);
    const going = { fromDay: day, holding, usedBytes: view.usedBytes };
    const gone = goOn(plan, { ...course, mayAct, stopped: stop }, going);
    courses.set(stage, gone);
    setChanges(plan, gone, { holding, setChange, fromDay: day });
    waits.update(gone, day, holding);
  }
}

/** Plans the next round of moves of each stage whose last one ends. */
function planNextRounds(progress: Progress, day: number, { view, setChange }: Means): void {
  const { plan, courses, holding } = progress;
  for (const [stage, course] of inOrder(courses)) {
    if (!isUnplanned(plan, course) || course.plannedUntil > day) continue;
    const going = { fromDay: day, holding, usedBytes: view.usedBytes };
    const gone = goOn(plan, course, going);
    courses.set(stage, gone);
    setChanges(plan, gone, { holding, setChange, fromDay: day });
  }
}

/** The first days of which nothing is planned yet, of stages (by default all) that still move. */
function roundEnds(
  { plan, courses }: Progress,
  stages: readonly number[] = [...courses.keys()],
): number[] {
  return stages.flatMap((stage) => {
    const course = courses.get(stage);
    return course !== undefined && isUnplanned(plan, course) ? [course.plannedUntil] : [];
  });
}

/** Whether some of a stage's moves are not planned yet. */
function isUnplanned(
  { dayCount }: Plan,
  { plannedUntil, finishDay, stopped }: StageCourse,
): boolean {
  return plannedUntil < dayCount && finishDay === null && stopped === null;
}

/** Whether a stage that moves mailboxes has started by a day and not ended before it. */
function movesOn({ plan, courses }: Progress, day: number): boolean {
  return [...courses].some(
    ([stage, course]) => plan.rollout.stages[stage]!.moveTo !== null && runsOn(course, day),
  );
}

function inOrder(courses: ReadonlyMap<number, StageCourse>): [number, StageCourse][] {
  return [...courses].sort(([a], [b]) => a - b);
}

/** In a sample each mailbox takes the room of those for which it stands. */
function nightsOf({ rollout, sample, dayCount }: Plan): MoveNights | null {
  if (rollout.moves === null) return null;
  const all = sample?.fullCountOfCohort.reduce((sum, count) => sum + count, 0) ?? 1;
  const weight = sample === null ? 1 : all / sample.mailboxCount;
  return moveNights(rollout.moves.limits, dayCount, weight);
}

function freeUntil(progress: Progress, claimedBy: readonly number[], asked: number): number | null {
  const undecided = claimedBy.filter((index) => !progress.courses.has(index));
  const starts = undecided.map((index) => startOf(progress, index, { byGates: true }).startDay);
  const known = starts.filter((day) => day !== null);
  const rounds = roundEnds(progress, claimedBy);
  const earliest = Math.min(progress.plan.dayCount, ...known, ...rounds);
  return known.length === starts.length || earliest <= asked ? earliest : null;
}

/** Takes note of an evening; whether that changes what is to come. */
function holdsOtherwise(progress: Progress, observation: Observation): boolean {
  const { day, pools } = observation;
  progress.waits.observe(day, pools);
  const byPools = poolsHoldOtherwise(progress, observation);
  const byGates = day >= 0 && gatesHoldOtherwise(progress, observation);
  return byPools || byGates;
}

function poolsHoldOtherwise(progress: Progress, { day, pools }: Observation): boolean {
  const { plan, holding } = progress;
  const tomorrow = day + 1;
  if (tomorrow >= plan.dayCount) return false;
  let acts = false;
  pools.forEach(({ neededBytes, usableBytes }, pool) => {
    const isHeld = neededBytes > usableBytes ? 1 : 0;
    const at = pool * plan.dayCount;
    if (isHeld === holding.heldPools[at + tomorrow]) return;
    holding.heldPools.fill(isHeld, at + tomorrow, at + plan.dayCount);
    progress.hasChanged = true;
    acts ||=
      plan.rollout.standing.length > 0 ||
      movesOn(progress, tomorrow) ||
      progress.waits.isWaitedFor(pool) ||
      increasesAfter(progress, { pool, day });
  });
  return acts;
}

function gatesHoldOtherwise(progress: Progress, observation: Observation): boolean {
  const { plan, gates, stopped, courses } = progress;
  const { day } = observation;
  const running = [...courses.keys()].filter((stage) => runsOn(courses.get(stage)!, day));
  running.sort((a, b) => a - b);
  const attemptsOf = attemptsOn(progress, day);
  let acts = false;
  for (const index of gates.observe(observation, { running, attemptsOf })) {
    const { acts: isReal, onTrip, stages } = plan.rollout.gates[index]!;
    if (!isReal || onTrip === 'alert') continue;
    acts = true;
    const trip = gates.trips[index]!.at(-1)!;
    if (onTrip === 'pause' || trip.clearDay !== null || day + 1 >= plan.dayCount) continue;
    const isRolledBack = onTrip === 'rollback';
    for (const stage of running.filter((one) => stages.includes(one))) {
      const { finishDay } = courses.get(stage)!;
      if (finishDay === day || (stopped.has(stage) && !isRolledBack)) continue;
      stopped.set(stage, { day: day + 1, isRolledBack });
    }
  }
  if (acts) progress.hasChanged = true;
  return acts && day + 1 < plan.dayCount;
}

/**
 * Indices of stages; a rest finds what stages by fill have left that start on its own first day.
 */
function restLast(stages: readonly PlanStage[]): number[] {
  const indices = [...stages.keys()];
  const isRest = (index: number): boolean => stages[index]!.leftOverOf.length > 0;
  return [...indices.filter((index) => !isRest(index)), ...indices.filter(isRest)];
}

/** Whether some increase into a pool is still to come after a day. */
function increasesAfter(
  { plan, courses, holding }: Progress,
  { pool, day }: { readonly pool: number; readonly day: number },
): boolean {
  return plan.rollout.stages.some((_, stage) => {
    const poolIn = increasesInto(plan, stage);
    const course = courses.get(stage);
    if (course === undefined) {
      const possible = possibleMembers(plan.rollout.stages, stage);
      return possible.some((members) => members.some((mailbox) => poolIn(mailbox) === pool));
    }
    let found = false;
    forEachFate(plan, course, {
      holding,
      settle(position, _, on) {
        found ||= on > day && poolIn(course.members[position]!) === pool;
      },
    });
    return found;
  });
}
