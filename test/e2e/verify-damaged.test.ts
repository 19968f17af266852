/** `headroom verify` of damaged run folders: it tells in what way they are, and never fails. */
import {
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cut, edit, grow, remove, tamper } from '../support/damage.ts';
import { callCli } from '../support/run-cli.ts';
import { fullRunToDamage, said, verify } from '../support/verified-runs.ts';

const copyRun = fullRunToDamage();

describe('a damaged file', () => {
  const HASHES = 'hashes of 15 tables';

  it('was cut, in a line', async () => {
    const cwd = copyRun();
    const path = join(cwd, 'a/stages.csv');
    const { size } = statSync(path);
    cut(path, size - 10);
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(
      `FAILED  a/stages.csv  the file was cut after ${size - 10} of ${size} bytes, in line 3\n`,
    );
    expect(stdout).toContain('ok      columns and cells of 14 tables\n');
    expect(stdout).toContain(
      'skipped part of columns and cells of 14 tables: stages.csv was cut\n',
    );
    expect(stdout).toContain(
      'skipped part of sums of pools, cohorts and stages: stages.csv was cut\n',
    );
    expect(stdout).toContain(`a is NOT intact: 1 of 11 checks failed: ${HASHES}\n`);
  });

  it('was cut at the end of a line, and what is missing is told', async () => {
    const cwd = copyRun();
    const path = join(cwd, 'a/timeline.csv');
    const text = readFileSync(path, 'utf8');
    const lines = text.trimEnd().split('\n');
    const kept = `${lines.slice(0, -1).join('\n')}\n`;
    writeFileSync(path, kept);
    const last = lines.at(-1)?.split(',')[0];
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    const line = lines.length - 1;
    const bytes = `${kept.length} of ${text.length} bytes`;
    expect(stdout).toContain(
      `FAILED  a/timeline.csv  the file was cut after ${bytes}, at the end of line ${line}, or edited\n`,
    );
    expect(stdout).toContain(`before it, ${last} has 2 rows, and the first day 3\n`);
  });

  it('is empty', async () => {
    const cwd = copyRun();
    const { size } = statSync(join(cwd, 'a/stages.csv'));
    cut(join(cwd, 'a/stages.csv'), 0);
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(
      `FAILED  a/stages.csv  the file is empty: it was cut after 0 of ${size} bytes\n`,
    );
  });

  it('has grown', async () => {
    const cwd = copyRun();
    const { size } = statSync(join(cwd, 'a/sensitivity.csv'));
    grow(join(cwd, 'a/sensitivity.csv'), '\n');
    const finding = `FAILED  a/sensitivity.csv  the file has grown: ${size + 1} bytes where ${size} were written`;
    const stdout = said(cwd, { [HASHES]: [finding] });
    expect(await verify(cwd)).toEqual({ code: 1, stdout, stderr: '' });
  });

  it('was edited, and the sums tell where', async () => {
    const cwd = copyRun();
    const path = join(cwd, 'a/costs_annual.csv');
    const lines = readFileSync(path, 'utf8').split('\n');
    const cells = lines[2]?.split(',') ?? [];
    const net = cells[7] ?? '';
    expect(net).toMatch(/^\d+\.\d\d$/);
    const other = net.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    writeFileSync(path, lines.with(2, cells.with(7, other).join()).join('\n'));
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    const { size } = statSync(path);
    expect(stdout).toContain(
      `FAILED  a/costs_annual.csv  the file was edited: it has the ${size} bytes that were written, but its SHA-256 is not the one in datapackage.json\n`,
    );
    const column = cells.slice(0, 7).join().length + 2;
    expect(stdout).toContain(
      `FAILED  a/costs_annual.csv:3:${column}  net_gbp_mean of ${cells[1]} in 2013/14 is ${other}, and the months of a/costs_monthly.csv come to ${net}\n`,
    );
  });

  it('was edited so that it is no text any more', async () => {
    const cwd = copyRun();
    const path = join(cwd, 'a/stages.csv');
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('\n') + 3] = 0xff;
    writeFileSync(path, bytes);
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(
      `FAILED  a/stages.csv:2:3  the file is not UTF-8 text from here on: it was edited\n`,
    );
    expect(stdout).toContain('skipped part of keys of 14 tables: stages.csv is no text\n');
  });

  it.each([
    ['is missing', remove, 'the file is missing: datapackage.json lists it', ''],
    [
      'is a folder',
      (path: string) => {
        remove(path);
        mkdirSync(path);
      },
      'in place of the file stands something else, such as a folder',
      '',
    ],
    [
      'is a link to itself',
      (path: string) => {
        remove(path);
        symlinkSync('stages.csv', path);
      },
      'the file cannot be read: its symbolic links go round in a circle',
      '  see to it that you may read it, and verify again',
    ],
    [
      'is a link to a device without end',
      (path: string) => {
        remove(path);
        symlinkSync('/dev/zero', path);
      },
      'in place of the file stands something else, such as a folder',
      '',
    ],
  ])('%s', async (_, damage, message, mend) => {
    const cwd = copyRun();
    damage(join(cwd, 'a/stages.csv'));
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(`FAILED  a/stages.csv  ${message}${mend}\n`);
    expect(stdout).toContain('skipped part of keys of 14 tables: stages.csv cannot be read\n');
  });
});

describe('an input', () => {
  const HASHES = 'hashes of 3 inputs';

  it('is missing, edited or cut', async () => {
    const cwd = copyRun();
    remove(join(cwd, 'a/inputs/stored.yaml'));
    cut(join(cwd, 'a/inputs/organisations.csv'), 20);
    const { size } = statSync(join(copyRun(), 'a/inputs/organisations.csv'));
    const stdout = said(cwd, {
      [HASHES]: [
        `FAILED  a/inputs/stored.yaml  the file is missing: run.json lists it`,
        `FAILED  a/inputs/organisations.csv  the file was cut after 20 of ${size} bytes, in line 1`,
      ],
    });
    expect(await verify(cwd)).toEqual({ code: 1, stdout, stderr: '' });
  });
});

describe('datapackage.json', () => {
  it.each([
    ['missing', remove, 'the file is missing: run.json lists it', 1],
    ['cut', (path: string) => cut(path, 1000), 'the file was cut after 1000 of ', 1],
    [
      'no JSON',
      (path: string) => edit(path, '"profile"', 'profile!!'),
      'it is not JSON from here',
      2,
    ],
    ['rubbish', (path: string) => writeFileSync(path, Buffer.alloc(999_999, 0xff)), 'not UTF-8', 2],
    [
      'other JSON',
      (path: string) => writeFileSync(path, '[]\n'),
      'is missing or not as headroom',
      2,
    ],
  ])('is %s: nothing is known of tables', async (_, damage, message, count) => {
    const cwd = copyRun();
    damage(join(cwd, 'a/datapackage.json'));
    const { code, stdout, stderr } = await verify(cwd);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.match(/^FAILED {2}a\/datapackage\.json/gm)).toHaveLength(count);
    expect(stdout).toContain(message);
    for (const check of ['hashes of tables', 'keys of tables', 'totals of costs']) {
      expect(stdout).toContain(`skipped ${check}: datapackage.json cannot be read\n`);
    }
    expect(stdout).toContain('1 of 4 checks failed: hash of datapackage.json\n');
  });

  it('was edited, and the tables are held against it as it is', async () => {
    const cwd = copyRun();
    edit(join(cwd, 'a/datapackage.json'), '"places": 3', '"places": 4');
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toMatch(/FAILED {2}a\/datapackage\.json {2}the file was edited/);
    expect(stdout).toMatch(/FAILED {2}a\/timeline\.csv:2:\d+ {2}'.*' is no number with 4 places/);
  });
});

describe('what cannot be checked', () => {
  const refused = (stderr: string) => ({ code: 2, stdout: '', stderr });

  it('is no run folder', async () => {
    const cwd = copyRun();
    const NAME = 'name a folder that headroom run has written';
    expect(await callCli(['verify', 'nosuch'], { cwd })).toEqual(
      refused(`nosuch  there is no such folder  ${NAME}\n`),
    );
    expect(await callCli(['verify', 'a/run.json'], { cwd })).toEqual(
      refused(`a/run.json  it is no folder  ${NAME}\n`),
    );
    remove(join(cwd, 'a/run.json'));
    expect(await verify(cwd)).toEqual(
      refused(`a  this is no run folder: it has no run.json  ${NAME}\n`),
    );
  });

  it.each([
    ['empty', (path: string) => cut(path, 0), ':1:1  it is not JSON from here on'],
    ['cut', (path: string) => cut(path, 1000), 'it is not JSON from here on'],
    ['rubbish', (path: string) => writeFileSync(path, Buffer.alloc(99, 0xff)), ':1:1  the file is'],
    ['other JSON', (path: string) => writeFileSync(path, '[1]\n'), 'is missing or not as headroom'],
    [
      'without a key',
      (path: string) => edit(path, '"inputs"', '"outputs"'),
      '  inputs  is missing',
    ],
    [
      'of another format',
      (path: string) => edit(path, /"formatVersion": \d+/, '"formatVersion": 4'),
      'the run folder has format 4, of headroom',
    ],
    [
      'a folder',
      (path: string) => {
        rmSync(path);
        mkdirSync(path);
      },
      'in place of the file stands something else',
    ],
    [
      'a link to itself',
      (path: string) => {
        rmSync(path);
        symlinkSync('run.json', path);
      },
      'the file cannot be read: its symbolic links go round in a circle',
    ],
  ])('has a run.json that is %s', async (_, damage, message) => {
    const cwd = copyRun();
    damage(join(cwd, 'a/run.json'));
    const { code, stdout, stderr } = await verify(cwd);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^a\/run\.json/);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('does not keep others from being checked', async () => {
    const cwd = copyRun();
    cpSync(join(cwd, 'a'), join(cwd, 'b'), { recursive: true });
    tamper(join(cwd, 'b/stages.csv'));
    const { code, stdout, stderr } = await callCli(['verify', 'nosuch', 'b', 'a'], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain('b is NOT intact: ');
    expect(stdout.endsWith(said(cwd))).toBe(true);
    expect(stderr).toMatch(/^nosuch {2}there is no such folder/);
    expect(await callCli(['verify', 'a', 'b'], { cwd })).toMatchObject({ code: 1, stderr: '' });
  });
});
