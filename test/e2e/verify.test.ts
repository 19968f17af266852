/** `headroom verify`: what it says of whole and of damaged run folders. */
import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../src/report/hash-text.ts';
import { cut, edit, grow, remove, seal, sealPackage, tamper } from '../support/damage.ts';
import { callCli } from '../support/run-cli.ts';
import { runToDamage } from '../support/verified-runs.ts';

const copyRun = runToDamage('stored.yaml', '--replications', '6', '--focus');
const COPY =
  'copy the folder anew from where the run was made, or run the scenario again with headroom run --force';
const AGAIN = 'run the scenario again with headroom run --force';

/** The checks of a run that has everything, in their order. */
const CHECKS = [
  'run.json',
  'hash of datapackage.json',
  'hashes of 15 tables',
  'hashes of 3 inputs',
  'columns and cells of 15 tables',
  'keys of 15 tables',
  'totals of costs',
  'sums of pools, cohorts and stages',
  'summary of the replications',
  'master check',
  'run.json against the tables',
];

function fingerprintOf(cwd: string): string {
  return `SHA-256 of its run.json: ${sha256Of(readFileSync(join(cwd, 'a/run.json')))}`;
}

/** What is printed of the folder `a`: its checks, those that failed with their lines instead. */
function said(cwd: string, failed: Readonly<Record<string, readonly string[]>> = {}): string {
  const names = CHECKS.filter((check) => failed[check] !== undefined);
  return [
    ...CHECKS.flatMap((check) => failed[check] ?? [`ok      ${check}`]),
    names.length === 0
      ? 'a is intact, by 11 checks'
      : `a is NOT intact: ${names.length} of 11 checks failed: ${names.join(', ')}`,
    fingerprintOf(cwd),
    '',
  ].join('\n');
}

function verify(cwd: string, ...args: readonly string[]) {
  return callCli(['verify', 'a', ...args], { cwd });
}

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
    const stderr = 'note: a holds what is not of the run: inputs/more.yaml, notes.txt\n';
    expect(await verify(cwd)).toEqual({ code: 0, stdout: said(cwd), stderr });
    expect(await verify(cwd, '--quiet')).toEqual({ code: 0, stdout: said(cwd), stderr: '' });
    for (const name of ['b', 'c', 'd', 'e']) writeFileSync(join(cwd, 'a', name), '');
    const { stderr: more } = await verify(cwd);
    expect(more).toBe(
      'note: a holds what is not of the run: b, c, d, e, inputs/more.yaml, 1 more\n',
    );
  });

  it('may be of another version with the same format, of which a note tells', async () => {
    const cwd = copyRun();
    edit(join(cwd, 'a/run.json'), /"headroom": "[^"]*"/, '"headroom": "0.4.9"');
    const { code, stderr, stdout } = await verify(cwd);
    expect([code, stdout]).toEqual([0, said(cwd)]);
    expect(stderr).toMatch(/^note: a was made by headroom 0\.4\.9, and this is \d+\.\d+\.\d+\n$/);
  });
});

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
      `FAILED  a/stages.csv  the file was cut after ${size - 10} of ${size} bytes, in line 3  ${COPY}\n`,
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
      `FAILED  a/timeline.csv  the file was cut after ${bytes}, at the end of line ${line}, or edited  ${COPY}\n`,
    );
    expect(stdout).toContain(`before it, ${last} has 2 rows, and the first day 3  ${AGAIN}\n`);
  });

  it('is empty', async () => {
    const cwd = copyRun();
    const { size } = statSync(join(cwd, 'a/stages.csv'));
    cut(join(cwd, 'a/stages.csv'), 0);
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(
      `FAILED  a/stages.csv  the file is empty: it was cut after 0 of ${size} bytes  ${COPY}\n`,
    );
  });

  it('has grown', async () => {
    const cwd = copyRun();
    const { size } = statSync(join(cwd, 'a/sensitivity.csv'));
    grow(join(cwd, 'a/sensitivity.csv'), '\n');
    const finding = `FAILED  a/sensitivity.csv  the file has grown: ${size + 1} bytes where ${size} were written  ${COPY}`;
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
      `FAILED  a/costs_annual.csv  the file was edited: it has the ${size} bytes that were written, but its SHA-256 is not the one in datapackage.json  ${COPY}\n`,
    );
    const column = cells.slice(0, 7).join().length + 2;
    expect(stdout).toContain(
      `FAILED  a/costs_annual.csv:3:${column}  net_gbp_mean of ${cells[1]} in 2013/14 is ${other}, and the months of a/costs_monthly.csv come to ${net}  ${AGAIN}\n`,
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
      `FAILED  a/stages.csv:2:3  the file is not UTF-8 text from here on: it was edited  ${AGAIN}\n`,
    );
    expect(stdout).toContain('skipped part of keys of 14 tables: stages.csv is no text\n');
  });

  it.each([
    ['is missing', remove, 'the file is missing: datapackage.json tells of it', COPY],
    [
      'is a folder',
      (path: string) => {
        remove(path);
        mkdirSync(path);
      },
      'in place of the file stands something else, such as a folder',
      COPY,
    ],
    [
      'is a link to itself',
      (path: string) => {
        remove(path);
        symlinkSync('stages.csv', path);
      },
      'the file cannot be read: its symbolic links go round in a circle',
      'see to it that you may read it, and verify again',
    ],
    [
      'is a link to a device without end',
      (path: string) => {
        remove(path);
        symlinkSync('/dev/zero', path);
      },
      'in place of the file stands something else, such as a folder',
      COPY,
    ],
  ])('%s', async (_, damage, message, mend) => {
    const cwd = copyRun();
    damage(join(cwd, 'a/stages.csv'));
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(`FAILED  a/stages.csv  ${message}  ${mend}\n`);
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
        `FAILED  a/inputs/stored.yaml  the file is missing: run.json tells of it  ${COPY}`,
        `FAILED  a/inputs/organisations.csv  the file was cut after 20 of ${size} bytes, in line 1  ${COPY}`,
      ],
    });
    expect(await verify(cwd)).toEqual({ code: 1, stdout, stderr: '' });
  });
});

describe('datapackage.json', () => {
  it.each([
    ['missing', remove, 'the file is missing: run.json tells of it'],
    ['cut', (path: string) => cut(path, 1000), 'the file was cut after 1000 of '],
    ['no JSON', (path: string) => edit(path, '"profile"', 'profile!!'), 'it is not JSON from here'],
    ['rubbish', (path: string) => writeFileSync(path, Buffer.alloc(999_999, 0xff)), 'not UTF-8'],
    ['other JSON', (path: string) => writeFileSync(path, '[]\n'), 'is missing or not as headroom'],
  ])('is %s: nothing is known of tables', async (_, damage, message) => {
    const cwd = copyRun();
    damage(join(cwd, 'a/datapackage.json'));
    const { code, stdout, stderr } = await verify(cwd);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/FAILED {2}a\/datapackage\.json/);
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

describe('a folder that was made to look whole', () => {
  it('is found where a table does not add up', async () => {
    const cwd = copyRun();
    tamper(join(cwd, 'a/stages.csv'));
    seal(join(cwd, 'a'));
    expect(await verify(cwd)).toMatchObject({ code: 0 });
    // The last day of the last cohort: its day no longer adds up.
    edit(join(cwd, 'a/quota_states.csv'), /(\n[^\n,]*,[^\n,]*,)\d(?=[^\n]*\n$)/, '$19');
    seal(join(cwd, 'a'));
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain('1 of 11 checks failed: sums of pools, cohorts and stages\n');
  });

  it('is found where a table is gone', async () => {
    const cwd = copyRun();
    remove(join(cwd, 'a/pools.csv'));
    seal(join(cwd, 'a'));
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(
      `FAILED  a/datapackage.json  it does not tell of pools.csv, which such a run has  ${AGAIN}\n`,
    );
  });

  it('is found where its columns are gone', async () => {
    const cwd = copyRun();
    edit(join(cwd, 'a/datapackage.json'), /"name": "mean"/, '"name": "average"');
    edit(join(cwd, 'a/summary.csv'), 'mean,', 'average,');
    sealPackage(join(cwd, 'a'));
    seal(join(cwd, 'a'));
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(`FAILED  a/summary.csv  it has no column mean  ${AGAIN}\n`);
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
      findings: [{ file: 'a/stages.csv', line: 0, mend: COPY }],
    });
  });

  it('is heard by Ctrl-C', async () => {
    const cwd = copyRun();
    expect(await callCli(['verify', 'a', 'a'], { cwd, interruption: AbortSignal.abort() })).toEqual(
      { code: 130, stdout: '', stderr: 'interrupted: 0 of 2 runs verified\n' },
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

describe('--rerun', () => {
  const RERUN = 'the same bytes when run again';
  const copySmall = runToDamage('small.yaml', '--replications', '2');

  it('makes the run again, and finds the same bytes', async () => {
    const cwd = copySmall();
    writeFileSync(join(cwd, 'a/notes.txt'), 'mine');
    const { code, stdout } = await verify(cwd, '--rerun', '--quiet');
    expect(code).toBe(0);
    expect(stdout).toContain(`ok      ${RERUN}\na is intact, by 11 checks\n`);
  });

  it('finds what was made to look whole', async () => {
    const cwd = copySmall();
    tamper(join(cwd, 'a/mailbox_sizes.csv'));
    seal(join(cwd, 'a'));
    expect(await verify(cwd)).toMatchObject({ code: 0 });
    const { code, stdout } = await verify(cwd, '--rerun');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAILED {2}a\/mailbox_sizes\.csv:\d+ {2}has "/m);
    expect(stdout).toContain(`it is not what its inputs come to: ${AGAIN}\n`);
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
    const { code, stdout, stderr } = await verify(cwd, '--rerun', '--quiet');
    expect(code).toBe(2);
    expect(stdout).toContain('a is intact, by 10 checks\n');
    expect(stderr).toMatch(
      /^a {2}it was made by headroom 0\.4\.9, and this is [\d.]+, whose bytes may differ {2}install headroom 0\.4\.9 to run it again, or verify it without --rerun\n$/,
    );
  });
});
