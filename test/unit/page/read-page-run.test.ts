import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordCell, tableOf } from '../../../src/page/cells/page-run.ts';
import { cellOf } from '../../../src/page/cells/page-table.ts';
import { readPageRun } from '../../../src/page/cells/read-page-run.ts';
import { InputFaults } from '../../../src/table/fault.ts';
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
  it('is in its tables, but for those that others sum up', () => {
    const run = readPageRun(folder);
    const names = [...run.tables.keys()];
    expect(names).toContain('summary');
    expect(names).not.toContain('replications');
    expect(run.lastDay - run.firstDay).toBe(1);
    expect(tableOf(run, 'timeline')?.rows).toHaveLength(2);
  });

  it('has addresses in the files, from where the page is', () => {
    const addressIn = (prefix: string) => {
      const run = readPageRun(folder, { prefix });
      const [row] = tableOf(run, 'summary')!.rows;
      return [recordCell(run, 'title'), cellOf(row!, 'unit')].map((cell) => cell?.address);
    };
    const [, line = ''] = readFileSync(join(folder.path, 'summary.csv'), 'utf8').split('\n');
    const [metric = ''] = line.split(',');
    expect(addressIn('')).toEqual(['run.json:title:value', `summary.csv:${metric}:unit`]);
    expect(addressIn('b/')).toEqual(['b/run.json:title:value', `b/summary.csv:${metric}:unit`]);
  });

  it('is not read from a file that is not listed, nor from one that it does not show', () => {
    rmSync(join(folder.path, 'replications.csv'));
    expect(readPageRun(folder).tables.has('summary')).toBe(true);
    edit(join(folder.path, 'summary.csv'), /\d/, '#');
    expect(() => readPageRun(folder)).toThrow(InputFaults);
    expect(() => readPageRun(folder, { edited: true })).toThrow('runs/a/summary.csv');
  });
});
