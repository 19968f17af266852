/**
 * The plan: a scenario compiled to numbers and columns, the same for every replication. Plain
 * read-only data. What differs between replications is in `Parameters` and in the draws.
 */
import type { CalendarDate } from '../calendar/date.ts';
import type { CostPlan } from '../cost/cost-plan.ts';
import type { DayCalendar } from '../demand/demand.ts';
import type { Population } from '../population/population.ts';
import type { QuotaLevel } from '../quota/levels.ts';
import type { Key } from '../random/key.ts';
import type { MoveLimits } from '../rollout/move-nights.ts';
import type { OpenDays } from '../rollout/open-days.ts';
import type { GateSpec, Pace, StageOrder } from '../scenario/rollout-spec.ts';
import type { StoragePlan } from '../storage/storage-plan.ts';

export interface Plan {
  readonly name: string;
  readonly seed: Key;
  readonly startDate: CalendarDate;
  readonly dayCount: number;
  readonly calendar: DayCalendar;
  readonly population: Population;
  readonly churn: ChurnPlan;
  readonly pools: PoolMembership;
  /** Of the home platform; null: there is one pool, which is not told of, and nothing runs full. */
  readonly storage: StoragePlan | null;
  /** Where mailboxes can lie: home, and those to which stages move them. */
  readonly platforms: readonly PlatformPlan[];
  /** Null: nothing costs anything. */
  readonly costs: CostPlan | null;
  /** Those within the horizon, in order of days. */
  readonly milestones: readonly { readonly name: string; readonly day: number }[];
  /** Of the days before the horizon that storage asks for. */
  readonly history: DayCalendar;
  readonly rows: Rows;
  readonly quota: QuotaPlan;
  readonly rollout: RolloutPlan;
  /** Days whose mailbox sizes are reported, ascending. */
  readonly sizeDays: readonly number[];
  /** Null: all mailboxes are simulated. */
  readonly sample: PlanSample | null;
}

/** What a plan of some of the mailboxes stands for; its rows and stages have only those. */
export interface PlanSample {
  /** As asked for. */
  readonly share: number;
  /** Mailboxes that are simulated: about that share of each cohort, and one at least. */
  readonly mailboxCount: number;
  /** By cohort: how many mailboxes there are in all. */
  readonly fullCountOfCohort: Uint32Array;
}

/** A platform; each has storage, or none has. */
export interface PlatformPlan {
  readonly name: string;
  readonly storage: StoragePlan | null;
}

/** When people leave, and what becomes of their mailboxes. */
export interface ChurnPlan {
  /** By day of the horizon: the weight of its month; their mean over the months of a year is 1. */
  readonly dayWeights: Float64Array;
  readonly retentionDays: number;
  /** Whether anybody may leave, in some replication. */
  readonly hasLeavers: boolean;
}

/** To which storage pool mailboxes belong. */
export interface PoolMembership {
  /**
   * Of all platforms together, numbered through, those of the home platform first; one each without
   * storage.
   */
  readonly poolCount: number;
  /** Empty without storage. */
  readonly names: readonly string[];
  /** Number of the pool at home, by organisation. */
  readonly poolOfOrganisation: Uint8Array;
  /** The same by platform, home first. */
  readonly poolOf: readonly Uint8Array[];
}

/** Mailboxes in the order in which they are simulated: by cohort, pool, group and number. */
export interface Rows {
  readonly mailboxOf: Uint32Array;
  readonly rowOf: Uint32Array;
  /** Cohort c has the rows [cohortStart[c], cohortStart[c + 1]). */
  readonly cohortStart: Uint32Array;
  /**
   * Sections, whose totals are added up apart where a gate asks for those of some stages alone: by
   * which stages may change their mailboxes, ascending. Otherwise all mailboxes are one section.
   */
  readonly sections: readonly (readonly number[])[];
  /** In the order of their rows; together they are all rows. */
  readonly groups: readonly RowGroup[];
}

/** Rows [firstRow, endRow) of a cohort and pool, all of which the same stages may change. */
export interface RowGroup {
  readonly cohort: number;
  /** Of their cohort, pool and section, at the start: see cells.ts. */
  readonly cell: number;
  readonly firstRow: number;
  readonly endRow: number;
  /** Indexes of stages, ascending. */
  readonly claimedBy: readonly number[];
}

export interface QuotaPlan {
  readonly levels: readonly QuotaLevel[];
  /** By level: the bytes that its quota counts as where a ratio is needed (unlimited ones too). */
  readonly countsAsBytes: Float64Array;
  /** Level at the start, by tier. */
  readonly levelOfTier: Uint8Array;
  /**
   * A quota follows from the tier and from its regime, 0 as at the start or stage + 1 as that stage
   * leaves it: entry regime * tierCount + tier.
   */
  readonly levelOfRegime: Uint8Array;
  /** By tier: the next larger one; of the largest itself. */
  readonly nextTier: Uint8Array;
  /** Upper end of the fill at the start: the receive threshold's share of the quota, 1 if none. */
  readonly fillMax: number;
  /** Spearman correlation of tier rank and traffic within a cohort. */
  readonly correlationWithTraffic: number;
}

export interface RolloutPlan {
  readonly openDays: OpenDays;
  readonly stages: readonly PlanStage[];
  readonly gates: readonly PlanGate[];
  /** Null: no attempt fails. */
  readonly failures: { readonly retryAfterDays: number; readonly attempts: number } | null;
  readonly standing: readonly PlanStandingRule[];
  /** Null: nothing moves. */
  readonly moves: PlanMoves | null;
}

/** How mailboxes move to another platform. */
export interface PlanMoves {
  readonly limits: MoveLimits;
  /** Days whose nights are planned at once, by the contents of the evening before. */
  readonly planEveryDays: number;
  /** Days from a move until the copy at home is gone. */
  readonly dropSourceAfterDays: number;
}

/** A gate with indexes in place of names. */
export interface PlanGate extends Omit<GateSpec, 'pool' | 'stages'> {
  readonly pool: number | null;
  /** On which it acts. */
  readonly stages: readonly number[];
}

export interface PlanStandingRule {
  readonly name: string;
  /** Index of the state from which on it holds. */
  readonly fromState: number;
  readonly afterDays: number;
  /** Upgrades are made on days [firstDay, endDay) that are working days. */
  readonly firstDay: number;
  readonly endDay: number;
}

export interface PlanStage {
  readonly name: string;
  /**
   * Whom the stage may change, as mailbox numbers; in the stage's order where that is known now.
   */
  readonly members: Uint32Array;
  /** How many mailboxes they stand for: in a sample more than they are. */
  readonly fullCount: number;
  readonly order: StageOrder;
  /** Only mailboxes at least this full at the stage's start; null: all members. */
  readonly fillAtLeast: number | null;
  /**
   * Takes what stages with `fillAtLeast` that started before it have left; null: not a rest stage.
   */
  readonly leftOverOf: readonly number[];
  readonly begin:
    | { readonly startDay: number }
    | { readonly after: number; readonly bakeWorkingDays: number };
  readonly pace: Pace;
  /** By when it should have finished, as a day; null: no date is set. */
  readonly byDay: number | null;
  /** Index of the platform to which it moves mailboxes; null: it changes quotas. */
  readonly moveTo: number | null;
  /** The level that a mailbox gets, by its tier; the tier's own level: no change. */
  readonly levelOfTierAfter: Uint8Array;
}
