/** The options of `headroom size`: what each is called, how it is written, which input it is. */
import type { PublishedInputs } from '../storage/published-inputs.ts';

/** How the value of an option is written; sizes with the bytes of the input's unit. */
export type SizeValueKind =
  | 'count'
  | 'number'
  | 'share'
  | 'yes-no'
  | 'yes-no-share'
  | 'disk'
  | { readonly unitBytes: number };

export interface SizeOption {
  readonly input: keyof PublishedInputs;
  readonly name: string;
  readonly value: string;
  readonly kind: SizeValueKind;
  /** In formulas. */
  readonly symbol: string;
  readonly describe: string;
}

type Row = readonly [
  input: keyof PublishedInputs,
  name: string,
  kind: SizeValueKind,
  symbol: string,
  describe: string,
];

const KIB = { unitBytes: 1024 };
const MIB = { unitBytes: 1_048_576 };
const GIB = { unitBytes: 1_073_741_824 };

const ROWS: readonly Row[] = [
  ['mailboxCount', 'mailboxes', 'count', 'M', 'mailboxes in all'],
  ['quotaMib', 'quota', MIB, 'q', 'quota of a mailbox, such as 10 GiB'],
  ['messagesPerDay', 'messages-per-day', 'number', 'm', 'sent and received on a working day'],
  ['messageKib', 'message-size', KIB, 'k', 'mean size of a message, such as 75 KiB'],
  ['archiveQuotaMib', 'archive-quota', MIB, 'a', 'quota of an archive for everyone (default 0 B)'],
  ['initialMib', 'initial', MIB, 'i', 'what a mailbox holds on the first day (default 0 B)'],
  ['workDaysPerWeek', 'work-days-per-week', 'number', 'w', 'working days of a week (default 5)'],
  ['retentionDays', 'retention-days', 'number', 'r', 'days for which deleted mail is kept'],
  [
    'singleItemShare',
    'single-item-recovery',
    'yes-no-share',
    's1',
    'kept besides: yes (1.2%), no, or a share',
  ],
  [
    'calendarShare',
    'calendar-versions',
    'yes-no-share',
    's2',
    'kept besides: yes (3%), no, or a share',
  ],
  ['whiteSpaceDays', 'white-space-days', 'number', 'e', 'days of mail left empty in a database'],
  ['logKibPerMessage', 'log-per-message', KIB, 'l', 'logs of a message (default by its size)'],
  ['copyCount', 'copies', 'count', 'C', 'copies of each database, lagged ones too (default 1)'],
  ['laggedCopyCount', 'lagged-copies', 'count', 'Cl', 'how many of these lag (default 0)'],
  ['lagHours', 'lag-hours', 'number', 'h', 'by how much they lag (default 168)'],
  [
    'secondSiteCopyCount',
    'copies-in-second-site',
    'count',
    'C2',
    'copies without lag in a second data centre (default 0)',
  ],
  ['groupCount', 'groups', 'count', 'G', 'availability groups of servers (default 1)'],
  ['serversPerGroup', 'servers-per-group', 'count', 'n', 'of both sites (default one a copy)'],
  ['activeServerCount', 'active-servers', 'count', 'n1', 'of a group, in the first data centre'],
  ['serversLeftCount', 'servers-left', 'count', 'N', 'of all groups, after the worst failure'],
  [
    'databasesPerVolume',
    'databases-per-volume',
    'count',
    'd',
    'how many share a volume (default 1)',
  ],
  ['diskBytes', 'disk', 'disk', 'D', "a disk's size as labelled, such as 4000 GB or 4 TB"],
  ['diskIops', 'disk-iops', 'number', 'Di', 'what a disk can do (default: bounds nothing)'],
  ['isJbod', 'jbod', 'yes-no', 'j', 'is a volume one disk? (default yes with --disk)'],
  [
    'databaseLimitGib',
    'largest-database',
    GIB,
    'Xm',
    'at most (default 200 GiB with one copy, 2000 GiB with more)',
  ],
  ['overheadShare', 'overhead', 'share', 'o', 'of a database over what lies in it'],
  ['indexShare', 'index-share', 'share', 'x', 'content index, as a share of its database'],
  [
    'mergedIndexCount',
    'merged-indexes',
    'count',
    'g',
    'indexes of a volume that are there twice while merged',
  ],
  ['freeSpaceShare', 'free-space', 'share', 'f', 'share of a volume that stays free'],
  [
    'iopsPerMessage',
    'iops-per-message',
    'number',
    'p',
    'disk operations a second, for a message a day',
  ],
  ['ioOverheadShare', 'io-overhead', 'share', 'v', 'peak over mean (default 20%)'],
  ['movesShare', 'moves-per-week', 'share', 't', 'mailboxes moved in a week (default 1%)'],
  ['backupToleranceDays', 'backup-tolerance-days', 'number', 'b', 'days without a backup'],
  [
    'networkToleranceDays',
    'network-tolerance-days',
    'number',
    'c',
    'days without the other copies (default 0)',
  ],
  ['queueDays', 'queue-days', 'number', 'y', 'mail waits for so long (default 2)'],
  [
    'safetyNetDays',
    'safety-net-days',
    'number',
    'z',
    'delivered mail is kept so long (default 2, or the lag)',
  ],
  ['hasRestoreVolume', 'restore-volume', 'yes-no', 'u', 'a volume to restore to (default yes)'],
  ['isSymmetric', 'symmetric', 'yes-no', 'sy', 'spread copies evenly (default yes)'],
];

/** In the order in which help and the output have them. */
export const SIZE_OPTIONS: readonly SizeOption[] = ROWS.map(
  ([input, name, kind, symbol, describe]) => ({
    input,
    name,
    value: valueWord(kind),
    kind,
    symbol,
    describe,
  }),
);

function valueWord(kind: SizeValueKind): string {
  if (typeof kind === 'object') return 'SIZE';
  switch (kind) {
    case 'count':
    case 'number':
      return 'N';
    case 'share':
    case 'yes-no-share':
      return 'SHARE';
    case 'disk':
      return 'LABEL';
    case 'yes-no':
      return 'YES|NO';
  }
}
