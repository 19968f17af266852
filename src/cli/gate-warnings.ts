/** Gates that can never act, as far as their bounds and the calendar tell. */
import type { OpenDays } from '../rollout/open-days.ts';
import type { GateSpec } from '../scenario/rollout-spec.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { PlanWarning } from './plan-warning.ts';
import { counted } from './words.ts';

/** The trend of a runway looks at 28 days, of which the eve of the first may be one. */
const DAYS_BEFORE_RUNWAY = 26;

/** What is never above 1. */
const SHARES: readonly string[] = ['shareBlocked', 'shareWarned', 'failureShare'];

/** Gates that never trip, and those that have no stage to act on. */
export function gateWarnings(
  scenario: Scenario,
  days: Pick<OpenDays, 'workingDay'>,
): PlanWarning[] {
  return scenario.rollout.gates.flatMap((gate) => {
    const message = whyNever(gate, scenario, days);
    return message === null ? [] : [{ about: 'gate', name: gate.name, message }];
  });
}

function whyNever(
  gate: GateSpec,
  scenario: Scenario,
  days: Pick<OpenDays, 'workingDay'>,
): string | null {
  if (scenario.rollout.stages.length === 0 && gate.acts && gate.onTrip !== 'alert') {
    return 'never acts: there are no stages';
  }
  const why = whyNeverBeyond(gate, scenario);
  if (why !== null) return `never trips: ${why}`;
  const valueDays = valueDayCount(gate, days);
  if (gate.trip.days <= valueDays) return null;
  const asked = counted(gate.trip.days, 'day');
  return `never trips: it asks for ${asked}, and there is a value on ${valueDays} at most`;
}

function whyNeverBeyond({ metric, beyond, trip }: GateSpec, scenario: Scenario): string | null {
  if (beyond === 'below') return trip.bound <= 0 ? `no ${metric} is below 0` : null;
  if (SHARES.includes(metric) && trip.bound >= 1) return `no ${metric} is above 100 %`;
  const { warn, send, receive } = scenario.quota.thresholds;
  if (metric === 'shareWarned' && warn === null) return 'there is no warn threshold';
  if (metric === 'shareBlocked' && send === null && receive === null) {
    return 'there is neither a send nor a receive threshold';
  }
  return null;
}

/** On how many days of the horizon the metric can have a value. */
function valueDayCount({ metric }: GateSpec, { workingDay }: Pick<OpenDays, 'workingDay'>): number {
  const dayCount = workingDay.length;
  switch (metric) {
    case 'contactsPerDay':
    case 'failureShare':
      return workingDay.reduce((sum, mark) => sum + mark, 0);
    case 'runwayDays':
      return Math.max(0, dayCount - DAYS_BEFORE_RUNWAY);
    default:
      return dayCount;
  }
}
