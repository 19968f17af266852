import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../src/report/report.ts';
import { sensitivity } from '../../../src/report/sensitivity.ts';
import type { UncertainValue } from '../../../src/scenario/scenario.ts';
import { csvText } from '../../../src/table/csv.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { fakeCohort, fakeRun, fakeStage, fakeTrace } from '../../support/fake-trace.ts';

/** A value of its own each time, as one value in several places is one input. */
function uncertain(): UncertainValue {
  return {
    distribution: { kind: 'uniform', low: 0, high: 1 },
    range: { low: 0, high: 1 },
  };
}

interface Case {
  /** Content at the end of the first and of the second day, by replication. */
  readonly usedTib: readonly (readonly [number, number])[];
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  readonly finishDays?: readonly (number | null)[];
}

function linesOf({ usedTib, inputs, finishDays }: Case): string[] {
  const result = fakeRun({
    stageNames: finishDays === undefined ? [] : ['pilot'],
    uncertain: Object.fromEntries(Object.keys(inputs).map((name) => [name, uncertain()])),
    drawn: usedTib.map((_, replication) =>
      Object.values(inputs).map((values) => values[replication]!),
    ),
    traces: usedTib.map((days, replication) =>
      fakeTrace({
        replication,
        cohorts: [fakeCohort(2, { usedBytes: days.map((tib) => tib * BYTES_PER_TIB) })],
        stages:
          finishDays === undefined
            ? []
            : [
                fakeStage({
                  ...{ startDay: 0, finishDay: finishDays[replication]! },
                  ...{ selectedCount: 1, changedCount: 1 },
                }),
              ],
      }),
    ),
  });
  return csvText(tableOf(sensitivity, result), { excel: false }).split('\n').slice(0, -1);
}

describe('sensitivity', () => {
  const lines = linesOf({
    // Peaks 4, 9, 6, 8 rank 1, 4, 2, 3; ends 4, 2, 6, 8 rank 2, 1, 3, 4.
    usedTib: [
      [1, 4],
      [9, 2],
      [3, 6],
      [5, 8],
    ],
    inputs: {
      contactShare: [0.1, 0.2, 0.3, 0.4],
      inducedGrowth: [0.5, 0.5, 0.5, 0.5],
      offloadShare: [0.4, 0.1, 0.3, 0.2],
    },
  });

  it('has a row a metric and input, with its place among those of the metric', () => {
    expect(lines[0]).toBe(
      'metric,input,rank,rank_correlation,rank_correlation_low,rank_correlation_high',
    );
    // r = 1 - 6 sum d^2 / (4 * 15): d^2 of the first sum to 0 + 4 + 1 + 1, those of the third to
    // 9 + 9 + 1 + 1. Ends: 1 + 1 + 0 + 0, and 4 + 0 + 0 + 4.
    // Bonett and Wright for four, by hand: atanh(0.4) = 0.423649, -+ 1.959964 sqrt(1.08).
    expect(lines.slice(1, 7)).toEqual([
      'peak_used_tib,owners.contactShare,2,0.4000,-0.9236,0.9855',
      'peak_used_tib,owners.inducedGrowth,,,,',
      'peak_used_tib,owners.offloadShare,1,-1.0000,,',
      'end_used_tib,owners.contactShare,1,0.8000,-0.8188,0.9975',
      'end_used_tib,owners.inducedGrowth,,,,',
      'end_used_tib,owners.offloadShare,2,0.2000,-0.9443,0.9749',
    ]);
  });

  it('has nothing of a metric that is the same in all replications, but the rows', () => {
    expect(lines.filter((line) => line.startsWith('contacts_count'))).toEqual([
      'contacts_count,owners.contactShare,,,,',
      'contacts_count,owners.inducedGrowth,,,,',
      'contacts_count,owners.offloadShare,,,,',
    ]);
    // Seven metrics are of every run.
    expect(lines).toHaveLength(1 + 7 * 3);
  });

  it('ranks inputs of one strength in their order', () => {
    const equal = linesOf({
      usedTib: [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
      inputs: { contactShare: [0.3, 0.2, 0.1], inducedGrowth: [0.1, 0.2, 0.3] },
    });
    expect(equal.slice(1, 3)).toEqual([
      'peak_used_tib,owners.contactShare,1,-1.0000,,',
      'peak_used_tib,owners.inducedGrowth,2,1.0000,,',
    ]);
  });

  it('takes a rollout that does not finish for later than every one that does', () => {
    const rollout = linesOf({
      usedTib: Array<[number, number]>(4).fill([1, 1]),
      inputs: { contactShare: [0.1, 0.2, 0.3, 0.4] },
      finishDays: [1, null, 2, null],
    });
    // Ranks 1, 3.5, 2, 3.5: centred and doubled -3, 2, -1, 2 with -3, -1, 1, 3 gives 12, over
    // sqrt(18 * 20).
    const dates = rollout.filter((line) => line.startsWith('rollout_finish_date'));
    expect(dates).toEqual([expect.stringMatching(/^rollout_finish_date,.*,1,0\.6325,-0\.8/)]);
    expect(rollout).toHaveLength(1 + 9);
  });

  it('is a header where no input was drawn', () => {
    expect(linesOf({ usedTib: [[1, 1]], inputs: {} })).toHaveLength(1);
  });

  it('has no correlation of a single replication', () => {
    const one = linesOf({ usedTib: [[1, 1]], inputs: { contactShare: [0.5] } });
    expect(one[1]).toBe('peak_used_tib,owners.contactShare,,,,');
  });
});
