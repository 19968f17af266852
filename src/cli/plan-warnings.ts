/** What cannot work in a rollout, as far as its calendar tells. None of it is a fault. */
import type { Scenario } from '../scenario/scenario.ts';
import { freezeWarnings } from './freeze-warnings.ts';
import type { StageCalendar } from './stage-calendar.ts';
import { stageWarnings } from './stage-warnings.ts';

/** A line each: stages that come too late, and freezes that cost them too much. */
export function planWarnings(calendar: StageCalendar, scenario: Scenario): string[] {
  return [...stageWarnings(calendar), ...freezeWarnings(calendar, scenario)];
}
