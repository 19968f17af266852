/** What a run has come to: all that its reports are made from. */
import type { CostResult } from '../cost/cost-result.ts';
import type { AchievedCorrelation } from '../ensemble/achieved-correlations.ts';
import type { DailyStore } from '../ensemble/daily-store.ts';
import type { Design } from '../ensemble/ensemble.ts';
import type { Outcome } from '../ensemble/outcome.ts';
import type { Plan } from '../plan/plan.ts';
import type { StageSchedule } from '../rollout/schedule.ts';
import type { LoadedScenario } from '../scenario/loaded.ts';
import type { UncertainInput } from '../scenario/settle.ts';

/** What of a run is written, and how. */
export interface FolderOptions {
  /** CSV files as Excel needs them. */
  readonly excel: boolean;
  /** The costs for FOCUS, too. */
  readonly focus: boolean;
  /** Names of the tables that are written, in the order of REPORTS; null: all that the run has. */
  readonly tables: readonly string[] | null;
}

export interface RunResult extends FolderOptions {
  readonly loaded: LoadedScenario;
  readonly plan: Plan;
  /** One a replication, in their order. */
  readonly outcomes: readonly Outcome[];
  readonly daily: DailyStore;
  /** What the replications cost, on the mean and each; null without costs. */
  readonly costs: CostResult | null;
  readonly design: Design;
  /** The inputs that were drawn, in the order of the values in the outcomes. */
  readonly inputs: readonly UncertainInput[];
  /** One a pair of `correlations`. */
  readonly correlations: readonly AchievedCorrelation[];
  /** What `--until` asked for and whether it was reached; null: it was not asked. */
  readonly until: UntilResult | null;
  /** Replications done once more with other luck, for `--split`; null: it was not asked. */
  readonly secondLuck: readonly Outcome[] | null;
  /** The seed as the user wrote it. */
  readonly seedText: string;
  readonly replications: number;
  readonly headroomVersion: string;
  /** Relative change of used content in the first days without rollout; null: not looked at. */
  readonly drift: { readonly days: number; readonly share: number } | null;
  /** Mailboxes in the organisation file, and as many as the scenario asks for; null: the same. */
  readonly mailboxScaling: { readonly from: number; readonly to: number } | null;
  /** One a stage: its calendar as planned, before anything is simulated. */
  readonly plannedStages: readonly StageSchedule[];
}

export interface UntilResult {
  readonly requirement: string;
  readonly isReached: boolean;
  /** As many replications would have been simulated at most. */
  readonly replicationsMax: number;
}
