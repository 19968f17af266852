/** `headroom compare --html`: the page of a comparison. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { comparisonFaults } from '../support/compared-pages.ts';
import { project, runInto, storedProject, TWELVE } from '../support/compared-projects.ts';
import { hostileScenario } from '../support/hostile-scenario.ts';
import { callCli, freshFolder } from '../support/run-cli.ts';

afterEach(() => vi.unstubAllEnvs());

const FORCE = ['--force', '--quiet'];

/** What is wrong with the page of runs in folders. */
async function faultsOf(cwd: string, folders: readonly string[]): Promise<string[]> {
  const args = ['compare', ...folders];
  const written = await callCli([...args, '--html', 'c.html', ...FORCE], { cwd });
  expect(written).toMatchObject({ code: 0, stderr: '' });
  const html = readFileSync(join(cwd, 'c.html'), 'utf8');
  const { stdout: csv } = await callCli([...args, '--format', 'csv'], { cwd });
  const paths = folders.map((folder) => join(cwd, folder));
  return comparisonFaults({ html, csv, folders: paths }).slice(0, 10);
}

describe('every number on the page is a cell', () => {
  it.each([
    ['of runs with and without stages', ['runs/stay', 'runs/double']],
    ['of runs of which one has neither storage nor costs', ['runs/double', 'runs/plain']],
    ['of three runs, the first without costs', ['runs/plain', 'runs/stay', 'runs/double']],
    ['of a run without storage and itself', ['runs/plain', 'runs/plain']],
  ])('%s', async (_, folders) => {
    const { cwd } = await storedProject();
    expect(await faultsOf(cwd, folders)).toEqual([]);
  });

  it('of runs with one replication', async () => {
    const cwd = project();
    const one = ['--replications', '1'];
    await runInto('runs/a', cwd, ...one);
    await runInto('runs/b', cwd, ...one, '--set', 'rollout.stages=[]', '--set', 'name=plan-2');
    expect(await faultsOf(cwd, ['runs/a', 'runs/b'])).toEqual([]);
  });

  it('where names would do harm, and folders are called as addresses are made', async () => {
    const cwd = freshFolder();
    const file = hostileScenario(cwd);
    for (const out of ['1,a%2F:b', 'b']) {
      const args = ['run', file, '--out', out, '--replications', '4', '--quiet'];
      expect(await callCli(args, { cwd })).toMatchObject({ code: 0, stderr: '' });
    }
    expect(await faultsOf(cwd, ['1,a%2F:b', 'b'])).toEqual([]);
    const page = readFileSync(join(cwd, 'c.html'), 'utf8');
    expect(page).toContain('data-cell="hostile (1%2Ca%252F%3Ab)/run.json:title:value"');
  });
});

describe('the page', () => {
  it('of scenarios is that of their runs, and nothing else is left of these', async () => {
    const { cwd, compare } = await storedProject();
    const temporaries = freshFolder();
    vi.stubEnv('TMPDIR', temporaries);
    const files = ['stay.yaml', 'double.yaml', ...TWELVE];
    const plain = await compare(...files, '--quiet');
    const before = readdirSync(cwd);
    const { code, stdout, stderr } = await compare(...files, '--html', 'files.html');
    expect({ code, stdout }).toEqual({ code: 0, stdout: plain.stdout });
    expect(stderr).toMatch(/\nwrote files\.html: open it in a browser\n$/);
    expect(stderr).not.toContain(temporaries);
    expect(readdirSync(temporaries)).toEqual([]);
    expect(readdirSync(cwd).sort()).toEqual([...before, 'files.html'].sort());
    await compare('runs/stay', 'runs/double', '--html', 'runs.html');
    const [ofFiles, ofRuns] = ['files', 'runs'].map((name) =>
      readFileSync(join(cwd, `${name}.html`), 'utf8'),
    );
    expect(ofFiles).toBe(ofRuns);
  });

  it('is made beside runs that are kept, and of files and folders', async () => {
    const { cwd, compare } = await storedProject();
    const args = ['stay.yaml', 'runs/double', ...TWELVE, '--out', 'kept', '--html', 'c.html'];
    const { code, stderr } = await compare(...args);
    expect(code).toBe(0);
    expect(stderr).toMatch(/\nwrote kept\/stay\nwrote c\.html: open it in a browser\n$/);
    expect(existsSync(join(cwd, 'kept/stay/report.html'))).toBe(true);
    const again = await compare('kept/stay', 'runs/double', '--html', '-');
    expect(again).toEqual({
      code: 0,
      stdout: readFileSync(join(cwd, 'c.html'), 'utf8'),
      stderr: '',
    });
  });

  it('is made of a scenario and itself, though both runs have one name', async () => {
    const cwd = project();
    const args = ['compare', 'small.yaml', 'small.yaml', '--html', 'c.html', '--quiet'];
    expect(await callCli(args, { cwd })).toMatchObject({ code: 0, stderr: '' });
    const page = readFileSync(join(cwd, 'c.html'), 'utf8');
    expect(page).toContain('data-cell="small (small.yaml) 2/run.json:title:value"');
  });

  it('that lies in a run is told of', async () => {
    const { compare } = await storedProject();
    const { stderr } = await compare('runs/stay', 'runs/double', '--html', 'runs/stay/c.html');
    expect(stderr).toBe(
      'note: runs/stay/c.html lies in runs/stay: move it away before headroom run --force\n' +
        'wrote runs/stay/c.html: open it in a browser\n',
    );
  });
});

describe('Ctrl-C', () => {
  it('leaves neither a page nor a temporary folder', async () => {
    const { cwd } = await storedProject();
    const temporaries = freshFolder();
    vi.stubEnv('TMPDIR', temporaries);
    const controller = new AbortController();
    const args = ['compare', 'stay.yaml', 'double.yaml', ...TWELVE, '--html', 'c.html'];
    const interrupted = await callCli(args, {
      cwd,
      interruption: controller.signal,
      onStderr: (text) => {
        if (/^double: /.test(text)) controller.abort();
      },
    });
    expect(interrupted).toMatchObject({ code: 130, stdout: '' });
    expect(readdirSync(temporaries)).toEqual([]);
    expect(existsSync(join(cwd, 'c.html'))).toBe(false);
  });

  it('that is given twice takes away the temporary folder, too', async () => {
    const { cwd } = await storedProject();
    const temporaries = freshFolder();
    vi.stubEnv('TMPDIR', temporaries);
    const cleanUps: (() => void)[] = [];
    const args = ['compare', 'stay.yaml', 'double.yaml', ...TWELVE, '--html', 'c.html', '--quiet'];
    const running = callCli(args, { cwd, atExit: (cleanUp) => cleanUps.push(cleanUp) });
    while (readdirSync(temporaries).length === 0) await nextTurn();
    for (const cleanUp of cleanUps) cleanUp();
    expect(readdirSync(temporaries)).toEqual([]);
    await running;
    expect(readdirSync(temporaries)).toEqual([]);
  });
});

describe('what is refused', () => {
  it('is a file that is there, a name of another kind, and a folder that is not there', async () => {
    const { cwd, compare } = await storedProject();
    const refusal = async (...args: readonly string[]) => {
      const { code, stdout, stderr } = await compare('runs/stay', 'runs/double', ...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      return stderr.split('\n')[0];
    };
    appendFileSync(join(cwd, 'c.html'), 'mine');
    mkdirSync(join(cwd, 'd.html'));
    expect(await refusal('--html', 'c.html')).toBe(
      'headroom: c.html is there already: give --force to replace it, or name another with --html',
    );
    expect(await refusal('--html', 'd.html', '--force')).toContain('is there, and is no file');
    expect(await refusal('--html', 'c.csv', '--force')).toContain(
      'write a name that ends in .html',
    );
    expect(await refusal('--html', 'none/c.html')).toContain('there is no folder none');
    expect(await refusal('--html', '-', '--json')).toContain('leave out --json');
    expect(await refusal('--html', '-', '--format', 'csv')).toContain('leave out --format');
    expect(await refusal('--html', '-', '--force')).toContain('--force says how folders');
    expect(readFileSync(join(cwd, 'c.html'), 'utf8')).toBe('mine');
    expect((await compare('runs/stay', 'runs/double', '--html', 'c.html', '--force')).code).toBe(0);
  });

  it('is a folder with edited tables, or some only, before anything is simulated', async () => {
    const { cwd, compare } = await storedProject();
    appendFileSync(join(cwd, 'runs/double/timeline.csv'), '\n');
    const edited = await compare('stay.yaml', 'runs/double', ...TWELVE, '--html', 'c.html');
    expect(edited).toMatchObject({ code: 2, stdout: '' });
    // As it takes none, it does not say that --edited would.
    expect(edited.stderr).toMatch(
      /^runs\/double\/timeline\.csv {2}the file has grown: .* {2}copy the folder anew from where the run was made, or run the scenario again with headroom run --force\n$/,
    );
    await runInto('runs/some', cwd, ...TWELVE, '--tables', 'replications,summary');
    await runInto('runs/all', cwd, ...TWELVE);
    const some = await compare('runs/some', 'runs/all', '--html', 'c.html');
    expect(some).toMatchObject({ code: 2, stdout: '' });
    expect(some.stderr).toContain('--tables left the others out');
    expect((await compare('runs/some', 'runs/all')).code).toBe(0);
  });
});
