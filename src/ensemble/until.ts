/** Enough replications: further batches until what is asked of them is met. */
import { batchSizes } from './design.ts';
import type { Ensemble } from './ensemble.ts';

/** Below so many replications an interval of a 95th percentile is mostly luck itself. */
const FIRST_COUNT_MIN = 100;
/** By default no run goes on beyond. */
export const REPLICATIONS_MAX_DEFAULT = 1000;
/** One batch that happens to look precise proves little. */
const MET_IN_A_ROW = 2;

export interface Growth {
  /** Replications before it is asked for the first time: see firstCount. */
  readonly firstCount: number;
  readonly hypercubeCount: number;
  readonly replicationsMax: number;
  readonly isEnough: (ensemble: Ensemble) => boolean;
}

/** How many replications are simulated before it is asked for the first time. */
export function firstCount(replications: number): number {
  return Math.max(FIRST_COUNT_MIN, replications);
}

/**
 * Extends ensembles alike, batch by batch, until all of them have enough after two batches in a
 * row. True: they have; false: the most replications allowed did not do.
 *
 * @throws as Ensemble.extend
 */
export async function extendUntilEnough(
  ensembles: readonly Ensemble[],
  growth: Growth,
): Promise<boolean> {
  const { firstCount: first, hypercubeCount, replicationsMax, isEnough } = growth;
  const batchSize = Math.ceil(first / hypercubeCount);
  for (const ensemble of ensembles) await ensemble.extend(batchSizes(first, hypercubeCount));
  let count = first;
  for (let metInARow = 0; ; ) {
    metInARow = ensembles.every(isEnough) ? metInARow + 1 : 0;
    if (metInARow === MET_IN_A_ROW) return true;
    const next = Math.min(batchSize, replicationsMax - count);
    if (next <= 0) return false;
    for (const ensemble of ensembles) await ensemble.extend([next]);
    count += next;
  }
}

/** What an earlier run has come to: it may have gone on for the sake of others. */
export interface EarlierGrowth {
  readonly batchSizes: readonly number[];
  readonly isReached: boolean;
}

/**
 * Extends an ensemble by the batches of an earlier run. True: that run had enough, and this has it
 * after its last two batches, too.
 *
 * @throws as Ensemble.extend
 */
export async function extendAgain(
  ensemble: Ensemble,
  growth: Growth,
  earlier: EarlierGrowth,
): Promise<boolean> {
  const { firstCount: first, hypercubeCount, isEnough } = growth;
  const firstBatches = batchSizes(first, hypercubeCount).length;
  await ensemble.extend(earlier.batchSizes.slice(0, firstBatches));
  let metInARow = isEnough(ensemble) ? 1 : 0;
  for (const size of earlier.batchSizes.slice(firstBatches)) {
    await ensemble.extend([size]);
    metInARow = isEnough(ensemble) ? metInARow + 1 : 0;
  }
  return earlier.isReached && metInARow >= MET_IN_A_ROW;
}
