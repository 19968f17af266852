/** Inputs for which the published guidance has no answer. */
import { shiftDecimalPoint } from '../units/decimal.ts';
import { allowedDatabaseGib } from './published-databases.ts';
import { KIB_PER_MIB, type PublishedInputs } from './published-inputs.ts';
import type { PublishedSizing } from './published-sizing.ts';

export interface PublishedFault {
  readonly input: keyof PublishedInputs;
  readonly message: string;
  readonly mend: string;
}

type Bounds = readonly [input: keyof PublishedInputs, low: number, high: number, unit?: string];

/** Whole numbers. A database availability group has at most 16 members. */
const COUNTS: readonly Bounds[] = [
  ['mailboxCount', 1, 1e9],
  ['copyCount', 1, 16],
  ['laggedCopyCount', 0, 15],
  ['secondSiteCopyCount', 0, 15],
  ['groupCount', 1, 1e6],
  ['serversPerGroup', 1, 16],
  ['activeServerCount', 1, 16],
  ['serversLeftCount', 1, 16e6],
  ['databasesPerVolume', 1, 1000],
  ['mergedIndexCount', 0, 1000],
];

/** Exchange keeps deleted items for at most 24,855 days. */
const RETENTION_MAX_DAYS = 24_855;
/** Less is mistyped too, and what is divided by it may be infinite. */
const LEAST_ABOVE_ZERO = 1e-6;
const YEAR_DAYS = 366;
const TIB_16_MIB = 16 * KIB_PER_MIB * KIB_PER_MIB;

/** Beyond these a figure is mistyped rather than large. */
const NUMBERS: readonly Bounds[] = [
  ['quotaMib', 1, TIB_16_MIB, ' MiB'],
  ['archiveQuotaMib', 0, TIB_16_MIB, ' MiB'],
  ['initialMib', 0, TIB_16_MIB, ' MiB'],
  ['messagesPerDay', 0, 1e5],
  ['messageKib', 1 / 1024, KIB_PER_MIB * 1024, ' KiB'],
  ['workDaysPerWeek', 0, 7],
  ['retentionDays', 0, RETENTION_MAX_DAYS],
  ['singleItemShare', 0, 1, '%'],
  ['calendarShare', 0, 1, '%'],
  ['whiteSpaceDays', 0, YEAR_DAYS],
  ['logKibPerMessage', 0, KIB_PER_MIB * 1024, ' KiB'],
  ['iopsPerMessage', 0, 1],
  ['ioOverheadShare', 0, 10, '%'],
  ['lagHours', 0, 24 * YEAR_DAYS],
  ['diskBytes', 1e6, 1e18, ' bytes'],
  ['diskIops', 0, 1e9],
  ['databaseLimitGib', 1, 16_384, ' GiB'],
  ['overheadShare', 0, 10, '%'],
  ['indexShare', 0, 10, '%'],
  ['movesShare', 0, 1, '%'],
  ['backupToleranceDays', 0, YEAR_DAYS],
  ['networkToleranceDays', 0, YEAR_DAYS],
  ['queueDays', 0, YEAR_DAYS],
  ['safetyNetDays', 0, YEAR_DAYS],
];

/** The first thing that is wrong with the inputs; null where nothing is. */
export function publishedFault(inputs: PublishedInputs): PublishedFault | null {
  for (const bounds of COUNTS) {
    const fault = boundsFault(inputs, bounds, 'a whole number');
    if (fault !== null) return fault;
  }
  for (const bounds of NUMBERS) {
    const fault = boundsFault(inputs, bounds, 'a value');
    if (fault !== null) return fault;
  }
  return freeSpaceFault(inputs) ?? copiesFault(inputs) ?? serversFault(inputs) ?? diskFault(inputs);
}

function boundsFault(
  inputs: PublishedInputs,
  [input, low, high, unit = '']: Bounds,
  what: string,
): PublishedFault | null {
  const value = inputs[input];
  if (typeof value !== 'number') return null;
  const isLegal = value >= low && value <= high && !(value > 0 && value < LEAST_ABOVE_ZERO);
  if (isLegal && (what === 'a value' || Number.isInteger(value))) return null;
  const isTooLittle = what === 'a value' && low === 0 && value > 0 && value < LEAST_ABOVE_ZERO;
  const from = amountText(isTooLittle ? LEAST_ABOVE_ZERO : low, unit);
  const mend = `give ${isTooLittle ? '0, or ' : ''}${what} from ${from} to ${amountText(high, unit)}`;
  return { input, message: `is ${amountText(value, unit)}`, mend };
}

/** Shares as people write them, in per cent. */
function amountText(value: number, unit: string): string {
  const isShare = unit === '%' && Number.isFinite(value);
  return isShare ? `${shiftDecimalPoint(String(value), 2)}%` : `${value}${unit}`;
}

function freeSpaceFault({ freeSpaceShare }: PublishedInputs): PublishedFault | null {
  if (freeSpaceShare >= 0 && freeSpaceShare < 1) return null;
  const message =
    freeSpaceShare >= 1
      ? 'leaves no room on a volume for anything'
      : `is ${amountText(freeSpaceShare, '%')}, but a share of a volume cannot be`;
  return { input: 'freeSpaceShare', message, mend: 'give a share from 0% to below 100%' };
}

function copiesFault(inputs: PublishedInputs): PublishedFault | null {
  const { copyCount, laggedCopyCount, secondSiteCopyCount, serversPerGroup } = inputs;
  const copies = `${copyCount} ${copyCount === 1 ? 'copy' : 'copies'}`;
  if (laggedCopyCount >= copyCount) {
    const message =
      laggedCopyCount === copyCount
        ? `makes all ${copies} lag, and none can be used at once`
        : `is ${laggedCopyCount}, of ${copies} in all`;
    const mend = `give at most ${copyCount - 1}, or more copies: lagged ones count among them`;
    return { input: 'laggedCopyCount', message, mend };
  }
  const present = copyCount - laggedCopyCount;
  if (secondSiteCopyCount >= present) {
    const message = `is ${secondSiteCopyCount}, but of ${copies} only ${present} without lag`;
    const mend = `give at most ${present - 1}: one at least is in the first data centre`;
    return { input: 'secondSiteCopyCount', message, mend };
  }
  if (copyCount <= serversPerGroup) return null;
  const message = `is ${copyCount}, for groups of ${serversPerGroup}; no server has two copies`;
  const mend = `give at most ${serversPerGroup}, or more servers to a group`;
  return { input: 'copyCount', message, mend };
}

function serversFault(inputs: PublishedInputs): PublishedFault | null {
  const { activeServerCount, groupCount, mailboxCount, serversPerGroup } = inputs;
  const secondSite = serversPerGroup - activeServerCount;
  const firstSiteCopies = inputs.copyCount - inputs.laggedCopyCount - inputs.secondSiteCopyCount;
  if (secondSite < 0 || activeServerCount < firstSiteCopies) {
    return {
      input: 'activeServerCount',
      message: `is ${activeServerCount}, of ${serversPerGroup} servers in a group`,
      mend: `give from ${firstSiteCopies}, a server for each copy there, to ${serversPerGroup}`,
    };
  }
  if (inputs.secondSiteCopyCount > secondSite) {
    return {
      input: 'secondSiteCopyCount',
      message: `is ${inputs.secondSiteCopyCount}, but only ${secondSite} servers are there`,
      mend: 'give fewer, or fewer active servers in the first data centre',
    };
  }
  const serverCount = serversPerGroup * groupCount;
  if (inputs.serversLeftCount > serverCount) {
    const message = `is ${inputs.serversLeftCount}, of ${serverCount} servers in all groups`;
    return { input: 'serversLeftCount', message, mend: `give from 1 to ${serverCount}` };
  }
  if (groupCount <= mailboxCount) return null;
  const message = `is ${groupCount}, for ${mailboxCount} mailboxes`;
  return { input: 'groupCount', message, mend: `give at most ${mailboxCount}` };
}

function diskFault(inputs: PublishedInputs): PublishedFault | null {
  const { diskBytes, initialMib, isJbod, quotaMib } = inputs;
  if (isJbod && diskBytes === null) {
    const mend = "give the disk's size with --disk, or say no";
    return { input: 'isJbod', message: 'needs to know how large a disk is', mend };
  }
  if (initialMib <= quotaMib + inputs.archiveQuotaMib) return null;
  const mend = 'give a smaller one, or a higher quota';
  return { input: 'initialMib', message: 'is more than the quota allows', mend };
}

/** What shows only in the sizing: a database with room, or IOPS, for not even one mailbox. */
export function sizingFault(
  inputs: PublishedInputs,
  sizing: PublishedSizing,
): PublishedFault | null {
  const { mailboxesByCapacity, mailboxesByIo, sizeOnDiskMib } = sizing;
  const per = inputs.databasesPerVolume;
  if (mailboxesByCapacity < 1) {
    const isDisk = sizing.largestDatabaseGib < allowedDatabaseGib(inputs);
    return {
      input: isDisk ? 'diskBytes' : 'databaseLimitGib',
      message:
        `is too small: a mailbox takes up ${sizeOnDiskMib} MiB, and a database has room for ` +
        `${Math.floor(sizing.largestDatabaseGib * KIB_PER_MIB)} MiB`,
      mend: `give more${isDisk && per > 1 ? ', or fewer databases a volume' : ', or a lower quota'}`,
    };
  }
  if (mailboxesByIo === null || mailboxesByIo >= 1) return spreadFault(sizing);
  // A disk serves an even number of mailboxes.
  const needed = 2 * Math.ceil(per / 2) * sizing.peakIopsPerMailbox;
  return {
    input: 'diskIops',
    message: `is too low for a mailbox in each database of a volume, which are ${per}`,
    mend: `give ${Math.ceil(needed * 1000) / 1000} at least${per > 1 ? ', or fewer databases a volume' : ''}`,
  };
}

/** An even spread of many copies over many servers may take more databases than make sense. */
function spreadFault(sizing: PublishedSizing): PublishedFault | null {
  const { databasesPerGroupComputed, databasesPerGroupSymmetric, mailboxesPerDatabase } = sizing;
  const isSpread = databasesPerGroupSymmetric > databasesPerGroupComputed;
  if (!isSpread || mailboxesPerDatabase >= 1) return null;
  const message = `makes ${databasesPerGroupSymmetric} databases a group, more than its mailboxes`;
  const mend = 'say no, or have fewer copies or servers in the first data centre';
  return { input: 'isSymmetric', message, mend };
}
