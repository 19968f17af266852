/** Diffs written by hand, which have everything that a diff may have. */
import type { Diff, DiffedRun } from '../../src/review/diff.ts';
import { day } from './compared-runs.ts';
import { diffedInputs, diffedNoise } from './diffed-inputs.ts';
import { diffedTables, figure, sameTable } from './diffed-tables.ts';

const noChange: DiffedRun = {
  name: 'nhsmail-no-change',
  title: 'NHSmail, all quotas stay as they were',
  headroomVersion: '0.5.0',
  seed: 'nhsmail-2013',
  replicationCount: 20,
  sampling: 'latin-hypercube',
  sampleShare: 0.02,
  mailboxCount: 651_001,
  firstDate: day('2013-07-01'),
  lastDate: day('2016-03-31'),
};
const doubling: DiffedRun = {
  ...noChange,
  name: 'nhsmail-doubling-2013',
  title: 'NHSmail, all quotas doubled from July to early November 2013',
  replicationCount: 100,
  mailboxCount: 650_000,
  lastDate: day('2016-06-30'),
};

/** Two runs of which everything differs that can. */
export const doublingDiff: Diff = {
  before: { argument: 'runs/main', run: noChange },
  after: { argument: 'runs/pull-request', run: doubling },
  inputs: diffedInputs,
  noise: diffedNoise,
  noNoise: null,
  tables: diffedTables,
  tablesAdded: ['stage_events'],
  tablesRemoved: ['focus'],
  materialShare: 0.01,
  only: [],
  tolerances: [],
  isEdited: false,
};

/** Two runs in which nothing differs. */
export const sameDiff: Diff = {
  before: { argument: 'runs/a', run: noChange },
  after: { argument: 'runs/b', run: noChange },
  inputs: { isDifferent: false, values: [], provenances: [], files: [] },
  noise: null,
  noNoise: null,
  tables: [sameTable('summary', 17), sameTable('timeline', 3_561)],
  tablesAdded: [],
  tablesRemoved: [],
  materialShare: 0.01,
  only: [],
  tolerances: [],
  isEdited: false,
};

/** Two CSV files with other numbers and a row that only the second has. */
export const csvDiff: Diff = {
  ...sameDiff,
  before: { argument: 'prices-2012.csv', run: null },
  after: { argument: 'prices-2013.csv', run: null },
  inputs: null,
  tables: [
    {
      ...sameTable('prices-2013', 12),
      rowCountBefore: 11,
      rowsAddedCount: 1,
      rowsChangedCount: 2,
      columns: [{ header: 'price', unit: '', changedCount: 2, materialCount: 1 }],
      figures: [
        figure({
          table: 'prices-2013',
          column: 'price',
          keys: [['item', 'shelf']],
          before: '10.00',
          after: '9.00',
        }),
        figure({
          table: 'prices-2013',
          column: 'price',
          keys: [['item', 'disk']],
          before: '1000.00',
          after: '1000.50',
          isMaterial: false,
          score: 0.0005,
        }),
      ],
      figureCount: 2,
      materialFigureCount: 1,
      rowsAdded: [[['item', 'tape']]],
    },
  ],
};
