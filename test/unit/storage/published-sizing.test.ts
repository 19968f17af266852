/**
 * Worked example A of the published guidance: every figure as the 2013 calculator's workbook (7.6)
 * computed it. And what the documents on Exchange 2007 and 2010 say.
 */
import { describe, expect, it } from 'vitest';
import type { PublishedInputs } from '../../../src/storage/published-inputs.ts';
import { presetInputs } from '../../../src/storage/published-presets.ts';
import { type PublishedSizing, publishedSizing } from '../../../src/storage/published-sizing.ts';
import { EXAMPLE_A, EXAMPLE_A_FIGURES } from '../../support/published-example.ts';

const RELATIVE_ERROR_MAX = 1e-12;

function sized(changes: Partial<PublishedInputs> = {}): PublishedSizing {
  return publishedSizing({ ...EXAMPLE_A, ...changes });
}

describe('worked example A', () => {
  it.each(EXAMPLE_A_FIGURES)('%s is %d', (key, expected) => {
    const value = Number(sized()[key]);
    expect(Math.abs(value / expected - 1)).toBeLessThanOrEqual(RELATIVE_ERROR_MAX);
  });

  it('needs the straight 27.86 months, and 22.31 as the calculator counts', () => {
    // (10890 / 1024 - 2) / 3.719329833984375 x 12; by the calculator 22.313311385137478.
    expect(sized().monthsToFull).toBeCloseTo(27.86, 2);
    const { monthsToFull } = sized({ hasCalculatorFaults: true });
    expect(Math.abs(Number(monthsToFull) / 22.313311385137478 - 1)).toBeLessThanOrEqual(1e-12);
  });

  it('counts items by KiB, and as the calculator does by MiB over KiB', () => {
    // 10240 MiB x 1024 / 75 KiB; 10240 / 75.
    expect(sized().itemCount).toBeCloseTo(139_810.133, 3);
    expect(sized({ hasCalculatorFaults: true }).itemCount).toBeCloseTo(136.533, 3);
  });

  it('has room for all: the volume fits on the disk', () => {
    expect(sized().isVolumeWithinDisk).toBe(true);
    // 10 volumes a server, 8 servers, and a restore volume on each.
    const { volumesPerServer, volumeCount, allRestoreVolumesGib } = sized();
    expect([volumesPerServer, volumeCount]).toEqual([10, 80]);
    expect(allRestoreVolumesGib).toBeCloseTo(2898.5659950657896 * 8, 6);
  });
});

const EXCHANGE_2010: PublishedInputs = {
  ...EXAMPLE_A,
  ...presetInputs('exchange-2010'),
  mailboxCount: 24_000,
  quotaMib: 2048,
  messagesPerDay: 100,
  diskBytes: 1e12,
  databasesPerVolume: 1,
};

describe('the documents', () => {
  it('Exchange 2010: 24,000 x 2 GB, 100 messages of 75 KB, 14 days', () => {
    const sizing = publishedSizing(EXCHANGE_2010);
    // 100 x 75 / 1024; 14 x 7.3242 + 0.042 x 2048; 931.32 x 0.8 / 1.1.
    expect(sizing.whiteSpaceMib).toBeCloseTo(7.32, 2);
    expect(sizing.recoverableMib).toBeCloseTo(188.6, 1);
    expect(sizing.largestDatabaseGib).toBeCloseTo(677, 0);
  });

  it.each([
    [50, 0.06],
    [150, 0.18],
    [300, 0.36],
  ])('Exchange 2010: %d messages are %d IOPS', (messagesPerDay, iops) => {
    const { iopsPerMailbox } = publishedSizing({ ...EXCHANGE_2010, messagesPerDay });
    expect(iopsPerMailbox).toBeCloseTo(iops, 12);
  });

  it('doubling a quota does not double the disk', () => {
    const ratio = (quotaMib: number, messagesPerDay: number) =>
      sized({ quotaMib: 2 * quotaMib, messagesPerDay }).sizeOnDiskMib /
      sized({ quotaMib, messagesPerDay }).sizeOnDiskMib;
    // 472 / 264 and 21560 / 10890.
    expect(ratio(200, 50)).toBeCloseTo(1.788, 3);
    expect(ratio(10_240, 200)).toBeCloseTo(1.98, 3);
  });

  const EXCHANGE_2007: PublishedInputs = {
    ...EXAMPLE_A,
    ...presetInputs('exchange-2007'),
    messagesPerDay: 0,
    initialMib: 0,
    copyCount: 1,
    laggedCopyCount: 0,
    secondSiteCopyCount: 0,
    groupCount: 1,
    serversPerGroup: 1,
    activeServerCount: 1,
    serversLeftCount: 1,
    databasesPerVolume: 1,
    diskBytes: null,
    diskIops: null,
    isJbod: false,
  };

  it('Exchange 2007: provision 144 GB where 120 are needed', () => {
    // 240 mailboxes of 1 GiB that move nothing: two databases, as 200 / 1.2 = 167 fit into one.
    const sizing = publishedSizing({ ...EXCHANGE_2007, mailboxCount: 240, quotaMib: 1024 });
    expect([sizing.databasesPerGroup, sizing.mailboxesPerDatabase]).toEqual([2, 120]);
    expect(sizing.databaseGib).toBeCloseTo(144, 12);
  });

  it('Exchange 2007: 0.32 IOPS for 100 messages, as recalled', () => {
    const sizing = publishedSizing({ ...EXCHANGE_2007, messagesPerDay: 100 });
    expect(sizing.iopsPerMailbox).toBeCloseTo(0.32, 12);
    expect(presetInputs('exchange-2007').mergedIndexCount).toBe(0);
  });

  it('Exchange 2013: what the worked example has', () => {
    expect({ ...EXAMPLE_A, ...presetInputs('exchange-2013') }).toEqual(EXAMPLE_A);
  });

  it('Exchange 2007: 5,000 users x 250 MB are at least 1.25 TB', () => {
    const sizing = publishedSizing({ ...EXCHANGE_2007, mailboxCount: 5000, quotaMib: 250 });
    expect(sizing.allQuotasGib * 1024).toBe(1_250_000);
    expect(sizing.allGroupsGib).toBeGreaterThan(sizing.allQuotasGib);
  });

  it.each([
    [75, 1],
    [100, 1.3],
    [150, 1.9],
    [300, 3.8],
  ])('logs of messages of %d KB: x %d', (messageKib, factor) => {
    // 200 messages: 40 logs at a factor of 1.
    expect(sized({ messageKib }).logsPerDay).toBeCloseTo(40 * factor, 12);
  });
});
