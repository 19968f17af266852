/** Diffs written by hand, which have everything that a diff may have. */
import type { Diff, DiffedRun, FigureDiff, TableDiff } from '../../src/review/diff.ts';
import type { InputsDiff } from '../../src/review/inputs-diff.ts';
import type { NoiseFigure, NoiseReview } from '../../src/review/noise-review.ts';
import { day } from './compared-runs.ts';

const noChange: DiffedRun = {
  name: 'nhsmail-no-change',
  title: 'NHSmail, all quotas stay as they were',
  headroomVersion: '0.5.0',
  seed: 'nhsmail-2013',
  replicationCount: 20,
  sampling: 'latin-hypercube',
  sampleShare: 0.02,
};
const doubling: DiffedRun = {
  ...noChange,
  name: 'nhsmail-doubling-2013',
  title: 'NHSmail, all quotas doubled from July to early November 2013',
  replicationCount: 100,
};

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

const placed = (text: string, line: number, file = 'base/nhsmail-2013.yaml') => ({
  ...{ text, file, line },
  column: 12,
});
const TYPES = 'acute-trust, mental-health-trust, community-provider, ambulance-trust';
const inputs: InputsDiff = {
  isDifferent: true,
  values: [
    {
      address: 'title',
      before: placed('"NHSmail, all quotas stay as they were"', 4, 'nhsmail-no-change.yaml'),
      after: placed(
        '"NHSmail, all quotas doubled from July to early November 2013"',
        4,
        'nhsmail-doubling-2013.yaml',
      ),
    },
    {
      address: 'owners.inducedGrowth',
      before: placed('{low: 0.05, likely: 0.10, high: 0.20}', 88),
      after: placed('{low: 0.05, likely: 0.12, high: 0.25}', 88),
    },
    {
      address: 'run.replications',
      before: placed('20', 12),
      after: { text: '100', file: '--set', line: 0, column: 0 },
    },
    {
      address: 'rollout.stages.london.select.organisationTypes',
      before: placed(`[${TYPES}]`, 41, 'nhsmail-no-change.yaml'),
      after: placed(`[${TYPES}, national-body]`, 41, 'nhsmail-doubling-2013.yaml'),
    },
    {
      address: 'storage.pools.south.freezes',
      before: placed('[{from: 2013-12-16, to: 2014-01-03}]', 120, 'nhsmail-no-change.yaml'),
      after: null,
    },
    {
      address: 'rollout.stages.pilot',
      before: null,
      after: placed(
        '{select: {organisationTypes: [support-body]}, change: {quota: {factor: 2}}, order: organisations, start: 2013-07-08, rate: 500 per day}',
        30,
        'nhsmail-doubling-2013.yaml',
      ),
    },
  ],
  provenances: ['10', '11', '12'].map((number) => ({
    address: `population.cohorts.clinical.fill.quantiles.${number}.fill`,
    changes: [
      { what: 'source', before: 'scripts/calibrate-fill.mjs', after: 'survey of May 2013' },
      ...(number === '12' ? [{ what: 'owner', before: '', after: 'storage team' }] : []),
    ],
  })),
  files: [
    { name: '../fixtures/organisations.csv', bytesBefore: 567_491, bytesAfter: 567_512 },
    { name: 'holidays.csv', bytesBefore: 1_024, bytesAfter: 1_024 },
    { name: 'prices.csv', bytesBefore: null, bytesAfter: 88 },
  ],
};

function noiseFigure(known: Pick<NoiseFigure, 'name' | 'box'> & Partial<NoiseFigure>): NoiseFigure {
  const { before = null, after = null } = known;
  return {
    unit: 'TiB',
    statistic: 'mean',
    kind: 'number',
    places: 3,
    betterWhen: 'lower',
    before,
    after,
    valueCounts: [20, 100],
    difference: before === null || after === null ? null : after - before,
    interval: null,
    noInterval: null,
    isMaterial: known.box === 'moved' || known.box === 'could be noise',
    isDistinguishable: known.box === 'moved' || known.box === 'small but real',
    ...known,
  };
}

const noise: NoiseReview = {
  isPaired: false,
  reasons: ['the number of replications is 20 before and 100 after'],
  hasSameMailboxes: true,
  replicationCounts: [20, 100],
  differingCount: 6,
  figures: [
    noiseFigure({
      name: 'peak_used_tib',
      box: 'moved',
      before: 77.712,
      after: 125.703,
      interval: { low: 43.01, high: 52.972 },
    }),
    noiseFigure({
      name: 'rollout_finish_date',
      box: 'could be noise',
      ...{ unit: 'date', kind: 'day', places: 0 },
      before: day('2013-11-02'),
      after: day('2013-11-04'),
      valueCounts: [19, 97],
      interval: { low: -0.4, high: 4.4 },
    }),
    noiseFigure({
      name: 'probability of runout_date',
      box: 'could be noise',
      ...{ unit: 'share', statistic: 'probability', kind: 'share', places: 6 },
      before: 0.2,
      after: 0.26,
      interval: { low: -0.142, high: 0.262 },
    }),
    noiseFigure({
      name: 'total_cost_gbp 2013/14',
      box: 'small but real',
      ...{ unit: 'GBP', places: 2 },
      before: 100_726_055.78,
      after: 100_926_055.78,
      interval: { low: 150_000.5, high: 249_999.5 },
    }),
    noiseFigure({
      name: 'contacts_count',
      box: 'no change to speak of',
      ...{ unit: 'contacts', places: 1 },
      before: 33_148.6,
      after: 33_150.1,
      interval: { low: -20, high: 23 },
    }),
    noiseFigure({
      name: 'paused_days',
      box: 'not known',
      ...{ unit: 'days', places: 1 },
      before: 0,
      after: 2,
      isMaterial: true,
      isDistinguishable: null,
      noInterval: 'always the same, perhaps by chance',
    }),
    noiseFigure({ name: 'failed_mailboxes_count', box: 'same', before: 0, after: 0 }),
  ],
};

/** Two runs of which everything differs that can. */
export const doublingDiff: Diff = {
  before: { argument: 'runs/main', run: noChange },
  after: { argument: 'runs/pull-request', run: doubling },
  inputs,
  noise,
  tables: [
    summary,
    timeline,
    stages,
    purchases,
    costsMonthly,
    sensitivity,
    sameTable('mailbox_sizes', 504),
    sameTable('assumptions', 371),
  ],
  tablesAdded: ['stage_events'],
  tablesRemoved: ['focus'],
  materialShare: 0.01,
  only: [],
  tolerances: [],
};

/** Two runs in which nothing differs. */
export const sameDiff: Diff = {
  before: { argument: 'runs/a', run: noChange },
  after: { argument: 'runs/b', run: noChange },
  inputs: { isDifferent: false, values: [], provenances: [], files: [] },
  noise: null,
  tables: [sameTable('summary', 17), sameTable('timeline', 3_561)],
  tablesAdded: [],
  tablesRemoved: [],
  materialShare: 0.01,
  only: [],
  tolerances: [],
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
