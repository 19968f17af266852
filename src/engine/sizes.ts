/** Mailbox sizes on the days that are reported: a sample of the content of every row. */

import type { Plan } from '../plan/plan.ts';
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
    days: Int32Array.from([...sizeDays, 0x7fffffff]),
    rowCount,
    usedBytes: new Float64Array(sizeDays.length * rowCount),
  };
}

/** The distribution of sizes on each sampled day, by cohort and for all mailboxes. */
export function sizeDistributions(plan: Plan, samples: SizeSamples): SizeDistribution[] {
  const { cohortStart } = plan.rows;
  return plan.sizeDays.flatMap((day, sample) => {
    const first = sample * samples.rowCount;
    const all = samples.usedBytes.subarray(first, first + samples.rowCount);
    const cohorts = Array.from({ length: cohortStart.length - 1 }, (_, cohort) =>
      distribution(all.subarray(cohortStart[cohort]!, cohortStart[cohort + 1]!), day, cohort),
    );
    return [distribution(all, day, null), ...cohorts];
  });
}

function distribution(values: Float64Array, day: number, cohort: number | null): SizeDistribution {
  let sum = 0;
  for (const value of values) sum += value;
  return {
    day,
    cohort,
    mailboxCount: values.length,
    meanBytes: values.length === 0 ? null : sum / values.length,
    quantileBytes: exactQuantiles(values, SIZE_SHARES),
  };
}
