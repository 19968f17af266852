import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenSink, openFile } from '../../../src/report/write-hashed.ts';
import { openStaging, probeTarget, removeTemporaries } from '../../../src/report/write-target.ts';
import { faultOf, RUN_FILES, run, writerIn } from '../../support/run-folders.ts';

let folder = '';
let write: ReturnType<typeof writerIn>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-test-'));
  write = writerIn(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what is there before', () => {
  it('is refused if it is a run, and replaced with force', async () => {
    await write({}, { ...run, headroomVersion: '0.0.1' });
    const versionThere = () =>
      JSON.parse(readFileSync(join(folder, 'run/run.json'), 'utf8')).headroom;
    const fault = await faultOf(write());
    expect(fault.kind).toBe('exists');
    expect(fault.message).toBe(
      'runs/run already holds a run: give --force to replace it, or name another folder with --out',
    );
    expect(versionThere()).toBe('0.0.1');
    // As a file browser leaves it.
    writeFileSync(join(folder, 'run/.DS_Store'), '');
    await write({ force: true });
    expect(versionThere()).toBe(run.headroomVersion);
    expect(readdirSync(folder)).toEqual(['run']);
    expect(readdirSync(join(folder, 'run')).sort()).toEqual(RUN_FILES);
  });

  it('is refused where somebody put something into the run, and that is named', async () => {
    await write();
    const refusal = (names: string) => ({
      kind: 'strangers',
      message:
        `runs/run holds what headroom did not write: ${names}; replacing the run would delete ` +
        'that: move it away, or name another folder with --out',
    });
    mkdirSync(join(folder, 'run/inputs/empty'));
    expect(await faultOf(write({ force: true }))).toMatchObject(refusal('inputs/empty/'));
    rmSync(join(folder, 'run/inputs/empty'), { recursive: true });
    for (const name of ['notes.txt', 'inputs/a', 'inputs/b', 'inputs/c', 'inputs/d', 'zz']) {
      writeFileSync(join(folder, 'run', name), 'mine');
    }
    const first = 'inputs/a, inputs/b, inputs/c, inputs/d, notes.txt, 1 more';
    expect(await faultOf(write({ force: true }))).toMatchObject(refusal(first));
    expect(readFileSync(join(folder, 'run/notes.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['run']);
  });

  it('is refused where the records do not say what headroom wrote', async () => {
    await write();
    writeFileSync(join(folder, 'run/datapackage.json'), '{"resources": 1}');
    expect((await faultOf(write({ force: true }))).message).toContain('assumptions.csv, ');
    rmSync(join(folder, 'run/datapackage.json'));
    expect((await faultOf(write({ force: true }))).kind).toBe('strangers');
  });

  it('is looked at again, so that nothing is lost that came while it was written', async () => {
    await write();
    const openSink: OpenSink = async (file) => {
      if (file.endsWith('run.json')) writeFileSync(join(folder, 'run/notes.txt'), 'mine');
      return openFile(file);
    };
    expect((await faultOf(write({ openSink, force: true }))).kind).toBe('strangers');
    expect(readFileSync(join(folder, 'run/notes.txt'), 'utf8')).toBe('mine');
  });

  it.each([true, false])('is refused if it is anything else, with force %s', async (force) => {
    const path = join(folder, 'run');
    const message =
      'runs/run exists and is not a run that headroom wrote: name another folder with --out (--force replaces only runs)';
    writeFileSync(path, 'a file');
    expect(await faultOf(write({ force }))).toMatchObject({ kind: 'not-a-run', message });
    expect(readFileSync(path, 'utf8')).toBe('a file');
    rmSync(path);
    mkdirSync(path);
    writeFileSync(join(path, 'notes.txt'), '');
    expect(await faultOf(write({ force }))).toMatchObject({ kind: 'not-a-run', message });
    writeFileSync(join(path, 'run.json'), '{"name": "of something else"}');
    expect(await faultOf(write({ force }))).toMatchObject({ kind: 'not-a-run', message });
    rmSync(join(path, 'run.json'));
    mkdirSync(join(path, 'run.json'));
    expect(await faultOf(write({ force }))).toMatchObject({ kind: 'not-a-run', message });
    expect(readdirSync(folder)).toEqual(['run']);
    expect(readdirSync(path).sort()).toEqual(['notes.txt', 'run.json']);
  });

  it('is looked at again before it is replaced', async () => {
    const path = join(folder, 'run');
    const openSink: OpenSink = async (file) => {
      if (file.endsWith('run.json')) {
        mkdirSync(path);
        writeFileSync(join(path, 'somebody-elses.txt'), '');
      }
      return openFile(file);
    };
    expect((await faultOf(write({ openSink, force: true }))).kind).toBe('not-a-run');
    expect(readdirSync(folder)).toEqual(['run']);
    expect(readdirSync(path)).toEqual(['somebody-elses.txt']);
  });
});

describe('temporary folders', () => {
  it('of processes that are gone are removed by the next run, and no others', async () => {
    // It ran and is over.
    const { pid: gone } = spawnSync(process.execPath, ['--version']);
    const left = [`.run.headroom-new-${gone}`, `.run.headroom-new-${process.ppid}`];
    const others = [
      `.other.headroom-new-${gone}`,
      `.run.headroom-old-${gone}`,
      `.run.headroom-new-${gone}x`,
      `.run.headroom-new-0${gone}`,
      `run.headroom-new-${gone}`,
    ];
    for (const name of [...left, ...others]) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'summary.csv'), '');
    }
    await write();
    expect(readdirSync(folder).sort()).toEqual([...left.slice(1), ...others, 'run'].sort());
  });
});

describe('what was opened', () => {
  it('for a probe leaves everything as it was, the folders above included', () => {
    probeTarget({ path: join(folder, 'a/b/run'), named: 'run', force: false });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('can be taken away at once', () => {
    const staging = openStaging({ path: join(folder, 'a/b/run'), named: 'run', force: false });
    expect(statSync(staging.temporaryPath).isDirectory()).toBe(true);
    removeTemporaries();
    expect(readdirSync(folder)).toEqual([]);
  });
});
