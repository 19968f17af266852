/** `headroom diff` and `verify` of what cannot be read, or says what no run says. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/cli.ts';
import { edit, remove, seal, sealRecord } from '../support/damage.ts';
import { AGAIN } from '../support/kept-run.ts';
import { callCli, freshFolder, testIo } from '../support/run-cli.ts';
import { SCENARIOS } from '../support/small-scenario.ts';

/** A program of the system, not of a package. */
const MAKE_PIPE = 'mkfifo';

let kept = '';

beforeAll(async () => {
  kept = mkdtempSync(join(tmpdir(), 'headroom-test-'));
  cpSync(SCENARIOS, kept, { recursive: true });
  const args = ['run', 'small.yaml', '--out', 'a', '--replications', '3', '--quiet'];
  expect(await callCli(args, { cwd: kept })).toMatchObject({ code: 0, stderr: '' });
});

afterAll(() => rmSync(kept, { recursive: true }));

/** A folder with the run as `a` and, for a test to damage, as `b`. */
function twoRuns(): { readonly cwd: string; readonly b: string } {
  const cwd = freshFolder();
  for (const name of ['a', 'b']) cpSync(join(kept, 'a'), join(cwd, name), { recursive: true });
  return { cwd, b: join(cwd, 'b') };
}

function putPipe(path: string): void {
  rmSync(path, { force: true });
  execFileSync(MAKE_PIPE, [path]);
}

const COPY = `copy the folder anew from where the run was made, or ${AGAIN}`;
const NO_FILE = 'in place of the file stands something else, such as a folder';

describe('something else in place of a file of a run folder', () => {
  it('is named, and never waited for', async () => {
    const { cwd, b } = twoRuns();
    putPipe(join(b, 'summary.csv'));
    remove(join(b, 'stages.csv'));
    mkdirSync(join(b, 'stages.csv'));
    remove(join(b, 'timeline.csv'));
    symlinkSync('timeline.csv', join(b, 'timeline.csv'));
    putPipe(join(b, 'inputs/small.yaml'));
    const { code, stderr } = await callCli(['diff', 'a', 'b'], { cwd });
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n')).toEqual([
      `b/summary.csv  ${NO_FILE}  ${COPY}`,
      'b/timeline.csv  the file cannot be read: its symbolic links go round in a circle  see to it that it can be read, and compare again',
      `b/stages.csv  ${NO_FILE}  ${COPY}`,
      `b/inputs/small.yaml  ${NO_FILE}  ${COPY}, or give --edited to do without it`,
    ]);
  });

  it.each(['run.json', 'datapackage.json'])('is told of %s, too', async (name) => {
    const { cwd, b } = twoRuns();
    putPipe(join(b, name));
    for (const flags of [[], ['--edited']]) {
      const { code, stderr } = await callCli(['diff', 'a', 'b', ...flags], { cwd });
      expect({ code, stderr }).toMatchObject({ code: 2 });
      expect(stderr).toContain(`b/${name}  ${NO_FILE}  `);
    }
  });

  it('is refused as a file of more than 2 GiB is', async () => {
    const { cwd, b } = twoRuns();
    truncateSync(join(b, 'assumptions.csv'), 2 ** 31 + 1);
    const { code, stderr } = await callCli(['diff', 'a', 'b'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(
      'b/assumptions.csv  the file cannot be read: it is larger than 2 GiB  ',
    );
  });

  it('is not waited for by who replaces the run', async () => {
    const cwd = freshFolder();
    cpSync(SCENARIOS, cwd, { recursive: true });
    cpSync(join(kept, 'a'), join(cwd, 'a'), { recursive: true });
    putPipe(join(cwd, 'a/datapackage.json'));
    writeFileSync(join(cwd, 'a/\u001b[31mred'), '');
    const args = ['run', 'small.yaml', '--out', 'a', '--replications', '1', '--force'];
    const { code, stderr } = await callCli([...args, '--quiet'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('a holds what headroom did not write: \\u{1b}[31mred');
  });
});

it('a missing input may be done without', async () => {
  const { cwd, b } = twoRuns();
  remove(join(b, 'inputs/small.yaml'));
  expect(await callCli(['diff', 'a', 'b'], { cwd })).toMatchObject({
    code: 2,
    stderr: `b/inputs/small.yaml  the file is missing: run.json lists it  ${COPY}, or give --edited to do without it\n`,
  });
  expect(await callCli(['diff', 'a', 'b', '--edited'], { cwd })).toMatchObject({ code: 0 });
});

it('a report that cannot be seen is named by check', async () => {
  const cwd = freshFolder();
  cpSync(SCENARIOS, cwd, { recursive: true });
  mkdirSync(join(cwd, 'reports'));
  symlinkSync('small', join(cwd, 'reports/small'));
  expect(await callCli(['check', 'small.yaml', '--against', 'reports'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'reports/small  this is where a report belongs, and it cannot be read: its symbolic links go round in a circle  move that away\n',
  });
});

describe('a CSV file that a command line names', () => {
  it('is no loop of links and no pipe', async () => {
    const cwd = freshFolder();
    symlinkSync('loop.csv', join(cwd, 'loop.csv'));
    putPipe(join(cwd, 'pipe.csv'));
    const mend = 'name a run folder or a CSV file';
    expect(await callCli(['diff', 'loop.csv', 'pipe.csv', '--key', 'k'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        `loop.csv  the file cannot be read: its symbolic links go round in a circle  ${mend}\n` +
        `pipe.csv  it is neither a file nor a folder  ${mend}\n`,
    });
    expect(await callCli(['diff', kept, 'loop.csv'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^loop\.csv {2}the file cannot be read: its symbolic links/),
    });
  });

  it('is UTF-8 also if it comes from standard input', async () => {
    const cwd = freshFolder();
    const bytes = Buffer.concat([Buffer.from('k,v\nx,'), Buffer.from([0xe9, 0x0a])]);
    writeFileSync(join(cwd, 'a.csv'), bytes);
    writeFileSync(join(cwd, 'b.csv'), 'k,v\nx,1\n');
    for (const file of ['a.csv', '-']) {
      expect(
        await callCli(['diff', 'b.csv', file, '--key', 'k'], { cwd, stdin: bytes }),
      ).toMatchObject({
        code: 2,
        stderr: `${file}:2:3  the file is not UTF-8 text from here on  save it as CSV in UTF-8\n`,
      });
    }
    const scenario = await callCli(['show', '-'], { cwd, stdin: bytes });
    expect(scenario.stderr).toContain('it is not UTF-8 text at line 2, column 3');
  });

  it('named as a table of headroom says which of its keys it lacks', async () => {
    const cwd = freshFolder();
    for (const name of ['a', 'b']) {
      mkdirSync(join(cwd, name));
      writeFileSync(join(cwd, name, 'timeline.csv'), 'day,pool,quantity\n1,all,2\n');
    }
    const args = ['diff', 'a/timeline.csv', 'b/timeline.csv'];
    const { code, stderr } = await callCli(args, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(
      "headroom: a/timeline.csv is named as headroom's timeline, and lacks the key column date of that: by which columns are its rows told apart? Give --key, such as --key day\n",
    );
  });
});

describe('what no run says', () => {
  const NINES = '9'.repeat(30);

  function hugeRuns() {
    const runs = twoRuns();
    const path = join(runs.b, 'replications.csv');
    edit(path, /(?<=^0,metric,end_used_tib,)[^,]*/m, NINES);
    return runs;
  }

  it('is a number of thirty digits, which stops neither verify nor diff', async () => {
    const { cwd, b } = hugeRuns();
    expect(await callCli(['diff', 'a', 'b', '--edited'], { cwd })).toMatchObject({
      code: 1,
      stderr: expect.not.stringContaining('a fault in headroom'),
    });
    seal(b);
    const verified = await callCli(['verify', 'b'], { cwd });
    expect(verified).toMatchObject({ code: 1, stderr: '' });
    expect(verified.stdout).toMatch(
      /mean of end_used_tib is .*, and replications\.csv gives .*e\+29/,
    );
    const { code, stderr } = await callCli(['diff', 'a', 'b'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^b\/replications\.csv:\d+:\d+ {2}'9{30}' is larger than any number of a run {2}/,
    );
  });

  it('is a value that is no YAML, which is compared as it stands', async () => {
    const { cwd, b } = twoRuns();
    const path = join(b, 'run.json');
    for (const text of ['"open', '*nowhere', '[1, {']) {
      writeFileSync(path, readFileSync(join(cwd, 'a/run.json')));
      edit(path, '"text": "2013-09-30"', `"text": ${JSON.stringify(text)}`);
      sealRecord(b);
      const { code, stdout, stderr } = await callCli(['diff', 'a', 'b'], { cwd });
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(stdout).toContain(text);
    }
  });
});

it('memory that is not there is asked for with what narrows a run or a diff', async () => {
  const { io, written } = testIo();
  const write = () => {
    throw new RangeError('Array buffer allocation failed');
  };
  expect(await runCli(['--version'], { ...io, stdout: { ...io.stdout, write } })).toBe(2);
  expect(written.stderr).toBe(
    'headroom: there is not enough memory: have fewer mailboxes, or only --sample some of them; narrow a diff with --only\n',
  );
});
