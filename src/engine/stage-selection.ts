/** Whom a stage selects on its start day, where that depends on how full mailboxes are. */
import { dependsOnContent } from '../plan/content-stages.ts';
import type { Plan, PlanStage } from '../plan/plan.ts';
import { populationKey } from '../population/build-population.ts';
import { atLeastAsFull, restAtStart } from '../rollout/at-start.ts';
import { orderMembers } from '../rollout/order.ts';
import type { EveningView } from './controller.ts';
import type { Selected } from './stage-course.ts';

export interface SelectionInput {
  readonly view: EveningView;
  /** The stages that have started, by index. */
  readonly courses: ReadonlyMap<number, Selected>;
}

export function selectedAtStart(
  plan: Plan,
  index: number,
  { view, courses }: SelectionInput,
): Selected {
  const { stages } = plan.rollout;
  const stage = stages[index]!;
  if (!dependsOnContent(stage)) return { members: stage.members, fullCount: stage.fullCount };
  const possible = stage.leftOverOf.length > 0 ? restOf(stage, stages, courses) : stage;
  const fillOf = (mailbox: number) => view.usedBytes(mailbox) / view.quotaBytes(mailbox);
  const { members, fullCount } = fullEnough(possible, stage.fillAtLeast, fillOf);
  const key = populationKey(plan.seed);
  return { members: orderMembers(members, stage.order, { key, fillOf }), fullCount };
}

function restOf(
  rest: PlanStage,
  stages: readonly PlanStage[],
  courses: ReadonlyMap<number, Selected>,
): Selected {
  let { fullCount } = rest;
  // Both stand in the order of their stage, which may be random.
  const started = rest.leftOverOf.flatMap((other) => {
    const chosen = courses.get(other);
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
