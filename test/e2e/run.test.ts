import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callCli, filesIn } from '../support/run-cli.ts';
import { RUN_FILES } from '../support/run-folders.ts';
import { replacing, smallScenario } from '../support/small-scenario.ts';

const RUN = ['run', 'small.yaml'];
const FILES = RUN_FILES.flatMap((file) =>
  file === 'inputs' ? ['inputs/organisations.csv', 'inputs/small.yaml'] : [file],
).toSpliced(-6, 0, 'report.html');

describe('run', () => {
  it('writes a folder, prints its path, and says on stderr what it did', async () => {
    const cwd = smallScenario();
    const { code, stdout, stderr } = await callCli(RUN, { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'runs/small\n' });
    expect([...filesIn(join(cwd, 'runs/small')).keys()]).toEqual(FILES);
    const lines = stderr.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'read small.yaml, organisations.csv',
      'small: 300 mailboxes of 4 organisations, 92 days, 2 stages, 2 replications',
      'drawn in 2 Latin hypercubes: 2 uncertain inputs',
    ]);
    expect(lines[3]).toMatch(
      /^used moves by [+-]\d+\.\d % in the first 60 days without rollout \(in balance if it(?: goes)?$/,
    );
    expect(lines[4]).toMatch(/^ {2}(?:goes )?on at that pace\)$/);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(stderr).toContain(
      '\nRollout   good  The rollout is done on 16 August 2013 in nearly every\n',
    );
    // 240 mailboxes of 200 MiB and 60 of 500 MiB, doubled: 156,000 MiB.
    expect(stderr).toMatch(/\npeak_committed_tib( +0\.149 TiB){4}\n/);
    expect(stderr).toMatch(
      /\nContent \(P50\), from 1 July 2013 to 30 September 2013:\nall {2}0\.0\d\d TiB {2}[▁-█]{36} {2}0\.0\d\d TiB\n/,
    );
    expect(stderr).toContain(
      '\nwrote runs/small; begin with report.html\n  report.html, summary.csv, ',
    );
    expect(lines.slice(-3, -1).join(' ')).toMatch(
      /^precision of peak_used_tib after 2 replications \(95 %\): mean within \d+\.\d %, p95 {3}unknown \(it takes 72 replications\)$/,
    );
    expect(lines.at(-1)).toBe('');
  });

  it.each([
    ['random', 'drawn independently: 2 uncertain inputs'],
    ['medians', 'held at their medians: 2 uncertain inputs'],
    ['latin-hypercube', 'drawn in 10 Latin hypercubes: 2 uncertain inputs'],
  ])('says how inputs are drawn with --sampling %s', async (sampling, line) => {
    const cwd = smallScenario();
    const forty = ['--replications', '40', '--sampling', sampling];
    const { stderr } = await callCli([...RUN, ...forty], { cwd });
    expect(stderr.split('\n')[2]).toBe(line);
    const record = JSON.parse(readFileSync(join(cwd, 'runs/small/run.json'), 'utf8'));
    expect(record.sampling.method).toBe(sampling);
    expect(record.overrides).toEqual(['run.replications=40', `run.sampling=${sampling}`]);
    // What is the same in all replications drives nothing; the other input is too weak to tell.
    const drivers =
      /\nDrivers +How much is stored at the end depends most on\s+\S+\.messagesPerWorkingDay\s+\(0\.\d\d\d:\s+higher\s+means\s+more\)\s+\(rank/;
    expect(drivers.test(stderr)).toBe(sampling !== 'medians');
  });

  it('tells of correlations that can have no effect', async () => {
    const cwd = smallScenario();
    const pair = 'correlations=[[owners.contactShare, owners.inducedGrowth, 0.5]]';
    const { code, stderr } = await callCli([...RUN, '--set', pair], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain(
      '\nthe correlation of owners.contactShare and owners.inducedGrowth has no effect:\n  owners.inducedGrowth does not vary\n',
    );
  });

  it('says nothing but the path with --quiet', async () => {
    const cwd = smallScenario();
    expect(await callCli([...RUN, '--quiet'], { cwd })).toEqual({
      code: 0,
      stdout: 'runs/small\n',
      stderr: '',
    });
  });

  it('shows progress only on a terminal, and wipes it', async () => {
    const cwd = smallScenario();
    const { stderr } = await callCli(RUN, { cwd, isTerminal: true });
    const wipe = '\r\u001b[K';
    expect(stderr).toContain(`${wipe}small: 0 of 2 replications`);
    const afterProgress = stderr.slice(stderr.lastIndexOf(wipe) + wipe.length);
    expect(afterProgress).toMatch(/^used moves by /);
    const quiet = await callCli([...RUN, '--quiet', '--force'], { cwd, isTerminal: true });
    expect(quiet.stderr).toBe('');
  });

  it('prints one object with --json, and the same messages', async () => {
    const cwd = smallScenario();
    const { code, stdout } = await callCli([...RUN, '--json', '--replications', '3'], { cwd });
    expect(code).toBe(0);
    const { headroom, runs } = JSON.parse(stdout);
    expect(headroom).toMatch(/^\d+\.\d+\.\d+$/);
    expect(runs).toHaveLength(1);
    const [{ events, summary, ...rest }] = runs;
    expect(rest).toEqual({
      name: 'small',
      folder: 'runs/small',
      replications: 3,
      seed: 'small',
      mailboxes: 300,
      until: null,
      sampleShare: null,
      assertions: [],
    });
    expect(events).toBeGreaterThan(300 * 3);
    expect(summary.peak_committed_tib).toEqual({
      unit: 'TiB',
      mean: 0.149,
      mean_low: 0.149,
      mean_high: 0.149,
      p5: 0.149,
      p50: 0.149,
      p95: 0.149,
      p5_low: null,
      p5_high: null,
      p50_low: null,
      p50_high: null,
      p95_low: null,
      p95_high: null,
      probability: null,
      probability_low: null,
      probability_high: null,
      note: 'intervals need more replications: p5 from 72, p50 from 6, p95 from 72',
    });
    expect(summary.rollout_finish_date.p50).toBe('2013-08-16');
  });

  it('takes --replications and --seed as values of the scenario, the seed as text', async () => {
    const cwd = smallScenario();
    const args = [...RUN, '--quiet', '--replications', '1', '--seed', '1e3', '--out', 'x'];
    await callCli(args, { cwd });
    const record = JSON.parse(readFileSync(join(cwd, 'x/run.json'), 'utf8'));
    expect(record.seed).toBe('1e3');
    expect(record.replications).toBe(1);
    expect(record.overrides).toEqual(['run.replications=1', 'run.seed="1e3"']);
    expect(record.sampling).toMatchObject({ method: 'latin-hypercube', batchSizes: [1] });
  });

  it('says how organisations were scaled', async () => {
    const cwd = smallScenario(replacing('population:', 'population:\n  mailboxes: 600'));
    const { stderr } = await callCli(RUN, { cwd });
    expect(stderr).toContain('\norganisations scaled from 300 to 600 mailboxes in all\n');
  });

  it('says that no input is uncertain, and no drift of mailboxes that do not exist', async () => {
    const cwd = smallScenario((text) =>
      replacing(
        '{p10: 13, p50: 16, p90: 20}',
        '16',
      )(
        replacing(
          '{uniform: [10%, 30%]}',
          '20%',
        )(
          replacing(
            'population:',
            'population:\n  mailboxes: 0',
          )(text.slice(0, text.indexOf('rollout:'))),
        ),
      ),
    );
    const { code, stderr } = await callCli(RUN, { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain('\nno input is uncertain\n');
    expect(stderr).not.toContain('used moves');
    expect(stderr).toContain('No input is uncertain: ranges show luck alone.');
  });

  it('writes CSV files for Excel', async () => {
    const cwd = smallScenario();
    await callCli([...RUN, '--excel', '--quiet'], { cwd });
    expect(readFileSync(join(cwd, 'runs/small/summary.csv'), 'utf8')).toMatch(
      /^\uFEFFmetric,unit,mean.*\r\n/,
    );
  });

  it('reads standard input and keeps it', async () => {
    const cwd = smallScenario();
    const stdin = readFileSync(join(cwd, 'small.yaml'), 'utf8');
    const { code, stderr } = await callCli(['run', '-', '--out', 'piped'], { cwd, stdin });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^read standard input, organisations\.csv\n/);
    expect(filesIn(join(cwd, 'piped')).get('inputs/standard-input.yaml')).toBe(stdin);
  });

  it('gives each of several files a folder of its own', async () => {
    const cwd = smallScenario();
    const text = readFileSync(join(cwd, 'small.yaml'), 'utf8');
    writeFileSync(join(cwd, 'other.yaml'), text.replace('name: small', 'name: other'));
    const args = ['run', 'small.yaml', 'other.yaml', '--quiet'];
    expect(await callCli(args, { cwd })).toEqual({
      code: 0,
      stdout: 'runs/small\nruns/other\n',
      stderr: '',
    });
    const json = await callCli([...args, '--json', '--force'], { cwd });
    expect(JSON.parse(json.stdout).runs.map((run: { name: string }) => run.name)).toEqual([
      'small',
      'other',
    ]);
  });
});

describe('the same command', () => {
  it('gives the same bytes twice, and a run after another in one process too', async () => {
    const cwd = smallScenario();
    await callCli([...RUN, '--quiet', '--out', 'a'], { cwd });
    await callCli([...RUN, '--quiet', '--out', 'b'], { cwd });
    expect(filesIn(join(cwd, 'b'))).toEqual(filesIn(join(cwd, 'a')));
  });

  it('gives other bytes with another seed', async () => {
    const cwd = smallScenario();
    await callCli([...RUN, '--quiet', '--out', 'a'], { cwd });
    await callCli([...RUN, '--quiet', '--out', 'b', '--seed', 'other'], { cwd });
    const [a, b] = [filesIn(join(cwd, 'a')), filesIn(join(cwd, 'b'))];
    for (const name of ['timeline.csv', 'quota_states.csv', 'mailbox_sizes.csv', 'summary.csv']) {
      expect(b.get(name)).not.toBe(a.get(name));
    }
  });
});

describe('an existing run', () => {
  it('is refused without --force and stays as it is', async () => {
    const cwd = smallScenario();
    await callCli([...RUN, '--quiet'], { cwd });
    const before = filesIn(cwd);
    expect(await callCli([...RUN, '--seed', 'other'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'headroom: runs/small already holds a run: give --force to replace it, or name another folder with --out\n',
    });
    expect(filesIn(cwd)).toEqual(before);
  });

  it('is replaced with --force, with nothing left beside it', async () => {
    const cwd = smallScenario();
    await callCli([...RUN, '--quiet'], { cwd });
    const first = filesIn(join(cwd, 'runs'));
    await callCli([...RUN, '--quiet', '--force', '--seed', 'other'], { cwd });
    const second = filesIn(join(cwd, 'runs'));
    expect([...second.keys()]).toEqual([...first.keys()]);
    expect(second.get('small/timeline.csv')).not.toBe(first.get('small/timeline.csv'));
  });

  it('is refused with --force before simulating where the user put something into it', async () => {
    const cwd = smallScenario();
    await callCli([...RUN, '--quiet'], { cwd });
    writeFileSync(join(cwd, 'runs/small/my-notes.txt'), 'n');
    const before = filesIn(cwd);
    // Nothing is said of the scenario, as it was not begun.
    expect(await callCli([...RUN, '--force', '--seed', 'other'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'headroom: runs/small holds what headroom did not write: my-notes.txt; replacing the run would delete that: move it away, or name another folder with --out\n',
    });
    expect(filesIn(cwd)).toEqual(before);
  });

  it('may be an empty folder', async () => {
    const cwd = smallScenario();
    mkdirSync(join(cwd, 'empty'));
    expect((await callCli([...RUN, '--quiet', '--out', 'empty'], { cwd })).code).toBe(0);
  });
});
