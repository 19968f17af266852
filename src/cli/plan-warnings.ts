/** What cannot work in a rollout, as far as it shows without simulating. */
import type { Scenario } from '../scenario/scenario.ts';
import { freezeWarnings } from './freeze-warnings.ts';
import { gateWarnings } from './gate-warnings.ts';
import type { PlanWarning } from './plan-warning.ts';
import type { StageCalendar } from './stage-calendar.ts';
import { stageWarnings } from './stage-warnings.ts';

/** Of stages that come too late, of freezes that cost too much, and of gates that never act. */
export function planWarnings(calendar: StageCalendar, scenario: Scenario): PlanWarning[] {
  return [
    ...stageWarnings(calendar),
    ...freezeWarnings(calendar, scenario),
    ...gateWarnings(scenario, calendar.days),
  ];
}
