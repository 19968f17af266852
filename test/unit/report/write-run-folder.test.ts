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
import { type OpenSink, openFile } from '../../../src/report/write-hashed.ts';
import { fakeRun, fakeTrace } from '../../support/fake-trace.ts';
import { faultOf, RUN_FILES, run, writerIn } from '../../support/run-folders.ts';

let folder = '';
let write: ReturnType<typeof writerIn>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-test-'));
  write = writerIn(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

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
    expect(kept('_/fake.yaml')).toBe('name: fake\n');
    expect(kept('organisations.csv')).toBe('id\r\n1\r\n');
  });

  it('has the table of the split only where luck was drawn twice', async () => {
    await write({}, { ...run, secondLuck: run.outcomes });
    expect(readdirSync(join(folder, 'run')).sort()).toEqual(
      [...RUN_FILES, 'split.csv'].sort((a, b) => (a < b ? -1 : 1)),
    );
  });

  it('has the size and hash of each file', async () => {
    // For Excel, as its byte-order mark is one character of three bytes.
    await write({}, { ...run, excel: true });
    const read = (path: string) => readFileSync(join(folder, 'run', path));
    const { resources } = JSON.parse(read('datapackage.json').toString());
    const { inputs } = JSON.parse(read('run.json').toString());
    expect(resources).toHaveLength(9);
    expect(inputs.map(({ path }: { path: string }) => path)).toEqual([
      'inputs/_/fake.yaml',
      'inputs/organisations.csv',
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

/** The beginning of a page, as far as it tells who made it. */
const PAGE = '<!doctype html>\n<meta name="generator" content="headroom 1.2.3"/>\n';

describe('the page of a run', () => {
  it('is made when all else is there, and written with it', async () => {
    const seen: string[][] = [];
    const pageOf = async (path: string) => {
      seen.push(readdirSync(path).sort());
      expect(readdirSync(folder)).not.toContain('run');
      return PAGE;
    };
    await write({ pageOf });
    expect(seen).toEqual([RUN_FILES]);
    expect(readFileSync(join(folder, 'run/report.html'), 'utf8')).toBe(PAGE);
    // It is replaced with the run, and no stranger there.
    await write({ force: true, pageOf: async () => null });
    expect(readdirSync(join(folder, 'run')).sort()).toEqual(RUN_FILES);
  });

  it('is kept from --force where headroom did not make it', async () => {
    await write({ pageOf: async () => '<p>mine</p>' });
    const fault = await faultOf(write({ force: true }));
    expect(fault.message).toContain('runs/run holds what headroom did not write: report.html; ');
    rmSync(join(folder, 'run/report.html'));
    mkdirSync(join(folder, 'run/report.html'));
    expect((await faultOf(write({ force: true }))).kind).toBe('strangers');
  });

  it('costs nobody the rest, if the disk is full or it cannot be made', async () => {
    const openSink = failingAt('report.html', 'EFBIG');
    expect(await write({ openSink, pageOf: async () => PAGE })).toMatchObject({ code: 'EFBIG' });
    expect(readdirSync(join(folder, 'run')).sort()).toEqual(RUN_FILES);
    const fault = new Error('no such mark');
    expect(await write({ force: true, pageOf: () => Promise.reject(fault) })).toBe(fault);
    expect(readdirSync(folder)).toEqual(['run']);
    expect(readdirSync(join(folder, 'run')).sort()).toEqual(RUN_FILES);
    expect(await write({ force: true, pageOf: async () => PAGE })).toBe(null);
  });

  it('leaves nothing where it is interrupted', async () => {
    const interruption = new Error('interrupted');
    const isEnd = (error: unknown) => error === interruption;
    const pageOf = () => Promise.reject(interruption);
    await expect(write({ pageOf, isEnd })).rejects.toThrow('interrupted');
    expect(readdirSync(folder)).toEqual([]);
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
    [
      'stages.csv',
      'EBUSY',
      'mount-point',
      'the folder is the top of a disk or in use by the system; choose a folder in it',
    ],
    [
      'stages.csv',
      'ENOENT',
      'failed',
      'the folder cannot be made there, or was taken away meanwhile; choose another folder',
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
    const { ino } = statSync(join(folder, 'run'));
    await faultOf(write({ force: true, openSink: failingAt('run.json', 'ENOSPC') }));
    expect(readdirSync(folder)).toEqual(['run']);
    expect(statSync(join(folder, 'run')).ino).toBe(ino);
    expect(readdirSync(join(folder, 'run')).sort()).toEqual(RUN_FILES);
  });

  describe('at the last step', () => {
    // Its rename must fail.
    const openSink = vanishingAfter('run.json');

    it('moves the old run back', async () => {
      await write();
      const { ino } = statSync(join(folder, 'run'));
      await faultOf(write({ force: true, openSink }));
      expect(readdirSync(folder)).toEqual(['run']);
      expect(statSync(join(folder, 'run')).ino).toBe(ino);
      expect(readdirSync(join(folder, 'run')).sort()).toEqual(RUN_FILES);
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
});
