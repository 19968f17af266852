/** timeline.csv: content and committed quota by day. */
import { ALL } from '../scenario/reserved-names.ts';
import { type DailyQuantity, dailyColumns, dailyRows } from './daily.ts';
import { DATE_KEY, keyColumn, type Report } from './report.ts';

const QUANTITIES: readonly DailyQuantity[] = [
  {
    name: 'used_tib',
    unit: 'TiB',
    meaning: 'Content of the mailboxes',
    places: 3,
  },
  {
    name: 'committed_tib',
    unit: 'TiB',
    meaning: 'Sum of quotas, unlimited ones left out',
    places: 3,
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
