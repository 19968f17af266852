/** The steps of `headroom size`: what each is, how it is computed, and who says so. */
import type { PublishedSizing } from '../storage/published-sizing.ts';

export interface SizeStep {
  readonly key: keyof PublishedSizing;
  readonly symbol: string;
  readonly name: string;
  /** Empty: a count. */
  readonly unit: string;
  readonly words: string;
  readonly formula: string;
  /** Letters of SIZE_SOURCES. */
  readonly sources: string;
}

/** By letter. */
export const SIZE_SOURCES: Readonly<Record<string, string>> = {
  a: 'Exchange 2007 mailbox server storage design, technet.microsoft.com/library/bb738147',
  b: 'Exchange 2010 database and log capacity factors, technet.microsoft.com/library/ee832796',
  c: 'Exchange 2010 mailbox storage design, technet.microsoft.com/library/ee832789',
  d: 'Exchange 2013 Server Role Requirements Calculator, version 7.6',
  e: 'Exchange Team Blog, Capacity Planning - Yes, Transaction Log Space is Critical To...',
  h: 'headroom: an assumption, or a count that follows',
};

type Row = readonly [
  key: keyof PublishedSizing,
  symbol: string,
  name: string,
  unit: string,
  words: string,
  formula: string,
  sources: string,
];

const MAILBOX: readonly Row[] = [
  ['whiteSpaceMib', 'W', 'white space', 'MiB', 'mail of so many days', 'm k e / 1024', 'bd'],
  [
    'recoverableMib',
    'R',
    'recoverable items',
    'MiB',
    'deleted mail within its retention, single items, versions of the calendar',
    'least of m k r / 1024 + s1 q + s2 q and 30720',
    'bd',
  ],
  [
    'archiveRecoverableMib',
    'Ra',
    "an archive's recoverable items",
    'MiB',
    'the shares of its quota, as nothing is delivered to it',
    'least of s1 a + s2 a and 30720',
    'h',
  ],
  [
    'sizeOnDiskMib',
    'S',
    'size on disk',
    'MiB',
    'all that a mailbox and its archive may hold, rounded up',
    'q + R + W + a + Ra, up to 1',
    'bd',
  ],
  ['itemCount', 'E', 'items', '', 'messages in a full mailbox', 'q 1024 / k', 'd'],
  [
    'logsPerDay',
    'L',
    'transaction logs a day',
    '',
    '10 of 1 MiB for 50 messages, times a factor for their size to one place; or as given',
    'm / 50 x 10 x (k / 78.9473684210526, to 0.1); or m l / 1024',
    'bde',
  ],
  ['iopsPerMailbox', 'I', 'IOPS', '', 'disk operations for its messages', 'm p', 'bd'],
  ['peakIopsPerMailbox', 'P', 'peak IOPS', '', 'with the overhead of the peak', 'I (1 + v)', 'd'],
  [
    'allQuotasGib',
    'Q',
    'all quotas together',
    'GiB',
    'what is promised, on one copy',
    'M (q + a) / 1024',
    'a',
  ],
];

const DATABASES: readonly Row[] = [
  [
    'formattedDiskGib',
    'F',
    'formatted disk',
    'GiB',
    'the decimal label in binary units',
    'D / 1024^3',
    'd',
  ],
  [
    'largestDatabaseGib',
    'X',
    'largest database',
    'GiB',
    'as recommended or given, and on single disks its share of one with index and free space',
    'least of Xm and, if j, F / d (1 - f) / (1 + x + x g / d)',
    'bcd',
  ],
  [
    'mailboxesByIo',
    'Bi',
    'mailboxes a database by IO',
    '',
    'what a disk serves, an even number, over its databases',
    '(Di / P, down to 2) / d',
    'd',
  ],
  [
    'mailboxesByCapacity',
    'Bc',
    'mailboxes a database by capacity',
    '',
    'what the largest database holds',
    'X 1024 / (S (1 + o))',
    'bd',
  ],
  [
    'mailboxesPerDatabaseComputed',
    'Bm',
    'mailboxes a database, computed',
    '',
    'the smaller, rounded up',
    'least of Bi and Bc, up to 1',
    'd',
  ],
  [
    'databasesPerGroupComputed',
    'A1',
    'databases a group, computed',
    '',
    'for the mailboxes of a group, an even number',
    '(M / G / Bm, up to 1), up to 2',
    'd',
  ],
  [
    'databasesPerGroupSymmetric',
    'A2',
    'databases a group, symmetric',
    '',
    'as many for each order of servers that copies may have in the first data centre',
    'A1, up to n1! / (n1 - C + Cl + C2)!',
    'd',
  ],
  [
    'databasesPerGroup',
    'A',
    'databases a group, used',
    '',
    'as many on each server (with --calculator-faults A2 + A2 modulo n)',
    'A2, up to n',
    'd',
  ],
  [
    'mailboxesPerDatabase',
    'B',
    'mailboxes a database, final',
    '',
    'mean of a group',
    'M / G / A',
    'd',
  ],
  [
    'databaseGib',
    'K',
    'database',
    'GiB',
    'its mailboxes, and overhead',
    'B S / 1024 (1 + o)',
    'abd',
  ],
];

const LOGS: readonly Row[] = [
  [
    'logDays',
    'T',
    'days of logs kept',
    'days',
    'until the backup, the network or the lagged copy is there, at least one',
    'most of b, c, 1 and, if Cl > 0, h / 24',
    'de',
  ],
  ['logsPerGroupPerDay', 'Lg', 'logs a group and day', '', 'of all mailboxes', 'M / G L', 'd'],
  [
    'backupLogsGib',
    'Lb',
    'log space for backups, a group',
    'GiB',
    'those kept',
    'Lg T / 1024',
    'd',
  ],
  [
    'moveLogsGibPerWeek',
    'Lm',
    'log space for moves, a group and week',
    'GiB',
    'a moved mailbox is written anew: the natural limit to the pace of a migration',
    'M / G t S / 1024',
    'bd',
  ],
  [
    'logsPerDatabaseGib',
    'Ld',
    'log space a database',
    'GiB',
    'both, shared by the databases',
    '(Lb + Lm) / A',
    'd',
  ],
];

const VOLUMES: readonly Row[] = [
  ['copiesPerServer', 'Z', 'copies a server', '', 'of databases', 'A C / n', 'd'],
  ['databasesPerServerGib', 'Zg', 'databases of a server', 'GiB', 'their files', 'Z K', 'd'],
  [
    'volumeGib',
    'V',
    'volume',
    'GiB',
    'databases, indexes, logs, free space; without a restore volume 1.1 databases more',
    '(d K + (d K + g K) x + d Ld) / (1 - f), + 1.1 K unless u',
    'abd',
  ],
  ['serverGib', 'Vs', 'volumes of a server', 'GiB', 'for its copies', 'Z / d V', 'd'],
  ['groupGib', 'Vg', 'volumes of a group', 'GiB', 'for its servers', 'Vs n', 'd'],
  ['allGroupsGib', 'Va', 'volumes in all', 'GiB', 'for all groups', 'Vg G', 'd'],
  ['volumesPerServer', 'Y', 'volumes a server', '', 'whole ones', 'Z / d, up to 1', 'h'],
  ['volumeCount', 'Ya', 'volumes in all', '', 'on single disks, as many disks', 'Y n G', 'h'],
  [
    'restoreVolumeGib',
    'U',
    'restore volume, one a server',
    'GiB',
    'the databases of a volume and their logs',
    '(d K + d Ld) / (1 - f), if u',
    'd',
  ],
  [
    'allRestoreVolumesGib',
    'Ua',
    'restore volumes in all',
    'GiB',
    'beside the volumes above',
    'U n G',
    'h',
  ],
];

const SERVERS: readonly Row[] = [
  [
    'mailboxesPerServerLeft',
    'Ms',
    'mailboxes a server left',
    '',
    'after the worst failure',
    'M / N',
    'd',
  ],
  ['messagesPerServerLeft', 'Mm', 'messages a server left and day', '', 'of these', 'Ms m', 'd'],
  ['peakIopsPerServer', 'Pi', 'peak IOPS a server left', '', 'of these', 'Ms P', 'd'],
  [
    'transportGib',
    'H',
    'transport, a server',
    'GiB',
    'twice the mail in queues and in the safety net',
    '2 Mm (1 + y / 2 + z) k / 1024^2',
    'd',
  ],
];

const GROWTH: readonly Row[] = [
  ['weeklyGrowthMib', 'Gw', 'growth a week', 'MiB', 'if nothing is deleted', 'k m w / 1024', 'd'],
  ['yearlyGrowthGib', 'Gy', 'growth a year', 'GiB', 'of 52 weeks', 'Gw 52 / 1024', 'd'],
  [
    'monthsToFull',
    'J',
    'months to full',
    'months',
    'from the initial content (with --calculator-faults S / 1024 / (Gy + i / 1024) x 12)',
    '(S - i) / 1024 / Gy x 12',
    'h',
  ],
];

export interface SizeSection {
  readonly title: string;
  readonly steps: readonly SizeStep[];
}

/** In the order in which they are computed. */
export const SIZE_SECTIONS: readonly SizeSection[] = [
  section('A mailbox at full quota', MAILBOX),
  section('Databases', DATABASES),
  section('Transaction logs', LOGS),
  section('Volumes', VOLUMES),
  section('Servers after the worst failure', SERVERS),
  section('Growth of a mailbox', GROWTH),
];

function section(title: string, rows: readonly Row[]): SizeSection {
  const steps = rows.map(([key, symbol, name, unit, words, formula, sources]) => ({
    key,
    symbol,
    name,
    unit,
    words,
    formula,
    sources,
  }));
  return { title, steps };
}
