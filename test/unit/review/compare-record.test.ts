import { describe, expect, it } from 'vitest';
import { HEADLINE_METRICS } from '../../../src/ensemble/metrics.ts';
import { compareRecord } from '../../../src/review/compare-record.ts';
import { three } from '../../support/slow-and-fast.ts';

/** By hand in the test of the text. */
const FAST = {
  run: 'fast',
  mean: null,
  p5: '2013-12-01',
  p50: '2013-12-03',
  p80: '2014-01-01',
  p90: '2014-01-01',
  p95: '2014-01-01',
  probability: 1,
  probabilityLow: 0.510109,
  probabilityHigh: 1,
  difference: {
    mean: -0.3,
    low: -1.8,
    high: 1.1,
    pairedReplications: 3,
    betterProbability: 0.5,
    betterProbabilityLow: 0.150039,
    betterProbabilityHigh: 0.849961,
    equalProbability: 0.5,
    correlation: 0.999599,
    varianceRatio: 0.000564,
  },
};

describe('the object', () => {
  it('is versioned, and tells what the runs have in common', () => {
    const { runs, metrics, financialYears, ...common } = compareRecord(three, '0.2.0');
    expect(common).toEqual({
      headroom: '0.2.0',
      compare: 2,
      firstDate: '2013-07-01',
      lastDate: '2014-03-31',
      currency: 'GBP',
      replications: 4,
      seed: 'x',
      sampling: 'random',
      sampleShare: null,
    });
    expect(runs[1]).toEqual({ run: 'fast', argument: 'fast.yaml', name: 'fast', title: 'A | B' });
    expect(metrics.length).toBe(HEADLINE_METRICS.length);
    expect(financialYears).toEqual([]);
  });

  it('has dates as texts and figures to their places', () => {
    const { metrics } = compareRecord(three, '0.2.0');
    const finish = metrics.find(({ metric }) => metric === 'rollout_finish_date');
    expect(finish).toEqual({
      metric: 'rollout_finish_date',
      unit: 'date',
      betterWhen: 'lower',
      absentIs: 'worst',
      differenceUnit: 'days',
      runs: [expect.objectContaining({ run: 'slow' }), FAST, expect.anything()],
    });
    expect(finish?.runs.map(({ run }) => run)).toEqual(['slow', 'fast', 'none']);
    expect(finish?.runs[0]).toMatchObject({ p5: '2013-12-02', p80: null, difference: null });
  });

  it('has all keys, with null where there is no value', () => {
    const { metrics } = compareRecord(three, '0.2.0');
    const [, , none] = metrics.find(({ metric }) => metric === 'rollout_days')?.runs ?? [];
    expect(none).toEqual({
      run: 'none',
      mean: null,
      p5: null,
      p50: null,
      p80: null,
      p90: null,
      p95: null,
      probability: null,
      probabilityLow: null,
      probabilityHigh: null,
      difference: null,
    });
  });
});
