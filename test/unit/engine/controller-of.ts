/** Controllers of stages for ten mailboxes in three organisations, and what these look like. */
import { expect } from 'vitest';
import type { EveningView, Observation } from '../../../src/engine/controller.ts';
import { rolloutController } from '../../../src/engine/rollout-controller.ts';
import { compilePlan } from '../../../src/plan/compile.ts';
import { NO_TURN } from '../../../src/rollout/turns.ts';
import type { StageSpec } from '../../../src/scenario/rollout-spec.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { day, EVERYTHING, ORGANISATIONS, withStages } from '../../support/plain-scenario.ts';

/** 1 July 2013, a Monday, to 30 September. */
export const DAY_COUNT = 92;
export const LAST_DAY = DAY_COUNT - 1;

/** Nobody may look. */
export const BLIND: EveningView = {
  usedBytes: () => {
    throw new Error('a controller looked at a content');
  },
  quotaBytes: () => {
    throw new Error('a controller looked at a quota');
  },
  leaveDay: () => NO_TURN,
};

/** Contents by mailbox number, under quotas of 100. */
export const seeing = (...used: readonly number[]): EveningView => ({
  usedBytes: (mailbox) => used[mailbox]!,
  quotaBytes: () => 100,
  leaveDay: () => NO_TURN,
});

/** A controller of stages for mailboxes 0 to 3 (a), 4 and 5 (b), 6 to 9 (c). */
export function controllerOf(...stages: readonly Partial<StageSpec<number>>[]) {
  return controllerOfScenario(withStages(...stages));
}

/** The same of the stages and the storage of a scenario. */
export function controllerOfScenario(scenario: Scenario<number>) {
  const { plan, faults } = compilePlan(scenario, ORGANISATIONS);
  expect(faults).toEqual([]);
  const controller = rolloutController(plan!);
  /** By mailbox: when it is changed, as told so far. */
  const turns = new Map<number, number>();
  return {
    turns: () => [...turns].sort(([a], [b]) => a - b),
    observe: (observation: Observation) => controller.observe!(observation),
    /** Changes set, as day: mailboxes in the order set; and the day of the next question. */
    decide: (onDay: number, view: EveningView) => {
      const set: Record<number, number[]> = {};
      const byStage: Record<number, number> = {};
      const asked = controller.decide(onDay, view, (mailbox, changeDay, stage) => {
        turns.set(mailbox, changeDay);
        if (changeDay === NO_TURN) return;
        if (set[changeDay] === undefined) set[changeDay] = [];
        set[changeDay].push(mailbox);
        byStage[stage] = (byStage[stage] ?? 0) + 1;
      });
      return { set, asked, byStage };
    },
    freeUntil: (claimedBy: readonly number[], asked: number) =>
      controller.freeUntil!(claimedBy, asked),
    stages: () => controller.stages().stages,
    events: () =>
      controller.stages().events.map((e) => [e.day, e.stage, e.kind, e.mailboxCount, e.cause]),
  };
}

export const only = (...organisations: string[]) => ({ ...EVERYTHING, organisations });
export const onDay = (offset: number) => ({ start: day('2013-07-01') + offset });
