/**
 * The scenario as read-only data, after parsing and merging: sizes are bytes, shares 0 to 1, dates
 * `CalendarDate`s. `Uncertain` is what stands where the format allows a range: `UncertainValue` as
 * loaded, `number` once a replication's values are settled (see settle.ts).
 */
import type { CalendarDate } from '../calendar/date.ts';
import type { NamedDateRange } from '../calendar/open-days.ts';
import type { Slump } from '../calendar/slumps.ts';
import type { HolidayCalendar } from '../calendar/working-days.ts';
import type { Distribution, LegalRange } from '../random/distribution.ts';
import type { ChurnSpec, OnboardingSpec } from './churn-spec.ts';
import type { CostsSpec } from './costs-spec.ts';
import type { PlatformSpec } from './platform-spec.ts';
import type { RolloutSpec } from './rollout-spec.ts';
import type { StorageSpec } from './storage-spec.ts';

/** A number that is not known exactly, with the finite range in which it is legal. */
export interface UncertainValue {
  readonly distribution: Distribution;
  readonly range: LegalRange;
}

export interface Scenario<Uncertain = UncertainValue> {
  readonly name: string;
  readonly title: string;
  /** The question that the scenario asks, in a sentence; empty when not given. */
  readonly question: string;
  /** Both days belong to the horizon. */
  readonly horizon: { readonly start: CalendarDate; readonly end: CalendarDate };
  readonly run: RunSpec;
  /** Days whose mailbox sizes are reported; null: start, milestones, end. */
  readonly report: { readonly sizesOn: readonly CalendarDate[] | null };
  readonly currency: string;
  readonly calendar: { readonly holidays: HolidayCalendar; readonly slumps: readonly Slump[] };
  readonly milestones: readonly { readonly name: string; readonly date: CalendarDate }[];
  readonly traffic: Traffic<Uncertain>;
  readonly population: {
    /** Mailboxes in all; null: as many as the organisations have. */
    readonly mailboxCount: number | null;
    readonly organisations: OrganisationSource;
    /** What cohorts share that have none of their own: such values are the same objects there. */
    readonly everyCohort: SharedHabits<Uncertain>;
    readonly cohorts: readonly CohortSpec<Uncertain>[];
    readonly churn: ChurnSpec;
    readonly onboarding: readonly OnboardingSpec<Uncertain>[];
  };
  readonly quota: QuotaSpec;
  /** What every cohort shares that does not override it: such values are the same objects there. */
  readonly owners: OwnersSpec<Uncertain>;
  /** Pairs of uncertain inputs that go together, each pair at most once. */
  readonly correlations: readonly RankCorrelation[];
  readonly rollout: RolloutSpec<Uncertain>;
  /** Null: mail lies anywhere, and no pool can run full. */
  readonly storage: StorageSpec | null;
  /** To which stages may move mailboxes; all start at home, which is none of them. */
  readonly platforms: readonly PlatformSpec[];
  /** Null: nothing costs anything. */
  readonly costs: CostsSpec<Uncertain> | null;
}

export interface RunSpec {
  readonly replications: number;
  readonly seed: string;
  readonly sampling: Sampling;
  /** Latin hypercubes into which the replications are divided. */
  readonly hypercubeCount: number;
}

export const SAMPLINGS = ['latin-hypercube', 'random', 'medians'] as const;

/** How uncertain inputs are drawn; `medians`: not at all. */
export type Sampling = (typeof SAMPLINGS)[number];

/** Spearman's rank correlation of two uncertain inputs, by their addresses. */
export interface RankCorrelation {
  readonly a: string;
  readonly b: string;
  readonly rankCorrelation: number;
}

/** What moves all mailboxes' traffic alike. */
export interface Traffic<Uncertain> {
  readonly shocks: readonly (NamedDateRange & { readonly factor: Uncertain })[];
  /** Monthly factor of mean 1, log-normal, AR(1) in its logarithm; null: none. */
  readonly commonFactor: { readonly sd: Uncertain; readonly correlation: Uncertain } | null;
  /** A reported total with which `validate` compares the cohorts' traffic. */
  readonly reportedMessages: {
    readonly year: number;
    readonly month: number;
    readonly count: number;
  } | null;
}

/** Either a CSV file (`file` as written, `path` as resolved) or types from which to synthesise. */
export type OrganisationSource =
  | { readonly file: string; readonly path: string }
  | { readonly types: readonly OrganisationTypeShape[] };

export interface OrganisationTypeShape {
  readonly type: string;
  readonly count: number;
  readonly mailboxCount: number;
  /** Region to share of the type's organisations; sums to 1. */
  readonly regions: Readonly<Record<string, number>>;
}

export interface CohortSpec<Uncertain> extends CohortHabits<Uncertain> {
  readonly name: string;
  /** Empty: all types that no other cohort is bound to. */
  readonly organisationTypes: readonly string[];
  readonly share: number;
  readonly fill: FillSpec<Uncertain>;
  /** The scenario's `owners` with the cohort's own values over it. */
  readonly owners: OwnersSpec<Uncertain>;
}

/** What owners do of their own accord: `everyCohort` of the scenario under the cohort's own. */
export interface CohortHabits<Uncertain> {
  readonly messagesPerWorkingDay: Uncertain;
  readonly messageBytes: Uncertain;
  readonly sentShare: Uncertain;
  readonly offDayShare: Uncertain;
  readonly trafficGrowthPerYear: Uncertain;
  /** From each date on this rate replaces the one before; in date order. */
  readonly growthSegments: readonly { readonly from: CalendarDate; readonly perYear: Uncertain }[];
  readonly keepShare: Uncertain;
  readonly spread: {
    readonly owners: Uncertain;
    readonly regimes: Uncertain;
    readonly regimeDays: Uncertain;
  };
  readonly housekeeping: { readonly perYear: Uncertain; readonly share: Uncertain };
  /** Joiners a year over the mailboxes at the start; certain, as it says which there are. */
  readonly joinersPerYear: number;
  /** The probability that an owner leaves within a year. */
  readonly leaversPerYear: Uncertain;
}

/** Some habits, and some of the parts of those that have parts. */
export type SharedHabits<Uncertain> = Partial<
  Omit<CohortHabits<Uncertain>, 'spread' | 'housekeeping'> & {
    readonly [Key in 'spread' | 'housekeeping']: Partial<CohortHabits<Uncertain>[Key]>;
  }
>;

/** Used over quota at the start: a beta by mean and sd, or quantiles from a calibration. */
export type FillSpec<Uncertain> = {
  /** Spearman rank correlation with the owner's traffic. */
  readonly correlationWithTraffic: number;
} & (
  | { readonly mean: Uncertain; readonly sd: Uncertain }
  | { readonly quantiles: readonly { readonly share: number; readonly fill: number }[] }
);

/** How owners react to what a quota does. Probabilities a day; delays are means in days. */
export interface OwnersSpec<Uncertain> {
  readonly cleanUpPerDay: {
    readonly warned: Uncertain;
    readonly sendBlocked: Uncertain;
    readonly full: Uncertain;
  };
  /** Shares of the quota between which a clean-up's target is uniform. */
  readonly cleanUpTo: { readonly low: number; readonly high: number };
  readonly offloadShare: Uncertain;
  readonly contactShare: Uncertain;
  readonly inducedGrowth: Uncertain;
  readonly inducedDelayDays: Uncertain;
  readonly archives: {
    /** Share of owners who keep a local archive at the start. */
    readonly holderShare: Uncertain;
    readonly medianBytes: Uncertain;
    readonly sigma: Uncertain;
    readonly returnShare: Uncertain;
    /** Share of the quota up to which mail comes back. */
    readonly returnUpTo: number;
    readonly delayDays: Uncertain;
  };
}

export interface QuotaSpec {
  /** Shares of the quota; null: the threshold does not exist. */
  readonly thresholds: {
    readonly warn: number | null;
    readonly send: number | null;
    readonly receive: number | null;
  };
  /** Spearman rank correlation of the rank by which tiers are given with the owner's traffic. */
  readonly correlationWithTraffic: number;
  readonly tiers: readonly {
    readonly name: string;
    readonly bytes: QuotaBytes;
    readonly share: number;
  }[];
  /** What an unlimited quota counts as in a ratio of quotas; null: none is unlimited. */
  readonly unlimitedCountsAsBytes: number | null;
}

/** A quota in bytes; Infinity: unlimited. */
export type QuotaBytes = number;

/** Keys are ANDed, items of a list ORed; null: the key does not narrow. */
export type SelectSpec =
  | 'rest'
  | {
      readonly organisationTypes: readonly string[] | null;
      readonly regions: readonly string[] | null;
      readonly organisations: readonly string[] | null;
      readonly cohorts: readonly string[] | null;
      readonly tiers: readonly string[] | null;
      readonly share: number | null;
      readonly fillAtLeast: number | null;
    };
