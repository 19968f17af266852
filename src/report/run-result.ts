/** What a run has come to: all that its reports are made from. */
import type { Trace } from '../engine/trace.ts';
import type { Plan } from '../plan/plan.ts';
import type { StageSchedule } from '../rollout/schedule.ts';
import type { LoadedScenario } from '../scenario/loaded.ts';

export interface RunResult {
  readonly loaded: LoadedScenario;
  readonly plan: Plan;
  /** One a replication, in their order. */
  readonly traces: readonly Trace[];
  /** The seed as the user wrote it. */
  readonly seedText: string;
  readonly replications: number;
  readonly headroomVersion: string;
  /** Relative change of used content in the first days without rollout; null: not looked at. */
  readonly drift: { readonly days: number; readonly share: number } | null;
  /** Write CSV files as Excel needs them. */
  readonly excel: boolean;
  /** Mailboxes in the organisation file, and as many as the scenario asks for; null: the same. */
  readonly mailboxScaling: { readonly from: number; readonly to: number } | null;
  /** One a stage: its calendar as planned, before anything is simulated. */
  readonly plannedStages: readonly StageSchedule[];
}
