import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HEADLINE_METRICS } from '../../../src/ensemble/metrics.ts';
import { sha256Of } from '../../../src/report/hash-text.ts';
import { readRunFolder } from '../../../src/review/read-run-folder.ts';
import { InputFaults } from '../../../src/table/fault.ts';
import { day } from '../../support/compared-runs.ts';
import { freshFolder } from '../../support/run-cli.ts';

const RECORD = {
  headroom: '0.2.0',
  formatVersion: 2,
  name: 'plan',
  title: 'A plan',
  firstDate: '2013-07-01',
  lastDate: '2013-09-30',
  seed: 'x',
  replications: 2,
  sampling: { method: 'latin-hypercube', batchSizes: [1, 1], note: 'drawn' },
  sample: null,
  scenario: { currency: 'EUR', rollout: { stages: [{ name: 'pilot' }] } },
};

const AGAIN = 'run the scenario again with headroom run --force';

function lineOf(replication: number, name: string): string {
  if (name === 'rollout_finish_date') {
    return `${replication},metric,${name},,${replication === 0 ? '2013-08-16' : ''},date`;
  }
  const isAbsent = name === 'rollout_days' && replication === 1;
  return `${replication},metric,${name},${isAbsent ? '' : `${replication}.250000000`},,unit`;
}

/** replications.csv of two replications, each with an input after its metrics. */
const LINES = [
  'replication,kind,key,value,date,unit',
  ...[0, 1].flatMap((replication) => [
    ...HEADLINE_METRICS.map(({ name }) => lineOf(replication, name)),
    `${replication},input,owners.inducedGrowth,0.100000000,,share`,
  ]),
];
const TABLE = `${LINES.join('\n')}\n`;

interface Files {
  readonly record?: string | null;
  readonly table?: string | Uint8Array | null;
  /** Null: none; absent: of the table as it is. */
  readonly package?: string | null;
}

/** A run folder with what is given in place of a whole run. */
function folderOf({ record, table = TABLE, package: described }: Files = {}): string {
  const folder = join(freshFolder(), 'run');
  mkdirSync(folder);
  const hash = `sha256:${sha256Of(table ?? '')}`;
  const resources = [
    { path: 'summary.csv', hash: 'other' },
    { path: 'replications.csv', hash },
  ];
  const files = {
    'run.json': record === undefined ? JSON.stringify(RECORD, null, 2) : record,
    'replications.csv': table,
    'datapackage.json': described === undefined ? JSON.stringify({ resources }) : described,
  };
  for (const [name, content] of Object.entries(files)) {
    if (content !== null) writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** The one fault with which a folder, called runs/a, is refused. */
function faultOf(folder: string): string {
  try {
    readRunFolder(folder, 'runs/a');
  } catch (error) {
    if (error instanceof InputFaults) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** With a line of the table, from 1, in place of that of the run. */
function withLine(number: number, line: string): string {
  return LINES.with(number - 1, line).join('\n');
}

describe('a run folder', () => {
  it('is read as the run that was written', () => {
    const { metrics, ...identity } = readRunFolder(folderOf(), 'runs/a');
    expect(identity).toEqual({
      argument: 'runs/a',
      name: 'plan',
      title: 'A plan',
      headroomVersion: '0.2.0',
      seed: 'x',
      design: { method: 'latin-hypercube', batchSizes: [1, 1] },
      sampleShare: null,
      firstDate: day('2013-07-01'),
      lastDate: day('2013-09-30'),
      currency: 'EUR',
      replicationCount: 2,
    });
    expect(metrics.size).toBe(HEADLINE_METRICS.length);
    expect(metrics.get('peak_used_tib')).toEqual([0.25, 1.25]);
    expect(metrics.get('rollout_finish_date')).toEqual([day('2013-08-16'), null]);
    expect(metrics.get('rollout_days')).toEqual([0.25, null]);
  });

  it('may be written for Excel, with a byte-order mark and CRLF', () => {
    const table = `\uFEFF${TABLE.replaceAll('\n', '\r\n')}`;
    const { metrics } = readRunFolder(folderOf({ table }), 'runs/a');
    expect(metrics.get('contacts_count')).toEqual([0.25, 1.25]);
  });

  it('without stages and of the default currency is read as that', () => {
    const record = JSON.stringify({ ...RECORD, scenario: {} });
    const run = readRunFolder(folderOf({ record }), 'runs/a');
    expect(run.currency).toBe('GBP');
    expect(run.metrics.has('rollout_days')).toBe(false);
    expect(run.metrics.has('end_used_tib')).toBe(true);
  });

  it('of a sample has its share in every row', () => {
    const record = JSON.stringify({ ...RECORD, sample: { share: 0.01, mailboxCount: 7 } });
    const [header, ...rows] = LINES;
    const table = [`${header},sample_share`, ...rows.map((row) => `${row},0.010000`)].join('\n');
    const run = readRunFolder(folderOf({ record, table }), 'runs/a');
    expect(run.sampleShare).toBe(0.01);
    expect(run.metrics.get('peak_used_tib')).toEqual([0.25, 1.25]);
    expect(faultOf(folderOf({ record }))).toContain(',unit,sample_share  ');
    expect(faultOf(folderOf({ table }))).toContain(',unit  ');
  });
});

describe('a folder', () => {
  it('that is none, or not of a run, is refused', () => {
    const message = `runs/a  this is no run folder: it has no run.json  name a folder that headroom run has written, or a scenario file`;
    expect(faultOf(folderOf({ record: null }))).toBe(message);
    expect(faultOf(join(freshFolder(), 'missing'))).toBe(message);
  });

  it.each(['replications.csv', 'datapackage.json'])('without %s is refused', (name) => {
    const folder = folderOf();
    rmSync(join(folder, name));
    expect(faultOf(folder)).toBe(`runs/a  the run folder has no ${name}  ${AGAIN}`);
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

  it('of another format is refused, naming both', () => {
    expect(refused({ headroom: '9.0.0', formatVersion: 7 })).toBe(
      `runs/a/run.json  the run folder has format 7, of headroom 9.0.0; this headroom reads format 2  ${AGAIN}`,
    );
  });

  it.each<[string, unknown]>([
    ['headroom', { ...RECORD, headroom: 1 }],
    ['formatVersion', { ...RECORD, formatVersion: '1' }],
    ['lastDate', { ...RECORD, lastDate: '2013-09-31' }],
    ['replications', { ...RECORD, replications: 0 }],
    ['sampling', { ...RECORD, sampling: 'medians' }],
    ['sampling.method', { ...RECORD, sampling: { method: 'other', batchSizes: [] } }],
    ['sampling.batchSizes.1', { ...RECORD, sampling: { method: 'random', batchSizes: [1, 0] } }],
    ['sample.share', { ...RECORD, sample: {} }],
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

describe('replications.csv', () => {
  const refused = (table: string) => faultOf(folderOf({ table }));
  const at = (line: number, column: number, message: string) =>
    `runs/a/replications.csv:${line}:${column}  ${message}  ${AGAIN}`;

  it.each([
    [
      1,
      'replication,kind,key,value,date',
      1,
      'the header is not replication,kind,key,value,date,unit',
    ],
    [3, '0,metric,end_used_tib,1.0,', 1, 'the row does not have the 6 cells of the header'],
    [3, '0,figure,end_used_tib,1.0,,TiB', 3, 'the kind is neither metric nor input'],
    [3, '0,metric,end_used_gib,1.0,,TiB', 1, 'here should stand end_used_tib of replication 0'],
    [3, '1,metric,end_used_tib,1.0,,TiB', 1, 'here should stand end_used_tib of replication 0'],
    [3, '00,metric,end_used_tib,1.0,,TiB', 1, 'here should stand end_used_tib of replication 0'],
    [3, '0,metric,end_used_tib,"1,0",,TiB', 23, "'1,0' is not a plain decimal number"],
    [3, '0,metric,end_used_tib,1e3,,TiB', 23, "'1e3' is not a plain decimal number"],
    [3, '0,metric,end_used_tib,NaN,,TiB', 23, "'NaN' is not a plain decimal number"],
    [3, '0,metric,end_used_tib,,,TiB', 23, "'' is not a plain decimal number"],
    [3, '0,metric,end_used_tib,1.0,2013-08-16,TiB', 27, 'the cell should be empty'],
    [9, '0,metric,rollout_finish_date,,16/08/2013,date', 31, "'16/08/2013' is not a date"],
    [9, '0,metric,rollout_finish_date,1.0,,date', 30, 'the cell should be empty'],
  ])('with line %i as %j is refused', (number, line, column, message) => {
    expect(refused(withLine(number, line))).toBe(at(number, column, message));
  });

  it('with a quote that is never closed is refused', () => {
    expect(refused(withLine(3, '0,metric,"end_used_tib,1.0,,TiB'))).toMatch(
      /^runs\/a\/replications\.csv:3:\d+ {2}a cell opens with a double quote that is never closed/,
    );
    expect(refused(`${TABLE}"`)).toMatch(/^runs\/a\/replications\.csv:22:\d+ {2}a cell opens/);
  });

  it('that lacks or repeats a row is refused where another stands', () => {
    const message = 'here should stand end_used_tib of replication 0';
    expect(refused(LINES.toSpliced(2, 1).join('\n'))).toBe(at(3, 1, message));
    expect(refused(LINES.toSpliced(2, 0, LINES[1]!).join('\n'))).toBe(at(3, 1, message));
  });

  it('that was cut is refused with the line after its last', () => {
    const ends = (count: number) =>
      `the file ends after ${count} whole replications, and run.json tells of 2`;
    expect(refused(LINES.slice(0, 11).join('\n'))).toBe(at(12, 1, ends(1)));
    expect(refused(LINES.slice(0, 19).join('\n'))).toBe(at(20, 1, ends(1)));
    expect(refused(LINES.slice(0, 4).join('\n'))).toBe(at(5, 1, ends(0)));
    expect(refused('')).toBe(at(1, 1, ends(0)));
  });

  it('with more replications than the run had is refused', () => {
    const third = HEADLINE_METRICS.map(({ name }) => lineOf(2, name).replace('2013-08-16', ''));
    expect(refused([...LINES, ...third].join('\n'))).toBe(
      at(31, 1, 'the file ends after 3 whole replications, and run.json tells of 2'),
    );
  });

  it('that was edited and is well-formed is refused by its hash', () => {
    const folder = folderOf();
    writeFileSync(join(folder, 'replications.csv'), TABLE.replace('1.25', '1.24'));
    expect(faultOf(folder)).toBe(
      `runs/a/replications.csv  the file was edited: its SHA-256 is not the one in datapackage.json  ${AGAIN}`,
    );
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
