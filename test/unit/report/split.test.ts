import { describe, expect, it } from 'vitest';
import type { StageTrace, Trace } from '../../../src/engine/trace.ts';
import { tableOf } from '../../../src/report/report.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { split } from '../../../src/report/split.ts';
import { csvText } from '../../../src/table/csv.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { fakeCohort, fakeRun, fakeStage, fakeTrace } from '../../support/fake-trace.ts';

function linesOf(result: RunResult): string[] {
  return csvText(tableOf(split, result), { excel: false }).split('\n').slice(0, -1);
}

const finished = (finishDay: number | null): StageTrace =>
  fakeStage({ startDay: 0, finishDay, selectedCount: 1, changedCount: 1 });

/** Traces that hold so many TiB and finish their stage, if there is one, on such days. */
function tracesOf(
  usedTib: readonly number[],
  finishDays: readonly (number | null)[] = [],
): Trace[] {
  return usedTib.map((tib, replication) =>
    fakeTrace({
      replication,
      dayCount: 1,
      cohorts: [fakeCohort(1, { usedBytes: [tib * BYTES_PER_TIB] })],
      stages: finishDays.length === 0 ? [] : [finished(finishDays[replication]!)],
    }),
  );
}

/** A run, of which replications are repeated with other values. */
function runOf(first: readonly Trace[], repeated: readonly Trace[]): RunResult {
  const stageNames = first[0]!.stages.map((_, stage) => `stage ${stage}`);
  const { outcomes } = fakeRun({ traces: repeated, stageNames });
  return { ...fakeRun({ traces: first, stageNames }), secondLuck: outcomes };
}

describe('split', () => {
  it('pairs each repeat with its replication, by its number', () => {
    const others = tracesOf([2, 0, 0, 8]);
    const lines = linesOf(runOf(tracesOf([1, 5, 3, 7]), [others[0]!, others[3]!]));
    expect(lines[0]).toBe(
      'metric,replications_repeated,inputs_share,luck_share,luck_share_low,luck_share_high',
    );
    // Within 1 and 2, 7 and 8 on average 0.5, between them 2 * 18 = 36: 1 / 36.5; the interval by
    // scipy.stats.f with 1 and 2 degrees.
    expect(lines[1]).toBe('peak_used_tib,2,0.9726,0.0274,0.0000,0.6969');
    expect(lines[2]).toBe('end_used_tib,2,0.9726,0.0274,0.0000,0.6969');
    // Nothing is committed in any of them.
    expect(lines[3]).toBe('peak_committed_tib,,,,,');
    expect(lines).toHaveLength(1 + 7);
  });

  it('gives luck all where it moves more than the inputs', () => {
    const run = runOf(tracesOf([1, 5, 3, 7]), tracesOf([9, 0, 9, 0]));
    expect(linesOf(run)[1]).toMatch(/^peak_used_tib,4,0\.0000,1\.0000,0\.\d{4},1\.0000$/);
  });

  it('has nothing of a metric that a replication lacks', () => {
    const run = runOf(tracesOf([1, 5], [1, 2]), tracesOf([2, 6], [1, null]));
    const lines = linesOf(run);
    expect(lines.slice(8)).toEqual(['rollout_finish_date,,,,,', 'rollout_days,,,,,']);
    const whole = linesOf(runOf(tracesOf([1, 5], [1, 3]), tracesOf([2, 6], [1, 2])));
    // Within 2 and 2, 4 and 3 on average 0.25, between them 2 * 1.125: 0.5 / 2.5.
    expect(whole[9]).toMatch(/^rollout_days,2,0\.8000,0\.2000,/);
  });

  it('has nothing of a single pair', () => {
    const [, second] = tracesOf([0, 6]);
    expect(linesOf(runOf(tracesOf([1, 5]), [second!]))[1]).toBe('peak_used_tib,,,,,');
  });
});
