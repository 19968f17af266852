import { describe, expect, it } from 'vitest';
import { historyDaysOfAll, platformPlans } from '../../../src/plan/storage.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import type { ProcurementSpec, StorageSpec } from '../../../src/scenario/storage-spec.ts';
import { historyDaysOf } from '../../../src/storage/pool-days.ts';
import { day, ORGANISATIONS, plain } from '../../support/plain-scenario.ts';
import { planOf } from '../../support/plans.ts';
import { BARE_LAYOUT, ROUND_LAYOUT } from '../../support/storage-plans.ts';

const PROCUREMENT: ProcurementSpec = {
  leadTimeDays: { distribution: { kind: 'fixed', value: 30 }, range: { low: 0, high: 1000 } },
  planningLeadTimeDays: 40,
  scheduled: [],
  policy: null,
};
const POOLS = [
  {
    name: 'south',
    usableBytes: 2000,
    organisations: { organisationTypes: null, regions: ['South'], organisations: null },
  },
  { name: 'north', usableBytes: 1000, organisations: 'rest' as const },
];

const STORAGE: StorageSpec = {
  preset: null,
  layout: ROUND_LAYOUT,
  pools: POOLS,
  procurement: null,
};

describe('days of history', () => {
  const withDays = (deletedItemRetentionDays: number, logDays: number) =>
    historyDaysOf({ ...BARE_LAYOUT, deletedItemRetentionDays, logDays });

  it('are four weeks, or as long as deleted mail or logs are kept', () => {
    expect(withDays(14, 3)).toBe(28);
    expect(withDays(28, 28)).toBe(28);
    expect(withDays(29, 3)).toBe(29);
    expect(withDays(14, 45)).toBe(45);
  });

  it('are none without storage', () => {
    const { plan } = planOf({ scenario: plain(), organisations: ORGANISATIONS });
    expect(plan.history.dayCount).toBe(0);
    expect(plan.storage).toBeNull();
  });
});

/** The storage of the home platform. */
const homeOf = (scenario: Scenario<number>) => platformPlans(scenario)[0]!.storage!;

describe('the storage of a plan', () => {
  it('is that of the scenario, with the calendar from the first day of history on', () => {
    // 28 days before Monday 1 July 2013: Monday 3 June. 26 August is a bank holiday.
    const plan = homeOf(plain({ storage: STORAGE }));
    expect(plan).toMatchObject({ layout: ROUND_LAYOUT, procurement: null });
    expect(plan).toMatchObject({ dayCount: 92, historyDays: 28 });
    expect(plan.pools).toEqual([
      { name: 'south', usableBytes: 2000 },
      { name: 'north', usableBytes: 1000 },
    ]);
    expect(plan.workingDay).toHaveLength(28 + 92);
    expect([...plan.workingDay.slice(0, 8)].join('')).toBe('11111001');
    expect([...plan.workingDay.slice(28, 36)].join('')).toBe('11111001');
    expect(plan.workingDay[28 + day('2013-08-26') - day('2013-07-01')]).toBe(0);
  });

  it('has days in place of dates, and pools by their place', () => {
    const scheduled = [
      { pool: 'north', orderedOn: day('2013-06-21'), on: day('2013-07-11'), bytes: 500 },
      { pool: 'south', orderedOn: day('2013-03-01'), on: day('2013-06-30'), bytes: 600 },
      { pool: 'south', orderedOn: day('2013-09-30'), on: day('2014-01-01'), bytes: 700 },
    ];
    const policy = { whenShare: 0.9, trendDays: 28, incrementBytes: 100, openOrders: 2 };
    const procurement = { ...PROCUREMENT, scheduled, policy };
    const found = homeOf(plain({ storage: { ...STORAGE, procurement } })).procurement;
    expect(found).toEqual({
      leadTime: PROCUREMENT.leadTimeDays,
      isLeadTimeDrawn: true,
      planningLeadTimeDays: 40,
      scheduled: [
        { pool: 1, orderDay: -10, arrivalDay: 10, usableBytes: 500 },
        { pool: 0, orderDay: -122, arrivalDay: -1, usableBytes: 600 },
        { pool: 0, orderDay: 91, arrivalDay: 184, usableBytes: 700 },
      ],
      policy,
    });
  });

  it('draws lead times unless the run is of medians', () => {
    const storage = { ...STORAGE, procurement: PROCUREMENT };
    const drawn = (['latin-hypercube', 'random', 'medians'] as const).map((sampling) => {
      const scenario = plain({ storage, run: { ...plain().run, sampling } });
      return homeOf(scenario).procurement!.isLeadTimeDrawn;
    });
    expect(drawn).toEqual([true, true, false]);
  });
});

describe('a plan with storage', () => {
  const slumps = [
    {
      name: 'June',
      from: { month: 6, dayOfMonth: 28 },
      to: { month: 7, dayOfMonth: 2 },
      factor: 0.5,
    },
  ];
  const calendar = { holidays: 'england-and-wales' as const, slumps };
  const { plan } = planOf({
    scenario: plain({ storage: STORAGE, calendar }),
    organisations: ORGANISATIONS,
  });

  it('has the calendar of the days before the start, with holidays and slumps', () => {
    expect(plan.history.dayCount).toBe(28);
    expect([...plan.history.workingDay]).toEqual([...plan.storage!.workingDay.slice(0, 28)]);
    expect([...plan.history.slumpFactor.slice(22)]).toEqual([1, 1, 1, 0.5, 0.5, 0.5]);
    expect([...plan.calendar.slumpFactor.slice(0, 3)]).toEqual([0.5, 0.5, 1]);
  });

  it('has its rows by cohort and pool', () => {
    // c, in the South, has mailboxes 6 to 9.
    expect(plan.pools).toMatchObject({ poolCount: 2, poolOfOrganisation: Uint8Array.of(1, 1, 0) });
    expect([...plan.rows.mailboxOf]).toEqual([6, 7, 8, 9, 0, 1, 2, 3, 4, 5]);
    expect([...plan.rows.cohortStart]).toEqual([0, 10]);
    expect(plan.rows.groups).toEqual([
      { cohort: 0, cell: 0, firstRow: 0, endRow: 4, claimedBy: [] },
      { cohort: 0, cell: 1, firstRow: 4, endRow: 10, claimedBy: [] },
    ]);
  });
});

describe('the storage of other platforms', () => {
  const NEW = {
    ...{ name: 'new', quota: {}, thresholds: { warn: null, send: null, receive: null } },
    storage: {
      ...STORAGE,
      layout: { ...STORAGE.layout, logDays: 40 },
      pools: [{ name: 'cloud', usableBytes: 9, organisations: 'rest' as const }],
    },
  };

  it('has its pools after those before it, and the longest history of all', () => {
    const plans = platformPlans(plain({ storage: STORAGE, platforms: [NEW] }));
    expect(
      plans.map(({ name, storage }) => [name, storage!.firstPool, storage!.historyDays]),
    ).toEqual([
      ['home', 0, 40],
      ['new', 2, 40],
    ]);
    expect(plans[1]!.storage).toMatchObject({
      ...{ layout: NEW.storage.layout, pools: [{ name: 'cloud', usableBytes: 9 }] },
    });
  });

  it('is none where there is no storage at all', () => {
    const scenario = plain({ platforms: [{ ...NEW, storage: null }] });
    expect(platformPlans(scenario).map(({ storage }) => storage)).toEqual([null, null]);
    expect(historyDaysOfAll(scenario)).toBe(0);
  });
});
