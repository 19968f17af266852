import { describe, expect, it } from 'vitest';
import { faultLines, load } from './memory-io.ts';
import { checkPriced, pricedWith } from './priced.ts';

it('the fixture has no fault', () => {
  expect(faultLines(pricedWith())).toEqual([]);
});

describe('layouts', () => {
  checkPriced([
    [
      'copies: 2',
      'copies: 0',
      '3:43  storage.layout.copies  0 is not a whole number from 1 to 100  write one, such as 2',
    ],
    [
      'copies: 2',
      'copies: 1.5',
      '3:43  storage.layout.copies  1.5 is not a whole number from 1 to 100  write one, such as 2',
    ],
    [', copies: 2', '', '3:3  storage.layout.copies  is missing  write copies: 2'],
    [
      'exchange-2010',
      'exchange-2011',
      "3:20  storage.layout.preset  'exchange-2011' is not known  did you mean 'exchange-2010'?",
    ],
    [
      'copies: 2',
      'copies: 2, freeSpaceShare: 100%',
      '3:62  storage.layout.freeSpaceShare  100% is outside 0% to 99%  write a share from 0% ' +
        'to 99%',
    ],
    [
      'copies: 2',
      'copies: 2, indexShare: 20',
      '3:58  storage.layout.indexShare  2000% is outside 0% to 99%  write a share from 0% to ' +
        '99%: 20%',
    ],
    [
      'copies: 2',
      'copies: 2, logBytesPerMessage: 200 KB',
      "3:66  storage.layout.logBytesPerMessage  '200 KB' could mean 200 KiB (204,800 bytes, " +
        "Exchange's usage) or 195.313 KiB (200,000 bytes, disk vendors' usage)  write one of " +
        'them',
    ],
    [
      'preset: exchange-2010, ',
      'overheadShare: 20%, indexshare: 5%, ',
      '3:3  storage.layout.deletedItemRetentionDays  is missing, and there is no preset  ' +
        'write deletedItemRetentionDays: 14',
      '3:3  storage.layout.singleItemShare  is missing, and there is no preset  write ' +
        'singleItemShare: 1.2%',
      '3:3  storage.layout.calendarShare  is missing, and there is no preset  write ' +
        'calendarShare: 3%',
      '3:3  storage.layout.whiteSpaceDays  is missing, and there is no preset  write ' +
        'whiteSpaceDays: 1',
      '3:3  storage.layout.logDays  is missing, and there is no preset  write logDays: 3',
      '3:3  storage.layout.freeSpaceShare  is missing, and there is no preset  write ' +
        'freeSpaceShare: 20%',
      '3:3  storage.layout.filesShrink  is missing, and there is no preset  write ' +
        'filesShrink: false',
      "3:32  storage.layout.indexshare  unknown key  did you mean 'indexShare'?",
    ],
    [
      'preset: exchange-2010',
      'presett: exchange-2010',
      "3:12  storage.layout.presett  unknown key  did you mean 'preset'?",
    ],
  ]);
});

describe('pools', () => {
  checkPriced([
    [
      '620 TiB',
      '0 B',
      '5:21  storage.pools.north.usable  0 B is outside 1 B to 8192 TiB  write a size from 1 ' +
        'B to 8192 TiB',
    ],
    [
      '620 TiB',
      '620 TB',
      "5:21  storage.pools.north.usable  '620 TB' could mean 620 TiB (681,697,209,221,120 " +
        "bytes, Exchange's usage) or 563.887 TiB (620,000,000,000,000 bytes, disk vendors' " +
        'usage)  write one of them',
    ],
    ['usable: 620 TiB, ', '', '5:5  storage.pools.north.usable  is missing  write usable: 620 TiB'],
    [
      '{regions: [London]}',
      'rest',
      "6:45  storage.pools.south.organisations  the pool 'north' has the rest already  write " +
        'which organisations belong to one of the two',
    ],
    [
      '{regions: [London]}',
      '{regions: [London], tiers: [basic]}',
      '5:65  storage.pools.north.organisations.tiers  unknown key  the keys here are ' +
        'organisationTypes, regions, organisations',
    ],
    [
      '{regions: [London]}',
      'everything',
      "5:45  storage.pools.north.organisations  'everything' is not known  the choices here " +
        'are rest',
    ],
    [
      '    south:',
      '    All:',
      "6:5  storage.pools.All  'All' stands for all pools in the reports  give the pool " +
        'another name',
    ],
    [
      '    south:',
      '    north:',
      "6:5  the key 'north' was given before, in line 5, in the same map  keep one of the two",
    ],
  ]);

  it('are one at least', () => {
    const none = pricedWith(
      ['    north: {usable: 620 TiB, organisations: {regions: [London]}}\n', ''],
      ['    south: {usable: 780 TiB, organisations: rest}\n', ''],
      ['pools:', 'pools: {}'],
    );
    expect(faultLines(none)).toEqual([
      'b.yaml:4:3  storage.pools  there is no pool  write one, such as all-mail: {usable: 620 TiB, ' +
        'organisations: rest}',
    ]);
  });
});

describe('procurement', () => {
  checkPriced([
    [
      'pool: north',
      'pool: nort',
      "9:24  storage.procurement.scheduled.1.pool  there is no pool 'nort'  did you mean 'north'?",
    ],
    [
      'on: 2013-06-03',
      'on: 2013-02-03',
      '9:42  storage.procurement.scheduled.1.orderedOn  2013-03-01 is after the arrival, ' +
        '2013-02-03  write a day up to 2013-02-03',
    ],
    [
      'size: 60 TiB',
      'size: 0 B',
      '9:76  storage.procurement.scheduled.1.size  0 B is outside 1 B to 8192 TiB  write a ' +
        'size from 1 B to 8192 TiB',
    ],
    [
      'leadTimeDays: 70',
      'leadTimeDays: -1',
      '8:19  storage.procurement.leadTimeDays  -1 is outside 0 to 3650  write a number from ' +
        '0 to 3650',
    ],
    [
      'leadTimeDays: 70',
      'leadTimeDays: {p10: 45, p50: 70}',
      '8:5  storage.procurement.leadTimeDays.p90  is missing  give p10, p50, p90',
    ],
    [
      'leadTimeDays: 70',
      'planningLeadTimeDays: 70',
      '7:3  storage.procurement.leadTimeDays  is missing  write leadTimeDays: {p10: 45, p50: ' +
        '70, p90: 120}',
    ],
    [
      'when: 80%',
      'when: 0%',
      '10:20  storage.procurement.policy.when  0% is outside 1% to 200%  write a share from ' +
        '1% to 200%',
    ],
    [
      'when: 80%',
      'when: 80',
      '10:20  storage.procurement.policy.when  8000% is outside 1% to 200%  write a share ' +
        'from 1% to 200%: 80%',
    ],
    [
      'trendDays: 60',
      'trendDays: 1',
      '10:36  storage.procurement.policy.trendDays  1 is not a whole number from 2 to 3650  ' +
        'write one, such as 60',
    ],
    [
      'increment: 40 TiB',
      'increment: 0 TiB',
      '10:51  storage.procurement.policy.increment  0 B is outside 1 B to 8192 TiB  write a ' +
        'size from 1 B to 8192 TiB',
    ],
    [
      'openOrders: 2',
      'openOrders: 0',
      '10:71  storage.procurement.policy.openOrders  0 is not a whole number from 1 to 1000  ' +
        'write one, such as 2',
    ],
    [
      ', openOrders: 2',
      '',
      '10:5  storage.procurement.policy.openOrders  is missing  write openOrders: 2',
    ],
  ]);

  it('has lead times that go with nothing', () => {
    const pair = 'correlations=[[storage.procurement.leadTimeDays, owners.inducedGrowth, 0.5]]';
    expect(faultLines(pricedWith(), pair)).toEqual([
      `--set  correlations.1.1  in '${pair}': 'storage.procurement.leadTimeDays' is drawn for each ` +
        'order, and has no one value to go with another  leave the pair out',
    ]);
  });

  it('may order on the day of arrival', () => {
    const { storage } = load(
      pricedWith(['orderedOn: 2013-03-01', 'orderedOn: 2013-06-03']),
    ).scenario;
    expect(storage?.procurement?.scheduled[0]).toMatchObject({ orderedOn: 15859, on: 15859 });
  });
});

it('every fault is told in one go, with those of costs', () => {
  const faults = faultLines(
    pricedWith(['copies: 2', 'copies: 0'], ['pool: north', 'pool: nort'], ['3.5%', '350%']),
  );
  expect(faults).toHaveLength(3);
});
