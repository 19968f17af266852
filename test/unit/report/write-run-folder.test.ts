import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutputFault } from '../../../src/report/output-fault.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { type OpenSink, openFile } from '../../../src/report/write-hashed.ts';
import { type RunFolder, writeRunFolder } from '../../../src/report/write-run-folder.ts';
import { openStaging, removeTemporaries } from '../../../src/report/write-target.ts';
import { fakeRun, fakeTrace } from '../../support/fake-trace.ts';

const RUN_FILES = [
  'assumptions.csv',
  'datapackage.json',
  'inputs',
  'mailbox_sizes.csv',
  'quota_states.csv',
  'replications.csv',
  'run.json',
  'stage_events.csv',
  'stages.csv',
  'summary.csv',
  'timeline.csv',
];
const INPUTS = [
  { name: 'fake.yaml', content: Buffer.from('name: fake\n') },
  { name: '../organisations.csv', content: Buffer.from('id\r\n1\r\n') },
];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = fakeRun({ traces: [fakeTrace()] });

function write(more: Partial<RunFolder> = {}, result: RunResult = run): Promise<void> {
  const path = join(folder, 'run');
  return writeRunFolder(result, { path, named: 'runs/run', force: false, inputs: INPUTS, ...more });
}

/** What writing failed with; anything but an OutputFault fails the test. */
async function faultOf(writing: Promise<void>): Promise<OutputFault> {
  const error = await writing.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof OutputFault) return error;
  throw error ?? new Error('nothing was refused');
}

/** Opens files of which the one named fails with a code of the system, half written. */
function failingAt(name: string, code: string): OpenSink {
  return async (path) => {
    const sink = await openFile(path);
    if (!path.endsWith(name)) return sink;
    const fail = () => Promise.reject(Object.assign(new Error(`${code}: no`), { code }));
    return { write: fail, close: () => sink.close() };
  };
}

describe('a run folder', () => {
  it('holds every table, the inputs and what describes them', async () => {
    await write();
    expect(readdirSync(folder)).toEqual(['run']);
    expect(readdirSync(join(folder, 'run')).sort()).toEqual(RUN_FILES);
    const kept = (name: string) => readFileSync(join(folder, 'run/inputs', name), 'utf8');
    expect(kept('fake.yaml')).toBe('name: fake\n');
    expect(kept('_up/organisations.csv')).toBe('id\r\n1\r\n');
  });

  it('has the size and hash of each file', async () => {
    // For Excel, as its byte-order mark is one character of three bytes.
    await write({}, { ...run, excel: true });
    const read = (path: string) => readFileSync(join(folder, 'run', path));
    const { resources } = JSON.parse(read('datapackage.json').toString());
    const { inputs } = JSON.parse(read('run.json').toString());
    expect(resources).toHaveLength(8);
    expect(inputs.map(({ path }: { path: string }) => path)).toEqual([
      'inputs/fake.yaml',
      'inputs/_up/organisations.csv',
    ]);
    for (const { path, bytes, hash, sha256 } of [...resources, ...inputs]) {
      const digest = createHash('sha256').update(read(path)).digest('hex');
      expect([path, bytes, hash ?? `sha256:${sha256}`]).toEqual([
        path,
        read(path).length,
        `sha256:${digest}`,
      ]);
    }
  });

  it('has the same bytes every time', async () => {
    await write();
    await write({ path: join(folder, 'again') });
    for (const name of RUN_FILES.filter((file) => file !== 'inputs')) {
      expect(readFileSync(join(folder, 'run', name))).toEqual(
        readFileSync(join(folder, 'again', name)),
      );
    }
  });

  it('is written for Excel if asked', async () => {
    await write({}, { ...run, excel: true });
    const text = readFileSync(join(folder, 'run/timeline.csv'), 'utf8');
    expect(text).toMatch(/^\uFEFFdate,/);
    expect(text.split('\r\n')).toHaveLength(4);
  });

  it('is made with the folders above it', async () => {
    await write({ path: join(folder, 'a/b/run') });
    expect(readdirSync(join(folder, 'a/b'))).toEqual(['run']);
  });

  it('may go into an empty folder, or where a link to one leads', async () => {
    mkdirSync(join(folder, 'run'));
    symlinkSync(join(folder, 'run'), join(folder, 'link'));
    await write({ path: join(folder, 'link') });
    expect(readdirSync(join(folder, 'run')).sort()).toEqual(RUN_FILES);
  });
});

describe('what is there before', () => {
  it('is refused if it is a run, and replaced with force', async () => {
    await write();
    writeFileSync(join(folder, 'run/old.txt'), '');
    const fault = await faultOf(write());
    expect(fault.kind).toBe('exists');
    expect(fault.message).toBe(
      'runs/run already holds a run: give --force to replace it, or name another folder with --out',
    );
    expect(existsSync(join(folder, 'run/old.txt'))).toBe(true);
    await write({ force: true });
    expect(readdirSync(folder)).toEqual(['run']);
    expect(readdirSync(join(folder, 'run')).sort()).toEqual(RUN_FILES);
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

/** When a file is complete the temporary folder goes away. */
function vanishingAfter(name: string): OpenSink {
  return async (path) => {
    const sink = await openFile(path);
    const vanish = async () => {
      await sink.close();
      if (path.endsWith(name)) rmSync(join(path, '..'), { recursive: true });
    };
    return { write: sink.write, close: vanish };
  };
}

describe('a failure while writing', () => {
  it.each([
    [
      'summary.csv',
      'ENOSPC',
      'disk-full',
      'the disk is full; free some space, or choose a folder on another disk',
    ],
    [
      'run.json',
      'EDQUOT',
      'disk-full',
      'your disk quota is used up; free some space, or choose another disk',
    ],
    [
      'fake.yaml',
      'EACCES',
      'no-permission',
      'permission is denied; choose a folder that you may write to',
    ],
    ['stages.csv', 'EIO', 'failed', 'EIO: no; choose another folder'],
  ])('of %s by %s leaves nothing behind', async (name, code, kind, words) => {
    const fault = await faultOf(
      write({ path: join(folder, 'a/b/run'), openSink: failingAt(name, code) }),
    );
    expect(fault.kind).toBe(kind);
    expect(fault.message).toBe(`cannot write the run to runs/run: ${words}`);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves the run that was to be replaced', async () => {
    await write();
    writeFileSync(join(folder, 'run/old.txt'), '');
    await faultOf(write({ force: true, openSink: failingAt('run.json', 'ENOSPC') }));
    expect(readdirSync(folder)).toEqual(['run']);
    expect(existsSync(join(folder, 'run/old.txt'))).toBe(true);
  });

  describe('at the last step', () => {
    // Its rename must fail.
    const openSink = vanishingAfter('run.json');

    it('moves the old run back', async () => {
      await write();
      writeFileSync(join(folder, 'run/old.txt'), '');
      await faultOf(write({ force: true, openSink }));
      expect(readdirSync(folder)).toEqual(['run']);
      expect(existsSync(join(folder, 'run/old.txt'))).toBe(true);
    });

    it('leaves an empty folder that was there', async () => {
      mkdirSync(join(folder, 'run'));
      await faultOf(write({ openSink }));
      expect(readdirSync(folder)).toEqual(['run']);
      expect(readdirSync(join(folder, 'run'))).toEqual([]);
    });
  });

  it('does not begin anew in a folder that went away', async () => {
    // The first of the inputs comes next, which has a folder of its own.
    const openSink = vanishingAfter('assumptions.csv');
    expect((await faultOf(write({ openSink }))).kind).toBe('failed');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tells a file that stands where a folder is needed', async () => {
    writeFileSync(join(folder, 'a'), '');
    for (const path of [join(folder, 'a/run'), join(folder, 'a/b/run')]) {
      expect((await faultOf(write({ path }))).kind).toBe('no-folder');
    }
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('does not hang where no folder can be made', async () => {
    // Node 20's own recursive mkdir never returns here (Linux only; elsewhere it is made).
    if (!existsSync('/proc/self')) return;
    expect((await faultOf(write({ path: '/proc/nothing/run' }))).kind).toBe('failed');
  });

  it('lets faults of headroom through as they are', async () => {
    const broken = fakeRun({ traces: [fakeTrace({ replication: 0.5 })] });
    await expect(write({}, broken)).rejects.toThrow('table replications, row 1');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an interruption', () => {
  it('stops between two files and leaves nothing behind', async () => {
    const openSink: OpenSink = (path) => {
      if (path.endsWith('stages.csv')) throw new Error('interrupted');
      return openFile(path);
    };
    const writing = write({ openSink });
    await expect(writing).rejects.toThrow('interrupted');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('may also take away what is unfinished at once', () => {
    const staging = openStaging({ path: join(folder, 'a/b/run'), named: 'run', force: false });
    expect(statSync(staging.temporaryPath).isDirectory()).toBe(true);
    removeTemporaries();
    expect(readdirSync(folder)).toEqual([]);
  });
});
