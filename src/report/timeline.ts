/** timeline.csv: content and committed quota by day. */
import { per } from '../ensemble/series.ts';
import { ALL } from '../scenario/reserved-names.ts';
import { BYTES_PER_TIB } from '../units/sizes.ts';
import { type DailyQuantity, dailyColumns, dailyRows } from './daily.ts';
import { DATE_KEY, keyColumn, type Report } from './report.ts';

const QUANTITIES: readonly DailyQuantity[] = [
  {
    name: 'used_tib',
    unit: 'TiB',
    meaning: 'Content of the mailboxes',
    places: 3,
    measure: per('usedBytes', BYTES_PER_TIB),
  },
  {
    name: 'committed_tib',
    unit: 'TiB',
    meaning: 'Sum of quotas, unlimited ones left out',
    places: 3,
    measure: per('committedBytes', BYTES_PER_TIB),
  },
];

export const timeline: Report = {
  name: 'timeline',
  title: 'Content and committed quota by day',
  answers: 'How much is stored and how much is promised, day by day?',
  columns: [
    DATE_KEY,
    keyColumn('pool', 'Name of the storage pool; all: every mailbox.'),
    ...dailyColumns(QUANTITIES),
  ],
  rowsOf: (result) => dailyRows(result, QUANTITIES, [{ group: 'all', name: ALL }]),
};
