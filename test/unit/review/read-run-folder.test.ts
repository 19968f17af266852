import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HEADLINE_METRICS } from '../../../src/ensemble/metrics.ts';
import { FORMAT_VERSION } from '../../../src/report/run-record.ts';
import { readRunFolder } from '../../../src/review/read-run-folder.ts';
import { day } from '../../support/compared-runs.ts';
import {
  AGAIN,
  COST_LINES,
  faultOf,
  folderOf,
  LINES,
  NO_SCOPE,
  RECORD,
  TABLE,
} from '../../support/kept-run.ts';
import { freshFolder } from '../../support/run-cli.ts';

describe('a run folder', () => {
  it('is read as the run that was written', () => {
    const { metrics, costs, ...identity } = readRunFolder(folderOf(), 'runs/a');
    expect(identity).toEqual({
      argument: 'runs/a',
      name: 'plan',
      title: 'A plan',
      headroomVersion: '0.2.0',
      seed: 'x',
      design: { method: 'latin-hypercube', batchSizes: [1, 1] },
      sampleShare: null,
      firstDate: day('2013-07-01'),
      lastDate: day('2014-04-01'),
      currency: 'EUR',
      replicationCount: 2,
    });
    expect(metrics.size).toBe(HEADLINE_METRICS.length);
    expect(metrics.get('peak_used_tib')).toEqual([0.25, 1.25]);
    expect(metrics.get('rollout_finish_date')).toEqual([day('2013-08-16'), null]);
    expect(metrics.get('rollout_days')).toEqual([0.25, null]);
    expect(metrics.get('rollout_abort_date')).toEqual([null, day('2013-08-09')]);
    expect(metrics.get('failed_mailboxes_count')).toEqual([0.25, 1.25]);
    expect(metrics.get('runout_date')).toEqual([null, day('2014-02-03')]);
    expect(costs).toEqual({
      years: [
        { name: '2013/14', mean: 0.71, cash: [0.2, 1.2] },
        { name: '2014/15', mean: 0.06, cash: [0.05, 0.05] },
      ],
      means: new Map([
        ['total_cost_gbp', 0.77],
        ['present_value_gbp', 0.73],
      ]),
    });
  });

  it('may be written for Excel, with a byte-order mark and CRLF', () => {
    const table = `\uFEFF${TABLE.replaceAll('\n', '\r\n')}`;
    const { metrics } = readRunFolder(folderOf({ table }), 'runs/a');
    expect(metrics.get('contacts_count')).toEqual([0.25, 1.25]);
  });

  it('without stages, storage and costs and of the default currency is read as that', () => {
    const record = JSON.stringify({ ...RECORD, scenario: {}, metricScope: NO_SCOPE });
    const table = LINES.filter((line) => !line.includes(',cost,')).join('\n');
    const run = readRunFolder(folderOf({ record, table, costs: null }), 'runs/a');
    expect(run.currency).toBe('GBP');
    expect(run.costs).toBe(null);
    const names = HEADLINE_METRICS.filter(({ needs }) => needs === null).map(({ name }) => name);
    expect([...run.metrics.keys()]).toEqual(names);
  });

  it('without procurement has no last safe order date', () => {
    const metricScope = { ...RECORD.metricScope, procurement: false };
    const record = JSON.stringify({ ...RECORD, metricScope });
    const run = readRunFolder(folderOf({ record }), 'a');
    expect(run.metrics.has('runout_date')).toBe(true);
    expect(run.metrics.has('last_safe_order_date')).toBe(false);
  });

  it('of a sample has its share in every row', () => {
    const record = JSON.stringify({ ...RECORD, sample: { share: 0.01, mailboxCount: 7 } });
    const sampled = ([header, ...rows]: readonly string[]) =>
      [`${header},sample_share`, ...rows.map((row) => `${row},0.010000`)].join('\n');
    const [table, costs] = [sampled(LINES), sampled(COST_LINES)];
    const run = readRunFolder(folderOf({ record, table, costs }), 'runs/a');
    expect(run.sampleShare).toBe(0.01);
    expect(run.metrics.get('peak_used_tib')).toEqual([0.25, 1.25]);
    expect(run.costs?.years[1]?.mean).toBe(0.06);
    expect(faultOf(folderOf({ record }))).toContain(',unit,sample_share  ');
    expect(faultOf(folderOf({ record, table }))).toContain(',cash_gbp_p90,sample_share  ');
    expect(faultOf(folderOf({ table }))).toContain(',unit  ');
  });
});

describe('a folder', () => {
  it('that is none, or not of a run, is refused', () => {
    const message = `runs/a  this is no run folder: it has no run.json  name a folder that headroom run has written, or a scenario file`;
    expect(faultOf(folderOf({ record: null }))).toBe(message);
    expect(faultOf(join(freshFolder(), 'missing'))).toBe(message);
  });

  it.each(['replications.csv', 'costs_annual.csv', 'datapackage.json'])(
    'without %s is refused',
    (name) => {
      const folder = folderOf();
      rmSync(join(folder, name));
      expect(faultOf(folder)).toBe(`runs/a  the run folder has no ${name}  ${AGAIN}`);
    },
  );

  it.each(['replications', 'costs_annual'])('for which --tables left out %s is refused', (name) => {
    const tables = ['summary', 'replications', 'costs_annual'].filter((table) => table !== name);
    const folder = folderOf({ record: JSON.stringify({ ...RECORD, tables }) });
    rmSync(join(folder, `${name}.csv`));
    expect(faultOf(folder)).toBe(
      `runs/a  the run folder has no ${name}.csv: --tables left it out  ${AGAIN}, without --tables`,
    );
  });

  it('with a file that is not UTF-8 is refused with the place', () => {
    const table = Buffer.concat([Buffer.from('replication\nab'), Buffer.from([0xff])]);
    expect(faultOf(folderOf({ table }))).toBe(
      `runs/a/replications.csv:2:3  the file is not UTF-8 text from here on: it was edited  ${AGAIN}`,
    );
  });
});

describe('run.json', () => {
  const refused = (record: unknown) =>
    faultOf(folderOf({ record: typeof record === 'string' ? record : JSON.stringify(record) }));
  const missing = (key: string) =>
    `runs/a/run.json  ${key}  is missing or not as headroom writes it  ${AGAIN}`;

  it.each([
    ['{\n  "headroom": "0.2.0",\n  "form', 3, 8],
    ['{\n  "headroom": 0.2.0\n}', 2, 18],
    ['', 1, 1],
  ])('that is no JSON is refused with the place: %j', (text, line, column) => {
    expect(refused(text)).toBe(
      `runs/a/run.json:${line}:${column}  it is not JSON from here on: the file was cut or edited  ${AGAIN}`,
    );
  });

  it('of another format, older ones too, is refused, naming both', () => {
    expect(refused({ headroom: '9.0.0', formatVersion: 7 })).toBe(
      `runs/a/run.json  the run folder has format 7, of headroom 9.0.0; this headroom reads format ${FORMAT_VERSION}  ${AGAIN}`,
    );
    expect(refused({ ...RECORD, formatVersion: 3 })).toContain('the run folder has format 3, of');
  });

  it.each<[string, unknown]>([
    ['headroom', { ...RECORD, headroom: 1 }],
    ['formatVersion', { ...RECORD, formatVersion: '1' }],
    ['lastDate', { ...RECORD, lastDate: '2014-04-31' }],
    ['replications', { ...RECORD, replications: 0 }],
    ['sampling', { ...RECORD, sampling: 'medians' }],
    ['sampling.method', { ...RECORD, sampling: { method: 'other', batchSizes: [] } }],
    ['sampling.batchSizes.1', { ...RECORD, sampling: { method: 'random', batchSizes: [1, 0] } }],
    ['sample.share', { ...RECORD, sample: {} }],
    ['tables', { ...RECORD, tables: undefined }],
    ['metricScope', { ...RECORD, metricScope: undefined }],
    ['metricScope.churn', { ...RECORD, metricScope: { ...NO_SCOPE, churn: 1 } }],
    ['scenario', { ...RECORD, scenario: undefined }],
    ['scenario.currency', { ...RECORD, scenario: { currency: 'pounds' } }],
  ])('is refused for %s', (key, record) => {
    expect(refused(record)).toBe(missing(key));
  });

  it('whose hypercubes do not hold its replications is refused', () => {
    const sampling = { method: 'latin-hypercube', batchSizes: [1, 2] };
    expect(refused({ ...RECORD, sampling })).toBe(missing('sampling.batchSizes'));
  });
});

describe('datapackage.json', () => {
  it('that does not tell of the table, or of nothing, is refused', () => {
    const other = JSON.stringify({ resources: [] });
    expect(faultOf(folderOf({ package: other }))).toBe(
      `runs/a/datapackage.json  it does not tell of replications.csv  ${AGAIN}`,
    );
    expect(faultOf(folderOf({ package: '{}' }))).toBe(
      `runs/a/datapackage.json  resources  is missing or not as headroom writes it  ${AGAIN}`,
    );
    expect(faultOf(folderOf({ package: '{"resources": [' }))).toBe(
      `runs/a/datapackage.json:1:16  it is not JSON from here on: the file was cut or edited  ${AGAIN}`,
    );
  });
});
