/** Mailbox sizes on the days that are reported: a sample of the content of every row. */
import type { Plan } from '../plan/plan.ts';
import { NEVER } from './columns.ts';
import { exactQuantiles } from './exact-quantiles.ts';
import { SIZE_SHARES, type SizeDistribution } from './trace.ts';

export interface SizeSamples {
  /** Ascending; the last entry is a day after every horizon. */
  readonly days: Int32Array;
  readonly rowCount: number;
  /** Entry sample * rowCount + row, in bytes; below 0 where there is no mailbox. */
  readonly usedBytes: Float64Array;
  /** Room for a day's sizes without those that are none; null: there is always a mailbox. */
  readonly present: Float64Array | null;
}

export function createSizeSamples(
  sizeDays: readonly number[],
  rowCount: number,
  hasPresence: boolean,
): SizeSamples {
  return {
    days: Int32Array.from([...sizeDays, NEVER]),
    rowCount,
    usedBytes: new Float64Array(sizeDays.length * rowCount),
    present: hasPresence && sizeDays.length > 0 ? new Float64Array(rowCount) : null,
  };
}

/** The distribution of sizes on each sampled day, for all mailboxes and then by cohort. */
export function sizeDistributions(plan: Plan, samples: SizeSamples): SizeDistribution[] {
  const { cohortStart } = plan.rows;
  return plan.sizeDays.flatMap((day, sample) => {
    const first = sample * samples.rowCount;
    const all = samples.usedBytes.subarray(first, first + samples.rowCount);
    const { values, groupStart } =
      samples.present === null
        ? { values: all, groupStart: cohortStart }
        : presentOnly(all, cohortStart, samples.present);
    return exactQuantiles(values, groupStart, SIZE_SHARES).map((quantiles, index) => ({
      day,
      cohort: index === 0 ? null : index - 1,
      ...quantiles,
    }));
  });
}

/** The sizes of mailboxes that are there, in their order, and where each cohort's begin. */
function presentOnly(
  all: Float64Array,
  cohortStart: Uint32Array,
  room: Float64Array,
): { readonly values: Float64Array; readonly groupStart: Uint32Array } {
  const groupStart = new Uint32Array(cohortStart.length);
  let count = 0;
  for (let cohort = 0; cohort + 1 < cohortStart.length; cohort++) {
    for (let row = cohortStart[cohort]!; row < cohortStart[cohort + 1]!; row++) {
      if (all[row]! >= 0) room[count++] = all[row]!;
    }
    groupStart[cohort + 1] = count;
  }
  return { values: room.subarray(0, count), groupStart };
}
