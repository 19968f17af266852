/** Inputs other than those of the worked example, by hand. */
import { describe, expect, it } from 'vitest';
import type { PublishedInputs } from '../../../src/storage/published-inputs.ts';
import { type PublishedSizing, publishedSizing } from '../../../src/storage/published-sizing.ts';
import { EXAMPLE_A } from '../../support/published-example.ts';

function sized(changes: Partial<PublishedInputs> = {}): PublishedSizing {
  return publishedSizing({ ...EXAMPLE_A, ...changes });
}

/** No availability group, and volumes as large as they need to be. */
const ALONE: Partial<PublishedInputs> = {
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

describe('a mailbox', () => {
  it('has an archive with recoverable items of its own', () => {
    // 0.042 x 20480 = 860.16; 10889.806 + 20480 + 860.16 = 32229.966.
    const { archiveRecoverableMib, sizeOnDiskMib } = sized({ archiveQuotaMib: 20_480 });
    expect(archiveRecoverableMib).toBeCloseTo(860.16, 9);
    expect(sizeOnDiskMib).toBe(32_230);
  });

  it('keeps no more recoverable items than 30 GiB', () => {
    // 0.042 x 1 TiB = 44040 MiB.
    expect(sized({ quotaMib: 1_048_576 }).recoverableMib).toBe(30_720);
    expect(sized({ archiveQuotaMib: 1_048_576 }).archiveRecoverableMib).toBe(30_720);
  });

  it('keeps only deleted mail without single item recovery and calendar versions', () => {
    expect(sized({ singleItemShare: 0, calendarShare: 0 }).recoverableMib).toBe(205.078125);
    expect(sized({ calendarShare: 0 }).recoverableMib).toBeCloseTo(205.078125 + 122.88, 9);
    expect(sized({ whiteSpaceDays: 2 }).whiteSpaceMib).toBe(29.296875);
  });

  it('writes logs as given for a message', () => {
    // 200 x 10.24 KiB.
    expect(sized({ logKibPerMessage: 10.24 }).logsPerDay).toBeCloseTo(2, 12);
  });
});

describe('databases', () => {
  it('are at most 200 GiB with one copy and 2000 GiB with more, or as given', () => {
    expect(sized(ALONE).largestDatabaseGib).toBe(200);
    expect(sized({ isJbod: false }).largestDatabaseGib).toBe(2000);
    expect(sized({ ...ALONE, databaseLimitGib: 500 }).largestDatabaseGib).toBe(500);
    // A disk of 40 TB has room for more than is recommended.
    expect(sized({ diskBytes: 4e13 }).largestDatabaseGib).toBe(2000);
  });

  it('hold fewer mailboxes by their overhead', () => {
    // 200 x 1024 / (10890 x 1.2) = 15.67.
    const sizing = sized({ ...ALONE, overheadShare: 0.2 });
    expect(sizing.mailboxesByCapacity).toBeCloseTo(15.672, 3);
    expect(sizing.mailboxesPerDatabaseComputed).toBe(16);
    // 5000 / 16 = 312.5, 313, even 314.
    expect(sizing.databasesPerGroup).toBe(314);
  });

  it('serve as many mailboxes as the disk can, an even number', () => {
    // 10 / 0.1608 = 62.19, even 62, of 4 databases 15.5, and 16 are taken.
    const sizing = sized({ diskIops: 10 });
    expect(sizing.mailboxesByIo).toBe(15.5);
    expect(sizing.mailboxesPerDatabaseComputed).toBe(16);
    expect(sized({ diskIops: null }).mailboxesByIo).toBeNull();
    expect(sized({ messagesPerDay: 0 }).mailboxesByIo).toBeNull();
  });

  it('are a multiple of the orders in which copies may stand, unless they need not', () => {
    // Two copies on three servers of the first site: 6 orders. 38 to 42, on 5 servers 45.
    const changes = { serversPerGroup: 5, activeServerCount: 3 };
    const even = sized(changes);
    expect([even.databasesPerGroupSymmetric, even.databasesPerGroup]).toEqual([42, 45]);
    const uneven = sized({ ...changes, isSymmetric: false });
    expect([uneven.databasesPerGroupSymmetric, uneven.databasesPerGroup]).toEqual([38, 40]);
  });

  it('miss the multiple of servers as the calculator does', () => {
    // 42 + 42 modulo 5.
    const changes = { serversPerGroup: 5, activeServerCount: 3, hasCalculatorFaults: true };
    expect(sized(changes).databasesPerGroup).toBe(44);
  });
});

describe('logs', () => {
  it('wait for the longest of backup, network and lagged copy', () => {
    expect(sized({ lagHours: 240 }).logDays).toBe(10);
    expect(sized({ laggedCopyCount: 0 }).logDays).toBe(3);
    expect(sized({ networkToleranceDays: 9 }).logDays).toBe(9);
    expect(sized({ laggedCopyCount: 0, backupToleranceDays: 0 }).logDays).toBe(1);
  });
});

describe('volumes', () => {
  it('have room for maintenance where there is no restore volume', () => {
    const sizing = sized({ hasRestoreVolume: false });
    // 1.1 x 664.6728515625 more.
    expect(sizing.volumeGib).toBeCloseTo(3598.2216282894738 + 731.14013671875, 9);
    expect([sizing.restoreVolumeGib, sizing.allRestoreVolumesGib]).toEqual([null, 0]);
  });

  it('are whole, and their space is that of the databases', () => {
    // 40 copies in threes: 14 volumes, of which the last has one database.
    const sizing = sized({ databasesPerVolume: 3 });
    const volumes = sizing.copiesPerServer / 3;
    expect(sizing.volumesPerServer).toBe(Math.ceil(volumes));
    expect(sizing.serverGib).toBeCloseTo(volumes * sizing.volumeGib, 6);
  });

  it('tell whether a disk has room for them', () => {
    expect(sized({ isJbod: false }).isVolumeWithinDisk).toBeNull();
    expect(sized({ databaseLimitGib: null, lagHours: 2400 }).isVolumeWithinDisk).toBe(false);
  });
});

describe('growth and servers', () => {
  it('never fills where nothing grows', () => {
    expect(sized({ messagesPerDay: 0 }).monthsToFull).toBeNull();
    const calculator = { messagesPerDay: 0, initialMib: 0, hasCalculatorFaults: true };
    expect(sized(calculator).monthsToFull).toBeNull();
  });

  it('is borne by the servers left', () => {
    // One server for all: 5000 x 200 messages; 2 x 1e6 x (1 + 0 + 0) x 75 / 1048576.
    const sizing = sized({ serversLeftCount: 1, queueDays: 0, safetyNetDays: 0 });
    expect(sizing.messagesPerServerLeft).toBe(1e6);
    expect(sizing.transportGib).toBeCloseTo(143.051, 3);
  });
});
