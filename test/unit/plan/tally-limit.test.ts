import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../../src/plan/compile.ts';
import { tallyFaults } from '../../../src/plan/tally-limit.ts';
import type { GateSpec } from '../../../src/scenario/rollout-spec.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import {
  COHORT,
  EVERYTHING,
  ORGANISATIONS,
  plain,
  STAGE,
  withStages,
} from '../../support/plain-scenario.ts';

const { horizon, population, rollout } = plain();
const days = (count: number) => ({ start: horizon.start, end: horizon.start + count - 1 });
const cohorts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...COHORT, name: `c${index}`, share: 1 / count }));
const GATE: GateSpec = {
  ...{ name: 'blocked', metric: 'shareBlocked', scope: 'running', pool: null, stages: null },
  ...{ beyond: 'above', trip: { bound: 0.5, days: 1 }, clear: null, onTrip: 'alert', acts: true },
};

/** Of so many cohorts and days. */
const scenarioOf = (cohortCount: number, dayCount: number, gates: readonly GateSpec[] = []) =>
  plain({
    horizon: days(dayCount),
    population: { ...population, cohorts: cohorts(cohortCount) },
    rollout: { ...rollout, gates: [...gates] },
  });

// 1 GiB are 4,194,304 days of a cell, of 256 bytes each.
describe('tallyFaults', () => {
  it('allows a GiB', () => {
    // 256 cohorts on 16,384 evenings, that before the first among them.
    expect(tallyFaults(scenarioOf(256, 16_383))).toEqual([]);
    // 256 * 32,769 * 256 B = 2.00006 GiB.
    expect(tallyFaults(scenarioOf(256, 32_768))).toEqual([
      {
        address: 'horizon',
        message:
          '256 cohorts and 32768 days are more than a run can count: they would need ' +
          'about 2 GiB of memory',
        mend: 'have fewer cohorts or pools, or a shorter horizon',
      },
    ]);
    expect(tallyFaults(scenarioOf(256, 16_384))).toHaveLength(1);
  });

  it('counts the copy to fall back on where something may act', () => {
    expect(tallyFaults(scenarioOf(256, 8191, [GATE]))).toEqual([]);
    expect(tallyFaults(scenarioOf(256, 8192, [GATE]))).toHaveLength(1);
    const pools = Array.from({ length: 4 }, () => ({}));
    const stored = (stages: readonly (typeof STAGE)[]) =>
      ({
        ...plain({ horizon: days(16_383), rollout: { ...rollout, stages: [...stages] } }),
        storage: { pools },
        population: { cohorts: cohorts(64) },
      }) as unknown as Scenario<number>;
    expect(tallyFaults(stored([]))).toEqual([]);
    expect(tallyFaults(stored([STAGE]))).toHaveLength(1);
  });

  it('counts the pools of all platforms, one each without storage', () => {
    const platform = { name: 'new', quota: {}, thresholds: null, storage: null };
    const platforms = [platform, platform, platform] as unknown as Scenario<number>['platforms'];
    expect(tallyFaults({ ...scenarioOf(64, 16_383), platforms })).toEqual([]);
    expect(tallyFaults({ ...scenarioOf(65, 16_383), platforms })).toMatchObject([
      { message: expect.stringMatching(/^65 cohorts, 4 pools and/) },
    ]);
  });

  it('tells one cohort from several', () => {
    expect(tallyFaults(scenarioOf(1, 4_194_304))).toMatchObject([
      { message: expect.stringMatching(/^1 cohort and 4194304 days/) },
    ]);
  });

  it('counts what gates look at apart', () => {
    expect(tallyFaults(scenarioOf(64, 8191, [GATE]), 4)).toEqual([]);
    expect(tallyFaults(scenarioOf(64, 8191, [GATE]), 5)).toEqual([
      {
        address: 'horizon',
        message:
          '64 cohorts, 5 sets of stages that gates look at apart and 8191 days are more ' +
          'than a run can count: they would need about 1.3 GiB of memory',
        mend:
          'have fewer cohorts, pools or stages, or gates with `scope: all` alone, or a shorter ' +
          'horizon',
      },
    ]);
  });
});

it('a plan is refused before it is made, or once its sections are known', () => {
  expect(compilePlan(scenarioOf(256, 32_768), ORGANISATIONS).faults).toMatchObject([
    { message: expect.stringMatching(/^256 cohorts and 32768 days/) },
  ]);
  // A section for whom no stage may change, and one for each stage.
  const stages = ['a', 'b', 'c'].map((name) => ({
    name,
    select: { ...EVERYTHING, organisations: [name] },
  }));
  const staged = withStages(...stages);
  const scenario = {
    ...scenarioOf(20, 30_000),
    rollout: { ...staged.rollout, gates: [GATE] },
  };
  // 20 * 4 * 30,001 * 512 B = 1.14 GiB
  expect(tallyFaults(scenario)).toEqual([]);
  expect(compilePlan(scenario, ORGANISATIONS).faults).toMatchObject([
    { message: expect.stringMatching(/^20 cohorts, 4 sets of stages .* about 1\.1 GiB/) },
  ]);
});
