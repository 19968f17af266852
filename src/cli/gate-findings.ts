/** What a run says to a planner of its gates: how often they trip, and what they stop. */
import type { StageEvent, StageEventKind } from '../engine/trace.ts';
import type { PlanGate } from '../plan/plan.ts';
import type { RunResult } from '../report/run-result.ts';
import { percent } from '../review/compare-figures.ts';
import type { GateAction } from '../scenario/rollout-spec.ts';
import { inReplications } from './words.ts';

/** So many stages are named in a line; the others stand in stages.csv. */
const STAGES_NAMED_MAX = 5;

const EFFECTS: Readonly<Record<GateAction, { kind: StageEventKind; verb: string } | null>> = {
  pause: { kind: 'pause', verb: 'pauses' },
  abort: { kind: 'abort', verb: 'aborts' },
  rollback: { kind: 'rollback', verb: 'rolls back' },
  alert: null,
};

/** A line a gate that trips in some replication. */
export function gateTexts(result: RunResult): string[] {
  return result.plan.rollout.gates.flatMap((gate) => {
    const trips = happens(result, ({ stage, rule, kind }) => {
      return stage === null && rule === gate.name && kind !== 'clear';
    });
    if (!trips.includes(true)) return [];
    const verb = !gate.acts ? 'would trip' : gate.onTrip === 'alert' ? 'alerts' : 'trips';
    const isOnTrial = gate.acts ? '' : ' (mode: report)';
    return [
      `gate ${gate.name} ${verb} ${inReplications(trips)}${effectText(gate, result)}${isOnTrial}`,
    ];
  });
}

/** The stages that the gate has stopped, and how often; empty if none. */
function effectText({ name, onTrip }: PlanGate, result: RunResult): string {
  const effect = EFFECTS[onTrip];
  if (effect === null) return '';
  const stopped = stagesWith(result, ({ rule, kind }) => rule === name && kind === effect.kind);
  return stopped === '' ? '' : ` and ${effect.verb} ${stopped}`;
}

/** The stages that never start for a stage that was stopped before them; null if there is none. */
export function blockedText(result: RunResult): string | null {
  const blocked = stagesWith(result, ({ kind }) => kind === 'blocked');
  return blocked === ''
    ? null
    : `stages that never start, as one before is aborted or rolled back: ${blocked}`;
}

type Matches = (event: StageEvent) => boolean;

/** Whether there is such an event, by replication. */
function happens({ outcomes }: RunResult, matches: Matches): boolean[] {
  return outcomes.map(({ stageEvents }) => stageEvents.some(matches));
}

/** The stages that have such an event, with the share of replications: `pilot (5.0 %), ...`. */
function stagesWith(result: RunResult, matches: Matches): string {
  const all = result.plan.rollout.stages.flatMap(({ name }, index) => {
    const happened = happens(result, (event) => event.stage === index && matches(event));
    const share = happened.filter(Boolean).length / happened.length;
    return share === 0 ? [] : [`${name} (${percent(share)})`];
  });
  const left = all.length - STAGES_NAMED_MAX;
  const named = all.slice(0, STAGES_NAMED_MAX).join(', ');
  return left <= 0 ? named : `${named} and ${left} more: stages.csv`;
}
