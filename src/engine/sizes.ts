/** Mailbox sizes on the days that are reported: a sample of the content of every row. */
import type { Plan } from '../plan/plan.ts';
import { NEVER } from './columns.ts';
import { exactQuantiles } from './exact-quantiles.ts';
import { SIZE_SHARES, type SizeDistribution } from './trace.ts';

export interface SizeSamples {
  /** Ascending; the last entry is a day after every horizon. */
  readonly days: Int32Array;
  readonly rowCount: number;
  /** Entry sample * rowCount + row, in bytes. */
  readonly usedBytes: Float64Array;
}

export function createSizeSamples(sizeDays: readonly number[], rowCount: number): SizeSamples {
  return {
    days: Int32Array.from([...sizeDays, NEVER]),
    rowCount,
    usedBytes: new Float64Array(sizeDays.length * rowCount),
  };
}

/** The distribution of sizes on each sampled day, for all mailboxes and then by cohort. */
export function sizeDistributions(plan: Plan, samples: SizeSamples): SizeDistribution[] {
  const { cohortStart } = plan.rows;
  return plan.sizeDays.flatMap((day, sample) => {
    const first = sample * samples.rowCount;
    const values = samples.usedBytes.subarray(first, first + samples.rowCount);
    return exactQuantiles(values, cohortStart, SIZE_SHARES).map((quantiles, index) => ({
      day,
      cohort: index === 0 ? null : index - 1,
      ...quantiles,
    }));
  });
}
