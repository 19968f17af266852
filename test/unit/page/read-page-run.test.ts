import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordCell, tableOf } from '../../../src/page/cells/page-run.ts';
import { cellOf } from '../../../src/page/cells/page-table.ts';
import { readPageRun } from '../../../src/page/cells/read-page-run.ts';
import { edit } from '../../support/damage.ts';
import { writerIn } from '../../support/run-folders.ts';

let parent = '';
let folder = { path: '', named: 'runs/a' };
/** Of a made-up run of two days. */
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'headroom-test-'));
  await writerIn(parent)();
  folder = { ...folder, path: join(parent, 'run') };
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

describe('what a page shows of a run', () => {
  it('is in its tables, but for those that others sum up', async () => {
    const run = await readPageRun(folder);
    const names = [...run.tables.keys()];
    expect(names).toContain('summary');
    expect(names).not.toContain('replications');
    expect(run.lastDay - run.firstDay).toBe(1);
    expect(tableOf(run, 'timeline')?.rows).toHaveLength(2);
  });

  it('has addresses in the files, from where the page is', async () => {
    const addressIn = async (prefix: string) => {
      const run = await readPageRun(folder, { prefix });
      const [row] = tableOf(run, 'summary')!.rows;
      return [recordCell(run, 'title'), cellOf(row!, 'unit')].map((cell) => cell?.address);
    };
    const [, line = ''] = readFileSync(join(folder.path, 'summary.csv'), 'utf8').split('\n');
    const [metric = ''] = line.split(',');
    expect(await addressIn('')).toEqual(['run.json:title:value', `summary.csv:${metric}:unit`]);
    const prefixed = ['b/run.json:title:value', `b/summary.csv:${metric}:unit`];
    expect(await addressIn('b/')).toEqual(prefixed);
  });

  it('is read with pauses, in which it can be stopped', async () => {
    let count = 0;
    const pause = () => Promise.resolve(void count++);
    const { tables } = await readPageRun(folder, { pause });
    expect(count).toBeGreaterThanOrEqual(tables.size);
    const stop = () => Promise.reject(new Error('stopped'));
    await expect(readPageRun(folder, { pause: stop })).rejects.toThrow('stopped');
  });

  it('is not read from a file that is not listed, nor from one that it does not show', async () => {
    rmSync(join(folder.path, 'replications.csv'));
    expect((await readPageRun(folder)).tables.has('summary')).toBe(true);
    edit(join(folder.path, 'summary.csv'), /,\d/, ',#');
    await expect(readPageRun(folder)).rejects.toThrow('summary.csv  the file was edited');
    await expect(readPageRun(folder, { edited: true })).rejects.toThrow('runs/a/summary.csv');
    edit(join(folder.path, 'summary.csv'), /\n/, '\n"');
    await expect(readPageRun(folder)).rejects.toThrow('summary.csv  the file has grown');
    rmSync(join(folder.path, 'summary.csv'));
    for (const edited of [true, false]) {
      const missing = 'runs/a/summary.csv  the file is missing: datapackage.json lists it';
      await expect(readPageRun(folder, { edited })).rejects.toThrow(missing);
    }
  });
});
