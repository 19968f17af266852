/** The files of a run folder that comparisons read, by hand, and what is wrong with others. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEADLINE_METRICS } from '../../src/ensemble/metrics.ts';
import { sha256Of } from '../../src/report/hash-text.ts';
import { FORMAT_VERSION } from '../../src/report/run-record.ts';
import { readRunFolder } from '../../src/review/read-run-folder.ts';
import { InputFaults } from '../../src/table/fault.ts';
import { freshFolder } from './run-cli.ts';

export const RECORD = {
  headroom: '0.2.0',
  formatVersion: FORMAT_VERSION,
  name: 'plan',
  title: 'A plan',
  firstDate: '2013-07-01',
  lastDate: '2014-04-01',
  mailboxCount: 100,
  seed: 'x',
  replications: 2,
  sampling: { method: 'latin-hypercube', batchSizes: [1, 1], note: 'drawn' },
  sample: null,
  tables: null,
  metricScope: {
    ...{ stages: true, gates: true, failures: true, moves: true, churn: true },
    ...{ storage: true, procurement: true, costs: true },
  },
  scenario: { currency: 'EUR' },
};

/** Of a run that has none of what metrics are about. */
export const NO_SCOPE = {
  ...{ stages: false, gates: false, failures: false, moves: false, churn: false },
  ...{ storage: false, procurement: false, costs: false },
};

export const AGAIN = 'run the scenario again with headroom run --force';

const DATES: Readonly<Record<string, readonly [string, string]>> = {
  rollout_finish_date: ['2013-08-16', ''],
  rollout_abort_date: ['', '2013-08-09'],
  runout_date: ['', '2014-02-03'],
  last_safe_order_date: ['', '2013-06-30'],
};

function lineOf(replication: number, name: string): string {
  const dates = DATES[name];
  if (dates !== undefined) return `${replication},metric,${name},,${dates[replication] ?? ''},date`;
  const isAbsent = name === 'rollout_days' && replication === 1;
  return `${replication},metric,${name},${isAbsent ? '' : `${replication}.250000000`},,unit`;
}

/** replications.csv of two replications, each with costs and an input after its metrics. */
export const LINES = [
  'replication,kind,key,value,date,unit',
  ...[0, 1].flatMap((replication) => [
    ...HEADLINE_METRICS.map(({ name }) => lineOf(replication, name)),
    `${replication},cost,2013/14,${replication}.200000000,,GBP`,
    `${replication},cost,2014/15,0.050000000,,GBP`,
    `${replication},input,owners.inducedGrowth,0.100000000,,share`,
  ]),
];
export const TABLE = `${LINES.join('\n')}\n`;

export const COST_HEADER =
  'financial_year,line,first_date,last_date,kind,unit,quantity_mean,net_gbp_mean,vat_gbp_mean,vat_recovered_gbp_mean,cash_gbp_mean,depreciation_gbp_mean,discounted_gbp_mean,cash_gbp_p50,cash_gbp_p80,cash_gbp_p90';

/** costs_annual.csv with a line called like the total, whose kind it is that tells. */
export const COST_LINES = [
  COST_HEADER,
  '2013/14,total,2013-07-01,2014-03-31,running,contact,1.000,9.99,0.00,0.00,9.99,0.00,9.99,9.99,9.99,9.99',
  '2013/14,total,2013-07-01,2014-03-31,total,,,0.70,0.00,0.00,0.71,0.00,0.69,0.70,0.70,0.70',
  '2014/15,total,2014-04-01,2014-04-01,total,,,0.05,0.00,0.00,0.06,0.00,0.04,0.05,0.05,0.05',
  'all,total,2013-07-01,2014-04-01,total,,,0.75,0.00,0.00,0.77,0.00,0.73,0.75,0.75,0.75',
  'all,economic total,2013-07-01,2014-04-01,economic-total,,,1.00,,,,,,,,',
];
export const COSTS = `${COST_LINES.join('\n')}\n`;

interface Files {
  readonly record?: string | null;
  readonly table?: string | Uint8Array | null;
  readonly costs?: string | null;
  /** Null: none; absent: of the table as it is. */
  readonly package?: string | null;
}

/** What datapackage.json tells of a table, but for its columns. */
function resourceOf(name: string, content: string | Uint8Array) {
  return {
    name,
    title: name,
    path: `${name}.csv`,
    bytes: Buffer.byteLength(content),
    hash: `sha256:${sha256Of(content)}`,
    schema: { fields: [], primaryKey: [] },
  };
}

/** A run folder with what is given in place of a whole run. */
export function folderOf({
  record,
  table = TABLE,
  costs = COSTS,
  package: described,
}: Files = {}): string {
  const folder = join(freshFolder(), 'run');
  mkdirSync(folder);
  const resources = [
    resourceOf('summary', 'other'),
    resourceOf('replications', table ?? ''),
    resourceOf('costs_annual', costs ?? ''),
  ];
  const files = {
    'run.json': record === undefined ? JSON.stringify(RECORD, null, 2) : record,
    'replications.csv': table,
    'costs_annual.csv': costs,
    'datapackage.json': described === undefined ? JSON.stringify({ resources }) : described,
  };
  for (const [name, content] of Object.entries(files)) {
    if (content !== null) writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** The one fault with which a folder, called runs/a, is refused. */
export function faultOf(folder: string): string {
  try {
    readRunFolder(folder, 'runs/a');
  } catch (error) {
    if (error instanceof InputFaults) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}
