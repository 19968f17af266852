/**
 * What the kernel needs to simulate the mailboxes of one cohort in one replication: its parameters
 * hoisted into numbers and tables, the columns, and the tally.
 */
import { type CrossingGuide, crossingGuide } from '../demand/crossing.ts';
import type { DemandCurve } from '../demand/curves.ts';
import type { CohortParameters } from '../plan/parameters.ts';
import type { Plan } from '../plan/plan.ts';
import type { DrawBatch } from '../random/draw-batch.ts';
import type { Key } from '../random/key.ts';
import type { UniformTable } from '../random/uniform-table.ts';
import { type WaitTable, waitTable } from '../random/waits.ts';
import { ROUNDING_UNITS } from '../units/exact-sums.ts';
import type { Columns } from './columns.ts';
import type { LifeSchedule } from './life.ts';
import type { MoveRules } from './moves.ts';
import type { PresenceRules } from './presence.ts';
import type { RequestRules } from './requests.ts';
import type { SizeSamples } from './sizes.ts';
import type { Tally } from './tally.ts';

export interface CohortRun {
  readonly cohort: number;
  readonly dayCount: number;
  readonly key: Key;
  readonly columns: Columns;
  readonly tally: Tally;
  readonly sizes: SizeSamples;
  readonly mailboxOf: Uint32Array;
  readonly curve: DemandCurve;
  readonly guide: CrossingGuide;
  readonly parameters: CohortParameters;
  /** `busy` of an owner with h = 1. */
  readonly grossBytesPerDay: number;
  readonly rateUnitBytes: number;
  /** Rounds a rate to its unit: see ROUNDING_UNITS; in bytes. */
  readonly rateRounder: number;
  readonly levelCount: number;
  readonly quotaBytes: Float64Array;
  /**
   * By level: warn, send, receive, four doubles apart (the last is Infinity). One that does not
   * exist lies where the next does, so that a state's upper end is the entry of its own index.
   */
  readonly thresholds: Float64Array;
  readonly countsAsBytes: Float64Array;
  /** See QuotaPlan. */
  readonly levelOfRegime: Uint8Array;
  readonly tierCount: number;
  readonly tierOf: Uint8Array;
  readonly life: LifeSchedule;
  /**
   * Doubles handed from function to function: see WORK. As arguments they would be allocated.
   */
  readonly work: Float64Array;
  readonly batch: DrawBatch;
  readonly regimeLevels: UniformTable;
  readonly regimeWaits: WaitTable;
  readonly housekeepingWaits: WaitTable;
  /** By state index. */
  readonly cleanUpWaits: readonly WaitTable[];
  readonly adaptationWaits: WaitTable;
  readonly returnWaits: WaitTable;
  /** Null: everybody is there from the start to the end. */
  readonly presence: PresenceRules | null;
  /** Null: nothing moves to another platform. */
  readonly moves: MoveRules | null;
  /** Null: nobody asks for a larger quota. */
  readonly requests: RequestRules | null;
}

/** Places in `CohortRun.work`. */
export const WORK = {
  /** A uniform draw. */
  draw: 0,
  /** The content of the mailbox at hand, in bytes. */
  content: 1,
  /** Its gross traffic before the day's events. */
  grossBefore: 2,
  /** What would exceed the receive threshold. */
  overflow: 3,
} as const;

/** Thresholds of a level lie this far apart in `CohortRun.thresholds`. */
export const THRESHOLD_STRIDE = 4;

export interface ReplicationInput {
  readonly plan: Plan;
  readonly key: Key;
  readonly rateUnitBytes: number;
  readonly columns: Columns;
  readonly tally: Tally;
  readonly sizes: SizeSamples;
  readonly batch: DrawBatch;
  readonly life: LifeSchedule;
}

/** What a replication has of its own for a cohort. */
export type OfCohort = Pick<CohortRun, 'parameters' | 'curve' | 'presence' | 'moves' | 'requests'>;

/** The run of a cohort whose mailboxes are not opened yet. */
export function cohortRun(input: ReplicationInput, cohort: number, of: OfCohort): CohortRun {
  const { plan } = input;
  const { parameters, curve } = of;
  const waits = (meanDays: number) => waitTable(meanDays, plan.dayCount);
  const levels = plan.quota.levels;
  return {
    cohort,
    dayCount: plan.dayCount,
    key: input.key,
    columns: input.columns,
    tally: input.tally,
    sizes: input.sizes,
    mailboxOf: plan.rows.mailboxOf,
    curve,
    guide: crossingGuide(curve.cumulative),
    parameters,
    grossBytesPerDay: parameters.demand.messagesPerWorkingDay * parameters.demand.messageBytes,
    rateUnitBytes: input.rateUnitBytes,
    rateRounder: ROUNDING_UNITS * input.rateUnitBytes,
    levelCount: levels.length,
    quotaBytes: Float64Array.from(levels, (level) => level.quotaBytes),
    thresholds: Float64Array.from(
      levels.flatMap(({ warnBytes, sendBytes, receiveBytes }) => [
        Math.min(warnBytes, sendBytes, receiveBytes),
        Math.min(sendBytes, receiveBytes),
        receiveBytes,
        Number.POSITIVE_INFINITY,
      ]),
    ),
    countsAsBytes: plan.quota.countsAsBytes,
    levelOfRegime: plan.quota.levelOfRegime,
    tierCount: plan.quota.levelOfTier.length,
    tierOf: plan.population.tierOf,
    life: input.life,
    work: new Float64Array(4),
    batch: input.batch,
    regimeLevels: parameters.regimeLevels,
    regimeWaits: waits(parameters.regimeMeanDays),
    housekeepingWaits: waits(parameters.housekeepingMeanDays),
    cleanUpWaits: parameters.cleanUpMeanDays.map(waits),
    adaptationWaits: waits(parameters.adaptationMeanDays),
    returnWaits: waits(parameters.archive.returnMeanDays),
    presence: of.presence,
    moves: of.moves,
    requests: of.requests,
  };
}
