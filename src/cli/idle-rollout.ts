/** What a scenario says of gates, failures, requests and approvals to no effect. */
import type { GateMetric, GateSpec, StandingRuleSpec } from '../scenario/rollout-spec.ts';
import type { Scenario, UncertainValue } from '../scenario/scenario.ts';
import { RUNWAY_TREND_DAYS } from '../storage/runway.ts';
import { isAlways0 } from './idle-churn.ts';
import { groupDigits } from './words.ts';

/** A line each. */
export function rolloutNotes(scenario: Scenario): string[] {
  const { failures, gates, standing, stages } = scenario.rollout;
  const notes: string[] = [];
  if (failures !== null && stages.length === 0) {
    notes.push('rollout.failures has no effect: there is no stage');
  } else if (failures !== null && isAlways0(failures.share)) {
    notes.push('rollout.failures has no effect: no attempt fails');
  }
  for (const { name, approvalWorkingDays } of stages) {
    if (approvalWorkingDays !== null && isAlways0(approvalWorkingDays)) {
      notes.push(`rollout.stages.${name}.approval has no effect: it is given at once`);
    }
  }
  return [
    ...notes,
    ...gates.flatMap((gate) => gateNotes(gate, scenario)),
    ...standing.flatMap((rule) => standingNotes(rule, scenario)),
  ];
}

function gateNotes(gate: GateSpec, scenario: Scenario): string[] {
  const address = `rollout.gates.${gate.name}`;
  const never = whyItNeverTrips(gate, scenario);
  if (never !== null) return [`${address} never trips: ${never}`];
  const notes: string[] = [];
  if (gate.onTrip === 'alert' && gate.stages !== null) {
    notes.push(`${address}.stages has no effect: an alert stops nothing`);
  }
  if (gate.metric === 'failureShare' && gate.onTrip === 'pause' && gate.acts) {
    notes.push(
      `${address} may never clear: stages that it pauses attempt nothing, so that there is no share ` +
        'of failures to clear by; let it alert or abort',
    );
  }
  if (gate.metric === 'runwayDays' && gate.onTrip === 'pause' && gate.acts) {
    notes.push(
      `${address} may never clear: where the stages that it pauses were what grew, there is no ` +
        'runway to clear by; let it alert or abort',
    );
  }
  const { clear, beyond } = gate;
  if (clear !== null && isOutOfReach(gate, clear.bound, beyond === 'above' ? 'below' : 'above')) {
    notes.push(`${address} never clears: ${boundText(gate.metric, beyond === 'above')}`);
  }
  return notes;
}

function whyItNeverTrips(gate: GateSpec, scenario: Scenario): string | null {
  const { rollout, horizon } = scenario;
  const dayCount = horizon.end - horizon.start + 1;
  if (gate.scope === 'running' && rollout.stages.length === 0) return 'there is no stage';
  if (isOutOfReach(gate, gate.trip.bound, gate.beyond)) {
    return boundText(gate.metric, gate.beyond === 'below');
  }
  const neededDays = gate.trip.days + (gate.metric === 'runwayDays' ? RUNWAY_TREND_DAYS - 1 : 0);
  if (neededDays > dayCount) {
    return `it needs ${groupDigits(neededDays)} days, and the horizon has ${groupDigits(dayCount)}`;
  }
  return gate.beyond === 'above' ? whyItIsAlways0(gate.metric, scenario) : null;
}

/** No metric is below 0, and shares of mailboxes and of attempts are not above 1. */
function isOutOfReach({ metric }: GateSpec, bound: number, side: 'above' | 'below'): boolean {
  return side === 'below' ? bound === 0 : isShareOfAll(metric) && bound === 1;
}

function isShareOfAll(metric: GateMetric): boolean {
  return metric === 'shareBlocked' || metric === 'shareWarned' || metric === 'failureShare';
}

function boundText(metric: GateMetric, isLow: boolean): string {
  return `${metric} is never ${isLow ? 'below 0' : 'above 100%'}`;
}

function whyItIsAlways0(metric: GateMetric, { quota, rollout }: Scenario): string | null {
  const { warn, send, receive } = quota.thresholds;
  if (metric === 'shareWarned' && warn === null) return 'there is no warn threshold';
  if (metric === 'shareBlocked' && send === null && receive === null) {
    return 'there is no send and no receive threshold';
  }
  const { failures } = rollout;
  const isFailing = failures !== null && !isAlways0(failures.share);
  return metric === 'failureShare' && !isFailing ? 'no attempt fails' : null;
}

function standingNotes(rule: StandingRuleSpec<UncertainValue>, { horizon }: Scenario): string[] {
  const why = whyNobodyAsks(rule, horizon);
  return why === null ? [] : [`rollout.standing.${rule.name} has no effect: ${why}`];
}

function whyNobodyAsks(
  { share, from, to, afterDays }: StandingRuleSpec<UncertainValue>,
  { start, end }: Scenario['horizon'],
): string | null {
  if (isAlways0(share)) return 'nobody asks';
  if ((from ?? start) > end || (to ?? end) < start) return 'none of its days is in the horizon';
  // Who is short of space at the start is so from the evening before it.
  const first = start - 1 + afterDays;
  if (first > Math.min(end, to ?? end)) return 'it waits until its days are over';
  return null;
}
