/** Every run can be made again from its folder alone, to the same bytes; what differs is told. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CliIo } from '../../src/cli/io.ts';
import { rerunFindings } from '../../src/cli/rerun-check.ts';
import { SpillFault } from '../../src/ensemble/spill-fault.ts';
import { loneRun, scatteredProject } from '../support/recorded-projects.ts';
import { type CallOptions, callCli, filesIn, freshFolder, testIo } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';

const FAST = ['--replications', '2', '--set', 'horizon.end=2013-07-31'];
const TINY = ['--set', 'population.mailboxes=20', '--set', 'horizon.end=2013-07-31'];
const FILE = 'population.organisations.file';

/** Temporary files go here, so that it can be seen that none is left. */
let temporaries = '';
beforeEach(() => {
  temporaries = freshFolder();
});

/** What is found of a run folder, called runs/a; the process's own folder has none of the files. */
async function findingsOf(
  path: string,
  {
    workers = 1,
    ...options
  }: CallOptions & { readonly workers?: number; readonly io?: CliIo } = {},
): Promise<readonly string[]> {
  const io = options.io ?? testIo({ cwd: '/', ...options }).io;
  const settings = { workers, quiet: options.isTerminal !== true };
  vi.stubEnv('TMPDIR', temporaries);
  try {
    return await rerunFindings({ path, named: 'runs/a' }, settings, io);
  } finally {
    vi.unstubAllEnvs();
  }
}

describe('a run is the same again', () => {
  it.each([
    ['small.yaml', FAST],
    ['small.yaml', [...FAST, '--seed', '1e3: yes', '--sampling', 'medians']],
    ['small.yaml', ['--replications', '3', '--sampling', 'random', '--sample', '33.3%']],
    ['small.yaml', [...FAST, '--sample', '100%', '--split', '--excel']],
    ['stored.yaml', ['--replications', '5', '--focus', '--split', '--set', 'run.hypercubes=2']],
    ['stored.yaml', [...FAST, '--excel', '--focus', '--tables', 'focus,stages,pools']],
    ['small.yaml', [...TINY, '--until', 'mean(end_used_tib) within 50%']],
    [
      'small.yaml',
      [...TINY, '--until', ' p95(end_used_tib)  within 0.0001% ', '--replications-max', '104'],
    ],
    [
      'small.yaml',
      [...FAST, '--set', 'name=null', '--set', 'name=other', '--set', 'rollout.stages=[]'],
    ],
  ])('%s %j', async (file, args) => {
    const run = await loneRun([file, ...args], { cwd: smallScenario() });
    expect(await findingsOf(run)).toEqual([]);
    expect(readdirSync(temporaries)).toEqual([]);
  });

  it('with files above it and beside it, wherever it was run from', async () => {
    for (const [folder, file] of [
      ['.', 'plans/top.yaml'],
      ['elsewhere', '../plans/top.yaml'],
    ] as const) {
      const root = scatteredProject();
      const run = await loneRun([join(root, folder, file), ...FAST], { cwd: root });
      expect(await findingsOf(run), file).toEqual([]);
    }
  });

  it('from standard input, with files beside it', async () => {
    const root = scatteredProject();
    const stdin = 'headroom: 1\nextends: plans/base/small.yaml\nname: piped\n';
    const run = await loneRun(['-', ...FAST], { cwd: root, stdin });
    expect(await findingsOf(run)).toEqual([]);
  });

  it.each([
    (list: string) => `${FILE}=${list}`,
    (list: string) => `${FILE} = "${list}" # those of May`,
    (list: string) => `population.organisations={file: '${list}'}`,
    (list: string) => `population={organisations: {file: "${list}"}}`,
  ])('with organisations that --set names, %#', async (setting) => {
    const root = scatteredProject();
    const list = join(root, 'elsewhere/a, b [2].csv');
    renameSync(join(root, 'lists/organisations.csv'), list);
    const overruled = ['--set', `${FILE}='/nowhere/to be seen.csv'`];
    const set = [...overruled, '--set', setting(list)];
    const run = await loneRun(['plans/top.yaml', ...FAST, ...set], { cwd: root });
    expect(readdirSync(join(run, 'inputs')).sort()).toEqual(['a, b [2].csv', 'base', 'top.yaml']);
    expect(readFileSync(join(run, 'run.json'), 'utf8')).not.toMatch(/nowhere|elsewhere/);
    expect(await findingsOf(run)).toEqual([]);
  });

  it('with absolute paths, also where files of one name meet', async () => {
    const root = scatteredProject();
    const [other, list] = [join(root, 'elsewhere/small.yaml'), join(root, 'elsewhere/small.csv')];
    writeFileSync(other, 'headroom: 1\ntitle: Of elsewhere\n');
    writeFileSync(join(root, 'plans/small.yaml'), 'headroom: 1\nquestion: Why?\n');
    renameSync(join(root, 'lists/organisations.csv'), list);
    writeFileSync(
      join(root, 'plans/top.yaml'),
      `extends: [base/small.yaml, ${other}, small.yaml]\nname: top\npopulation: {organisations: {file: ${list}}}\n`,
    );
    const run = await loneRun(['plans/top.yaml', ...FAST], { cwd: root });
    const { title, question, inputs } = JSON.parse(readFileSync(join(run, 'run.json'), 'utf8'));
    expect([title, question]).toEqual(['Of elsewhere', 'Why?']);
    expect(inputs.map(({ name }: { name: string }) => name)).toEqual([
      ...['top.yaml', 'base/small.yaml', 'small.yaml', 'small-2.yaml', 'small.csv'],
    ]);
    expect(await findingsOf(run)).toEqual([]);
  });

  it('that compare has kept, which went on until another was precise enough', async () => {
    const cwd = smallScenario();
    const lines = [
      ...['headroom: 1', 'extends: small.yaml', 'name: wild'],
      'population: {cohorts: {clinical: {messagesPerWorkingDay: {uniform: [0, 300]}}}}\n',
    ];
    writeFileSync(join(cwd, 'wild.yaml'), lines.join('\n'));
    const out = join(freshFolder(), 'kept');
    const until = ['--until', 'mean(contacts_count) within 0.24'];
    const args = ['compare', 'small.yaml', 'wild.yaml', ...TINY, ...until, '--out', out, '--quiet'];
    expect((await callCli(args, { cwd })).code).toBe(0);
    const { replications } = JSON.parse(readFileSync(join(out, 'small/run.json'), 'utf8'));
    // By itself it would have ended after 110.
    expect(replications).toBeGreaterThan(110);
    for (const name of ['small', 'wild']) expect(await findingsOf(join(out, name))).toEqual([]);
  });

  it('with two workers', async () => {
    const run = await loneRun(['small.yaml', ...FAST], { cwd: smallScenario() });
    expect(await findingsOf(run, { workers: 2 })).toEqual([]);
  });
});

describe('what is not the same', () => {
  const edit = (run: string, name: string, change: (text: string) => string) => {
    const path = join(run, name);
    const text = readFileSync(path, 'utf8');
    expect(change(text)).not.toBe(text);
    writeFileSync(path, change(text));
  };

  it('is told by file and line, in the order of the tables, and nothing of what follows', async () => {
    const run = await loneRun(['small.yaml', ...FAST], { cwd: smallScenario() });
    edit(run, 'stages.csv', (text) => text.replace('pilot', 'Pilot'));
    edit(run, 'timeline.csv', (text) => `${text.trimEnd()}1\n`);
    edit(run, 'quota_states.csv', (text) =>
      text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1),
    );
    edit(run, 'datapackage.json', (text) => text.replace('Two', 'Three'));
    rmSync(join(run, 'summary.csv'));
    expect(await findingsOf(run)).toEqual([
      'runs/a/summary.csv  is missing: the run made again has it',
      expect.stringMatching(/^runs\/a\/timeline.csv:32 {2}has ".*1", and made again ".*"$/),
      expect.stringMatching(/^runs\/a\/quota_states.csv:94 {2}has nothing, and made again "2013/),
      expect.stringMatching(/^runs\/a\/stages.csv:2 {2}has "Pilot,.*", and made again "pilot,/),
    ]);
  });

  it('may be in the records alone', async () => {
    const run = await loneRun(['small.yaml', ...FAST], { cwd: smallScenario() });
    edit(run, 'run.json', (text) => text.replace('"passed": true', '"passed": false'));
    expect(await findingsOf(run)).toEqual([
      expect.stringMatching(/^runs\/a\/run.json:\d+ {2}has ".*passed\\": false/),
    ]);
  });

  it('is not what somebody has put there', async () => {
    const run = await loneRun(['small.yaml', ...FAST], { cwd: smallScenario() });
    writeFileSync(join(run, 'notes.txt'), 'mine');
    mkdirSync(join(run, 'more'));
    expect(await findingsOf(run)).toEqual([]);
    expect(readFileSync(join(run, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('is a table more than the run has', async () => {
    const run = await loneRun(['small.yaml', ...FAST], { cwd: smallScenario() });
    edit(run, 'run.json', (text) => text.replace('"tables": null', '"tables": ["summary"]'));
    const findings = await findingsOf(run);
    expect(findings[0]).toBe('runs/a/timeline.csv  is not in the run made again');
    expect(findings).toHaveLength(8);
  });

  it('is --until that was not reached, or says that it was', async () => {
    const args = ['small.yaml', ...TINY, '--until', 'p95(end_used_tib) within 0.0001%'];
    const run = await loneRun([...args, '--replications-max', '103'], { cwd: smallScenario() });
    edit(run, 'run.json', (text) => text.replace('"isReached": false', '"isReached": true'));
    expect(await findingsOf(run)).toEqual([
      expect.stringMatching(/^runs\/a\/run.json:\d+ {2}has ".*isReached\\": true,", and .*false/),
    ]);
  });
});

describe('what cannot be made again', () => {
  it.each([
    [
      'until.requirement',
      '"until": null',
      '"until": {"requirement": "mean", "isReached": true, "replicationsMax": 100}',
    ],
    ['sample.share', '"sample": null', '"sample": {"share": 0}'],
    ['tables', '"tables": null', '"tables": "summary"'],
    ['overrides.1', '"run.replications=2"', '"foo"'],
    ['overrides.0', '"horizon.end=2013-07-31"', '"horizon.finish=2013-07-31"'],
    ['sampling.batchSizes.0', /"batchSizes": \[\s*1/, '"batchSizes": [ -1'],
  ])('is refused for %s', async (key, from, to) => {
    const run = await loneRun(['small.yaml', ...FAST], { cwd: smallScenario() });
    const path = join(run, 'run.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(from, to));
    await expect(findingsOf(run)).rejects.toThrow(`runs/a/run.json  ${key}  `);
    expect(readdirSync(temporaries)).toEqual([]);
  });

  it('lacks an input, whatever lies where that once was', async () => {
    const root = scatteredProject();
    const list = join(root, 'lists/organisations.csv');
    const set = ['--set', `${FILE}=${list}`];
    const run = await loneRun(['plans/top.yaml', ...FAST, ...set], { cwd: root });
    mkdirSync(join(root, 'lists'), { recursive: true });
    writeFileSync(list, readFileSync(join(run, 'inputs/organisations.csv')));
    rmSync(join(run, 'inputs/organisations.csv'));
    await expect(findingsOf(run)).rejects.toThrow(
      'organisations.csv: there is no such organisation file',
    );
    rmSync(join(run, 'inputs/base'), { recursive: true });
    await expect(findingsOf(run)).rejects.toThrow('cannot read base/small.yaml');
    rmSync(root, { recursive: true });
  });

  it('is no run folder', async () => {
    await expect(findingsOf(join(freshFolder(), 'none'))).rejects.toThrow('it has no run.json');
  });
});

describe('the temporary folder', () => {
  it('is gone after Ctrl-C, which says what was not done', async () => {
    const args = [
      'small.yaml',
      '--replications',
      '300',
      '--set',
      'rollout.stages=[]',
      '--set',
      'horizon.end=2013-07-03',
    ];
    const run = await loneRun(args, { cwd: smallScenario() });
    const before = filesIn(run);
    const controller = new AbortController();
    const interrupted = findingsOf(run, {
      isTerminal: true,
      interruption: controller.signal,
      onStderr: (text) => {
        if (/[1-9] of 300 replications,/.test(text)) controller.abort();
      },
    });
    await expect(interrupted).rejects.toThrow(
      /^\d+ of 300 replications of small were done; runs\/a was not compared with its run made again$/,
    );
    expect(readdirSync(temporaries)).toEqual([]);
    expect(filesIn(run)).toEqual(before);
  });

  it('goes when the process is made to end at once, and is asked for once', async () => {
    const run = await loneRun(['small.yaml', ...FAST], { cwd: smallScenario() });
    const cleanUps: (() => void)[] = [];
    const { io } = testIo({ cwd: '/', atExit: (cleanUp) => cleanUps.push(cleanUp) });
    const running = findingsOf(run, { io });
    expect(readdirSync(temporaries)).toHaveLength(1);
    for (const cleanUp of cleanUps) cleanUp();
    expect(readdirSync(temporaries)).toEqual([]);
    // As the process goes on here, the run has nowhere to go, or makes its folder anew.
    await running.catch(() => {});
    expect(await findingsOf(run, { io })).toEqual([]);
    expect(new Set(cleanUps).size).toBe(cleanUps.length);
    expect(readdirSync(temporaries)).toEqual([]);
  });

  it('that cannot be made, or written to, is said to be a temporary one', async () => {
    const run = await loneRun(['small.yaml', ...FAST], { cwd: smallScenario() });
    const folder = temporaries;
    const inTheWay = findingsOf(run, {
      isTerminal: true,
      onStderr: () => {
        const [name = ''] = readdirSync(folder);
        rmSync(join(folder, name), { recursive: true, force: true });
        writeFileSync(join(folder, name), 'in the way');
      },
    });
    await expect(inTheWay).rejects.toThrow(SpillFault);
    expect(readdirSync(folder)).toEqual([]);
    temporaries = join(folder, 'none');
    await expect(findingsOf(run)).rejects.toThrow(SpillFault);
  });
});
