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
  const TWELVE = Array.from({ length: 12 }, (_, index) => index + 1);
  const orders = {
    // Spearman's by 1 - sum d^2 / 286: neighbours changed about count 2 each.
    contactShare: [2, 1, 4, 3, 6, 5, 8, 7, 9, 10, 11, 12],
    inducedGrowth: [11, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
    offloadShare: [2, 1, 4, 3, 5, 6, 7, 8, 9, 10, 11, 12],
    returnShare: [2, 1, 4, 3, 6, 5, 7, 8, 9, 10, 11, 12],
  };

  it('names the three that are strongest, with either sign', () => {
    expect(driversText(runOf(TWELVE, orders))).toBe(
      'end_used_tib goes by rank with owners.inducedGrowth (-0.99), owners.offloadShare (0.99), owners.returnShare (0.98)',
    );
  });

  it('takes an interval for all inputs together', () => {
    // d^2 are 9, 36, 1 and 64: 1 - 110 / 286 = 0.6154, whose atanh is 0.7177; over its standard
    // error, sqrt(1.1893 / 9) = 0.3635, that is 1.974: beyond the 1.960 of a single input, and not
    // beyond the 2.241 of two.
    const weak = [4, 2, 9, 3, 5, 6, 7, 8, 1, 10, 11, 12];
    expect(driversText(runOf(TWELVE, { contactShare: weak }))).toContain('contactShare (0.62)');
    expect(driversText(runOf(TWELVE, { contactShare: weak, returnShare: weak }))).toBe(null);
    // An input that does not vary is no candidate.
    const fixed = Array(12).fill(0.5);
    expect(driversText(runOf(TWELVE, { contactShare: weak, returnShare: fixed }))).not.toBe(null);
  });

  it('says nothing of equal or opposite orders, which have no interval', () => {
    expect(driversText(runOf(TWELVE, { contactShare: TWELVE }))).toBe(null);
    expect(driversText(runOf(TWELVE, { contactShare: TWELVE.toReversed() }))).toBe(null);
  });

  it('does not take what rounds to 1 for equal orders', () => {
    // 1 - 2 * 6 / (100^3 - 100): 0.99999.
    const many = Array.from({ length: 100 }, (_, index) => index);
    const contactShare = [1, 0, ...many.slice(2)];
    expect(driversText(runOf(many, { contactShare }))).toContain('contactShare (1.00)');
  });

  it('says nothing where no input varies, or the content does not', () => {
    expect(driversText(runOf(TWELVE))).toBe(null);
    expect(driversText(runOf(TWELVE, { contactShare: Array(12).fill(0.5) }))).toBe(null);
    expect(driversText(runOf(Array(12).fill(1), orders))).toBe(null);
  });

  it('says nothing of nine replications', () => {
    const of = (count: number) =>
      runOf(TWELVE.slice(0, count), { contactShare: [2, 1, ...TWELVE.slice(2, count)] });
    expect(driversText(of(9))).toBe(null);
    expect(driversText(of(10))).not.toBe(null);
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
