/** Runs that are asked how precise they are to be, what must hold of them, and where they vary. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callCli, filesIn } from '../support/run-cli.ts';
import { RUN_FILES } from '../support/run-folders.ts';
import { smallScenario } from '../support/small-scenario.ts';

const RUN = ['run', 'small.yaml'];
/** Hundreds of replications in a second. */
const TINY = [...RUN, '--set', 'population.mailboxes=20', '--set', 'horizon.end=2013-08-31'].concat(
  ['--set', 'traffic.reportedMessages=null', '--set', 'rollout.stages=[]'],
);

function recordIn(cwd: string) {
  return JSON.parse(readFileSync(join(cwd, 'runs/small/run.json'), 'utf8'));
}

describe('--assert', () => {
  it('ends with 0 where it holds, and says what the figure is', async () => {
    const cwd = smallScenario();
    const { code, stdout, stderr } = await callCli([...RUN, '--assert', 'p95(end_used_tib) < 1'], {
      cwd,
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'runs/small\n' });
    expect(stderr).toMatch(/\nholds: p95\(end_used_tib\) < 1: it is 0\.\d+\nprecision of /);
  });

  it('ends with 1 where it does not, with the run written all the same, and tells even if quiet', async () => {
    const cwd = smallScenario();
    // 156,000 MiB are committed in the end.
    const asserted = ['--assert', 'mean(peak_committed_tib) < 0.148'];
    const { code, stdout, stderr } = await callCli([...RUN, ...asserted, '--quiet'], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'runs/small\n' });
    expect(stderr).toBe(
      'does not hold: mean(peak_committed_tib) < 0.148: it is 0.148773 [0.148773, 0.148773]\n',
    );
    const whole = await callCli([...RUN, '--quiet', '--out', 'other'], { cwd });
    expect(whole.code).toBe(0);
    expect(filesIn(join(cwd, 'runs/small'))).toEqual(filesIn(join(cwd, 'other')));
  });

  it('may be given more than once: all must hold', async () => {
    const cwd = smallScenario();
    const holding = ['--assert', 'p50(rollout_finish_date) <= 2013-08-16'];
    const failing = ['--assert', 'p50(rollout_finish_date) < 2013-08-16'];
    const both = await callCli([...RUN, ...holding, ...failing], { cwd });
    expect(both.code).toBe(1);
    expect(both.stderr).toContain(
      '\nholds: p50(rollout_finish_date) <= 2013-08-16: it is 2013-08-16\n',
    );
    expect(both.stderr).toMatch(
      /\ndoes not hold: p50\(rollout_finish_date\) < 2013-08-16: it is 2013-08-16\nprecision of /,
    );
    expect((await callCli([...RUN, ...holding, ...holding, '--force'], { cwd })).code).toBe(0);
  });

  it('is told with --json, as numbers and dates', async () => {
    const cwd = smallScenario();
    const asserted = [
      ...['--assert', 'probability(rollout_finish_date) >= 90%'],
      ...['--assert', 'p50(rollout_finish_date)>2014-01-01'],
    ];
    const { code, stdout } = await callCli([...RUN, ...asserted, '--json', '--quiet'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).runs[0].assertions).toEqual([
      {
        assertion: 'probability(rollout_finish_date) >= 90%',
        holds: true,
        value: 1,
        // 2 of 2 by Wilson.
        low: 0.34238,
        high: 1,
      },
      {
        assertion: 'p50(rollout_finish_date)>2014-01-01',
        holds: false,
        value: '2013-08-16',
        low: null,
        high: null,
      },
    ]);
  });
});

describe('--until', () => {
  it('goes on in batches until two in a row are precise enough', async () => {
    const cwd = smallScenario();
    const asked = 'mean(end_used_tib) within 50%';
    const { code, stderr } = await callCli([...TINY, '--until', asked], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain(
      `\nsmall: 20 mailboxes of 4 organisations, 62 days, 0 stages, 100 replications or\n  more, until ${asked}\n`,
    );
    expect(stderr).toContain('\ndrawn in 10 Latin hypercubes or more: 2 uncertain inputs\n');
    expect(stderr).toMatch(/\nreached after 110 replications: mean\(end_used_tib\) within 50%\n$/);
    expect(recordIn(cwd)).toMatchObject({
      replications: 110,
      sampling: { method: 'latin-hypercube', batchSizes: Array(11).fill(10) },
      until: { requirement: asked, isReached: true, replicationsMax: 1000 },
    });
  });

  it('stops at the most allowed and says so', async () => {
    const cwd = smallScenario();
    const asked = ['--until', 'p95(end_used_tib) within 0.0001%', '--replications-max', '115'];
    const { code, stderr } = await callCli([...TINY, ...asked], { cwd });
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /\nnot reached with 115 replications, the most allowed: p95\(end_used_tib\) within\n {2}0\.0001%\n$/,
    );
    const { replications, sampling, until } = recordIn(cwd);
    expect({ replications, until }).toEqual({
      replications: 115,
      until: {
        requirement: 'p95(end_used_tib) within 0.0001%',
        isReached: false,
        replicationsMax: 115,
      },
    });
    expect(sampling.batchSizes).toEqual([...Array(11).fill(10), 5]);
  });

  it('begins with the replications of a plain run, whose bytes they are', async () => {
    const cwd = smallScenario();
    const asked = ['--until', 'mean(end_used_tib) within 50%'];
    await callCli([...TINY, ...asked, '--quiet'], { cwd });
    await callCli([...TINY, '--replications', '100', '--quiet', '--out', 'plain'], { cwd });
    const rows = (folder: string) => readFileSync(join(cwd, folder, 'replications.csv'), 'utf8');
    expect(rows('runs/small').startsWith(rows('plain'))).toBe(true);
  });

  it('is refused where the first replications are more than are allowed', async () => {
    const cwd = smallScenario();
    const before = filesIn(cwd);
    const asked = ['--until', 'mean(end_used_tib) within 1%', '--replications-max', '99'];
    expect(await callCli([...TINY, ...asked], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        "headroom: --until begins with 100 replications, and --replications-max allows 99: allow more, or leave --until out\nSee 'headroom run --help'.\n",
    });
    expect(filesIn(cwd)).toEqual(before);
  });
});

describe('--split', () => {
  const SPLIT = [...TINY, '--replications', '30', '--split'];

  it('adds a table, says the same on stderr, and leaves all other figures alone', async () => {
    const cwd = smallScenario();
    const { code, stderr } = await callCli(SPLIT, { cwd });
    expect(code).toBe(0);
    const split = filesIn(join(cwd, 'runs/small'));
    const lines = split.get('split.csv')!.split('\n');
    expect(lines[1]).toMatch(/^peak_used_tib,20,[01]\.\d{4},[01]\.\d{4},[01]\.\d{4},[01]\.\d{4}$/);
    const [, , inputs, luck] = lines[1]!.split(',').map(Number);
    expect(inputs! + luck!).toBeCloseTo(1, 4);
    expect(stderr).toContain(`\npeak_used_tib `);
    expect(stderr).toMatch(/\nvariance of +from inputs +from luck +low +high\npeak_used_tib +\d/);
    expect(JSON.parse(split.get('run.json')!).split).toEqual({
      // A fifth, but at least twenty: 30 k / 20.
      replications: Array.from({ length: 20 }, (_, k) => Math.floor(1.5 * k)),
    });
    await callCli([...TINY, '--replications', '30', '--quiet', '--out', 'plain'], { cwd });
    const plain = filesIn(join(cwd, 'plain'));
    expect([...split.keys()].filter((name) => !plain.has(name))).toEqual(['split.csv']);
    for (const [name, text] of plain) {
      if (name.endsWith('.csv')) expect(split.get(name), name).toBe(text);
    }
  });

  it('finds no luck in the inputs where they are held', async () => {
    const cwd = smallScenario();
    await callCli([...SPLIT, '--sampling', 'medians', '--quiet'], { cwd });
    const [, peak = ''] = filesIn(join(cwd, 'runs/small')).get('split.csv')!.split('\n');
    // All variance is luck's: the estimate is 1 but for chance, of 20 pairs about a third.
    expect(Number(peak.split(',')[3])).toBeGreaterThan(0.4);
    expect(Number(peak.split(',')[5])).toBe(1);
  });
});

it('leaves no table of a split, and every other, without --split', async () => {
  const cwd = smallScenario();
  await callCli([...RUN, '--quiet'], { cwd });
  const names = [...filesIn(join(cwd, 'runs/small')).keys()];
  expect(names.filter((name) => !name.startsWith('inputs/'))).toEqual(
    [...RUN_FILES, 'report.html'].filter((name) => name !== 'inputs').sort(),
  );
});

describe('what a run cannot do', () => {
  const TIED = [
    ...['--set', 'owners.contactShare={uniform: [10%, 20%]}'],
    ...['--set', 'owners.offloadShare={uniform: [10%, 20%]}'],
    ...['--set', 'correlations=[[owners.contactShare, owners.offloadShare, 0.5]]'],
  ];

  it('is said of correlations for which hypercubes are too small', async () => {
    const { code, stderr } = await callCli([...RUN, ...TIED], { cwd: smallScenario() });
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /\nhypercubes are too small to tie owners\.\w+, owners\.\w+:\s+it\s+takes\s+30/,
    );
  });

  it.each([
    ['--until', 'p95(rollout_days) within 1'],
    ['--assert', 'p95(rollout_days) < 100'],
  ])('is refused where the scenario has no such metric: %s', async (option, text) => {
    const args = [...RUN, '--set', 'rollout.stages=[]', option, text];
    const { code, stderr } = await callCli(args, { cwd: smallScenario() });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        `headroom: ${option} '${text}': small has no rollout_days, as it has no stages: ask for ` +
        "another metric\nSee 'headroom run --help'.\n",
    });
  });
});
