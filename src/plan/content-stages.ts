/** Stages that wait for what mailboxes hold: by fill, in an order by fill, or what these leave. */
import type { PlanStage } from './plan.ts';

/** Whether it shows only at a stage's start which of its possible members it selects. */
export function dependsOnFill({ fillAtLeast, leftOverOf }: PlanStage): boolean {
  return fillAtLeast !== null || leftOverOf.length > 0;
}

/** Whether a stage's members or their order depend on how full mailboxes are at its start. */
export function dependsOnContent(stage: PlanStage): boolean {
  return (
    dependsOnFill(stage) || stage.order === 'fullest-first' || stage.order === 'emptiest-first'
  );
}

/**
 * Whether a stage is laid out on the eve of its start, by what mailboxes hold: moves always are.
 */
export function needsEve(stage: PlanStage): boolean {
  return stage.moveTo !== null || dependsOnContent(stage);
}

/** All mailboxes that a stage may change, in lists that may overlap those of other stages. */
export function possibleMembers(stages: readonly PlanStage[], index: number): Uint32Array[] {
  const { members, leftOverOf } = stages[index]!;
  return [members, ...leftOverOf.map((other) => stages[other]!.members)];
}
