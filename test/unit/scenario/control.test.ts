/** Gates, failures, requests, joiners and leavers as the program sees them. */
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/calendar/date.ts';
import { originRows } from '../../../src/scenario/origins.ts';
import { resolvedYaml } from '../../../src/scenario/resolved.ts';
import { controlledWith } from './controlled.ts';
import { faultLines, load, MINIMAL } from './memory-io.ts';
import { movingWith } from './moving.ts';

const MIB = 2 ** 20;

const { scenario } = load(controlledWith());
const bare = load({ 'a.yaml': MINIMAL }).scenario;

describe('a rollout of which nothing more is said', () => {
  it('has no gates, no failures, no requests, no approvals and no dates', () => {
    expect(bare.rollout).toMatchObject({ failures: null, gates: [], standing: [] });
    const stages = bare.rollout.stages.map(({ approvalWorkingDays, by }) => [
      approvalWorkingDays,
      by,
    ]);
    expect(stages).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('has nobody who joins or leaves', () => {
    const { cohorts, churn, onboarding } = bare.population;
    for (const { joinersPerYear, leaversPerYear } of cohorts) {
      expect(joinersPerYear).toBe(0);
      expect(leaversPerYear).toEqual({
        distribution: { kind: 'fixed', value: 0 },
        range: { low: 0, high: 0.99 },
      });
    }
    expect(churn).toEqual({ monthWeights: Array(12).fill(1), retentionDays: 30 });
    expect(onboarding).toEqual([]);
  });
});

describe('gates', () => {
  it('have a side, bounds and days', () => {
    expect(scenario.rollout.gates).toEqual([
      {
        name: 'disks',
        metric: 'poolUtilisation',
        pool: 'north',
        scope: 'running',
        stages: ['rest'],
        beyond: 'above',
        trip: { bound: 0.85, days: 2 },
        clear: { bound: 0.8, days: 5 },
        onTrip: 'pause',
        acts: true,
      },
      {
        name: 'calls',
        metric: 'contactsPerDay',
        pool: null,
        scope: 'all',
        stages: null,
        beyond: 'above',
        trip: { bound: 40, days: 1 },
        clear: null,
        onTrip: 'alert',
        acts: true,
      },
      {
        name: 'runway',
        metric: 'runwayDays',
        pool: null,
        scope: 'running',
        stages: null,
        beyond: 'below',
        trip: { bound: 60, days: 1 },
        clear: { bound: 90, days: 1 },
        onTrip: 'abort',
        acts: false,
      },
      {
        name: 'quality',
        metric: 'failureShare',
        pool: null,
        scope: 'running',
        stages: null,
        beyond: 'above',
        trip: { bound: 0.5, days: 3 },
        clear: null,
        onTrip: 'rollback',
        acts: true,
      },
    ]);
  });

  it('may say who says so of a bound, and clear where they trip', () => {
    const files = controlledWith(
      ['above: 40', 'above: {value: 40, source: a plan, quality: assumed}'],
      ['below: 80%', 'below: 0.85'],
    );
    const { scenario: said, origins } = load(files);
    expect(said.rollout.gates[1]?.trip.bound).toBe(40);
    expect(said.rollout.gates[0]?.clear?.bound).toBe(0.85);
    const origin = origins.find(({ address }) => address === 'rollout.gates.calls.trip.above');
    expect(origin).toMatchObject({ text: '40', provenance: { source: 'a plan' } });
  });
});

describe('failures, requests and approvals', () => {
  it('are read', () => {
    const { failures, standing, stages } = scenario.rollout;
    expect(failures).toMatchObject({
      share: { distribution: { kind: 'percentiles', p50: 0.00047 }, range: { low: 0, high: 1 } },
      retryAfterDays: 3,
      attempts: 3,
    });
    expect(standing).toEqual([
      {
        name: 'on request',
        when: 'send-blocked',
        afterDays: 2,
        share: {
          distribution: { kind: 'uniform', low: 0.1, high: 0.2 },
          range: { low: 0, high: 1 },
        },
        from: parseDate('2013-04-08'),
        to: parseDate('2013-12-31'),
      },
    ]);
    expect(stages[0]).toMatchObject({ approvalWorkingDays: null, by: parseDate('2013-07-31') });
    expect(stages[1]?.approvalWorkingDays).toMatchObject({
      distribution: { p50: 5 },
      range: { low: 0, high: 366 },
    });
    expect(stages[1]?.by).toBe(parseDate('2013-11-08'));
  });

  it('hold without dates on all days', () => {
    const { standing } = load(
      controlledWith(['      from: 2013-04-08\n      to: 2013-12-31\n', '']),
    ).scenario.rollout;
    expect(standing[0]).toMatchObject({ from: null, to: null });
  });
});

describe('joiners and leavers', () => {
  it('are those of every cohort where a cohort has none of its own', () => {
    const { everyCohort, cohorts } = scenario.population;
    const [clinical, shared] = cohorts;
    expect(cohorts.map(({ joinersPerYear }) => joinersPerYear)).toEqual([0.099, 0.02]);
    expect(clinical?.leaversPerYear).toBe(everyCohort.leaversPerYear);
    expect(shared?.leaversPerYear.distribution).toEqual({ kind: 'fixed', value: 0.05 });
  });

  it('come and go by weights of mean 1', () => {
    // Ten months of 1, 1.3 and 1.9: 13.2 in all, 1.1 on average.
    const { monthWeights, retentionDays } = scenario.population.churn;
    expect(monthWeights[0]).toBeCloseTo(1 / 1.1, 14);
    expect(monthWeights[7]).toBeCloseTo(1.3 / 1.1, 14);
    expect(monthWeights[8]).toBeCloseTo(1.9 / 1.1, 14);
    expect(monthWeights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(12, 13);
    expect(retentionDays).toBe(60);
  });

  it('have weights that only compare', () => {
    const months = 'jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec'.split(', ');
    const profile = `{${months.map((key) => `${key}: 4`).join(', ')}}`;
    const { churn } = load(controlledWith(['{aug: 1.3, sep: 1.9}', profile])).scenario.population;
    expect(churn.monthWeights).toEqual(Array(12).fill(1));
  });
});

describe('onboarding', () => {
  it('has days, mailboxes, their organisations, and what they bring along', () => {
    expect(scenario.population.onboarding).toEqual([
      {
        name: 'practices',
        from: parseDate('2013-09-02'),
        to: parseDate('2013-12-20'),
        mailboxCount: 40,
        organisationType: 'acute-trust',
        importedBytes: {
          distribution: { kind: 'percentiles', p10: 50 * MIB, p50: 200 * MIB, p90: 800 * MIB },
          range: { low: 0, high: 2 ** 40 },
        },
      },
    ]);
  });

  it('brings nothing where nothing is said', () => {
    const files = controlledWith([
      '      imported: {p10: 50 MiB, p50: 200 MiB, p90: 800 MiB}\n',
      '',
    ]);
    const [practices] = load(files).scenario.population.onboarding;
    expect(practices?.importedBytes.distribution).toEqual({ kind: 'fixed', value: 0 });
  });
});

describe('addresses', () => {
  it('lead to gates, requests, approvals and programmes in --set', () => {
    const set = [
      'rollout.gates.disks.trip.above=90%',
      'rollout.gates.disks.clear=null',
      'rollout.failures.share={uniform: [0%, 1%]}',
      'rollout.standing.on request.share=7%',
      'rollout.stages.rest.approval.workingDays=9',
      'rollout.stages.pilot.approval={workingDays: 2}',
      'population.onboarding.practices.imported=1 MiB',
      'population.churn.profile.aug=null',
    ];
    const { rollout, population } = load(controlledWith(), ...set).scenario;
    expect(rollout.gates[0]).toMatchObject({ trip: { bound: 0.9, days: 2 }, clear: null });
    expect(rollout.failures?.share.distribution).toEqual({ kind: 'uniform', low: 0, high: 0.01 });
    expect(rollout.standing[0]?.share.distribution).toEqual({ kind: 'fixed', value: 0.07 });
    const approvals = rollout.stages.map((stage) => stage.approvalWorkingDays?.distribution);
    expect(approvals).toEqual([
      { kind: 'fixed', value: 2 },
      { kind: 'fixed', value: 9 },
    ]);
    expect(population.onboarding[0]?.importedBytes.distribution).toMatchObject({ value: MIB });
    // Eleven months of 1 and one of 1.9.
    expect(population.churn.monthWeights[7]).toBeCloseTo(12 / 12.9, 14);
    expect(faultLines(controlledWith(), 'rollout.gates.disk.mode=report')).toEqual([
      "--set  rollout.gates.disk  in 'rollout.gates.disk.mode=report': unknown name  did you mean " +
        "'disks'?",
    ]);
  });

  it('are listed with their origins', () => {
    const rows = originRows(load(controlledWith(), 'rollout.gates.calls.trip.above=50'));
    const placeOf = (address: string) => rows.find((row) => row.address === address)?.place;
    expect(placeOf('rollout.gates.calls.trip.above')).toBe('--set');
    expect(placeOf('rollout.gates.disks.clear.below')).toBe('b.yaml:27:22');
    expect(placeOf('rollout.failures.share')).toBe('b.yaml:20:14');
    expect(placeOf('population.churn.profile.sep')).toBe('b.yaml:6:36');
    expect(placeOf('population.onboarding.practices.imported')).toBe('b.yaml:13:7');
  });

  it.each([
    ['rollout control', controlledWith()],
    ['platforms', movingWith()],
  ])('lead to the same in what is shown: %s', (_, files) => {
    const loaded = load(files);
    expect(load({ 'shown.yaml': resolvedYaml(loaded) }).scenario).toEqual(loaded.scenario);
  });
});
