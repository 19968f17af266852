/** The values of fixtures/sketch.yaml as the program sees them; dates are days since 1970-01-01. */
import { describe, expect, it } from 'vitest';
import { load, MINIMAL, minimalWith, SKETCH } from './memory-io.ts';

const { scenario } = load({ 'a.yaml': SKETCH });
const fixed = (value: number) =>
  expect.objectContaining({ distribution: { kind: 'fixed', value } });

describe('a loaded scenario', () => {
  it('has sizes in bytes, shares from 0 to 1 and days as numbers', () => {
    expect(scenario.horizon).toEqual({ start: 15796, end: 16891 });
    expect(scenario.quota).toEqual({
      thresholds: { warn: 0.95, send: 1, receive: 1.15 },
      correlationWithTraffic: 0.8,
      tiers: [
        { name: 'basic', bytes: 50 * 2 ** 20, share: 0.15 },
        { name: 'standard', bytes: 200 * 2 ** 20, share: 0.8 },
        { name: 'large', bytes: 500 * 2 ** 20, share: 0.03 },
        { name: 'huge', bytes: 2 ** 30, share: 0.02 },
      ],
      unlimitedCountsAsBytes: null,
    });
    expect(scenario.calendar.slumps).toEqual([
      {
        name: 'Christmas and New Year',
        from: { month: 12, dayOfMonth: 21 },
        to: { month: 1, dayOfMonth: 2 },
        factor: 0.35,
      },
    ]);
    expect(scenario.traffic.reportedMessages).toEqual({ year: 2013, month: 9, count: 250_000_000 });
  });

  it('keeps cohorts in their order, with the range in which each value is legal', () => {
    expect(scenario.population.cohorts.map(({ name }) => name)).toEqual([
      'clinical',
      'shared',
      'gp-practice',
    ]);
    const [clinical, shared] = scenario.population.cohorts;
    expect(clinical?.messagesPerWorkingDay).toEqual({
      distribution: { kind: 'percentiles', p10: 13, p50: 16.2, p90: 20 },
      range: { low: 0, high: 10_000 },
    });
    expect(shared?.messageBytes.distribution).toEqual({
      kind: 'lognormal',
      median: 61_440,
      sigma: 0.3,
    });
    expect(clinical?.fill).toMatchObject({ mean: { range: { low: 0, high: 1.15 } } });
    expect(shared?.fill).toEqual({
      quantiles: [
        { share: 0, fill: 0 },
        { share: 0.5, fill: 0.4 },
        { share: 1, fill: 1.15 },
      ],
      correlationWithTraffic: 0.3,
    });
  });

  it('reads stages', () => {
    const [pilot, london, rest] = scenario.rollout.stages;
    expect(pilot).toMatchObject({
      select: { organisationTypes: ['gp-practice'], regions: null, share: 0.1 },
      change: { kind: 'quota', quota: { factor: 2 } },
      order: 'organisations',
      begin: { start: 15894 },
      pace: { perDay: 5 },
      allowEmpty: false,
    });
    expect(london).toMatchObject({
      change: {
        kind: 'quota',
        quota: { tiers: { basic: 100 * 2 ** 20, standard: 400 * 2 ** 20 } },
      },
      order: 'fullest-first',
      begin: { after: 'pilot', bakeWorkingDays: 10 },
      pace: { fromPerDay: 20, toPerDay: 120, rampDays: 10 },
    });
    expect(rest).toMatchObject({ select: 'rest', pace: { overDays: 35 } });
    expect(scenario.rollout.calendar.weekdays).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('has defaults where the file is silent', () => {
    const least = load({ 'a.yaml': MINIMAL }).scenario;
    expect(least).toMatchObject({
      question: '',
      run: { replications: 1, seed: 'minimal' },
      report: { sizesOn: null },
      currency: 'GBP',
      calendar: { holidays: 'england-and-wales', slumps: [] },
      milestones: [],
      traffic: { shocks: [], commonFactor: null, reportedMessages: null },
      population: { mailboxCount: null },
      quota: { correlationWithTraffic: 0.8, unlimitedCountsAsBytes: null },
      owners: { archives: { holderShare: fixed(0), returnUpTo: 0.85 } },
      rollout: { calendar: { workingDaysOnly: true, windows: [] }, freezes: [] },
    });
    expect(least.rollout.calendar.weekdays).toEqual([true, true, true, true, true, false, false]);
    expect(least.population.cohorts[0]).toMatchObject({
      organisationTypes: [],
      trafficGrowthPerYear: fixed(0),
      growthSegments: [],
      housekeeping: { perYear: fixed(0), share: fixed(0) },
    });
    const open = load(
      minimalWith(['  stages:\n', '  calendar: {workingDaysOnly: false}\n  stages:\n']),
    );
    expect(open.scenario.rollout.calendar.weekdays).toEqual(Array(7).fill(true));
  });

  it('takes none and unlimited', () => {
    const { quota } = load(
      { 'a.yaml': MINIMAL },
      'quota.thresholds.receive=none',
      'quota.tiers.standard.size=unlimited',
      'quota.unlimitedCountsAs=50 GiB',
      'population.cohorts.clinical.fill.mean=30%',
    ).scenario;
    expect(quota.thresholds.receive).toBeNull();
    expect(quota.tiers[1]?.bytes).toBe(Number.POSITIVE_INFINITY);
    expect(quota.unlimitedCountsAsBytes).toBe(50 * 2 ** 30);
  });

  it('takes digits for a seed', () => {
    expect(load({ 'a.yaml': MINIMAL }, 'run.seed=7').scenario.run.seed).toBe('7');
  });
});

describe("a cohort's own reactions", () => {
  it("lie over the scenario's; what they leave is the same object", () => {
    const [clinical, shared] = scenario.population.cohorts;
    expect(shared?.owners.contactShare).toEqual(fixed(0.1));
    expect(shared?.owners.archives.returnShare).toEqual(fixed(0));
    expect(clinical?.owners.archives.returnShare).toEqual(fixed(0.1));
    expect(shared?.owners.inducedGrowth).toBe(scenario.owners.inducedGrowth);
    expect(shared?.owners.archives.medianBytes).toBe(scenario.owners.archives.medianBytes);
    expect(clinical?.owners.contactShare).toBe(scenario.owners.contactShare);
  });

  it('move the default end of returning mail with the end of clean-ups', () => {
    const set = 'population.cohorts.clinical.owners={cleanUpTo: [40%, 50%]}';
    const ends = (...more: string[]) =>
      load({ 'a.yaml': SKETCH }, set, ...more).scenario.population.cohorts.map(
        ({ owners }) => owners.archives.returnUpTo,
      );
    expect(ends()).toEqual([0.5, 0.85, 0.85]);
    expect(ends('owners.archives.returnUpTo=70%')).toEqual([0.7, 0.7, 0.7]);
  });

  it('may describe archives that the scenario has not', () => {
    const archives =
      '{size: {lognormal: {median: 1 MiB, sigma: 1}}, returnShare: 5%, delayDays: 3}';
    const set = `population.cohorts.clinical.owners={archives: ${archives}}`;
    const [clinical, shared] = load({ 'a.yaml': MINIMAL }, set).scenario.population.cohorts;
    expect(clinical?.owners.archives).toMatchObject({
      holderShare: fixed(1),
      medianBytes: fixed(2 ** 20),
      returnUpTo: 0.85,
    });
    expect(shared?.owners.archives.holderShare).toEqual(fixed(0));
  });
});

describe('placeOf', () => {
  it('gives the place of an address or of its nearest ancestor', () => {
    const { placeOf } = load({ 'a.yaml': SKETCH });
    // line 96 is `      rate: 5 per day` of the stage pilot
    expect(placeOf('rollout.stages.pilot.rate')).toEqual({ file: 'a.yaml', line: 96, column: 13 });
    expect(placeOf('rollout.stages.pilot.order')).toEqual({ file: 'a.yaml', line: 92, column: 7 });
    expect(placeOf('population.cohorts.clinical.growth.2.from').column).toBe(56);
    expect(placeOf('nothing.here')).toEqual({ file: 'a.yaml', line: 1, column: 1 });
  });
});
