import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderDifferences } from '../../../src/review/folder-differences.ts';
import { freshFolder } from '../../support/run-cli.ts';

let [one, other] = ['', ''];
/** A folder that lists a table and an input, and a copy of it. */
beforeEach(() => {
  const folder = freshFolder();
  [one, other] = [join(folder, 'one'), join(folder, 'other')];
  mkdirSync(join(one, 'inputs'), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(one, name), text);
  write('b.csv', 'id\n1\n');
  write('a.csv', 'id\n2\n');
  write('inputs/x.yaml', 'x: 1\n');
  write('datapackage.json', JSON.stringify({ resources: [{ path: 'b.csv' }, { path: 'a.csv' }] }));
  write('run.json', JSON.stringify({ inputs: [{ path: 'inputs/x.yaml' }] }));
  cpSync(one, other, { recursive: true });
});

let turns = 0;
const differences = () =>
  folderDifferences(one, other, async () => {
    turns += 1;
  });

describe('what differs between two run folders', () => {
  it('is nothing where all files are the same; each gets its turn', async () => {
    turns = 0;
    expect(await differences()).toEqual([]);
    expect(turns).toBe(5);
  });

  it('comes in the order of the tables, then of the inputs, the records left out', async () => {
    writeFileSync(join(other, 'inputs/x.yaml'), 'x: 2\n');
    writeFileSync(join(other, 'a.csv'), 'id\n3\n');
    writeFileSync(join(other, 'run.json'), '{}');
    rmSync(join(one, 'b.csv'));
    expect(await differences()).toEqual([
      { kind: 'missing', name: 'b.csv' },
      { kind: 'content', name: 'a.csv', line: 2, before: '2', after: '3' },
      { kind: 'content', name: 'inputs/x.yaml', line: 1, before: 'x: 1', after: 'x: 2' },
    ]);
  });

  it('may be a file that only the first has, or a folder in place of one', async () => {
    rmSync(join(other, 'b.csv'));
    rmSync(join(other, 'a.csv'));
    mkdirSync(join(other, 'a.csv'));
    expect(await differences()).toEqual([
      { kind: 'added', name: 'b.csv' },
      { kind: 'added', name: 'a.csv' },
    ]);
  });

  it('is what either lists: a table that the second has besides, but nothing else', async () => {
    const resources = ['b.csv', 'a.csv', 'c.csv'].map((path) => ({ path }));
    writeFileSync(join(other, 'datapackage.json'), JSON.stringify({ resources }));
    writeFileSync(join(other, 'c.csv'), 'id\n');
    writeFileSync(join(other, 'notes.txt'), 'mine');
    expect(await differences()).toEqual([{ kind: 'missing', name: 'c.csv' }]);
  });

  it('is in the records where all else is the same', async () => {
    writeFileSync(join(other, 'run.json'), JSON.stringify({ inputs: [], x: 1 }));
    expect(await differences()).toMatchObject([{ kind: 'content', name: 'run.json', line: 1 }]);
  });

  it('is not looked for once a turn was refused', async () => {
    const refused = folderDifferences(one, other, async () => {
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
  });
});
