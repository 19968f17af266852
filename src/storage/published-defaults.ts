/** What stands for inputs that nobody gives: the calculator's example, or as little as works. */
import type { PublishedInputs } from './published-inputs.ts';
import type { PresetInputs } from './published-presets.ts';

/** What there is no sensible default for. */
export const REQUIRED_INPUTS = [
  'mailboxCount',
  'quotaMib',
  'messagesPerDay',
  'messageKib',
] as const satisfies readonly (keyof PublishedInputs)[];

type Required = Pick<PublishedInputs, (typeof REQUIRED_INPUTS)[number]>;

const HOURS_PER_DAY = 24;
/** Exchange 2013 keeps delivered mail for two days unless told otherwise. */
const SAFETY_NET_DAYS = 2;

/** Fills in what is not given, in order: later ones depend on earlier ones. */
export function withDefaults(
  given: Required & Partial<PublishedInputs>,
  preset: PresetInputs,
): PublishedInputs {
  const { copyCount = 1, laggedCopyCount = 0, secondSiteCopyCount = 0, groupCount = 1 } = given;
  const { serversPerGroup = copyCount, lagHours = 168, diskBytes = null } = given;
  const copies = { copyCount, laggedCopyCount, secondSiteCopyCount, serversPerGroup };
  const lagDays = laggedCopyCount === 0 ? 0 : lagHours / HOURS_PER_DAY;
  return {
    ...SIMPLE_DEFAULTS,
    ...copies,
    groupCount,
    lagHours,
    diskBytes,
    activeServerCount: activeServers(copies),
    serversLeftCount: groupCount * serversLeft(copies),
    isJbod: diskBytes !== null,
    safetyNetDays: Math.max(SAFETY_NET_DAYS, lagDays),
    ...preset,
    ...given,
  };
}

type Copies = Pick<
  PublishedInputs,
  'copyCount' | 'laggedCopyCount' | 'secondSiteCopyCount' | 'serversPerGroup'
>;

/** All of one site; of two sites half, as far as each has servers enough for its copies. */
function activeServers(copies: Copies): number {
  const { copyCount, laggedCopyCount, secondSiteCopyCount, serversPerGroup } = copies;
  if (secondSiteCopyCount === 0) return serversPerGroup;
  const firstSiteCopies = copyCount - laggedCopyCount - secondSiteCopyCount;
  const most = serversPerGroup - secondSiteCopyCount;
  return Math.max(1, firstSiteCopies, Math.min(most, Math.ceil(serversPerGroup / 2)));
}

/** Of a group: as many servers may fail as leave one copy that does not lag. */
function serversLeft({ copyCount, laggedCopyCount, serversPerGroup }: Copies): number {
  return Math.max(1, serversPerGroup - (copyCount - laggedCopyCount - 1));
}

/** Of the calculator's example, or nothing where it is about something that need not be. */
const SIMPLE_DEFAULTS = {
  archiveQuotaMib: 0,
  initialMib: 0,
  workDaysPerWeek: 5,
  logKibPerMessage: null,
  ioOverheadShare: 0.2,
  databasesPerVolume: 1,
  diskIops: null,
  databaseLimitGib: null,
  movesShare: 0.01,
  networkToleranceDays: 0,
  queueDays: 2,
  hasRestoreVolume: true,
  isSymmetric: true,
  hasCalculatorFaults: false,
} as const;
