/** timeline.csv: mailboxes, content, quotas and disk by day, of each pool. */
import { numberedPools } from '../ensemble/numbered-pools.ts';
import { ALL } from '../scenario/reserved-names.ts';
import { type DailyQuantity, dailyColumns, dailyRows } from './daily.ts';
import { DATE_KEY, keyColumn, PLATFORM_COLUMN, type Report } from './report.ts';
import type { RunResult } from './run-result.ts';

const TIB = { unit: 'TiB', places: 3 } as const;
const RATIO = { unit: 'share', places: 6 } as const;
const WITHOUT = 'empty without storage';

const QUANTITIES: readonly DailyQuantity[] = [
  {
    name: 'mailboxes',
    unit: 'mailboxes',
    places: 3,
    meaning: 'Mailboxes that are there, not those of who has left',
  },
  {
    name: 'used_tib',
    meaning:
      'Content of the mailboxes, what is kept of who has left, and copies of mailboxes that have moved to another platform',
    ...TIB,
  },
  {
    name: 'copies_tib',
    meaning: 'Of used_tib, these copies; empty where nothing moves',
    ...TIB,
  },
  { name: 'committed_tib', meaning: 'Sum of quotas, unlimited ones left out', ...TIB },
  {
    name: 'recoverable_tib',
    meaning: `Deleted mail that can be recovered, and kept versions; once, before copies; ${WITHOUT}`,
    ...TIB,
  },
  {
    name: 'needed_tib',
    meaning: `Disk needed: all copies of files, indexes and logs, with the space that must stay free; ${WITHOUT}`,
    ...TIB,
  },
  {
    name: 'provisioned_tib',
    meaning: `Largest disk needed of the last seven days; ${WITHOUT}`,
    ...TIB,
  },
  { name: 'usable_tib', meaning: `Disk that is there to be filled; ${WITHOUT}`, ...TIB },
  {
    name: 'utilisation_share',
    meaning: `Disk needed over disk usable; above 1 the pool is over plan; ${WITHOUT}`,
    ...RATIO,
  },
  {
    name: 'overcommitment_ratio',
    meaning: `Disk needed if every mailbox were at its quota over disk usable; ${WITHOUT}`,
    ...RATIO,
  },
];

export const timeline: Report = {
  name: 'timeline',
  title: 'Mailboxes, content, quotas and disk by day',
  answers:
    'How many mailboxes are there, how much is stored and how much is promised, day by day, and how much disk does each pool need of what it has?',
  columns: [
    DATE_KEY,
    keyColumn('pool', 'Name of the storage pool; all: every mailbox.'),
    PLATFORM_COLUMN,
    ...dailyColumns(QUANTITIES),
  ],
  rowsOf: (result) => dailyRows(result, QUANTITIES, poolGroups(result)),
};

/** All pools together first, then each, those of all platforms, if there is storage. */
function poolGroups({ plan }: RunResult) {
  return [
    { group: 'all' as const, keys: [ALL, ALL] },
    ...numberedPools(plan).map(({ name, platform }, group) => ({ group, keys: [name, platform] })),
  ];
}
