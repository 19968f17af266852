/**
 * How large a database may be, and how many a group of servers needs, by the published guidance.
 *
 * Source: TechNet, http://technet.microsoft.com/en-us/library/ee832796.aspx and .../ee832789.aspx;
 * the 2013 server role calculator, 7.6.
 */
import { BYTES_PER_GIB } from '../units/sizes.ts';
import { MIB_PER_GIB, type PublishedInputs } from './published-inputs.ts';
import type { PublishedMailbox } from './published-mailbox.ts';

export interface PublishedDatabases {
  /** Null where the size of a disk is not known. */
  readonly formattedDiskGib: number | null;
  readonly largestDatabaseGib: number;
  /** Null where the disks' IOPS are not known, or mailboxes need none. */
  readonly mailboxesByIo: number | null;
  readonly mailboxesByCapacity: number;
  readonly mailboxesPerDatabaseComputed: number;
  readonly databasesPerGroupComputed: number;
  readonly databasesPerGroupSymmetric: number;
  readonly databasesPerGroup: number;
  /** A mean, so not whole. */
  readonly mailboxesPerDatabase: number;
  readonly databaseGib: number;
}

/** Recommended at most: with one copy, and with more. */
const LARGEST_ALONE_GIB = 200;
const LARGEST_COPIED_GIB = 2000;

export function publishedDatabases(
  inputs: PublishedInputs,
  mailbox: PublishedMailbox,
): PublishedDatabases {
  const { diskBytes, groupCount, mailboxCount } = inputs;
  const formattedDiskGib = diskBytes === null ? null : diskBytes / BYTES_PER_GIB;
  const largestDatabaseGib = largestDatabase(inputs, formattedDiskGib);
  const mailboxGib = (mailbox.sizeOnDiskMib / MIB_PER_GIB) * (1 + inputs.overheadShare);
  const mailboxesByCapacity = largestDatabaseGib / mailboxGib;
  const mailboxesByIo = byIo(inputs, mailbox.peakIopsPerMailbox);
  const most = Math.ceil(Math.min(mailboxesByCapacity, mailboxesByIo ?? mailboxesByCapacity));
  const groupMailboxes = mailboxCount / groupCount;
  const computed = roundUpTo(Math.ceil(groupMailboxes / most), 2);
  const symmetric = symmetricCount(computed, inputs);
  const databasesPerGroup = usedCount(symmetric, inputs);
  const mailboxesPerDatabase = groupMailboxes / databasesPerGroup;
  return {
    formattedDiskGib,
    largestDatabaseGib,
    mailboxesByIo,
    mailboxesByCapacity,
    mailboxesPerDatabaseComputed: most,
    databasesPerGroupComputed: computed,
    databasesPerGroupSymmetric: symmetric,
    databasesPerGroup,
    mailboxesPerDatabase,
    databaseGib:
      ((mailboxesPerDatabase * mailbox.sizeOnDiskMib) / MIB_PER_GIB) * (1 + inputs.overheadShare),
  };
}

/** What is recommended for the number of copies, and on single disks no more than fits on one. */
function largestDatabase(inputs: PublishedInputs, formattedDiskGib: number | null): number {
  const { databasesPerVolume, indexShare, isJbod, mergedIndexCount } = inputs;
  const allowed = allowedDatabaseGib(inputs);
  if (!isJbod || formattedDiskGib === null) return allowed;
  const indexes = 1 + indexShare + (indexShare * mergedIndexCount) / databasesPerVolume;
  const share = formattedDiskGib / databasesPerVolume;
  return Math.min(allowed, (share * (1 - inputs.freeSpaceShare)) / indexes);
}

/** As large as a database may be, wherever it lies: as given, or as recommended for its copies. */
export function allowedDatabaseGib({ copyCount, databaseLimitGib }: PublishedInputs): number {
  return databaseLimitGib ?? (copyCount === 1 ? LARGEST_ALONE_GIB : LARGEST_COPIED_GIB);
}

/** Mailboxes of a database that the disk below it serves; a disk is given an even number. */
function byIo({ diskIops, databasesPerVolume }: PublishedInputs, peakIops: number): number | null {
  if (diskIops === null || peakIops === 0) return null;
  return (2 * Math.floor(diskIops / peakIops / 2)) / databasesPerVolume;
}

/** Copies are even over any servers left if each order of servers has as many databases. */
function symmetricCount(count: number, inputs: PublishedInputs): number {
  if (!inputs.isSymmetric) return count;
  const { activeServerCount, copyCount, laggedCopyCount, secondSiteCopyCount } = inputs;
  const firstSiteCopies = copyCount - laggedCopyCount - secondSiteCopyCount;
  return roundUpTo(count, permutations(activeServerCount, firstSiteCopies));
}

/** The calculator means to reach a multiple of the servers, and does so for some numbers only. */
function usedCount(count: number, inputs: PublishedInputs): number {
  const { hasCalculatorFaults, serversPerGroup } = inputs;
  if (hasCalculatorFaults) return count + (count % serversPerGroup);
  return roundUpTo(count, serversPerGroup);
}

function roundUpTo(count: number, multiple: number): number {
  return Math.ceil(count / multiple) * multiple;
}

function permutations(all: number, taken: number): number {
  let product = 1;
  for (let factor = all; factor > all - taken; factor--) product *= factor;
  return product;
}
