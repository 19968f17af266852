/**
 * What the kernel needs to simulate the mailboxes of one cohort in one pool in one replication: its
 * parameters hoisted into numbers and tables, the columns, and the tally.
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
import type { SizeSamples } from './sizes.ts';
import { cellFirstDay, type Tally } from './tally.ts';

export interface CohortRun {
  readonly cohort: number;
  /** Where the tally of the cohort and pool begins, in days. */
  readonly cellFirstDay: number;
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
  /** New level: entry stage * tierCount + tier. */
  readonly levelAfter: Uint8Array;
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

/** One for each pool, alike but for where they are tallied. */
export function cohortRuns(
  input: ReplicationInput,
  cohort: number,
  of: { readonly parameters: CohortParameters; readonly curve: DemandCurve },
): CohortRun[] {
  const { poolCount } = input.plan.pools;
  const ofFirstPool = cohortRun(input, cohort, of);
  return Array.from({ length: poolCount }, (_, pool) => {
    const firstDay = cellFirstDay(input.tally, cohort * poolCount + pool);
    return { ...ofFirstPool, cellFirstDay: firstDay };
  });
}

function cohortRun(
  input: ReplicationInput,
  cohort: number,
  of: { readonly parameters: CohortParameters; readonly curve: DemandCurve },
): CohortRun {
  const { plan } = input;
  const { parameters, curve } = of;
  const waits = (meanDays: number) => waitTable(meanDays, plan.dayCount);
  const levels = plan.quota.levels;
  return {
    cohort,
    cellFirstDay: 0,
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
    levelAfter: Uint8Array.from(
      plan.rollout.stages.flatMap((stage) => [...stage.levelOfTierAfter]),
    ),
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
  };
}
