/** Storage as the program sees it; dates are days since 1970-01-01. */
import { describe, expect, it } from 'vitest';
import { PRESET_LAYOUTS } from '../../../src/scenario/layout-presets.ts';
import { load, MINIMAL, SKETCH } from './memory-io.ts';

const GIB = 2 ** 30;

/** The storage of the sketch with settings. */
function storageWith(...set: string[]) {
  const { storage } = load({ 'a.yaml': SKETCH }, ...set).scenario;
  if (storage === null) throw new Error('the sketch has storage');
  return storage;
}

/** The lead time with which one plans, for a lead time. */
function planningDays(leadTimeDays: string): number | undefined {
  return storageWith(`storage.procurement.leadTimeDays=${leadTimeDays}`).procurement
    ?.planningLeadTimeDays;
}

describe('storage', () => {
  it('is none where nothing is said of it', () => {
    expect(load({ 'a.yaml': MINIMAL }).scenario.storage).toBeNull();
    expect(load({ 'a.yaml': SKETCH }, 'storage.procurement=null').scenario.storage).toMatchObject({
      procurement: null,
    });
  });

  it('has the layout of the preset with what is said over it', () => {
    expect(storageWith().layout).toEqual({
      copies: 2,
      deletedItemRetentionDays: 14,
      singleItemShare: 0.012,
      calendarShare: 0.03,
      whiteSpaceDays: 1,
      overheadShare: 0.2,
      indexShare: 0.08,
      logDays: 3,
      logBytesPerMessage: 200 * 1024,
      freeSpaceShare: 0.2,
      filesShrink: false,
    });
  });

  it('goes by the published factor where no log of a message is given', () => {
    const { layout } = storageWith(
      'storage.layout={preset: exchange-2013, logBytesPerMessage: null}',
    );
    expect(layout).toMatchObject({ logBytesPerMessage: null, overheadShare: 0, indexShare: 0.08 });
  });

  it('needs no preset where all is said', () => {
    const values = {
      deletedItemRetentionDays: 0,
      singleItemShare: 0.01,
      calendarShare: 0,
      whiteSpaceDays: 0.5,
      overheadShare: 0,
      indexShare: 0,
      logDays: 7,
      freeSpaceShare: 0.1,
      filesShrink: true,
    };
    const set = ['preset=null', ...Object.entries(values).map(([key, value]) => `${key}=${value}`)];
    const { layout } = storageWith(...set.map((one) => `storage.layout.${one}`));
    expect(layout).toEqual({ ...values, copies: 2, logBytesPerMessage: 200 * 1024 });
  });

  it('has pools in their order', () => {
    expect(storageWith().pools).toEqual([
      {
        name: 'north',
        usableBytes: 100 * GIB,
        organisations: { organisationTypes: null, regions: ['North'], organisations: null },
      },
      { name: 'south', usableBytes: 50 * GIB, organisations: 'rest' },
    ]);
  });

  it('has what is bought, ordered the planning lead time before where nothing else is said', () => {
    expect(storageWith().procurement).toEqual({
      leadTimeDays: {
        distribution: { kind: 'percentiles', p10: 45, p50: 70, p90: 120 },
        range: { low: 0, high: 3650 },
      },
      planningLeadTimeDays: 120,
      scheduled: [
        // 2013-06-03 is day 15859; 120 days before it.
        { pool: 'north', orderedOn: 15739, on: 15859, bytes: 1024 * GIB },
        { pool: 'south', orderedOn: 15765, on: 15826, bytes: 20 * GIB },
      ],
      policy: { whenShare: 0.8, trendDays: 60, incrementBytes: 10 * GIB, openOrders: 2 },
    });
    const { procurement } = storageWith(
      'storage.procurement.policy=null',
      'storage.procurement.planningLeadTimeDays=30',
    );
    expect(procurement).toMatchObject({
      policy: null,
      planningLeadTimeDays: 30,
      scheduled: [{ orderedOn: 15829 }, { orderedOn: 15765 }],
    });
  });
});

describe('one plans', () => {
  it.each([
    ['70', 70],
    ['70.5', 71],
    ['{p10: 45, p50: 70, p90: 120}', 120],
    ['{p10: 45, p50: 70, p90: 119.5}', 120],
    // 30 + 0.9 x 60
    ['{uniform: [30, 90]}', 84],
    // 0.9 = 1 - (90 - x)^2 / (60 x 30): x = 90 - sqrt(180) = 76.58
    ['{triangular: [30, 60, 90]}', 77],
    // 60 + 1.2816 x 10 = 72.8
    ['{normal: {mean: 60, sd: 10}}', 73],
    // 70 x exp(1.2816 x 0.3) = 102.8
    ['{lognormal: {median: 70, sigma: 0.3}}', 103],
    ['{discrete: [{value: 30, weight: 8}, {value: 90, weight: 2}]}', 90],
  ])('with a lead time of %s: %d days', (leadTimeDays, days) => {
    expect(planningDays(leadTimeDays)).toBe(days);
  });
});

describe('the presets', () => {
  it('are those of the published guidance', () => {
    // 144 GB are provisioned for 120 GB: 24 of 144 stay free.
    expect(PRESET_LAYOUTS['exchange-2007'].freeSpaceShare).toBeCloseTo(24 / 144, 15);
    const { calendarShare, singleItemShare } = PRESET_LAYOUTS['exchange-2007'];
    expect([calendarShare, singleItemShare]).toEqual([0, 0]);
    expect(PRESET_LAYOUTS['exchange-2010']).toMatchObject({
      overheadShare: 0.2,
      indexShare: 0.1,
      freeSpaceShare: 0.2,
      singleItemShare: 0.012,
      calendarShare: 0.03,
    });
    expect(PRESET_LAYOUTS['exchange-2013']).toMatchObject({
      overheadShare: 0,
      indexShare: 0.2,
      freeSpaceShare: 0.05,
    });
  });
});
