/**
 * Controllers of stages for ten mailboxes in three organisations, what these look like, and days
 * that a test scripts.
 */
import { expect } from 'vitest';
import {
  type Controller,
  type EveningView,
  type Observation,
  UNDO,
} from '../../../src/engine/controller.ts';
import { rolloutController } from '../../../src/engine/rollout-controller.ts';
import type { StageEvent } from '../../../src/engine/trace.ts';
import { createTurnsMemory } from '../../../src/engine/turns-memory.ts';
import { compilePlan } from '../../../src/plan/compile.ts';
import type { RolloutParameters } from '../../../src/plan/parameters.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { Key } from '../../../src/random/key.ts';
import { NO_TURN } from '../../../src/rollout/turns.ts';
import type { GateSpec, RolloutSpec, StageSpec } from '../../../src/scenario/rollout-spec.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { day, EVERYTHING, ORGANISATIONS, withStages } from '../../support/plain-scenario.ts';

/** 1 July 2013, a Monday, to 30 September. */
export const DAY_COUNT = 92;
export const LAST_DAY = DAY_COUNT - 1;

/**
 * Whose attempts fail: of this key the draws of mailbox 0 are 0.028, 0.089, 0.903, and those of
 * mailbox 8 are 0.040, 0.185. Nobody else's first draw is below 0.237.
 */
export const KEY: Key = { word0: 1, word1: 2 };

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

/** Nobody may look, but some leave, on days by mailbox number. */
export const leaving = (days: Readonly<Record<number, number>>): EveningView => ({
  ...BLIND,
  leaveDay: (mailbox) => days[mailbox] ?? NO_TURN,
});

/** A plan for mailboxes 0 to 3 (a), 4 and 5 (b), 6 to 9 (c). */
export function planOfScenario(scenario: Scenario<number>): Plan {
  const { plan, faults } = compilePlan(scenario, ORGANISATIONS);
  expect(faults).toEqual([]);
  return plan!;
}

/** What a replication has drawn; by default no attempt fails and no approval is needed. */
export function controllerOfPlan(plan: Plan, drawn: Partial<RolloutParameters> = {}): Controller {
  const { stages, standing } = plan.rollout;
  return rolloutController(plan, {
    parameters: {
      failureShare: 0,
      approvalWorkingDays: stages.map(() => 0),
      requestShares: standing.map(() => 0),
      ...drawn,
    },
    key: KEY,
    turns: createTurnsMemory(),
    heldPools: new Uint8Array(plan.pools.poolCount * plan.dayCount),
  });
}

/** A controller of stages for the plan's mailboxes. */
export function controllerOf(...stages: readonly Partial<StageSpec<number>>[]) {
  return controllerOfScenario(withStages(...stages));
}

/** The same of the stages and the storage of a scenario. */
export function controllerOfScenario(
  scenario: Scenario<number>,
  drawn: Partial<RolloutParameters> = {},
) {
  const plan = planOfScenario(scenario);
  const controller = controllerOfPlan(plan, drawn);
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
        expect(changeDay).toBeGreaterThanOrEqual(onDay);
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

/** What a test lets an evening be; the opening, -1, has no counts. */
export interface ScriptedEvening {
  /** By pool, in TiB. */
  readonly pools?: readonly (readonly [needed: number, usable: number])[];
  readonly counts?: Observation['countOf'];
}

export interface Script {
  readonly evening: (day: number) => ScriptedEvening;
  /** On the eve of a day. */
  readonly view?: EveningView | ((day: number) => EveningView);
  readonly drawn?: Partial<RolloutParameters>;
}

/**
 * Plays a rollout day by day as the engine does, and once more as it does where it hopes that no
 * rule acts: both ways must come to the same. What is done to mailboxes is told by day.
 */
export function play(plan: Plan, script: Script) {
  const played = playWatched(plan, script, 0);
  for (let watchedFrom = plan.dayCount; ; ) {
    const attempt = playWatched(plan, script, watchedFrom);
    if (attempt.actingDay === null) {
      expect(attempt.done).toEqual(played.done);
      expect(attempt.told).toEqual(played.told);
      return { ...played.told, done: played.done, lines: linesOf(plan, played.told.events) };
    }
    watchedFrom = attempt.actingDay + 1;
  }
}

/** What is done to mailboxes: by day, which, and `s0` by stage 0 or `undo s0`. */
type Done = Record<number, Record<number, string>>;

/** Decides about the days before one without a look at them, and about the others day by day. */
function playWatched(plan: Plan, { evening, view = BLIND, drawn = {} }: Script, from: number) {
  const controller = controllerOfPlan(plan, drawn);
  /** By mailbox; quotas and moves have theirs apart. */
  const slots = new Map<string, { readonly day: number; readonly what: number }>();
  const done: Done = {};
  const told = () => controller.stages();
  const viewOn = (onDay: number) => (typeof view === 'function' ? view(onDay) : view);
  const decide = (onDay: number): number =>
    controller.decide(onDay, viewOn(onDay), (mailbox, changeDay, what) => {
      expect(changeDay).toBeGreaterThanOrEqual(onDay);
      const moves = plan.rollout.stages[what % UNDO]!.moveTo !== null;
      slots.set(`${mailbox} ${moves}`, { day: changeDay, what });
    });
  const carryOut = (onDay: number): void => {
    for (const [key, slot] of slots) {
      if (slot.day !== onDay) continue;
      const { what } = slot;
      const mailbox = Number(key.split(' ')[0]);
      done[onDay] ??= {};
      done[onDay][mailbox] = what >= UNDO ? `undo s${what - UNDO}` : `s${what}`;
    }
  };
  const observe = (onDay: number): boolean => {
    const { pools = [], counts = () => 0 } = evening(onDay);
    const inBytes = pools.map(([needed, usable]) => ({
      neededBytes: needed * TIB,
      usableBytes: usable * TIB,
    }));
    return controller.observe?.({ day: onDay, countOf: counts, pools: inBytes }) ?? false;
  };
  observe(-1);
  let asked = 0;
  for (let onDay = 0; onDay < from; onDay++) {
    if (onDay === asked) asked = decide(onDay);
    carryOut(onDay);
  }
  for (let onDay = 0; onDay < from; onDay++) {
    const acts = observe(onDay);
    if (acts && onDay + 1 < from) return { done, told: told(), actingDay: onDay };
    if (acts) asked = from;
  }
  for (let onDay = from; onDay < plan.dayCount; onDay++) {
    if (onDay >= asked) asked = decide(onDay);
    carryOut(onDay);
    if (observe(onDay)) asked = onDay + 1;
  }
  return { done, told: told(), actingDay: null };
}

const TIB = 2 ** 40;

/** Events as text, one a line: day, stage, event, mailboxes, rule, value, cause. */
function linesOf(plan: Plan, events: readonly StageEvent[]): string {
  const lines = events.map(({ day: onDay, stage, kind, mailboxCount, rule, value, cause }) => {
    const name = stage === null ? '-' : plan.rollout.stages[stage]!.name;
    const what = [name, kind, mailboxCount ?? '-', rule, value ?? '-', cause];
    return `${onDay}, ${what.join(', ')}`;
  });
  return `\n${lines.join('\n')}\n`;
}

export const only = (...organisations: string[]) => ({ ...EVERYTHING, organisations });
export const onDay = (offset: number) => ({ start: day('2013-07-01') + offset });
export const following = (name: string, bakeWorkingDays = 0) => ({
  begin: { after: name, bakeWorkingDays },
});

/** A gate that pauses all stages while there are more than ten contacts a day. */
export const GATE: GateSpec = {
  name: 'contacts',
  metric: 'contactsPerDay',
  pool: null,
  scope: 'all',
  stages: null,
  beyond: 'above',
  trip: { bound: 10, days: 1 },
  clear: null,
  onTrip: 'pause',
  acts: true,
};

/** Stages with what may stop them. */
export function withRules(
  rules: Partial<Omit<RolloutSpec<number>, 'gates' | 'stages'>> & {
    readonly gates?: readonly Partial<GateSpec>[];
  },
  ...stages: readonly Partial<StageSpec<number>>[]
): Scenario<number> {
  const scenario = withStages(...stages);
  const gates = (rules.gates ?? []).map((gate) => ({ ...GATE, ...gate }));
  return { ...scenario, rollout: { ...scenario.rollout, ...rules, gates } };
}

/** A scenario in which people may leave. */
export function withLeavers(scenario: Scenario<number>): Scenario<number> {
  const { population } = scenario;
  const cohorts = population.cohorts.map((cohort) => ({ ...cohort, leaversPerYear: 0.1 }));
  return { ...scenario, population: { ...population, cohorts } };
}

/** A scenario in which one joins organisation b, on each of these days: mailboxes 10, 11, ... */
export function withJoinersOn(
  scenario: Scenario<number>,
  ...days: readonly number[]
): Scenario<number> {
  const { population } = scenario;
  const onboarding = days.map((offset) => ({
    name: `on day ${offset}`,
    from: day('2013-07-01') + offset,
    to: day('2013-07-01') + offset,
    mailboxCount: 1,
    organisationType: 'practice',
    importedBytes: 0,
  }));
  return { ...scenario, population: { ...population, onboarding } };
}
