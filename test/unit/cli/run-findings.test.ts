import { describe, expect, it } from 'vitest';
import { driversText, precisionText, splitText } from '../../../src/cli/run-findings.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import type { UncertainValue } from '../../../src/scenario/scenario.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { fakeCohort, fakeRun, fakeTrace } from '../../support/fake-trace.ts';

const uncertain = (): UncertainValue => ({
  distribution: { kind: 'uniform', low: 0, high: 1 },
  range: { low: 0, high: 1 },
});

/** A run whose replications hold so many TiB, each with the values of its inputs. */
function runOf(
  usedTib: readonly number[],
  inputs: Readonly<Record<string, readonly number[]>> = {},
): RunResult {
  return fakeRun({
    uncertain: Object.fromEntries(Object.keys(inputs).map((name) => [name, uncertain()])),
    drawn: usedTib.map((_, index) => Object.values(inputs).map((values) => values[index]!)),
    traces: usedTib.map((tib, replication) =>
      fakeTrace({
        replication,
        dayCount: 1,
        cohorts: [fakeCohort(1, { usedBytes: [tib * BYTES_PER_TIB] })],
      }),
    ),
  });
}

describe('precisionText', () => {
  const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it('has the longer sides of the intervals, in percent of the figures', () => {
    // Mean 36.5 -+ 4.918 (t(0.975; 71) = 1.993943, s / sqrt(72) = 2.466441); P95 is 68.45, from 64.
    expect(precisionText(runOf(oneTo(72)))).toBe(
      'precision of peak_used_tib after 72 replications (95 %): mean within 13.5 %, p95 within 6.5 %',
    );
  });

  it('says how many replications it takes', () => {
    expect(precisionText(runOf([1, 1]))).toBe(
      'precision of peak_used_tib after 2 replications (95 %): mean within 0.0 %, p95 unknown (it takes 72 replications)',
    );
    expect(precisionText(runOf([1]))).toBe(
      'precision of peak_used_tib after 1 replication (95 %): mean unknown (it takes 2 replications), p95 unknown (it takes 72 replications)',
    );
  });

  it('says that one hypercube does not tell', () => {
    const design = { method: 'latin-hypercube', batchSizes: [3] } as const;
    expect(precisionText({ ...runOf([1, 2, 3]), design })).toContain(
      'mean unknown (it takes two hypercubes)',
    );
  });

  it('has no share of a figure of 0', () => {
    expect(precisionText(runOf([0, 0]))).toContain('mean within 0.0, p95');
  });

  it('says instead whether what --until asked for was reached', () => {
    const until = { requirement: 'p95(peak_used_tib) within 1%', replicationsMax: 1000 };
    const run = runOf(oneTo(3));
    expect(precisionText({ ...run, until: { ...until, isReached: true } })).toBe(
      'reached after 3 replications: p95(peak_used_tib) within 1%',
    );
    expect(precisionText({ ...run, until: { ...until, isReached: false } })).toBe(
      'not reached with 1,000 replications, the most allowed: p95(peak_used_tib) within 1%',
    );
  });
});

describe('driversText', () => {
  it('names the three that are strongest, with either sign', () => {
    const run = runOf([1, 2, 3, 4, 5, 6, 7, 8], {
      // Spearman's by 1 - sum d^2 / 84: neighbours changed about count 2 each.
      contactShare: [0.2, 0.1, 0.4, 0.3, 0.6, 0.5, 0.8, 0.7],
      inducedGrowth: [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1],
      offloadShare: [0.2, 0.1, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
      returnShare: [0.2, 0.1, 0.4, 0.3, 0.6, 0.5, 0.7, 0.8],
    });
    expect(driversText(run)).toBe(
      'end_used_tib goes by rank with owners.inducedGrowth (-1.00), owners.offloadShare (0.98), owners.returnShare (0.93)',
    );
  });

  it('leaves out what may be chance, as its interval has 0 in it', () => {
    // 1 - 6 / 10 of four replications.
    expect(driversText(runOf([1, 2, 3, 4], { contactShare: [0.1, 0.4, 0.2, 0.3] }))).toBe(null);
  });

  it('says nothing where no input varies, or the content does not', () => {
    expect(driversText(runOf([1, 2, 3, 4]))).toBe(null);
    expect(driversText(runOf([1, 2, 3, 4], { contactShare: Array(4).fill(0.5) }))).toBe(null);
    expect(driversText(runOf([1, 1, 1, 1], { contactShare: [0.1, 0.2, 0.3, 0.4] }))).toBe(null);
  });

  it('says nothing of three replications, as one in three orders is perfect by chance', () => {
    expect(driversText(runOf([1, 2, 3], { contactShare: [0.1, 0.2, 0.3] }))).toBe(null);
  });
});

describe('splitText', () => {
  it('is the table in percent, one line a metric', () => {
    const run = runOf([1, 5, 3, 7]);
    const [first, , , last] = runOf([2, 5, 3, 6]).outcomes;
    const text = splitText({ ...run, secondLuck: [first!, last!] });
    const lines = text!.split('\n').map((line) => line.split(/ {2,}/));
    // Within 1 and 2, 7 and 6 on average 0.5, between them 25: 1 / 25.5.
    expect(lines[0]).toEqual(['variance of', 'from inputs', 'from luck', 'low', 'high']);
    expect(lines[1]).toEqual(['peak_used_tib', '96.1 %', '3.9 %', '0.0 %', '87.0 %']);
    expect(lines[3]).toEqual(['peak_committed_tib']);
    expect(lines).toHaveLength(8);
  });

  it('is nothing without --split', () => {
    expect(splitText(runOf([1, 5]))).toBe(null);
  });
});
