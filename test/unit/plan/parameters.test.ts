import { describe, expect, it } from 'vitest';
import { parametersOf } from '../../../src/plan/parameters.ts';
import {
  COHORT,
  day,
  MIB,
  OWNERS,
  plain,
  STAGE,
  toQuota,
  withCohort,
} from '../../support/plain-scenario.ts';
import { compiled, first, parameters } from './first-cohort.ts';

describe('waits', () => {
  it('for a clean-up have the hazard -ln(1 - p) of a probability a day', () => {
    // -ln 0.95 = 0.0512932944, its inverse 19.4957; -ln 0.5 = ln 2, 1 / ln 2 = log2 e. p = 0:
    // never.
    const [ok, warned, blocked, full] = first(plain()).cleanUpMeanDays;
    expect(ok).toBe(Infinity);
    expect(warned).toBeCloseTo(19.495725746, 8);
    expect(blocked).toBeCloseTo(Math.LOG2E, 14);
    expect(full).toBe(Infinity);
  });

  it('are such that after a day the share 1 - p has not acted', () => {
    for (const p of [1e-9, 0.05, 0.35, 0.999]) {
      const owners = { ...OWNERS, cleanUpPerDay: { warned: p, sendBlocked: p, full: p } };
      const meanDays = first(withCohort({ owners })).cleanUpMeanDays[3];
      expect(Math.exp(-1 / meanDays)).toBeCloseTo(1 - p, 14);
    }
  });

  it('for housekeeping are the year over the rate, and endless at a rate of 0', () => {
    expect(first(plain()).housekeepingMeanDays).toBe(182.625);
    const none = withCohort({ housekeeping: { perYear: 0, share: 0.1 } });
    expect(first(none).housekeepingMeanDays).toBe(Infinity);
  });

  it('of other kinds are the means themselves', () => {
    const { regimeMeanDays, adaptationMeanDays, archive } = first(plain());
    expect([regimeMeanDays, adaptationMeanDays, archive.returnMeanDays]).toEqual([120, 45, 40]);
  });
});

describe('the kept share', () => {
  /** Of quotas of 50, 200, 100, 400 and 800 MiB. */
  const keptShares = (keepShare: number, inducedGrowth: number) => {
    const scenario = withCohort({ keepShare, owners: { ...OWNERS, inducedGrowth } });
    const plan = compiled(scenario);
    const countsAsBytes = Float64Array.of(50, 200, 100, 400, 800).map((size) => size * MIB);
    const quota = { ...plan.quota, countsAsBytes };
    return parametersOf(scenario, { ...plan, quota }).cohorts[0]!.keptShare;
  };

  it('grows by the induced growth with each doubling, and falls with each halving', () => {
    const shares = keptShares(0.4, 0.12);
    expect(shares).toHaveLength(25);
    expect(shares[0 * 5 + 2]).toBeCloseTo(0.4 * 1.12, 14); // 50 -> 100
    expect(shares[0 * 5 + 1]).toBeCloseTo(0.4 * 1.12 * 1.12, 14); // 50 -> 200
    expect(shares[0 * 5 + 4]).toBeCloseTo(0.4 * 1.12 ** 4, 14); // 50 -> 800
    expect(shares[3 * 5 + 1]).toBeCloseTo(0.4 / 1.12, 14); // 400 -> 200
    expect(shares[4 * 5 + 0]).toBeCloseTo(0.4 / 1.12 ** 4, 14);
  });

  it('has the exponent log2(1 + growth) between doublings', () => {
    // 3 / 2: log2 1.5 = 0.5849625007; 1.12^0.5849625007 = 1.0685398.
    const scenario = withCohort(
      {},
      {
        quota: {
          ...plain().quota,
          tiers: [{ name: 'only', bytes: 100 * MIB, share: 1 }],
        },
        rollout: { ...plain().rollout, stages: [{ ...STAGE, change: toQuota({ factor: 1.5 }) }] },
      },
    );
    const [same, more, less, back] = first(scenario).keptShare;
    expect(more! / 0.5).toBeCloseTo(1.0685398, 6);
    expect(more! * less!).toBeCloseTo(0.25, 14);
    expect([same, back]).toEqual([0.5, 0.5]);
  });

  it('is exactly the keep share without a change, and never more than 1', () => {
    const shares = keptShares(0.9, 0.35);
    for (let level = 0; level < 5; level++) expect(shares[level * 5 + level]).toBe(0.9);
    expect(shares[0 * 5 + 2]).toBe(1); // 0.9 x 1.35 is more
    expect(shares[0 * 5 + 4]).toBe(1);
  });

  it('does not change with the quota where nothing is induced', () => {
    expect([...keptShares(0.4, 0)]).toEqual(Array(25).fill(0.4));
  });

  it('takes an unlimited quota for what it counts as', () => {
    const scenario = withCohort(
      { owners: { ...OWNERS, inducedGrowth: 0.2 } },
      {
        quota: {
          ...plain().quota,
          tiers: [{ name: 'only', bytes: 100 * MIB, share: 1 }],
          unlimitedCountsAsBytes: 400 * MIB,
        },
        rollout: {
          ...plain().rollout,
          stages: [{ ...STAGE, change: toQuota({ tiers: { only: Infinity } }) }],
        },
      },
    );
    expect(first(scenario).keptShare[1]).toBeCloseTo(0.5 * 1.44, 14);
  });

  it('has the levels of the plan', () => {
    const { rollout } = plain();
    const scenario = plain({ rollout: { ...rollout, stages: [STAGE] } });
    // 50, 200, 100, 400: 16 entries.
    expect(first(scenario).keptShare).toHaveLength(16);
  });
});

describe('the unit of rates', () => {
  /** A plan that says it has so many mailboxes: only the count matters. */
  const unitOf = (mailboxCount: number, change: Partial<typeof COHORT> = {}): number => {
    const scenario = withCohort(change);
    const plan = compiled(scenario);
    const rows = { ...plan.rows, cohortStart: Uint32Array.of(0, mailboxCount) };
    return parametersOf(scenario, { ...plan, rows }).rateUnitBytes;
  };

  it('is 2^-14 byte for few mailboxes, no finer', () => {
    expect(unitOf(0)).toBe(2 ** -14);
    expect(unitOf(10)).toBe(2 ** -14);
  });

  it('steps up where eight times the traffic reaches 2^53 units', () => {
    // 16 x 64 KiB = 2^20 bytes a mailbox. 2^53 x 2^-14 = 2^39 = 8 x 2^16 x 2^20.
    expect(unitOf(65_535)).toBe(2 ** -14);
    expect(unitOf(65_536)).toBe(2 ** -13);
    expect(unitOf(131_071)).toBe(2 ** -13);
    expect(unitOf(131_072)).toBe(2 ** -12);
  });

  it('is 2^-10 byte for 650,000 mailboxes of 16.2 messages of 56 KiB', () => {
    // 650,000 x 16.2 x 57,344 x 8 = 4.83e12 bytes; 2^53 x 2^-11 = 4.40e12, 2^53 x 2^-10 = 8.80e12.
    const change = { messagesPerWorkingDay: 16.2, messageBytes: 57_344 };
    expect(unitOf(650_000, change)).toBe(2 ** -10);
  });

  it('adds up cohorts', () => {
    const { population } = plain();
    const cohorts = [
      { ...COHORT, name: 'one', share: 0.5 },
      { ...COHORT, name: 'two', share: 0.5 },
    ];
    const scenario = plain({ population: { ...population, cohorts } });
    const plan = compiled(scenario);
    const unit = (one: number, two: number) =>
      parametersOf(scenario, {
        ...plan,
        rows: { ...plan.rows, cohortStart: Uint32Array.of(0, one, one + two) },
      }).rateUnitBytes;
    expect(unit(30_000, 35_535)).toBe(2 ** -14);
    expect(unit(30_000, 35_536)).toBe(2 ** -13);
  });
});

describe('what is taken over', () => {
  it('is demand with growth from day 0 on, and segments by day', () => {
    const growthSegments = [
      { from: day('2013-06-01'), perYear: 0.2 },
      { from: day('2013-08-01'), perYear: -0.05 },
    ];
    expect(first(withCohort({ growthSegments })).demand).toEqual({
      messagesPerWorkingDay: 16,
      messageBytes: 65_536,
      offDayShare: 0.3,
      growth: [
        { firstDay: 0, perYear: 0.1 },
        { firstDay: -30, perYear: 0.2 },
        { firstDay: 31, perYear: -0.05 },
      ],
    });
  });

  it('is a shock by days, its last one included', () => {
    const shocks = [
      { name: 'strike', from: day('2013-07-03'), to: day('2013-07-05'), factor: 0.5 },
    ];
    const traffic = { shocks, commonFactor: { sd: 0.1, correlation: 0.6 }, reportedMessages: null };
    const found = parameters(plain({ traffic }));
    expect(found.shocks).toEqual([{ firstDay: 2, endDay: 5, factor: 0.5 }]);
    expect(found.commonFactor).toEqual({ sd: 0.1, correlation: 0.6 });
    expect(parameters(plain()).commonFactor).toBeNull();
  });

  it('is a rank correlation as one of scores', () => {
    const { busyTierCorrelation, fillBusyCorrelation } = first(plain());
    // 2 sin 24 degrees and 2 sin 15 degrees.
    expect(busyTierCorrelation).toBeCloseTo(0.813473286, 8);
    expect(fillBusyCorrelation).toBeCloseTo(0.51763809, 8);
  });

  it('is what owners do, as it stands', () => {
    const found = first(plain());
    expect(found).toMatchObject({
      sentShare: 0.25,
      housekeepingShare: 0.1,
      cleanUpTo: { low: 0.6, high: 0.85 },
      offloadShare: 0.3,
      contactShare: 0.2,
      archive: {
        holderShare: 0.36,
        medianBytes: 1000 * MIB,
        sigma: 1.2,
        returnShare: 0.08,
        returnUpTo: 0.85,
      },
    });
  });
});
