/** Tables that differ, written by hand. */
import type { FigureDiff, TableDiff } from '../../src/review/diff.ts';

/** A table without any difference. */
export function sameTable(table: string, rowCount: number): TableDiff {
  return {
    table,
    rowCountBefore: rowCount,
    rowCountAfter: rowCount,
    rowsAddedCount: 0,
    rowsRemovedCount: 0,
    rowsChangedCount: 0,
    columnsAdded: [],
    columnsRemoved: [],
    columns: [],
    figures: [],
    figureCount: 0,
    materialFigureCount: 0,
    rowsAdded: [],
    rowsRemoved: [],
  };
}

type FigureCells = Pick<FigureDiff, 'table' | 'column' | 'before' | 'after'> & Partial<FigureDiff>;

/** A figure whose cells are numbers, unless it says otherwise. */
export function figure(cells: FigureCells): FigureDiff {
  const [before, after] = [Number(cells.before), Number(cells.after)];
  return {
    unit: '',
    keys: [],
    point: [],
    difference: after - before,
    relative: before === 0 ? null : (after - before) / Math.abs(before),
    isMaterial: true,
    score: Math.abs(after - before) / Math.max(Math.abs(before), Math.abs(after)),
    changedCount: 1,
    materialCount: cells.isMaterial === false ? 0 : 1,
    ...cells,
  };
}

const used = {
  table: 'timeline',
  unit: 'TiB',
  keys: [['pool', 'all']],
  point: [['date', '2016-03-31']],
  changedCount: 1_001,
  materialCount: 912,
} as const;
const timeline: TableDiff = {
  ...sameTable('timeline', 3_561),
  rowsChangedCount: 3_420,
  columns: ['mean', 'p5', 'p50', 'p95'].flatMap((statistic) => [
    { header: `used_tib_${statistic}`, unit: 'TiB', changedCount: 3_400, materialCount: 3_100 },
    { header: `utilisation_${statistic}`, unit: 'share', changedCount: 3_420, materialCount: 88 },
  ]),
  figures: [
    figure({ ...used, column: 'used_tib_mean', before: '77.712', after: '125.703' }),
    figure({ ...used, column: 'used_tib_p50', before: '78.001', after: '124.996' }),
    figure({ ...used, column: 'used_tib_p95', before: '99.100', after: '151.201' }),
    figure({
      ...used,
      column: 'utilisation_p95',
      unit: 'share',
      before: '0.412000',
      after: '0.541000',
      relative: null,
      score: 0.129,
      changedCount: 1_001,
      materialCount: 1_001,
    }),
    figure({
      ...used,
      column: 'committed_tib_mean',
      before: '251.650',
      after: '251.750',
      isMaterial: false,
      materialCount: 0,
      score: 0.0004,
    }),
  ],
  figureCount: 24,
  materialFigureCount: 20,
};

const optimismBias = {
  unit: 'GBP',
  keys: [
    ['month', '2013-09'],
    ['line', 'optimism bias'],
  ],
} as const;
const costsMonthly: TableDiff = {
  ...sameTable('costs_monthly', 390),
  rowsChangedCount: 207,
  columns: [
    { header: 'quantity_mean', unit: "the row's", changedCount: 104, materialCount: 104 },
    { header: 'cash_gbp_mean', unit: 'GBP', changedCount: 207, materialCount: 199 },
  ],
  figures: [
    figure({
      ...optimismBias,
      table: 'costs_monthly',
      column: 'cash_gbp_mean',
      before: '0.00',
      after: '11520.00',
    }),
    figure({
      table: 'costs_monthly',
      column: 'quantity_mean',
      unit: 'hours',
      keys: [
        ['month', '2014-04'],
        ['line', "owners' time on clean-ups"],
      ],
      before: '39115.200',
      after: '6172.200',
    }),
  ],
  figureCount: 311,
  materialFigureCount: 303,
};

const pilot = [['stage', 'practices-and-small-sites']] as const;
const stages: TableDiff = {
  ...sameTable('stages', 9),
  rowCountBefore: 3,
  rowsAddedCount: 6,
  rowsChangedCount: 2,
  columnsAdded: ['waited_days_mean', 'waited_days_p95'],
  columnsRemoved: ['lost_days'],
  columns: [
    { header: 'finish_p50', unit: '', changedCount: 1, materialCount: 1 },
    { header: 'finish_p95', unit: '', changedCount: 2, materialCount: 2 },
    { header: 'by', unit: '', changedCount: 1, materialCount: 1 },
  ],
  figures: [
    figure({
      table: 'stages',
      column: 'finish_p95',
      keys: pilot,
      before: '2013-11-04',
      after: '2014-02-06',
      difference: 94,
      relative: null,
      score: 94 / 365,
    }),
    figure({
      table: 'stages',
      column: 'finish_p50',
      keys: pilot,
      before: '2013-11-04',
      after: '2013-11-05',
      difference: 1,
      relative: null,
      score: 1 / 365,
    }),
    figure({
      table: 'stages',
      column: 'by',
      keys: pilot,
      before: 'all who hold a mailbox in London',
      after: 'all who hold a mailbox in London and have asked for it by post',
      difference: null,
      relative: null,
      score: 0,
    }),
  ],
  figureCount: 3,
  materialFigureCount: 3,
  rowsAdded: ['pilot', 'london', 'south', 'midlands-and-east', 'north'].map((stage) => [
    ['stage', stage],
  ]),
};

const purchases: TableDiff = {
  ...sameTable('purchases', 24),
  rowCountBefore: 13,
  rowsAddedCount: 13,
  rowsRemovedCount: 2,
  rowsAdded: [
    [
      ['pool', 'north'],
      ['origin', 'plan'],
      ['order', '2'],
    ],
  ],
  rowsRemoved: [
    [
      ['pool', 'south'],
      ['origin', 'plan'],
      ['order', '7'],
    ],
    [
      ['pool', 'south'],
      ['origin', 'plan'],
      ['order', '8'],
    ],
  ],
};

const sensitivity: TableDiff = {
  ...sameTable('sensitivity', 408),
  rowsChangedCount: 400,
  columns: ['', '_low', '_high'].map((end) => ({
    header: `rank_correlation${end}`,
    unit: 'correlation',
    changedCount: 400,
    materialCount: 371,
  })),
  figureCount: 1_200,
  materialFigureCount: 1_113,
};

const ofMetric = (metric: string) => ({ table: 'summary', keys: [['metric', metric]] }) as const;
const summary: TableDiff = {
  ...sameTable('summary', 17),
  rowsChangedCount: 3,
  columns: ['mean', 'p5', 'p50', 'p95'].map((header) => ({
    header,
    unit: "the metric's",
    changedCount: 3,
    materialCount: 2,
  })),
  figures: [
    figure({
      ...ofMetric('peak_used_tib'),
      column: 'mean',
      unit: 'TiB',
      before: '77.712',
      after: '125.703',
    }),
    figure({
      ...ofMetric('peak_used_tib'),
      column: 'p95',
      unit: 'TiB',
      before: '99.100',
      after: '151.201',
    }),
    figure({
      ...ofMetric('rollout_finish_date'),
      column: 'p50',
      before: '',
      after: '2013-11-04',
      difference: null,
      relative: null,
      score: 0,
    }),
    figure({
      ...ofMetric('total_cost_gbp'),
      column: 'mean',
      unit: 'GBP',
      before: '100726055.78',
      after: '100727055.78',
      isMaterial: false,
      score: 0.00001,
    }),
  ],
  figureCount: 9,
  materialFigureCount: 6,
};

/** Tables that differ in all that they can, and some that do not. */
export const diffedTables: readonly TableDiff[] = [
  summary,
  timeline,
  stages,
  purchases,
  costsMonthly,
  sensitivity,
  sameTable('mailbox_sizes', 504),
  sameTable('assumptions', 371),
];
