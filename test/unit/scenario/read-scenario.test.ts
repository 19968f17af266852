import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  diskIo,
  filesFrom,
  NO_BYTES,
  pathsFrom,
  readScenario,
} from '../../../src/scenario/read-scenario.ts';
import { InputFaults } from '../../../src/table/fault.ts';
import { freshFolder } from '../../support/run-cli.ts';

const folder = fileURLToPath(new URL('./fixtures/', import.meta.url));

function messageOf(path: string): string {
  try {
    readScenario(path, []);
  } catch (error) {
    return error instanceof InputFaults ? error.message : String(error);
  }
  return '';
}

describe('readScenario', () => {
  it('reads from the disk', () => {
    const path = join(folder, 'minimal.yaml');
    const { scenario, files } = readScenario(path, ['run.seed=x']);
    expect(scenario).toMatchObject({ name: 'minimal', run: { seed: 'x' } });
    expect(files).toEqual([{ name: 'minimal.yaml', path }]);
  });

  it('follows extends from the folder of the file', () => {
    const made = freshFolder();
    const path = join(made, 'top.yaml');
    writeFileSync(path, `extends: ${join(folder, 'minimal.yaml')}\nname: top\n`);
    expect(readScenario(path, []).scenario.name).toBe('top');
    writeFileSync(path, 'extends: base.yaml\nname: top\n');
    expect(messageOf(path)).toBe(
      `${path}:1:10  extends  cannot read ${join(made, 'base.yaml')}: there is no such file  ` +
        'write a path relative to this file',
    );
  });

  it('says why a file cannot be read', () => {
    const missing = join(folder, 'nothing.yaml');
    expect(messageOf(missing)).toBe(
      `${missing}  cannot read ${missing}: there is no such file  check the path`,
    );
    expect(messageOf(folder)).toBe(
      `${folder}  cannot read ${folder}: it is a folder  check the path`,
    );
    const within = join(folder, 'minimal.yaml', 'x.yaml');
    expect(messageOf(within)).toContain('a part of the path is no folder');
  });
});

describe('files', () => {
  it('takes paths of standard input from the working folder', () => {
    expect(diskIo.resolve('-', 'base/a.yaml')).toBe(join('base', 'a.yaml'));
    expect(diskIo.resolve('scenarios/a.yaml', '../o.csv')).toBe('o.csv');
    expect(diskIo.resolve('scenarios/a.yaml', '/data/o.csv')).toBe('/data/o.csv');
  });

  it('are read from the working folder and from standard input', () => {
    const files = filesFrom({
      pathOf: pathsFrom(folder),
      standardInput: () => Buffer.from('name: piped'),
    });
    expect(files.readText('-')).toEqual({ text: 'name: piped' });
    expect(files.readText('minimal.yaml')).toEqual(diskIo.readText(join(folder, 'minimal.yaml')));
    expect(files.readText('nothing.yaml')).toEqual({ fault: 'there is no such file' });
  });

  it('are UTF-8, with or without a byte order mark', () => {
    const made = freshFolder();
    const files = filesFrom({ pathOf: pathsFrom(made), standardInput: () => NO_BYTES });
    writeFileSync(join(made, 'a.yaml'), '\uFEFFname: Bäcker\n');
    expect(files.readText('a.yaml')).toEqual({ text: 'name: Bäcker\n' });
    const bytes = [Buffer.from('title: Ähre 😀\nname: É', 'utf8'), Buffer.from('é\n\n', 'latin1')];
    writeFileSync(join(made, 'a.yaml'), Buffer.concat(bytes));
    const fault = 'it is not UTF-8 text at line 2, column 8';
    expect(files.readText('a.yaml')).toEqual({ fault });
  });
});
