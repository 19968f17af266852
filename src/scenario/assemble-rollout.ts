/** The rollout as the program uses it: stages, and what starts, stops and undoes them. */
import { WEEKDAY_NAMES } from '../calendar/date.ts';
import { assembleMoves } from './assemble-platforms.ts';
import type {
  GateBound,
  GateSpec,
  RolloutSpec,
  StageChange,
  StageSpec,
  StandingRuleSpec,
} from './rollout-spec.ts';
import type { SelectSpec, UncertainValue } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';

const WORKING_WEEKDAYS: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

type RolloutFile = ScenarioFile['rollout'];
type GateFile = RolloutFile['gates'][number];
type StageFile = RolloutFile['stages'][number];

/** Makes what the file says of the rollout. */
export function assembleRollout(file: RolloutFile): RolloutSpec<UncertainValue> {
  const { calendar, freezes, failures, gates, standing, moves, stages } = file;
  const { workingDaysOnly, days, windows } = calendar;
  const open = days ?? (workingDaysOnly ? WORKING_WEEKDAYS : WEEKDAY_NAMES);
  return {
    calendar: {
      workingDaysOnly,
      weekdays: WEEKDAY_NAMES.map((day) => open.includes(day)),
      windows,
    },
    freezes,
    failures: failures ?? null,
    gates: gates.map(assembleGate),
    standing: standing.map(assembleStanding),
    moves: moves === undefined ? null : assembleMoves(moves),
    stages: stages.map(assembleStage),
  };
}

/** Rules have made sure that a trip has one bound, and that a clear has the other one. */
function assembleGate(file: GateFile): GateSpec {
  const { name, metric, pool, scope, stages, trip, clear, onTrip, mode } = file;
  return {
    name,
    metric,
    pool: pool ?? null,
    scope,
    stages: stages ?? null,
    beyond: trip.above !== undefined ? 'above' : 'below',
    trip: boundOf(trip),
    clear: clear === undefined ? null : boundOf(clear),
    onTrip,
    acts: mode === 'act',
  };
}

function boundOf({ above, below, forDays }: GateFile['trip']): GateBound {
  const bound = above ?? below;
  if (bound === undefined) throw new Error('a gate has no bound, which a rule refuses');
  return { bound: bound.amount, days: forDays };
}

function assembleStanding(file: RolloutFile['standing'][number]): StandingRuleSpec<UncertainValue> {
  const { name, when, afterDays, share, from = null, to = null } = file;
  return { name, when, afterDays, share, from, to };
}

function assembleStage(stage: StageFile): StageSpec<UncertainValue> {
  return {
    name: stage.name,
    select: assembleSelect(stage.select),
    change: changeOf(stage),
    order: stage.order,
    begin: beginOf(stage),
    approvalWorkingDays: stage.approval?.workingDays ?? null,
    by: stage.by ?? null,
    pace: paceOf(stage),
    allowEmpty: stage.allowEmpty,
  };
}

function changeOf({ name, change }: StageFile): StageChange {
  const { quota, platform } = change;
  if (platform !== undefined) return { kind: 'move', platform };
  if (quota === undefined) {
    throw new Error(`the stage ${name} has neither quota nor platform, which a rule refuses`);
  }
  const { factor, tiers = {} } = quota;
  return { kind: 'quota', quota: factor !== undefined ? { factor } : { tiers } };
}

function assembleSelect(select: StageFile['select']): SelectSpec {
  if (select === 'rest') {
    return select;
  }
  return {
    organisationTypes: select.organisationTypes ?? null,
    regions: select.regions ?? null,
    organisations: select.organisations ?? null,
    cohorts: select.cohorts ?? null,
    tiers: select.tiers ?? null,
    share: select.share ?? null,
    fillAtLeast: select.fillAtLeast ?? null,
  };
}

function beginOf({ name, start, after }: StageFile): StageSpec<UncertainValue>['begin'] {
  if (start !== undefined) {
    return { start };
  }
  if (after === undefined) {
    throw new Error(`the stage ${name} has neither start nor after, which a rule refuses`);
  }
  return { after: after.stage, bakeWorkingDays: after.bake ?? 0 };
}

function paceOf({ name, rate, over }: StageFile): StageSpec<UncertainValue>['pace'] {
  if (over !== undefined) {
    return { overDays: over };
  }
  if (rate === undefined) {
    throw new Error(`the stage ${name} has neither rate nor over, which a rule refuses`);
  }
  return typeof rate === 'number'
    ? { perDay: rate }
    : { fromPerDay: rate.from, toPerDay: rate.to, rampDays: rate.ramp };
}
