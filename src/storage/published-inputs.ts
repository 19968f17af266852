/**
 * What the published guidance for the storage of Exchange asks for. Its sizes are binary (MiB, GiB)
 * and a transaction log is 1 MiB; only a disk is labelled in decimal, and is bytes here.
 */
export interface PublishedInputs {
  readonly mailboxCount: number;
  readonly quotaMib: number;
  /** Of the archive mailbox that everyone has besides; 0: none has. */
  readonly archiveQuotaMib: number;
  /** What a mailbox holds on the first day. */
  readonly initialMib: number;
  /** Sent and received, by a mailbox on a working day. */
  readonly messagesPerDay: number;
  readonly messageKib: number;
  readonly workDaysPerWeek: number;
  readonly retentionDays: number;
  /** Shares of the quota kept besides: by single item recovery, as versions of the calendar. */
  readonly singleItemShare: number;
  readonly calendarShare: number;
  /** Days of mail that a database leaves empty within its file. */
  readonly whiteSpaceDays: number;
  /** Null: by the published factor for the mean size of a message. */
  readonly logKibPerMessage: number | null;
  readonly iopsPerMessage: number;
  readonly ioOverheadShare: number;
  /** Of every database, the lagged ones counted. */
  readonly copyCount: number;
  readonly laggedCopyCount: number;
  readonly lagHours: number;
  /** How many of the copies that do not lag are in the second data centre. */
  readonly secondSiteCopyCount: number;
  readonly groupCount: number;
  readonly serversPerGroup: number;
  /** Servers of a group in the first data centre. */
  readonly activeServerCount: number;
  /** Servers that work after the worst failure to be survived, in all groups together. */
  readonly serversLeftCount: number;
  readonly databasesPerVolume: number;
  /** Null: of no known size, so that it bounds nothing. */
  readonly diskBytes: number | null;
  /** Null: not known, so that they bound nothing. */
  readonly diskIops: number | null;
  /** Whether a volume is a single disk; else it is as large as it needs to be. */
  readonly isJbod: boolean;
  /** Null: as the guidance recommends for the number of copies. */
  readonly databaseLimitGib: number | null;
  /** What a database file has beyond what lies in it, as a share of that. */
  readonly overheadShare: number;
  readonly indexShare: number;
  /** Databases of a volume whose index may be there twice for a while, as it is merged. */
  readonly mergedIndexCount: number;
  readonly freeSpaceShare: number;
  /** Of the mailboxes, in a week. */
  readonly movesShare: number;
  readonly backupToleranceDays: number;
  readonly networkToleranceDays: number;
  readonly queueDays: number;
  readonly safetyNetDays: number;
  readonly hasRestoreVolume: boolean;
  /** Whether copies are spread so that every loss of servers falls evenly on those left. */
  readonly isSymmetric: boolean;
  /** Whether the known faults of the 2013 calculator are to be made as well. */
  readonly hasCalculatorFaults: boolean;
}

export const MIB_PER_GIB = 1024;
export const KIB_PER_MIB = 1024;
