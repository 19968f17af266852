/** What keeps scenarios from being checked: all of it is told, and nothing is written. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { checkedProject, checkPlans, edit, reportedProject } from '../support/checked-projects.ts';
import { sealRecord } from '../support/damage.ts';
import { callCli, filesIn, freshFolder } from '../support/run-cli.ts';

const SEE = "See 'headroom check --help'.\n";

describe('usage', () => {
  it.each([
    [[], 'against which reports? Give their folder, such as --against reports'],
    [
      ['--against', 'reports', '--format', 'csv'],
      "--format is 'csv': the formats here are markdown, text, json",
    ],
    [['--against', 'reports', '-'], 'a report is of a scenario that is kept: name a file, not -'],
    [['--against', 'reports', '--sample', '2'], "--sample is '2': write a share above 0%"],
    [
      ['--against', 'reports', '--tables', 'focus'],
      '--tables: none of the scenarios has focus: leave it out',
    ],
  ])('%j is refused', async (args, message) => {
    const cwd = checkedProject();
    mkdirSync(join(cwd, 'reports'));
    const { code, stdout, stderr } = await callCli(['check', 'plans', ...args], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`headroom: ${message}`);
    expect(stderr.endsWith(SEE)).toBe(true);
  });

  it('knows the tables and columns of the reports', async () => {
    const cwd = await reportedProject(['--tables', 'summary,costs_annual']);
    const { code, stderr } = await checkPlans(cwd, ['--only', 'cost_annual']);
    expect(code).toBe(2);
    expect(stderr).toContain("--only 'cost_annual': did you mean 'costs_annual'?");
    expect((await checkPlans(cwd, ['--only', 'costs_annual.cash_gbp_mean'])).code).toBe(0);
  });

  it.each([
    ['report', 'there is no such folder'],
    ['plans/quiet.yaml', 'this is no folder'],
  ])('%s is no folder of reports', async (against, message) => {
    const cwd = checkedProject();
    const { code, stdout, stderr } = await callCli(['check', 'plans', '--against', against], {
      cwd,
    });
    const mend = 'name the folder of the reports, or one to be made with --update';
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: `${against}  ${message}  ${mend}\n`,
    });
  });

  it('a folder must have scenarios', async () => {
    const cwd = checkedProject();
    mkdirSync(join(cwd, 'other/notes.yaml'), { recursive: true });
    const args = ['check', 'other', 'plans', '--against', 'reports', '--update'];
    const { code, stderr } = await callCli(args, { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'other  there is no scenario in this folder: no file whose name ends in .yaml or .yml  name another folder, or files\n',
    );
  });
});

describe('scenarios', () => {
  it('that cannot be loaded are all told, and nothing is written', async () => {
    const cwd = await reportedProject();
    edit(join(cwd, 'plans/service.yaml'), 'price: 4', 'price: four');
    edit(join(cwd, 'plans/quiet.yaml'), 'rollout: null', 'rollouts: null');
    const before = filesIn(cwd);
    for (const args of [[], ['--update']]) {
      const { code, stdout, stderr } = await checkPlans(cwd, args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('plans/service.yaml:11:');
      expect(stderr).toContain('plans/quiet.yaml:3:1  rollouts  unknown key');
      expect(filesIn(cwd)).toEqual(before);
    }
  });

  it('have names of their own', async () => {
    const cwd = await reportedProject();
    edit(join(cwd, 'plans/quiet.yaml'), 'name: quiet', 'name: service');
    const { code, stderr } = await checkPlans(cwd, ['--update']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'plans/service.yaml:2:7  name  plans/quiet.yaml has the same name, and the report of both would be reports/service  give one another name\n',
    );
  });

  it('are each checked once, however often they are named', async () => {
    const cwd = await reportedProject();
    const args = ['check', 'plans/quiet.yaml', './plans', '--against', 'reports', '--quiet'];
    const { code, stdout } = await callCli(args, { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('**2 scenarios against reports: 2 are the same.**');
  });
});

describe('a report', () => {
  it('that was edited is refused by name, and written anew on demand', async () => {
    const cwd = await reportedProject();
    const before = filesIn(join(cwd, 'reports'));
    const path = join(cwd, 'reports/service/summary.csv');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/,0\./, ',1.'));
    rmSync(join(cwd, 'reports/quiet/timeline.csv'));
    const { code, stdout, stderr } = await checkPlans(cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const mend = 'put back what was committed, or write the report anew with --update';
    expect(stderr).toMatch(/^reports\/quiet\/timeline\.csv {2}.*missing/);
    expect(stderr).toMatch(/\nreports\/service\/summary\.csv {2}.*edited/);
    expect(stderr.split(mend)).toHaveLength(3);

    const updated = await checkPlans(cwd, ['--update']);
    expect(updated.code).toBe(0);
    expect(updated.stdout).toContain('2 could not be compared with their reports.**');
    expect(updated.stdout).toContain('| `service` | reports/service/summary.csv ');
    expect(updated.stdout).toContain('Written: reports/quiet, reports/service.');
    expect(filesIn(join(cwd, 'reports'))).toEqual(before);
  });

  it('of another format is refused, and written anew on demand', async () => {
    const cwd = await reportedProject();
    const before = filesIn(join(cwd, 'reports'));
    const path = join(cwd, 'reports/quiet/run.json');
    edit(path, '"formatVersion": ', '"formatVersion": 9');
    const { code, stderr } = await checkPlans(cwd);
    expect(code).toBe(2);
    expect(stderr).toContain('reports/quiet/run.json  the run folder has format 9');
    const args = ['check', 'plans', '--against', 'reports', '--update'];
    const updated = await callCli(args, { cwd });
    expect(updated.code).toBe(0);
    expect(updated.stderr).toContain(
      'note: plans/quiet.yaml was run as reports/quiet/run.json says that the report was made\n',
    );
    expect(filesIn(join(cwd, 'reports'))).toEqual(before);
  });

  it.each([
    ['of this format', (record: object) => record],
    ['of another', (record: object) => ({ ...record, formatVersion: 4 })],
  ])('%s that does not tell how it was made is never run whole', async (_, changed) => {
    const settled = ['--sample', '50%', '--replications', '3', '--tables', 'summary'];
    const cwd = await reportedProject(settled);
    const before = filesIn(join(cwd, 'reports'));
    const path = join(cwd, 'reports/quiet/run.json');
    const { overrides: _overrides, ...record } = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify(changed(record)));
    sealRecord(join(cwd, 'reports/quiet'));
    const broken = filesIn(join(cwd, 'reports'));
    const mend =
      'put back what was committed, or write the report anew: --update with --sample, --replications and --tables, as nothing tells how it was made\n';
    for (const some of [['--update'], ['--update', ...settled.slice(2)]]) {
      const { code, stdout, stderr } = await checkPlans(cwd, some);
      expect({ code, stdout, stderr }).toEqual({
        code: 2,
        stdout: '',
        stderr: `reports/quiet/run.json  overrides  is missing or not as headroom writes it  ${mend}`,
      });
    }
    const { code, stdout, stderr } = await checkPlans(cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^reports\/quiet\/run\.json {2}(overrides|the run folder has format 4)/);
    expect(filesIn(join(cwd, 'reports'))).toEqual(broken);
    const args = ['check', 'plans', '--against', 'reports', '--update', ...settled];
    const updated = await callCli(args, { cwd });
    expect(updated.code).toBe(0);
    expect(updated.stdout).toContain('1 could not be compared with its report, 1 is the same');
    expect(updated.stderr).toContain(
      'note: plans/quiet.yaml was run as the options say, as nothing tells how reports/quiet was made\n',
    );
    expect(filesIn(join(cwd, 'reports'))).toEqual(before);
  });

  it('in other money is refused, and written anew on demand', async () => {
    const cwd = await reportedProject(['--tables', 'summary']);
    edit(join(cwd, 'plans/quiet.yaml'), 'name: quiet', 'name: quiet\ncurrency: EUR');
    const { code, stdout, stderr } = await checkPlans(cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'plans/quiet.yaml  cannot be compared with reports/quiet: the currency is EUR here and GBP there  write the report anew with --update\n',
    );
    expect((await checkPlans(cwd, ['--update'])).code).toBe(0);
    expect((await checkPlans(cwd)).code).toBe(0);
  });

  it('with files of somebody else in it is compared, but never replaced', async () => {
    const cwd = await reportedProject();
    edit(join(cwd, 'plans/service.yaml'), 'price: 4', 'price: 5');
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
      writeFileSync(join(cwd, 'reports/service', `${name}.txt`), 'mine');
    }
    const before = filesIn(cwd);
    expect((await checkPlans(cwd)).code).toBe(1);
    const { code, stdout, stderr } = await checkPlans(cwd, ['--update']);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'reports/service  it holds what headroom did not write, which would be lost: a.txt, b.txt, c.txt, d.txt, e.txt, 1 more  move that away\n',
    });
    expect(filesIn(cwd)).toEqual(before);
  });

  it.each([[[]], [['--update']]])('is no other folder, nor a file %j', async (args) => {
    const cwd = checkedProject();
    mkdirSync(join(cwd, 'reports/quiet'), { recursive: true });
    writeFileSync(join(cwd, 'reports/quiet/run.json'), 'mine');
    writeFileSync(join(cwd, 'reports/service'), 'mine');
    const before = filesIn(cwd);
    const { code, stderr } = await checkPlans(cwd, args);
    expect(code).toBe(2);
    const words =
      'this is where the report belongs, and no run that headroom wrote  move that away\n';
    expect(stderr).toBe(`reports/quiet  ${words}reports/service  ${words}`);
    expect(filesIn(cwd)).toEqual(before);
  });
});

describe('Ctrl-C', () => {
  /** Calls `check` with temporary files in a folder of their own: what is left of them, too. */
  async function interrupted(cwd: string, args: readonly string[], at: RegExp) {
    const temporaries = freshFolder();
    vi.stubEnv('TMPDIR', temporaries);
    const controller = new AbortController();
    try {
      const { code, stdout, stderr } = await callCli(
        ['check', 'plans', '--against', 'reports', ...args],
        {
          cwd,
          interruption: controller.signal,
          onStderr: (text) => {
            if (at.test(text)) controller.abort();
          },
        },
      );
      return { code, stdout, stderr, left: readdirSync(temporaries) };
    } finally {
      vi.unstubAllEnvs();
    }
  }

  it.each([[[]], [['--update']]])('stops between simulations %j', async (args) => {
    const cwd = await reportedProject();
    edit(join(cwd, 'plans/service.yaml'), 'price: 4', 'price: 5');
    const before = filesIn(cwd);
    const { code, stdout, stderr, left } = await interrupted(cwd, args, /^1 of 2/);
    expect({ code, stdout, left }).toEqual({ code: 130, stdout: '', left: [] });
    const orWritten = args.length > 0 ? ' or written' : '';
    expect(stderr).toMatch(
      new RegExp(
        `\ninterrupted: 0 of 2 replications of service were done; nothing was printed${orWritten}\n$`,
      ),
    );
    expect(filesIn(cwd)).toEqual(before);
  });

  it('leaves each report whole, the former or the new', async () => {
    const cwd = await reportedProject();
    edit(join(cwd, 'plans/service.yaml'), 'price: 4', 'price: 5');
    edit(join(cwd, 'plans/quiet.yaml'), 'mailboxes: 60', 'mailboxes: 50');
    const before = filesIn(join(cwd, 'reports/service'));
    const { code, stdout, stderr, left } = await interrupted(cwd, ['--update'], /^wrote/);
    expect({ code, stdout, left }).toEqual({ code: 130, stdout: '', left: [] });
    expect(stderr).toMatch(
      /\nwrote reports\/quiet\ninterrupted: reports\/quiet had been written, and nothing was printed\n$/,
    );
    expect(filesIn(join(cwd, 'reports/service'))).toEqual(before);
    expect(readdirSync(join(cwd, 'reports')).sort()).toEqual(['quiet', 'service']);
    expect((await callCli(['diff', 'reports/quiet', 'reports/quiet'], { cwd })).code).toBe(0);
  });

  it('that is given twice takes away the temporary folder, too', async () => {
    const cwd = await reportedProject();
    const temporaries = freshFolder();
    const cleanUps: (() => void)[] = [];
    vi.stubEnv('TMPDIR', temporaries);
    try {
      const running = callCli(['check', 'plans', '--against', 'reports', '--quiet'], {
        cwd,
        atExit: (cleanUp) => cleanUps.push(cleanUp),
      });
      while (readdirSync(temporaries).length === 0) await nextTurn();
      for (const cleanUp of cleanUps) cleanUp();
      expect(readdirSync(temporaries)).toEqual([]);
      await running;
      expect(readdirSync(temporaries)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
