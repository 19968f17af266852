/** A stage on its start day: whom it selects, where that depends on how full mailboxes are, too. */
import { dependsOnContent } from '../plan/content-stages.ts';
import type { Plan, PlanStage } from '../plan/plan.ts';
import { populationKey } from '../population/build-population.ts';
import { atLeastAsFull, restAtStart } from '../rollout/at-start.ts';
import { orderMembers } from '../rollout/order.ts';
import { failingAttempts } from './attempts.ts';
import type { EveningView } from './controller.ts';
import type { ControllerInput } from './rollout-progress.ts';
import { goOn, type Holding, type Selected, type StageCourse } from './stage-course.ts';

/** Whom a stage may change, and how many they stand for: in a sample more than they are. */
interface Chosen {
  readonly members: Uint32Array;
  readonly fullCount: number;
}

export interface SelectionInput {
  readonly view: EveningView;
  /** The stages that have started, by index. */
  readonly courses: ReadonlyMap<number, StageCourse>;
}

/** Lays a stage out that starts on a day. */
export function layOut(
  plan: Plan,
  { stage, startDay }: { readonly stage: number; readonly startDay: number },
  input: SelectionInput & {
    readonly mayAct: Uint8Array;
    readonly holding: Holding;
    readonly input: ControllerInput;
  },
): StageCourse {
  const { mayAct, holding, view } = input;
  const { turns, ...luck } = input.input;
  const chosen = stillThere(plan, chosenAtStart(plan, stage, input), { view, startDay });
  const { members } = chosen;
  const { hasLeavers } = plan.churn;
  const course = {
    ...chosen,
    ...{ stage, startDay, mayAct, plannedUntil: startDay, stopped: null, hasWaited: false },
    turns: turns(stage, members.length),
    ...{ tooLarge: new Set<number>(), shortNights: new Set<number>() },
    failing: failingAttempts(members, holding.attempts.most, luck),
    leaveDays: hasLeavers ? Int32Array.from(members, view.leaveDay) : null,
  };
  return goOn(plan, course, { fromDay: startDay, holding, usedBytes: view.usedBytes });
}

/** Without those who have left by the day, and with the number of those who have joined. */
function stillThere(
  { churn, population }: Plan,
  { members, fullCount }: Chosen,
  { view, startDay }: { readonly view: EveningView; readonly startDay: number },
): Selected {
  const { openingCount, joiners } = population;
  // Nothing is known of who is there where none of them is simulated.
  if (members.length === 0) return { members, presentCount: 0, fullCount, weight: 1 };
  const weight = fullCount / members.length;
  const staying = churn.hasLeavers
    ? members.filter((mailbox) => view.leaveDay(mailbox) > startDay)
    : members;
  if (joiners.joinDay.length === 0 && staying.length === members.length) {
    return { members, presentCount: members.length, fullCount, weight };
  }
  let presentCount = 0;
  for (const mailbox of staying) {
    if (mailbox < openingCount || joiners.joinDay[mailbox - openingCount]! <= startDay) {
      presentCount++;
    }
  }
  return { members: staying, presentCount, fullCount: Math.round(presentCount * weight), weight };
}

function chosenAtStart(plan: Plan, index: number, { view, courses }: SelectionInput): Chosen {
  const { stages } = plan.rollout;
  const stage = stages[index]!;
  if (!dependsOnContent(stage)) return { members: stage.members, fullCount: stage.fullCount };
  const possible = stage.leftOverOf.length > 0 ? restOf(stage, stages, courses) : stage;
  const fillOf = (mailbox: number) => view.usedBytes(mailbox) / view.quotaBytes(mailbox);
  const { members, fullCount } = fullEnough(possible, stage.fillAtLeast, fillOf);
  const key = populationKey(plan.seed);
  return {
    members: orderMembers(members, stage.order, { key, population: plan.population, fillOf }),
    fullCount,
  };
}

function restOf(
  rest: PlanStage,
  stages: readonly PlanStage[],
  courses: ReadonlyMap<number, StageCourse>,
): Chosen {
  let { fullCount } = rest;
  // Both stand in the order of their stage, which may be random.
  const started = rest.leftOverOf.flatMap((other) => {
    const chosen = courses.get(other);
    if (chosen === undefined) return [];
    const possible = stages[other]!;
    const weight = possible.fullCount / Math.max(1, possible.members.length);
    fullCount += Math.round(weight * (possible.members.length - chosen.members.length));
    return [{ possible: possible.members.slice().sort(), chosen: chosen.members.slice().sort() }];
  });
  return { members: restAtStart(rest.members, started), fullCount };
}

/** In a sample the number in all is estimated: the same share as of those simulated. */
function fullEnough(
  possible: Chosen,
  fillAtLeast: number | null,
  fillOf: (mailbox: number) => number,
): Chosen {
  if (fillAtLeast === null) return possible;
  const members = atLeastAsFull(possible.members, fillAtLeast, fillOf);
  if (members.length === 0) return { members, fullCount: 0 };
  const fullCount = (possible.fullCount * members.length) / possible.members.length;
  return { members, fullCount: Math.round(fullCount) };
}
