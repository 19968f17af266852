import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDate } from '../../../src/calendar/date.ts';
import { FORMAT_VERSION } from '../../../src/report/run-record.ts';
import { checkAlike, readDiffedRun } from '../../../src/review/read-diffed-run.ts';
import { readRunFolder } from '../../../src/review/read-run-folder.ts';
import { InputFaults } from '../../../src/table/fault.ts';
import {
  cut,
  edit,
  grow,
  remove,
  seal,
  sealPackage,
  sealRecord,
  tamper,
} from '../../support/damage.ts';
import { STORED } from '../../support/exported-runs.ts';
import { AGAIN } from '../../support/kept-run.ts';
import { callCli, freshFolder } from '../../support/run-cli.ts';
import { SCENARIOS } from '../../support/small-scenario.ts';

let project = '';

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'headroom-test-'));
  cpSync(SCENARIOS, project, { recursive: true });
  const text = readFileSync(join(SCENARIOS, 'small.yaml'), 'utf8');
  writeFileSync(join(project, 'small.yaml'), `${text}\n${STORED}`);
  for (const count of ['6', '1']) {
    const args = ['run', 'small.yaml', '--out', `run-${count}`, '--replications', count, '--quiet'];
    expect(await callCli(args, { cwd: project })).toMatchObject({ code: 0, stderr: '' });
  }
});

afterAll(() => rmSync(project, { recursive: true }));

/** A copy of the run for a test to damage. */
function copied(run = 'run-6'): string {
  const folder = join(freshFolder(), 'run');
  cpSync(join(project, run), folder, { recursive: true });
  return folder;
}

function read(folder: string, { edited = false } = {}) {
  return readDiffedRun({ path: folder, named: 'runs/a' }, { edited });
}

/** What is wrong with a folder, a line each fault. */
function faultsOf(folder: string, { edited = false } = {}): string[] {
  try {
    read(folder, { edited });
  } catch (error) {
    if (error instanceof InputFaults) return error.message.split('\n');
    throw error;
  }
  return [];
}

const COPY = `copy the folder anew from where the run was made, or ${AGAIN}`;
const MEND = `${COPY}, or give --edited to take it as it is`;

describe('a run folder', () => {
  it('is read with what made it, its inputs and its tables', () => {
    const folder = copied();
    const { argument, run, currency, inputs, tables, ...ensemble } = read(folder);
    expect(argument).toBe('runs/a');
    expect(run).toEqual({
      name: 'small',
      title: 'Two cohorts, two stages',
      headroomVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      seed: 'small',
      replicationCount: 6,
      sampling: 'latin-hypercube',
      sampleShare: null,
      mailboxCount: expect.any(Number),
      firstDate: expect.any(Number),
      lastDate: expect.any(Number),
    });
    const record = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
    expect(run.mailboxCount).toBe(record.mailboxCount);
    expect(formatDate(run.firstDate)).toBe(record.firstDate);
    expect(formatDate(run.lastDate)).toBe(record.lastDate);
    expect(currency).toBe('GBP');
    expect(inputs.files.map(({ name }) => name)).toEqual(['small.yaml', 'organisations.csv']);
    expect(inputs.origins.get('run.replications')).toMatchObject({ text: '6', file: '--set' });
    const summary = tables[0]!;
    expect(summary).toMatchObject({ name: 'summary', file: 'runs/a/summary.csv' });
    expect(summary.primaryKey).toEqual(['metric']);
    expect(Buffer.from(summary.bytes)).toEqual(readFileSync(join(folder, 'summary.csv')));
    expect(summary.fields.find(({ name }) => name === 'mean')).toMatchObject({ figure: true });
    const annual = tables.find(({ name }) => name === 'costs_annual')!;
    expect(annual.primaryKey).toEqual(['financial_year', 'line']);
    const cash = annual.fields.find(({ name }) => name === 'cash_gbp_mean');
    expect(cash).toMatchObject({ type: 'number', unit: 'GBP', places: 2 });
    expect(ensemble.compared).toEqual(readRunFolder(folder, 'runs/a'));
    expect(ensemble.notCompared).toBe(null);
  });

  it('of one replication is no ensemble', () => {
    expect(read(copied('run-1'))).toMatchObject({
      compared: null,
      notCompared: 'has one replication',
    });
  });

  it('that was not asked for replications is none either', () => {
    const folder = copied();
    remove(join(folder, 'replications.csv'));
    seal(folder);
    const { compared, notCompared, tables } = read(folder);
    expect(compared).toBe(null);
    expect(notCompared).toBe('has no replications.csv');
    expect(tables.map(({ name }) => name)).not.toContain('replications');
    edit(join(folder, 'run.json'), '"tables": null', '"tables": ["summary"]');
    seal(folder);
    expect(read(folder).notCompared).toBe('has no replications.csv (left out by --tables)');
  });

  it('that was not asked for costs by year is one without costs', () => {
    const whole = read(copied()).compared!;
    const folder = copied();
    remove(join(folder, 'costs_annual.csv'));
    edit(join(folder, 'run.json'), '"tables": null', '"tables": ["summary", "replications"]');
    seal(folder);
    const { compared, notCompared } = read(folder);
    expect(notCompared).toBe('has no costs_annual.csv (left out by --tables)');
    const metrics = [...whole.metrics].filter(([name]) => !name.endsWith('_gbp'));
    expect(metrics).toHaveLength(whole.metrics.size - 2);
    expect(compared).toEqual({ ...whole, metrics: new Map(metrics), costs: null });
  });

  it('without costs needs none', () => {
    const folder = copied();
    edit(join(folder, 'run.json'), '"costs": true', '"costs": false');
    edit(join(folder, 'replications.csv'), /^.*,cost,.*\n/gm, '');
    edit(join(folder, 'replications.csv'), /^(.*_gbp,).*(,,.*)$/gm, '$1$2');
    remove(join(folder, 'costs_annual.csv'));
    seal(folder);
    expect(read(folder).compared).toMatchObject({ replicationCount: 6, costs: null });
  });
});

describe('a folder that is none', () => {
  it('is refused', () => {
    expect(faultsOf(freshFolder())).toEqual([
      'runs/a  this is no run folder: it has no run.json  name a folder that headroom run has written',
    ]);
  });

  it('of another format is refused before its hashes are looked at', () => {
    const folder = copied();
    edit(join(folder, 'run.json'), `"formatVersion": ${FORMAT_VERSION}`, '"formatVersion": 4');
    cut(join(folder, 'summary.csv'));
    expect(faultsOf(folder)).toEqual([
      expect.stringContaining('runs/a/run.json  the run folder has format 4, of headroom '),
    ]);
  });

  it.each<[string, string | RegExp, string, string]>([
    ['run.json', '"path": "datapackage.json"', '"path": "../d.json"', 'dataPackage.path'],
    ['run.json', '"path": "inputs/small', '"path": "../small', 'inputs.0.path'],
    ['datapackage.json', '"path": "summary.csv"', '"path": "../s.csv"', 'resources.0.path'],
    ['datapackage.json', '"name": "summary"', '"name": "../summary"', 'resources.0.name'],
    ['datapackage.json', '"hash": "sha256:', '"hash": "md5:', 'resources.0.hash'],
  ])('has a %s with %s turned to %s', (file, from, to, address) => {
    const folder = copied();
    edit(join(folder, file), from, to);
    if (file === 'datapackage.json') sealPackage(folder);
    else sealRecord(folder);
    expect(faultsOf(folder)).toEqual([
      `runs/a/${file}  ${address}  is missing or not as headroom writes it  ${AGAIN}`,
    ]);
  });
});

describe('a file that is not as it was written', () => {
  const sizeIn = (folder: string, name: string) => statSync(join(folder, name)).size;

  it('is cut', () => {
    const folder = copied();
    const size = sizeIn(folder, 'timeline.csv');
    const lines = readFileSync(join(folder, 'timeline.csv'), 'utf8').split('\n');
    const bytes = `${lines[0]}\n${lines[1]}\n`.length + 5;
    cut(join(folder, 'timeline.csv'), bytes);
    expect(faultsOf(folder)).toEqual([
      `runs/a/timeline.csv  the file was cut after ${bytes} of ${size} bytes, in line 3  ${MEND}`,
    ]);
    cut(join(folder, 'timeline.csv'), 0);
    expect(faultsOf(folder)[0]).toContain(`it was cut after 0 of ${size} bytes`);
  });

  it('has grown', () => {
    const folder = copied();
    const size = sizeIn(folder, 'stages.csv');
    grow(join(folder, 'stages.csv'));
    expect(faultsOf(folder)).toEqual([
      `runs/a/stages.csv  the file has grown: ${size + 5} bytes where ${size} were written  ${MEND}`,
    ]);
  });

  it('was edited', () => {
    const folder = copied();
    const size = sizeIn(folder, 'pools.csv');
    tamper(join(folder, 'pools.csv'));
    expect(sizeIn(folder, 'pools.csv')).toBe(size);
    expect(faultsOf(folder)).toEqual([
      `runs/a/pools.csv  the file was edited: it has the ${size} bytes that were written, but its SHA-256 is not the one in datapackage.json  ${MEND}`,
    ]);
  });

  it('is missing', () => {
    const folder = copied();
    remove(join(folder, 'assumptions.csv'));
    const fault = `runs/a/assumptions.csv  the file is missing: datapackage.json lists it  ${COPY}`;
    expect(faultsOf(folder)).toEqual([fault]);
    expect(faultsOf(folder, { edited: true })).toEqual([fault]);
  });

  it('is told of with all others, inputs last', () => {
    const folder = copied();
    tamper(join(folder, 'inputs/small.yaml'));
    remove(join(folder, 'inputs/organisations.csv'));
    grow(join(folder, 'timeline.csv'));
    cut(join(folder, 'summary.csv'), 7);
    expect(faultsOf(folder).map((line) => line.split(/ {2}|:/, 2).join(': '))).toEqual([
      expect.stringMatching(/^runs\/a\/summary.csv: the file was cut after 7 of /),
      'runs/a/timeline.csv: the file has grown',
      'runs/a/inputs/small.yaml: the file was edited',
      'runs/a/inputs/organisations.csv: the file is missing',
    ]);
    expect(faultsOf(folder)[3]).toContain('the file is missing: run.json lists it');
  });

  it('may be datapackage.json, without which nothing is said of tables', () => {
    const folder = copied();
    tamper(join(folder, 'datapackage.json'));
    cut(join(folder, 'summary.csv'));
    grow(join(folder, 'inputs/small.yaml'));
    expect(faultsOf(folder).map((line) => line.split(/ {2}|:/, 2).join(': '))).toEqual([
      'runs/a/datapackage.json: the file was edited',
      'runs/a/inputs/small.yaml: the file has grown',
    ]);
    remove(join(folder, 'datapackage.json'));
    expect(faultsOf(folder)[0]).toContain('runs/a/datapackage.json  the file is missing: run.json');
    expect(faultsOf(folder, { edited: true })).toEqual([
      `runs/a  the run folder has no datapackage.json  ${AGAIN}`,
    ]);
  });
});

describe('a folder whose files may be edited', () => {
  it('is read as it stands', () => {
    const folder = copied();
    grow(join(folder, 'summary.csv'), '\n');
    remove(join(folder, 'inputs'));
    edit(join(folder, 'datapackage.json'), '"name": "small"', '"name": "other"');
    const { tables, compared } = read(folder, { edited: true });
    expect(Buffer.from(tables[0]!.bytes)).toEqual(readFileSync(join(folder, 'summary.csv')));
    expect(compared).toEqual(readRunFolder(copied(), 'runs/a'));
  });

  it('is an ensemble as long as its replications can be read', () => {
    const folder = copied();
    const first = read(folder).compared?.metrics.get('contacts_count')?.[0];
    edit(join(folder, 'replications.csv'), /(?<=^0,metric,contacts_count,)\d/m, '9');
    const metrics = read(folder, { edited: true }).compared?.metrics;
    expect(metrics?.get('contacts_count')?.[0]).not.toBe(first);
    edit(join(folder, 'replications.csv'), /^0,metric,contacts_count.*\n/m, '');
    expect(read(folder, { edited: true })).toMatchObject({
      compared: null,
      notCompared: 'has edited tables, which are no longer an ensemble',
    });
    seal(folder);
    expect(faultsOf(folder)[0]).toContain('here should stand contacts_count of replication 0');
  });
});

describe('checkAlike', () => {
  it('refuses runs of two currencies', () => {
    const before = read(copied());
    const after = { ...before, argument: 'runs/b', currency: 'EUR' };
    checkAlike(before, { ...after, currency: 'GBP' });
    expect(() => checkAlike(before, after)).toThrow(
      'runs/b  cannot be compared with runs/a: the currency is EUR here and GBP there  run both with the same --set currency=CODE',
    );
  });
});
