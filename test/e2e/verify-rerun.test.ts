/** `headroom verify --rerun`: whether the run comes to the same again. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edit, grow, seal, sealRecord, tamper } from '../support/damage.ts';
import { NOT_MADE, runToDamage, verify } from '../support/verified-runs.ts';

const copySmall = runToDamage('small.yaml', '--replications', '2');

describe('--rerun', () => {
  const RERUN = 'the same bytes when run again';

  it('makes the run again, and finds the same bytes', async () => {
    const cwd = copySmall();
    writeFileSync(join(cwd, 'a/notes.txt'), 'mine');
    const { code, stdout } = await verify(cwd, '--rerun');
    expect(code).toBe(0);
    expect(stdout).toContain(
      `ok      ${RERUN}\na is intact, by 12 checks, and its inputs give these tables again\n`,
    );
  });

  it('finds what was made to look whole', async () => {
    const cwd = copySmall();
    tamper(join(cwd, 'a/mailbox_sizes.csv'));
    seal(join(cwd, 'a'));
    expect(await verify(cwd)).toMatchObject({ code: 0 });
    const { code, stdout } = await verify(cwd, '--rerun');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAILED {2}a\/mailbox_sizes\.csv:\d+ {2}has "/m);
    expect(stdout).toContain(`1 of 11 checks failed: ${RERUN}\n`);
  });

  it('does not run from inputs that are others', async () => {
    const cwd = copySmall();
    grow(join(cwd, 'a/inputs/small.yaml'), '# more\n');
    const { code, stdout } = await verify(cwd, '--rerun');
    expect(code).toBe(1);
    expect(stdout).toContain(`skipped ${RERUN}: its inputs are not those that the run read\n`);
  });

  it('needs the version that made the run', async () => {
    const cwd = copySmall();
    edit(join(cwd, 'a/run.json'), /"headroom": "[^"]*"/, '"headroom": "0.4.9"');
    sealRecord(join(cwd, 'a'));
    const { code, stdout, stderr } = await verify(cwd, '--rerun', '--quiet');
    expect(code).toBe(2);
    expect(stdout).toBe(`a is intact, by 10 checks${NOT_MADE}\n`);
    expect(stderr).toMatch(
      /^a {2}it was made by headroom 0\.4\.9, and this is [\d.]+, whose bytes may differ {2}install headroom 0\.4\.9 to run it again, or verify it without --rerun\n$/,
    );
    expect((await verify(cwd, '--rerun')).stdout).toMatch(
      new RegExp(`^skipped ${RERUN}: a {2}it was made by headroom 0\\.4\\.9, and this is `, 'm'),
    );
    const { code: jsonCode, stdout: json } = await verify(cwd, '--rerun', '--json');
    expect(jsonCode).toBe(2);
    const [run] = JSON.parse(json).runs;
    expect(run.passed).toBe(null);
    expect(run.checks.at(-1)).toMatchObject({
      ...{ check: RERUN, passed: null, findingCount: 0 },
      skipped: expect.stringMatching(/^a {2}it was made by headroom 0\.4\.9/),
    });
  });

  it('finds settings that are on record and are none', async () => {
    const cwd = copySmall();
    edit(join(cwd, 'a/run.json'), '"run.replications=2"', '"foo"');
    sealRecord(join(cwd, 'a'));
    const { code, stdout, stderr } = await verify(cwd, '--rerun');
    expect(code).toBe(2);
    expect(stderr).toBe(
      'a/run.json  overrides.0  is missing or not as headroom writes it  get the folder anew from whoever made it\n',
    );
    expect(stdout).toContain('FAILED  a/run.json  overrides.0  it is not key.path=VALUE\n');
    expect(stdout).toContain(
      `skipped ${RERUN}: a/run.json  overrides.0  is missing or not as headroom writes it\n`,
    );
    expect(stdout).toContain('a is NOT intact: 1 of 10 checks failed: run.json\n');
  });
});
