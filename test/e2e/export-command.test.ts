/** `headroom export`: where it writes, and what it refuses. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOf, startShell } from '../support/built-cli.ts';
import { withRun } from '../support/exported-runs.ts';
import { callCli, filesIn } from '../support/run-cli.ts';
import { sheetsOf } from '../support/xlsx.ts';

describe('the command', () => {
  it('writes the same bytes again, and to standard output', async () => {
    const cwd = await withRun();
    const first = await callCli(['export', 'run', '--xlsx', 'a.xlsx'], { cwd });
    expect(first).toEqual({
      code: 0,
      stdout: 'a.xlsx\n',
      stderr: `wrote a.xlsx: 9 sheets: about, summary, costs_annual, costs_monthly, purchases, pools, milestones, checks, columns\n`,
    });
    const bytes = readFileSync(join(cwd, 'a.xlsx'));
    const piped = await callCli(['export', 'run', '--xlsx', '-', '--quiet'], { cwd });
    expect(piped).toMatchObject({ code: 0, stderr: '' });
    expect(Buffer.from(piped.stdout, 'latin1').equals(bytes)).toBe(true);
    const said = await callCli(['export', 'run', '--xlsx', '-'], { cwd });
    expect(said.stderr).toMatch(/^wrote to standard output: 9 sheets: /);
  });

  it('writes them as built, through a pipe, and in another time zone', async () => {
    const cwd = await withRun();
    await callCli(['export', 'run', '--xlsx', 'a.xlsx'], { cwd });
    const script =
      'TZ=Pacific/Auckland "$NODE" "$HEADROOM" export run --xlsx - --quiet | cat > b.xlsx';
    const ended = await endOf(startShell(script, cwd));
    expect(ended).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const [here, there] = ['a.xlsx', 'b.xlsx'].map((name) => readFileSync(join(cwd, name)));
    expect(there!.equals(here!)).toBe(true);
  });

  it('replaces a file only with --force, and a link stays one', async () => {
    const cwd = await withRun('');
    writeFileSync(join(cwd, 'a.xlsx'), 'mine');
    const args = ['export', 'run', '--quiet', '--xlsx'];
    expect(await callCli([...args, 'a.xlsx'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'headroom: a.xlsx is there already: give --force to replace it, or name another with --xlsx\n',
    });
    expect(readFileSync(join(cwd, 'a.xlsx'), 'utf8')).toBe('mine');
    symlinkSync('a.xlsx', join(cwd, 'link.xlsx'));
    const replaced = await callCli([...args, 'link.xlsx', '--force'], { cwd });
    expect(replaced).toEqual({ code: 0, stdout: 'link.xlsx\n', stderr: '' });
    expect(sheetsOf(readFileSync(join(cwd, 'a.xlsx')))).toHaveLength(3);
    const names = readdirSync(cwd).filter((name) => name.includes('xlsx'));
    expect(names.sort()).toEqual(['a.xlsx', 'link.xlsx']);
  });

  it('tells of a workbook that it puts into the run', async () => {
    const cwd = await withRun();
    const { stderr } = await callCli(['export', 'run', '--xlsx', 'run/a.xlsx'], { cwd });
    expect(stderr).toMatch(
      /^note: run\/a\.xlsx lies in the run: move it away before headroom run --force\nwrote /,
    );
  });

  it('leaves nothing when it is interrupted', async () => {
    const cwd = await withRun('');
    const before = filesIn(cwd);
    const args = ['export', 'run', '--xlsx', 'a.xlsx'];
    expect(await callCli(args, { cwd, interruption: AbortSignal.abort() })).toEqual({
      code: 130,
      stdout: '',
      stderr: 'interrupted: nothing was written to a.xlsx\n',
    });
    expect(filesIn(cwd)).toEqual(before);
  });

  it('refuses what is asked wrongly', async () => {
    const cwd = await withRun('');
    mkdirSync(join(cwd, 'dir.xlsx'));
    const stderrOf = async (...args: readonly string[]) => {
      const result = await callCli(['export', 'run', ...args], {
        cwd,
        isTerminal: true,
        env: { NO_COLOR: '1' },
      });
      expect(result).toMatchObject({ code: 2, stdout: '' });
      return result.stderr;
    };
    const usage = (message: string) => `headroom: ${message}\nSee 'headroom export --help'.\n`;
    expect(await stderrOf()).toBe(
      usage('there is no format: give --xlsx FILE, as xlsx is the only one'),
    );
    expect(await stderrOf('--xlsx', 'run.json', '--force')).toBe(
      usage("--xlsx is 'run.json': write a name that ends in .xlsx, or -"),
    );
    expect(await stderrOf('--xlsx', '-', '--force')).toBe(
      usage('--force is for a file, and --xlsx - names none'),
    );
    expect(await stderrOf('--xlsx', '-')).toBe(
      usage('--xlsx - would write a workbook to the terminal: name a file'),
    );
    expect(await stderrOf('--xlsx', 'dir.xlsx', '--force')).toBe(
      'headroom: dir.xlsx is there, and is no file: name another with --xlsx\n',
    );
    expect(await stderrOf('--xlsx', 'no/a.xlsx')).toBe(
      'headroom: cannot write no/a.xlsx: there is no folder no; make it first, or name another\n',
    );
  });

  it('refuses what is no run, or another, or one that was changed', async () => {
    const cwd = await withRun();
    const stderrOf = async (run: string) => {
      const result = await callCli(['export', run, '--xlsx', 'a.xlsx'], { cwd });
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(existsSync(join(cwd, 'a.xlsx'))).toBe(false);
      return result.stderr;
    };
    const mend = 'name a folder that headroom run has written';
    const again = 'run the scenario again with headroom run --force';
    expect(await stderrOf('none')).toBe(`none  there is no such folder  ${mend}\n`);
    expect(await stderrOf('small.yaml')).toBe(`small.yaml  there is no such folder  ${mend}\n`);
    expect(await stderrOf('.')).toBe(`.  this is no run folder: it has no run.json  ${mend}\n`);
    const edit = (name: string, from: string | RegExp, to: string) => {
      const path = join(cwd, 'run', name);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replace(from, to));
      return () => writeFileSync(path, text);
    };
    const undo = edit('costs_monthly.csv', 'service', 'service2');
    expect(await stderrOf('run')).toBe(
      `run/costs_monthly.csv  the file was edited: its SHA-256 is not the one in datapackage.json  ${again}\n`,
    );
    undo();
    edit('run.json', /"formatVersion": \d+/, '"formatVersion": 1');
    expect(await stderrOf('run')).toMatch(
      /^run\/run\.json {2}the run folder has format 1, of headroom .*; this headroom reads format \d+ {2}/,
    );
  });
});
