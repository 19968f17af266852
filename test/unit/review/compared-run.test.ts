import { describe, expect, it } from 'vitest';
import { costResult } from '../../../src/cost/cost-result.ts';
import { HEADLINE_METRICS } from '../../../src/ensemble/metrics.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { comparedRun, comparedSample, plannedRun } from '../../../src/review/compared-run.ts';
import { labelsOf } from '../../../src/review/labels.ts';
import { day, fakeComparedRun } from '../../support/compared-runs.ts';
import { handCosts, handPlan } from '../../support/cost-hand-case.ts';

const scenario = {
  name: 'plan',
  title: 'A plan',
  currency: 'EUR',
  run: { replications: 5, seed: 'x', sampling: 'latin-hypercube', hypercubeCount: 2 },
};
const plan = { startDate: day('2013-07-01'), dayCount: 92 };
const design = { method: 'latin-hypercube', batchSizes: [3, 2] } as const;

/** Two replications, of which the second does not finish in time. */
function simulated(stageCount: number, more: Partial<RunResult> = {}): RunResult {
  const values: Record<string, readonly (number | null)[]> = {
    peak_used_tib: [1 / 3, 2],
    rollout_finish_date: [31, null],
    rollout_days: [30, null],
  };
  const outcomes = [0, 1].map((replication) => ({
    metrics: HEADLINE_METRICS.map(({ name }) => (values[name] ?? [0, 0])[replication]),
  }));
  return {
    loaded: { scenario },
    plan: {
      ...plan,
      population: { joiners: { joinDay: new Int32Array(1) } },
      churn: { hasLeavers: false },
      rollout: {
        stages: Array(stageCount).fill({}),
        ...{ gates: [{}], failures: {} },
      },
      storage: {},
      platforms: [{ storage: { procurement: {} } }],
      costs: {},
      sample: { share: 0.25 },
    },
    outcomes,
    design: { ...design, batchSizes: [1, 1] },
    headroomVersion: '0.2.0',
    costs: null,
    ...more,
  } as unknown as RunResult;
}

describe('a run that was simulated', () => {
  it('is as it would be read back: rounded to nine places, days as dates', () => {
    const run = comparedRun(simulated(1), 'plan.yaml');
    expect(run).toMatchObject({
      argument: 'plan.yaml',
      name: 'plan',
      title: 'A plan',
      headroomVersion: '0.2.0',
      seed: 'x',
      design: { method: 'latin-hypercube', batchSizes: [1, 1] },
      sampleShare: 0.25,
      firstDate: day('2013-07-01'),
      lastDate: day('2013-09-30'),
      currency: 'EUR',
      replicationCount: 2,
    });
    expect(run.metrics.get('peak_used_tib')).toEqual([0.333333333, 2]);
    expect(run.metrics.get('rollout_finish_date')).toEqual([day('2013-08-01'), null]);
    expect([...run.metrics.keys()]).toEqual(HEADLINE_METRICS.map(({ name }) => name));
  });

  it('has no metrics of a rollout without stages', () => {
    const names = [...comparedRun(simulated(0), 'plan.yaml').metrics.keys()];
    expect(names).toContain('suppressed_messages_count');
    const ofRollout = ['paused_days', 'failed_mailboxes_count'];
    expect(names.filter((name) => name.startsWith('rollout') || ofRollout.includes(name))).toEqual(
      [],
    );
  });

  it.each([
    [{ storage: null, platforms: [] }, ['peak_needed_tib', 'runout_date', 'last_safe_order_date']],
    // Without procurement no lead time is known: not that one never need order.
    [{ platforms: [{ storage: { procurement: null } }] }, ['last_safe_order_date']],
    [{ costs: null }, ['total_cost_gbp', 'present_value_gbp']],
    [{ population: { joiners: { joinDay: [] } } }, ['end_mailboxes_count']],
    [
      { rollout: { stages: [{}], gates: [], failures: null } },
      ['rollout_abort_date', 'paused_days', 'failed_mailboxes_count'],
    ],
  ])('with %j has no metrics of it', (without, lacking) => {
    const result = simulated(1);
    const plan = { ...result.plan, ...without } as unknown as RunResult['plan'];
    const names = [...comparedRun({ ...result, plan }, 'plan.yaml').metrics.keys()];
    const all = HEADLINE_METRICS.map(({ name }) => name);
    expect(names).toEqual(all.filter((name) => !lacking.includes(name)));
  });

  it('has what its costs add up to, in pounds by financial year', () => {
    // The amounts are those of test/unit/cost/hand-case.test.ts, of the second replication twice
    // these: the mean is given, and of the table of means.
    const twice = { ...handCosts, cashPence: handCosts.cashPence.map((pence) => 2 * pence) };
    const costs = { ...costResult(handPlan, [handCosts]), replications: [handCosts, twice] };
    expect(comparedRun(simulated(1, { costs }), 'plan.yaml').costs).toEqual({
      years: [
        { name: '2013/14', mean: 61_107.77, cash: [61_107.77, 122_215.54] },
        { name: '2014/15', mean: 5_025.12, cash: [5_025.12, 10_050.24] },
      ],
      means: new Map([
        ['total_cost_gbp', 66_132.89],
        ['present_value_gbp', 57_183.34],
      ]),
    });
    expect(comparedRun(simulated(1), 'plan.yaml').costs).toBe(null);
  });

  it('is known beforehand but for its metrics', () => {
    const { metrics: _, costs: __, ...identity } = comparedRun(simulated(1), 'plan.yaml');
    const known = {
      argument: 'plan.yaml',
      headroomVersion: '0.2.0',
      scenario,
      plan,
      sampleShare: 0.25,
      design: { ...design, batchSizes: [1, 1] },
    } as unknown as Parameters<typeof plannedRun>[0];
    expect(plannedRun(known)).toEqual(identity);
  });
});

describe('the sample of a metric of a run', () => {
  const metric = (name: string) => HEADLINE_METRICS.find((one) => one.name === name)!;
  const run = fakeComparedRun({
    peak_used_tib: [1, 2],
    rollout_finish_date: [day('2013-07-03'), null],
  });

  it('counts days from the first of the horizon, as an ensemble does', () => {
    expect(comparedSample(run, metric('rollout_finish_date'))).toEqual({
      values: [2, null],
      hypercubeSizes: null,
    });
    expect(comparedSample(run, metric('peak_used_tib')).values).toEqual([1, 2]);
  });

  it('has no value where the run does not ask for the metric', () => {
    expect(comparedSample(run, metric('rollout_days')).values).toEqual([null, null]);
  });

  it('has the hypercubes in which inputs were drawn', () => {
    const inHypercubes = { ...run, design: { ...design, batchSizes: [1, 1] } };
    expect(comparedSample(inHypercubes, metric('peak_used_tib')).hypercubeSizes).toEqual([1, 1]);
  });
});

describe('labels', () => {
  const of = (...runs: readonly [string, string][]) =>
    labelsOf(runs.map(([name, argument]) => ({ name, argument })));

  it('are the names, with the argument where several have one name', () => {
    expect(of(['a', 'x.yaml'], ['b', 'x.yaml'])).toEqual(['a', 'b']);
    expect(of(['a', 'x.yaml'], ['b', 'y.yaml'], ['a', 'runs/a'])).toEqual([
      'a (x.yaml)',
      'b',
      'a (runs/a)',
    ]);
  });

  it('are numbered where the same run is given again, and stay different', () => {
    expect(of(['a', 'x'], ['a', 'x'], ['a', 'x'])).toEqual(['a (x)', 'a (x) 2', 'a (x) 3']);
    expect(of(['a (x)', 'y'], ['a', 'x'], ['a', 'z'])).toEqual(['a (x)', 'a (x) 2', 'a (z)']);
  });

  it('control no terminal', () => {
    expect(of(['a', 'x\u001b[31m\ny'], ['a', 'z'])).toEqual(['a (x [31m y)', 'a (z)']);
  });
});
