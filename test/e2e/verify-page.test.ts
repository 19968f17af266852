/** `headroom verify` of the page in a run folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cut, edit, remove, sealRecord, tamper } from '../support/damage.ts';
import { callCli } from '../support/run-cli.ts';
import { runToDamage, verify } from '../support/verified-runs.ts';

const copyRun = runToDamage('small.yaml', '--replications', '2');
const copySome = runToDamage('small.yaml', '--replications', '2', '--tables', 'summary,stages');

const CHECK = 'report.html against the tables';
const MEND = 'make it again with headroom report a --force';

describe('a page', () => {
  it.each([
    ['another figure', (page: string) => tamper(page)],
    ['more after its end', (page: string) => edit(page, /\n$/, '\n ')],
    ['less', (page: string) => cut(page)],
  ])('is found that has %s', async (_, damage) => {
    const cwd = copyRun();
    damage(join(cwd, 'a/report.html'));
    const { code, stdout, stderr } = await verify(cwd);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const message = 'is not the page that the tables give: it was cut or edited';
    expect(stdout).toContain(`\nFAILED  a/report.html  ${message}  ${MEND}\n`);
    expect(stdout).toContain(`\na is NOT intact: 1 of 11 checks failed: ${CHECK}\n`);
    expect(await callCli(['report', 'a', '--quiet'], { cwd })).toMatchObject({ code: 0 });
    expect(await verify(cwd)).toMatchObject({ code: 0, stderr: '' });
  });

  it.each([
    ['something else', (page: string) => writeFileSync(page, '<p>mine</p>')],
    ['nothing', (page: string) => writeFileSync(page, '')],
    ['a folder', (page: string) => mkdirSync(page)],
  ])('is found that is %s', async (_, put) => {
    const cwd = copyRun();
    const page = join(cwd, 'a/report.html');
    remove(page);
    put(page);
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    const message = 'is no page that headroom made';
    expect(stdout).toContain(`\nFAILED  a/report.html  ${message}  ${MEND}\n`);
  });

  it('that is not there is told, and missed by nothing', async () => {
    const cwd = copyRun();
    remove(join(cwd, 'a/report.html'));
    const { code, stdout, stderr } = await verify(cwd, '--rerun');
    expect(code).toBe(0);
    expect(stdout).not.toContain('report.html');
    expect(stderr).toBe('note: a has no report.html: headroom report a makes it\n');
    expect((await verify(cwd, '--quiet')).stderr).toBe('');
  });

  it.each(['9.9.9', '0.0.1'])('of version %s is told and not compared', async (other) => {
    const cwd = copyRun();
    edit(join(cwd, 'a/report.html'), /content="headroom [^"]*"/, `content="headroom ${other}"`);
    const { code, stdout, stderr } = await verify(cwd);
    expect(code).toBe(0);
    expect(stdout).not.toContain('report.html');
    expect(stderr).toMatch(
      /^note: a\/report\.html was made by headroom [09.]+1?, and this is [\d.]+: it was not checked\n$/,
    );
  });

  it('made by this version of a run of another is compared', async () => {
    const cwd = copyRun();
    edit(join(cwd, 'a/run.json'), /"headroom": "[^"]*"/, '"headroom": "0.5.9"');
    sealRecord(join(cwd, 'a'));
    expect((await callCli(['report', 'a'], { cwd })).stderr).toMatch(
      /^note: a was made by headroom 0\.5\.9, its page by [\d.]+\nwrote a\/report\.html: /,
    );
    expect(await verify(cwd)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`\nok      ${CHECK}\n`),
    });
  });

  it('is left aside where what it is made of fails', async () => {
    const cwd = copyRun();
    tamper(join(cwd, 'a/summary.csv'));
    tamper(join(cwd, 'a/report.html'));
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(`\nskipped ${CHECK}: what it is made of fails\n`);
  });

  it('is none of headroom in a run of which some tables were left out', async () => {
    const cwd = copySome();
    expect(await verify(cwd)).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(join(cwd, 'a/report.html'), 'mine');
    expect(await verify(cwd)).toMatchObject({
      code: 0,
      stderr: 'note: a holds what headroom did not write: report.html\n',
    });
  });
});
