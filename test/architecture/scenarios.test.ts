/** Every scenario that is shipped keeps to the schema, loads, and runs at a small scale. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { REPORTS } from '../../src/report/reports.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { callCli, filesIn, freshFolder, PROJECT_FOLDER } from '../support/run-cli.ts';
import { sourceAt, sourcesIn } from './sources.ts';

/** So many that every shipped stage has somebody. */
const MAILBOX_COUNT = 20_000;

const schema = JSON.parse(sourceAt('schema/scenario.schema.json').text) as object;
const validate = new Ajv({ strictTypes: false, allErrors: true }).compile(schema);

/** Scenarios by themselves, and those that others build on. */
const files = sourcesIn('scenarios', /\.yaml$/).map(({ path }) => path);
const runnable = files.filter((path) => path.split('/').length === 2);

it('there are scenarios', () => {
  expect(runnable).toContain('scenarios/nhsmail-doubling-2013.yaml');
  expect(files.length).toBeGreaterThan(runnable.length);
  expect(readdirSync(join(PROJECT_FOLDER, 'scenarios'))).toContain('README.md');
});

describe.each(files)('%s', (path) => {
  it('keeps to the JSON Schema', () => {
    validate(parse(readFileSync(join(PROJECT_FOLDER, path), 'utf8')));
    const faults = (validate.errors ?? []).filter(
      // What others build on need not be whole: that is looked at after merging.
      ({ instancePath, keyword }) =>
        runnable.includes(path) || instancePath !== '' || !['required', 'if'].includes(keyword),
    );
    expect(faults.map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
  });
});

describe.each(runnable)('%s', (path) => {
  it('runs and leaves every report', async () => {
    const out = join(freshFolder(), 'run');
    const scale = ['--set', `population.mailboxes=${MAILBOX_COUNT}`, '--replications', '1'];
    const options = [...scale, '--split', '--focus', '--out', out, '--quiet'];
    const { code, stderr } = await callCli(['run', path, ...options]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const written = filesIn(out);
    for (const { name } of REPORTS) expect([...written.keys()]).toContain(`${name}.csv`);
    const record = JSON.parse(written.get('run.json') ?? '{}');
    expect(record.mailboxCount).toBe(MAILBOX_COUNT);
    expect(record.masterCheck.passed).toBe(true);
  });

  it('says of every value how far it is to be trusted', () => {
    const headings = ['headroom', 'name', 'title', 'question', 'currency'];
    const silent = readScenario(join(PROJECT_FOLDER, path), []).origins.filter(
      ({ provenance }) => (provenance?.quality ?? '') === '',
    );
    expect(silent.map(({ address }) => address)).toEqual(headings);
  });

  it('says which schema it keeps to, so that editors know', () => {
    const [first] = sourceAt(path).text.split('\n');
    expect(first).toBe('# yaml-language-server: $schema=../schema/scenario.schema.json');
  });

  it('is explained in the list of scenarios', () => {
    expect(sourceAt('scenarios/README.md').text).toContain(path.replace('scenarios/', ''));
  });
});
