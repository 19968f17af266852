/** `headroom report`: the page of a run, made with it and made again. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOf, startShell } from '../support/built-cli.ts';
import { cut, edit, grow, remove, seal, tamper } from '../support/damage.ts';
import { callCli, filesIn } from '../support/run-cli.ts';
import { fullRunToDamage, runToDamage } from '../support/verified-runs.ts';

const copyRun = fullRunToDamage();
const copySome = runToDamage('stored.yaml', '--replications', '2', '--tables', 'summary,timeline');
const copyExcel = runToDamage('small.yaml', '--replications', '2', '--excel');

const pageIn = (cwd: string) => readFileSync(join(cwd, 'a/report.html'), 'utf8');
const report = (cwd: string, ...args: readonly string[]) =>
  callCli(['report', 'a', ...args], { cwd });

describe('the page of a run', () => {
  it('is made again to the same bytes, in its place, elsewhere, and on standard output', async () => {
    const cwd = copyRun();
    const page = pageIn(cwd);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"/);
    expect(page).toMatch(/<\/body><\/html>\n$/);
    remove(join(cwd, 'a/report.html'));
    const say = 'wrote a/report.html: open it in a browser\n';
    const first = await report(cwd);
    expect(first).toEqual({ code: 0, stdout: 'a/report.html\n', stderr: say });
    expect(pageIn(cwd)).toBe(page);
    // Over the one that is there now.
    expect(await report(cwd)).toEqual(first);
    expect(await report(cwd, '--quiet', '--out', 'other.HTM')).toEqual({
      ...{ code: 0, stdout: 'other.HTM\n', stderr: '' },
    });
    expect(readFileSync(join(cwd, 'other.HTM'), 'utf8')).toBe(page);
    const stderr = 'wrote the page to standard output\n';
    expect(await report(cwd, '--out', '-')).toEqual({ code: 0, stdout: page, stderr });
  });

  it('is that of a folder that lies elsewhere, in another time zone and language', async () => {
    const cwd = copyRun();
    const page = pageIn(cwd);
    renameSync(join(cwd, 'a'), join(cwd, 'b'));
    const script =
      'TZ=Pacific/Auckland LC_ALL=ar_EG.UTF-8 "$NODE" "$HEADROOM" report "$PWD/b" --out - --quiet | cat';
    const ended = await endOf(startShell(script, cwd));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    // As built: what is built must be of these sources.
    expect(ended.stdout).toBe(page);
  });

  it('is made of tables for Excel, too', async () => {
    const cwd = copyExcel();
    const page = pageIn(cwd);
    expect(await report(cwd, '--quiet')).toMatchObject({ code: 0, stderr: '' });
    expect(pageIn(cwd)).toBe(page);
    expect(page).not.toContain('\r');
  });

  it('is replaced with its run, and kept from it where it is somebody else’s', async () => {
    const cwd = copyRun();
    const run = ['run', 'a/inputs/small.yaml', '--out', 'a', '--quiet', '--force'];
    const files = { cwd, stdin: 'x' };
    writeFileSync(join(cwd, 'a/report.html'), '<p>mine</p>');
    const refused = await callCli(run, files);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('a holds what headroom did not write: report.html; ');
    expect(await report(cwd)).toEqual({
      ...{ code: 2, stdout: '' },
      stderr:
        'headroom: a/report.html is there already: give --force to replace it, or name another with --out\n',
    });
    expect(pageIn(cwd)).toBe('<p>mine</p>');
    expect(await report(cwd, '--force')).toMatchObject({ code: 0 });
    expect((await callCli(run, files)).code).toBe(0);
    expect(readdirSync(cwd)).toEqual(['a']);
  });
});

describe('a page that is named', () => {
  it('replaces a file only with --force, and a link stays one', async () => {
    const cwd = copyRun();
    // Also a page: of which run is not known.
    for (const name of ['a.html', 'b.html']) {
      writeFileSync(join(cwd, name), name === 'a.html' ? 'mine' : pageIn(cwd));
      expect(await report(cwd, '--out', name)).toEqual({
        ...{ code: 2, stdout: '' },
        stderr: `headroom: ${name} is there already: give --force to replace it, or name another with --out\n`,
      });
    }
    symlinkSync('a.html', join(cwd, 'link.html'));
    const replaced = await report(cwd, '--out', 'link.html', '--force', '--quiet');
    expect(replaced).toEqual({ code: 0, stdout: 'link.html\n', stderr: '' });
    expect(readFileSync(join(cwd, 'a.html'), 'utf8')).toBe(pageIn(cwd));
    expect(readdirSync(cwd).sort()).toEqual(['a', 'a.html', 'b.html', 'link.html']);
  });

  it('is told of where it lies in the run beside its own', async () => {
    const cwd = copyRun();
    expect((await report(cwd, '--out', 'a/b.html')).stderr).toBe(
      'note: a/b.html lies in the run: move it away before headroom run --force\n' +
        'wrote a/b.html: open it in a browser\n',
    );
    expect((await report(cwd, '--out', './a/report.html')).stderr).toBe(
      'wrote ./a/report.html: open it in a browser\n',
    );
  });

  it('is refused where it cannot be', async () => {
    const cwd = copyRun();
    mkdirSync(join(cwd, 'dir.html'));
    const refused = async (...args: readonly string[]) => {
      const { code, stdout, stderr } = await report(cwd, ...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      return stderr;
    };
    const usage = (message: string) => `headroom: ${message}\nSee 'headroom report --help'.\n`;
    expect(await refused('--out', 'a/summary.csv', '--force')).toBe(
      usage("--out is 'a/summary.csv': write a name that ends in .html, or -"),
    );
    expect(await refused('--out', '-', '--force')).toBe(
      usage('--force is for a file, and --out - names none'),
    );
    expect(await refused('--out', 'dir.html', '--force')).toBe(
      'headroom: dir.html is there, and is no file: name another with --out\n',
    );
    expect(await refused('--out', 'no/a.html')).toBe(
      'headroom: cannot write no/a.html: there is no folder no; make it first, or name another\n',
    );
  });
});

describe('nothing is written', () => {
  it('at Ctrl-C', async () => {
    const cwd = copyRun();
    const before = filesIn(cwd);
    const stopped = { cwd, interruption: AbortSignal.abort() };
    expect(await callCli(['report', 'a'], stopped)).toEqual({
      ...{ code: 130, stdout: '' },
      stderr: 'interrupted: nothing was written to a/report.html\n',
    });
    expect(filesIn(cwd)).toEqual(before);
  });

  const ANEW =
    'copy the folder anew from where the run was made, or run the scenario again with headroom run --force';
  const TAKEN = 'or give --edited to take it as it is';

  it.each<[string, (folder: string) => void, string]>([
    [
      'that is of another format',
      (a) => edit(join(a, 'run.json'), /"formatVersion": \d+/, '"formatVersion": 1'),
      'a/run.json  the run folder has format 1, of headroom ',
    ],
    [
      'whose run.json was edited',
      (a) => edit(join(a, 'run.json'), /"title": "/, '"title": "X'),
      'a/run.json  the file was edited: its SHA-256 is not the one at its end  run the scenario again with headroom run --force, or give --edited to take it as it is\n',
    ],
    [
      'whose run.json was cut',
      (a) => cut(join(a, 'run.json')),
      ' it is not JSON from here on: the file was cut or edited  ',
    ],
    [
      'whose datapackage.json was edited',
      (a) => edit(join(a, 'datapackage.json'), '"unit": "TiB"', '"unit": "GiB"'),
      `a/datapackage.json  the file was edited: it has the `,
    ],
    ['that is no run', (a) => remove(join(a, 'run.json')), 'a  this is no run folder: it has no '],
  ])('of a folder %s', async (_, damage, words) => {
    const cwd = copyRun();
    damage(join(cwd, 'a'));
    const before = filesIn(cwd);
    const { code, stdout, stderr } = await report(cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr.split('\n')).toHaveLength(2);
    expect(filesIn(cwd)).toEqual(before);
  });

  it('of tables that are edited, cut, longer or gone, each of which is named', async () => {
    const cwd = copyRun();
    tamper(join(cwd, 'a/timeline.csv'));
    cut(join(cwd, 'a/stages.csv'), 100);
    grow(join(cwd, 'a/summary.csv'));
    remove(join(cwd, 'a/pools.csv'));
    // The page shows nothing of it.
    tamper(join(cwd, 'a/replications.csv'));
    remove(join(cwd, 'a/report.html'));
    const { code, stdout, stderr } = await report(cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const lines = stderr.trimEnd().split('\n').sort();
    expect(lines.map((line) => line.replace(/\d+/g, 'N'))).toEqual([
      `a/pools.csv  the file is missing: datapackage.json lists it  ${ANEW}`,
      `a/stages.csv  the file was cut after N of N bytes, in line N  ${ANEW}, ${TAKEN}`,
      `a/summary.csv  the file has grown: N bytes where N were written  ${ANEW}, ${TAKEN}`,
      `a/timeline.csv  the file was edited: it has the N bytes that were written, but its SHA-N is not the one in datapackage.json  ${ANEW}, ${TAKEN}`,
    ]);
    expect(existsSync(join(cwd, 'a/report.html'))).toBe(false);
  });

  it('of a run of which some tables were left out', async () => {
    const cwd = copySome();
    expect(filesIn(cwd).has('a/report.html')).toBe(false);
    expect(await report(cwd)).toEqual({
      ...{ code: 2, stdout: '' },
      stderr:
        'a  the run has only some of its tables: --tables left the others out  run the scenario again with headroom run --force, without --tables\n',
    });
  });

  it('of what is no folder', async () => {
    const cwd = copyRun();
    const mend = 'name a folder that headroom run has written';
    for (const name of ['none', 'a/run.json']) {
      expect(await callCli(['report', name], { cwd })).toEqual({
        ...{ code: 2, stdout: '' },
        stderr: `${name}  there is no such folder  ${mend}\n`,
      });
    }
  });
});

describe('--edited', () => {
  const figure = /^(peak_used_tib,[^,]*,)[^,]*/m;

  it('makes the page of tables as they are now', async () => {
    const cwd = copyRun();
    edit(join(cwd, 'a/summary.csv'), figure, '$1987.654321');
    edit(join(cwd, 'a/run.json'), /"title": "/, '"title": "Edited ');
    expect(await report(cwd, '--edited', '--quiet')).toMatchObject({ code: 0, stderr: '' });
    const page = pageIn(cwd);
    expect(page).toContain('Edited ');
    // Whoever seals the tables anew makes the same page, but for what it says of them.
    seal(join(cwd, 'a'));
    expect(await report(cwd, '--quiet')).toMatchObject({ code: 0, stderr: '' });
    expect(pageIn(cwd)).toBe(
      page.replace('<title>Edited: ', '<title>').replace(/<div class="edited".*?<\/div>/s, ''),
    );
  });

  it('is told first of all on the page, in the title of the window, and on stderr', async () => {
    const cwd = copyRun();
    const written = pageIn(cwd);
    // Of files as they were written the page says nothing.
    await report(cwd, '--edited');
    expect(pageIn(cwd)).toBe(written);
    edit(join(cwd, 'a/summary.csv'), figure, '$1987.654321');
    edit(join(cwd, 'a/run.json'), /"title": "/, '"title": "X');
    edit(join(cwd, 'a/datapackage.json'), '"unit": "TiB"', '"unit": "GiB"');
    // The page shows nothing of it.
    tamper(join(cwd, 'a/replications.csv'));
    expect((await report(cwd, '--edited')).stderr).toBe(
      'warning: the page shows what is not the run’s, and says so: edited in a: run.json, datapackage.json, summary.csv\n' +
        'wrote a/report.html: open it in a browser\n',
    );
    const page = pageIn(cwd);
    expect(page).toMatch(/<title>Edited: X/);
    const [, note = ''] =
      /<header[^>]*>\s*<div class="edited" role="note">(.*?)<\/div>/s.exec(page) ?? [];
    expect(note).toContain('<strong>Edited after the run.</strong>');
    expect(note.match(/(?<=<bdi>)[^<]+/g)).toEqual(['run.json', 'datapackage.json', 'summary.csv']);
  });

  it.each<[string, string, string | RegExp, string, string]>([
    ['a figure', 'summary', figure, '$1much', ':\\d+:\\d+  is no number and no date'],
    ['a number', 'timeline', /^([^\n]*\n[^,]*,all,all,)[^,]*/, '$1x', ':2:20  is no number'],
    ['a date', 'timeline', /\n[^,]*/, '\n2013-02-30', ':2:1  is no date'],
    [
      'a cell more',
      'stages',
      /\n/,
      '\n,',
      ':2:1  it has \\d+ cells, and datapackage.json tells of ',
    ],
    ['a column', 'stages', 'stage', 'phase', ':1:1  the header is not that of datapackage.json'],
    [
      'a quote',
      'stages',
      /\n/,
      '\n"',
      ':2:1  a cell opens with a double quote that is never closed',
    ],
    ['all', 'stages', /^.*$/s, '', '  the file is empty'],
  ])('refuses tables that are none: %s of %s', async (_, table, from, to, words) => {
    const cwd = copyRun();
    edit(join(cwd, `a/${table}.csv`), from, to);
    const { code, stderr } = await report(cwd, '--edited');
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^a/${table}\\.csv${words}`));
  });
});
