/** `headroom verify`: what it says of whole runs, and how it is asked. */
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../src/report/hash-text.ts';
import { edit, sealRecord, tamper } from '../support/damage.ts';
import { callCli } from '../support/run-cli.ts';
import { CHECKS, fullRunToDamage, NOT_SHOWN, said, verify } from '../support/verified-runs.ts';

const copyRun = fullRunToDamage();

describe('a run as it was written', () => {
  it('is intact', async () => {
    const cwd = copyRun();
    expect(await verify(cwd)).toEqual({ code: 0, stdout: said(cwd), stderr: '' });
  });

  it('is so wherever it lies, and through links', async () => {
    const cwd = copyRun();
    mkdirSync(join(cwd, 'b'));
    renameSync(join(cwd, 'a'), join(cwd, 'b/a'));
    renameSync(join(cwd, 'b/a/timeline.csv'), join(cwd, 'timeline.csv'));
    symlinkSync('../../timeline.csv', join(cwd, 'b/a/timeline.csv'));
    symlinkSync('b/a', join(cwd, 'a'));
    expect(await verify(cwd)).toEqual({ code: 0, stdout: said(cwd), stderr: '' });
  });

  it('may hold other files, of which a note tells', async () => {
    const cwd = copyRun();
    for (const name of ['notes.txt', 'inputs/more.yaml', '.DS_Store']) {
      writeFileSync(join(cwd, 'a', name), '');
    }
    const stderr = 'note: a holds what headroom did not write: inputs/more.yaml, notes.txt\n';
    expect(await verify(cwd)).toEqual({ code: 0, stdout: said(cwd), stderr });
    const verdict = `a is intact, by 12 checks${NOT_SHOWN}\n`;
    expect(await verify(cwd, '--quiet')).toEqual({ code: 0, stdout: verdict, stderr: '' });
    for (const name of ['b', 'c', 'd', 'e\u001b[31m']) writeFileSync(join(cwd, 'a', name), '');
    const { stderr: more } = await verify(cwd);
    expect(more).toBe(
      'note: a holds what headroom did not write: b, c, d, e\\u{1b}[31m, inputs/more.yaml, 1 more\n',
    );
  });

  it('may be of another version with the same format, of which a note tells', async () => {
    const cwd = copyRun();
    edit(join(cwd, 'a/run.json'), /"headroom": "[^"]*"/, '"headroom": "0.4.9"');
    sealRecord(join(cwd, 'a'));
    await callCli(['report', 'a', '--quiet'], { cwd });
    const { code, stderr, stdout } = await verify(cwd);
    expect([code, stdout]).toEqual([0, said(cwd)]);
    expect(stderr).toMatch(/^note: a was made by headroom 0\.4\.9, and this is \d+\.\d+\.\d+\n$/);
  });
});

describe('the command', () => {
  it('prints one JSON object', async () => {
    const cwd = copyRun();
    const { code, stdout } = await verify(cwd, '--json');
    expect(code).toBe(0);
    const checks = CHECKS.map((check) => {
      return { check, passed: true, skipped: null, findingCount: 0, findings: [] };
    });
    const fingerprint = sha256Of(readFileSync(join(cwd, 'a/run.json')));
    expect(JSON.parse(stdout)).toMatchObject({
      verify: 1,
      runs: [{ run: 'a', passed: true, fingerprint, checks }],
    });
    tamper(join(cwd, 'a/stages.csv'));
    const failed = JSON.parse((await verify(cwd, '--json')).stdout);
    expect(failed.runs[0]).toMatchObject({ passed: false });
    expect(failed.runs[0].checks[2]).toMatchObject({
      ...{ check: 'hashes of 15 tables', passed: false, findingCount: 1 },
      findings: [{ file: 'a/stages.csv', line: 0, mend: '' }],
    });
  });

  it('is heard by Ctrl-C', async () => {
    const cwd = copyRun();
    expect(await callCli(['verify', 'a', 'a'], { cwd, interruption: AbortSignal.abort() })).toEqual(
      { code: 130, stdout: '', stderr: 'interrupted: 0 of 2 runs verified; not verified: a, a\n' },
    );
  });

  it('says at Ctrl-C which runs are verified and which are not', async () => {
    const cwd = copyRun();
    writeFileSync(join(cwd, 'a/notes.txt'), '');
    const controller = new AbortController();
    // With the note on a, at whose end Ctrl-C is heard before the next run is read.
    const onStderr = () => controller.abort();
    const options = { cwd, interruption: controller.signal, onStderr };
    const { code, stdout, stderr } = await callCli(['verify', 'a', 'none', 'a', 'b'], options);
    expect([code, stdout]).toEqual([130, said(cwd)]);
    expect(stderr).toContain(
      '\ninterrupted: 1 of 4 runs verified: a; could not be checked: none; not verified: a, b\n',
    );
  });

  it('suggests the runs that a folder holds in place of the folder', async () => {
    const cwd = copyRun();
    expect(await callCli(['verify', '.'], { cwd })).toMatchObject({
      code: 2,
      stderr: '.  this is no run folder: it has no run.json  name the runs that it holds: *\n',
    });
    expect((await callCli(['verify', 'a/inputs'], { cwd })).stderr).toContain(
      '  name a folder that headroom run has written\n',
    );
  });

  it('takes --workers only with --rerun', async () => {
    const cwd = copyRun();
    expect(await verify(cwd, '--workers', '2')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        "headroom: --workers is for --rerun, as nothing else simulates: add it\nSee 'headroom verify --help'.\n",
    });
    expect(await verify(cwd, '--rerun', '--workers', '0')).toMatchObject({ code: 2 });
  });
});
