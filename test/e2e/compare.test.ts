/** `headroom compare` of scenario files and of run folders. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { project, projectWithRuns, runInto, TWELVE } from '../support/compared-projects.ts';
import { type CallResult, callCli } from '../support/run-cli.ts';

describe('a comparison', () => {
  it('of files, or of files and folders, is that of folders, and the same when made again', async () => {
    const cwd = await projectWithRuns();
    const call = (...args: readonly string[]) => callCli(['compare', ...args], { cwd });
    const simulated = (...args: readonly string[]) => call(...args, ...TWELVE, '--quiet');
    /** Markdown and JSON tell from where each run is. */
    const asFolders = ({ code, stdout, stderr }: CallResult): CallResult => ({
      code,
      stdout: stdout.replaceAll('none.yaml', 'runs/none').replaceAll('small.yaml', 'runs/small'),
      stderr,
    });
    for (const format of ['text', 'markdown', 'csv', 'json']) {
      const folders = await call('runs/none', 'runs/small', '--format', format);
      expect(folders).toMatchObject({ code: 0, stderr: '' });
      expect(folders.stdout).toContain('rollout_finish_date');
      expect(await call('runs/none', 'runs/small', '--format', format)).toEqual(folders);
      if (format === 'json') {
        const files = await simulated('none.yaml', 'small.yaml', '--format', format);
        expect(asFolders(files)).toEqual(folders);
      }
      if (format === 'csv') {
        const mixed = await simulated('none.yaml', 'runs/small', '--format', format);
        expect(asFolders(mixed)).toEqual(folders);
      }
    }
  });

  it('has the means of summary.csv and the differences of replications.csv', async () => {
    const cwd = await projectWithRuns();
    const { stdout } = await callCli(['compare', 'runs/none', 'runs/small', '--format', 'json'], {
      cwd,
    });
    const { metrics, ...about } = JSON.parse(stdout);
    expect(about).toMatchObject({ compare: 2, replications: 12, seed: 'small', assertions: [] });
    const contacts = metrics.find((one: { metric: string }) => one.metric === 'contacts_count');
    const [none, small] = ['none', 'small'].map((name) => ({
      mean: Number(cellsOf(cwd, name, 'summary', 'contacts_count')[0]?.[2]),
      values: cellsOf(cwd, name, 'replications', 'contacts_count').map((row) => Number(row[3])),
    }));
    expect(contacts.runs.map(({ mean }: { mean: number }) => mean)).toEqual([
      none?.mean,
      small?.mean,
    ]);
    const differences = small!.values.map((value, index) => value - none!.values[index]!);
    const mean = differences.reduce((sum, value) => sum + value, 0) / 12;
    const { difference } = contacts.runs[1];
    expect(difference.mean).toBe(Number(mean.toFixed(1)));
    expect(difference.betterProbability).toBe(
      Number((differences.filter((value) => value < 0).length / 12).toFixed(6)),
    );
  });

  it('is laid out for the terminal that it goes to', async () => {
    const cwd = await projectWithRuns();
    const folders = ['runs/none', 'runs/small', 'runs/none'];
    const { stdout } = await callCli(['compare', ...folders], { cwd, isTerminal: true });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    const piped = await callCli(['compare', ...folders], { cwd });
    const widest = Math.max(...piped.stdout.split('\n').map((line) => line.length));
    expect(widest).toBeGreaterThan(80);
    expect(widest).toBeLessThanOrEqual(100);
  });

  it('says what it simulates, and nothing of what it reads', async () => {
    const cwd = project();
    const { stdout, stderr } = await callCli(['compare', 'none.yaml', '-'], {
      cwd,
      stdin: readFileSync(join(cwd, 'small.yaml'), 'utf8'),
    });
    expect(stderr).toBe(`\
read none.yaml, organisations.csv
none: 300 mailboxes of 4 organisations, 92 days, 0 stages, 2 replications
drawn in 2 Latin hypercubes: 2 uncertain inputs
read standard input, organisations.csv
small: 300 mailboxes of 4 organisations, 92 days, 2 stages, 2 replications
drawn in 2 Latin hypercubes: 2 uncertain inputs
`);
    expect(stdout).toContain('2 runs of 2 replications each, paired by replication.\n');
  });
});

/** The rows of a metric in a table of a run. */
function cellsOf(cwd: string, run: string, table: string, metric: string): string[][] {
  const text = readFileSync(join(cwd, 'runs', run, `${table}.csv`), 'utf8');
  const rows = text.split('\n').map((line) => line.split(','));
  return rows.filter((row) => row[table === 'summary' ? 0 : 2] === metric);
}

describe('an assertion', () => {
  it('must hold of every run, and is told of each', async () => {
    const cwd = project();
    const args = ['compare', 'none.yaml', 'small.yaml', '--format', 'json'];
    const holding = ['--assert', 'probability(rollout_days) >= 0%'];
    const held = await callCli([...args, ...holding, '--quiet'], { cwd });
    expect(held).toMatchObject({ code: 0, stderr: '' });
    const failing = ['--assert', 'p50(contacts_count) < 8'];
    const failed = await callCli([...args, ...failing, '--quiet'], { cwd });
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/^none: does not hold: p50\(contacts_count\) < 8: .*\n$/);
    const { assertions } = JSON.parse(failed.stdout);
    expect(assertions).toEqual([
      expect.objectContaining({ run: 'none', holds: false }),
      expect.objectContaining({ run: 'small', holds: true }),
    ]);
  });

  it('may be of runs that are read, dates among them', async () => {
    const cwd = project();
    await runInto('runs/small', cwd);
    const call = (assertion: string) =>
      callCli(['compare', 'runs/small', 'runs/small', '--assert', assertion], { cwd });
    // As planned, and so by hand: both finish on Friday 16 August.
    const held = await call('p50(rollout_finish_date) <= 2013-08-16');
    expect(held.code).toBe(0);
    expect(held.stderr).toMatch(/^small \(runs\/small\): holds: .*it is 2013-08-16/);
    expect((await call('p50(rollout_finish_date) < 2013-08-16')).code).toBe(1);
  });
});

describe('what cannot be compared', () => {
  let cwd: string;
  let refused: (...args: readonly string[]) => Promise<CallResult>;
  beforeAll(() => {
    refused = async (...args) => {
      const result = await callCli(['compare', ...args], { cwd });
      expect(result).toMatchObject({ code: 2, stdout: '' });
      return result;
    };
  });

  it('is refused before anything is simulated, with every reason', async () => {
    cwd = project();
    await runInto('runs/small', cwd, '--seed', 'other', '--sampling', 'random', '--sample', '50%');
    const text = readFileSync(join(cwd, 'none.yaml'), 'utf8');
    writeFileSync(
      join(cwd, 'none.yaml'),
      `${text.replace('end: 2013-09-30', 'end: 2013-10-01')}currency: EUR\n`,
    );
    const { stderr } = await refused('runs/small', 'none.yaml', ...TWELVE);
    const reason = (what: string, mend: string) =>
      `none.yaml  cannot be paired with runs/small: ${what}  ${mend}\n`;
    expect(stderr).toBe(
      [
        reason("the seed is 'small' here and 'other' there", 'run both with the same --seed'),
        reason(
          'the horizon is 2013-07-01 to 2013-10-01 here and 2013-07-01 to 2013-09-30 there',
          'run both with the same horizon, as by --set horizon.end=DATE',
        ),
        reason(
          'the currency is EUR here and GBP there',
          'run both with the same --set currency=CODE',
        ),
        reason(
          'the number of replications is 12 here and 2 there',
          'run both with the same --replications, and without --until',
        ),
        reason(
          'the sampling is latin-hypercube here and random there',
          'run both with the same --sampling',
        ),
        reason(
          'the share of mailboxes simulated is all here and 0.5 there',
          'run both with the same --sample, or both without',
        ),
      ].join(''),
    );
  });

  it('of another version is refused', async () => {
    cwd = project();
    await runInto('runs/small', cwd);
    const path = join(cwd, 'runs/small/run.json');
    const record = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...record, headroom: '0.0.9' }));
    const { stderr } = await refused('small.yaml', 'runs/small');
    expect(stderr).toMatch(
      /^runs\/small {2}cannot be paired with small\.yaml: the version of headroom is 0\.0\.9 here and \S+ there {2}run both with the same version\n$/,
    );
  });

  it('is told of all arguments at once', async () => {
    cwd = project();
    await runInto('runs/small', cwd);
    appendFileSync(join(cwd, 'runs/small/replications.csv'), '\n');
    const { stderr } = await refused('runs/small', 'runs', 'missing.yaml', 'organisations.csv');
    const lines = stderr.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'runs/small/replications.csv  the file was edited: its SHA-256 is not the one in datapackage.json  run the scenario again with headroom run --force',
      'runs  this is no run folder: it has no run.json  name a folder that headroom run has written, or a scenario file',
      'missing.yaml  cannot read missing.yaml: there is no such file  check the path',
    ]);
    expect(lines[3]).toMatch(/^organisations\.csv:1:1 /);
  });

  it.each([
    ['--replications', '3'],
    ['--sampling', 'random'],
    ['--seed', 'x'],
    ['--set', 'a=b'],
    ['--workers', '1'],
    ['--sample', '1%'],
    ['--until', 'mean(contacts_count) within 1%'],
  ])('is refused %s if all runs are folders', async (option, value) => {
    cwd = project();
    const { stderr } = await refused('.', '.', option, value);
    expect(stderr).toBe(
      `headroom: ${option} would have no effect: the runs are read back from folders, and nothing is simulated; leave it out, or name scenario files\nSee 'headroom compare --help'.\n`,
    );
  });
});

it('goes on with all scenarios until each is precise enough, and pairs them', async () => {
  const cwd = project();
  for (const name of ['none.yaml', 'small.yaml']) {
    const path = join(cwd, name);
    const brief = readFileSync(path, 'utf8')
      .replace('end: 2013-09-30', 'end: 2013-07-10')
      .replace('month: 2013-09', 'month: 2013-07');
    writeFileSync(path, brief);
  }
  const until = ['--until', 'mean(contacts_count) within 11%'];
  // By themselves the first takes 270 replications and the second 280.
  const args = ['compare', 'none.yaml', 'small.yaml', ...until];
  const { code, stdout, stderr } = await callCli(args, { cwd });
  expect(code).toBe(0);
  expect(stderr).toContain('\nreached after 280 replications: mean(contacts_count) within 11%\n');
  expect(stdout).toMatch(/^2 runs of 280 replications each/);
}, 60_000);

it('stops at Ctrl-C and prints nothing', async () => {
  const cwd = project();
  const interruption = new AbortController();
  const result = await callCli(['compare', 'none.yaml', 'small.yaml', '--replications', '1000'], {
    cwd,
    interruption: interruption.signal,
    onStderr: (text) => {
      if (text.startsWith('drawn')) interruption.abort();
    },
  });
  expect(result).toMatchObject({ code: 130, stdout: '' });
  expect(result.stderr).toMatch(
    /\ninterrupted: 0 of 1,000 replications of none were done; nothing was printed\n$/,
  );
});

it.each([
  [
    'scenarios that want different numbers of replications',
    ['--until', 'mean(contacts_count) within 11%', '--set', 'run.hypercubes=10'],
    '--until goes on with all scenarios alike, and they want 2 in 10 hypercubes, 3 in 10 hypercubes: ' +
      'give --replications, and --set run.hypercubes=10',
  ],
  [
    'a metric that one of them lacks, for --until',
    ['--until', 'p95(rollout_days) within 1', '--replications', '2'],
    "--until 'p95(rollout_days) within 1': none has no rollout_days, as it has no stages: ask for another metric",
  ],
])('refuses %s', async (_, options, message) => {
  const cwd = project();
  const path = join(cwd, 'none.yaml');
  const three = readFileSync(path, 'utf8').replace('replications: 2', 'replications: 3');
  writeFileSync(path, three);
  const args = ['compare', 'small.yaml', 'none.yaml', ...options, '--quiet'];
  const { code, stderr } = await callCli(args, { cwd });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `headroom: ${message}\nSee 'headroom compare --help'.\n`,
  });
});

it('asks an assertion of the runs that have its metric, of which there must be one', async () => {
  const cwd = project();
  const claim = ['--assert', 'probability(rollout_days) >= 90%', '--json'];
  const asked = await callCli(['compare', 'none.yaml', 'small.yaml', ...claim], { cwd });
  expect(asked.code).toBe(0);
  const { assertions } = JSON.parse(asked.stdout);
  expect(assertions.map(({ run }: { run: string }) => run)).toEqual(['small']);
  const refused = await callCli(['compare', 'none.yaml', 'none.yaml', ...claim], { cwd });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('none of them has rollout_days, as none has stages');
});
