/** The rollout as a scenario describes it: stages, and what starts, stops and undoes them. */
import type { CalendarDate } from '../calendar/date.ts';
import type { DateRange, NamedDateRange } from '../calendar/open-days.ts';
import type { MovesSpec } from './platform-spec.ts';
import type { QuotaBytes, SelectSpec } from './scenario.ts';

export interface RolloutSpec<Uncertain> {
  readonly calendar: {
    readonly workingDaysOnly: boolean;
    /** Monday to Sunday: may changes be made? */
    readonly weekdays: readonly boolean[];
    /** Empty: always. */
    readonly windows: readonly DateRange[];
  };
  readonly freezes: readonly NamedDateRange[];
  /** Null: no attempt fails. */
  readonly failures: FailuresSpec<Uncertain> | null;
  readonly gates: readonly GateSpec[];
  readonly standing: readonly StandingRuleSpec<Uncertain>[];
  /** Null where no stage moves mailboxes. */
  readonly moves: MovesSpec | null;
  readonly stages: readonly StageSpec<Uncertain>[];
}

/** Attempts to change a mailbox that come to nothing. */
export interface FailuresSpec<Uncertain> {
  /** Of attempts. */
  readonly share: Uncertain;
  /** Calendar days until the next attempt may be made. */
  readonly retryAfterDays: number;
  /** Of one mailbox, the first included; after so many it has failed for good. */
  readonly attempts: number;
}

export const GATE_METRICS = [
  'poolUtilisation',
  'shareBlocked',
  'shareWarned',
  'contactsPerDay',
  'failureShare',
  'runwayDays',
] as const;

/** What a gate looks at on the evening of each day. */
export type GateMetric = (typeof GATE_METRICS)[number];

export const GATE_ACTIONS = ['pause', 'abort', 'rollback', 'alert'] as const;

export type GateAction = (typeof GATE_ACTIONS)[number];

/** A rule that stops stages when a metric goes beyond a bound. */
export interface GateSpec {
  readonly name: string;
  readonly metric: GateMetric;
  /** Null: the worst of those in scope. */
  readonly pool: string | null;
  /** Whose mailboxes and pools the metric is taken over. */
  readonly scope: 'running' | 'all';
  /** On which it acts; null: on all. */
  readonly stages: readonly string[] | null;
  /** On which side of the bounds there is trouble: `below` only makes sense for a runway. */
  readonly beyond: 'above' | 'below';
  readonly trip: GateBound;
  /** Null: it clears on the first day that is not beyond the bound of the trip. */
  readonly clear: GateBound | null;
  readonly onTrip: GateAction;
  /** False: it only reports what it would have done. */
  readonly acts: boolean;
}

export interface GateBound {
  /** A share, a number a day, or days: as the metric has it. */
  readonly bound: number;
  /** Days with a value running. */
  readonly days: number;
}

/** Upgrades on request: who has been short of space for so long may ask for the next tier. */
export interface StandingRuleSpec<Uncertain> {
  readonly name: string;
  /** In this state, or in one that is worse. */
  readonly when: 'warned' | 'send-blocked' | 'full';
  readonly afterDays: number;
  /** Of those who come into the state. */
  readonly share: Uncertain;
  /** Days on which upgrades are made; null: no bound. */
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

export interface StageSpec<Uncertain> {
  readonly name: string;
  readonly select: SelectSpec;
  readonly change: StageChange;
  readonly order: StageOrder;
  readonly begin:
    | { readonly start: CalendarDate }
    | { readonly after: string; readonly bakeWorkingDays: number };
  /** Working days from the first day on which it could start to the approval; null: none needed. */
  readonly approvalWorkingDays: Uncertain | null;
  /** Its date: by when it should have finished; null: none is set. */
  readonly by: CalendarDate | null;
  readonly pace: Pace;
  readonly allowEmpty: boolean;
}

/** What a stage does to a mailbox: it changes the quota, or moves it to another platform. */
export type StageChange =
  | { readonly kind: 'quota'; readonly quota: QuotaChange }
  | { readonly kind: 'move'; readonly platform: string };

/** A factor on the quota that a tier has at the start, or sizes by tier. */
export type QuotaChange =
  | { readonly factor: number }
  | { readonly tiers: Readonly<Record<string, QuotaBytes>> };

export type StageOrder = 'organisations' | 'fullest-first' | 'emptiest-first' | 'random';

/** Mailboxes by open day: a rate, a ramp from one rate to another, or all over so many days. */
export type Pace =
  | { readonly perDay: number }
  | { readonly fromPerDay: number; readonly toPerDay: number; readonly rampDays: number }
  | { readonly overDays: number };
