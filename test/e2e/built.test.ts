/** What only a process of its own shows: signals, pipes, a full disk. */
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { endOf, startShell } from '../support/built-cli.ts';
import { filesIn, freshFolder } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';

/** Takes half a minute; the series of three years soon need a temporary file. */
const MANY = '--replications 2000 --set horizon.end=2016-06-30';

interface Killed {
  readonly workers: number;
  /** Sent one right after the other. */
  readonly signals: readonly NodeJS.Signals[];
}

/** A run that gets signals while it simulates, and what it left behind. */
async function killed({ workers, signals }: Killed) {
  const cwd = smallScenario();
  const temporary = freshFolder();
  const before = filesIn(cwd);
  const run = `run small.yaml ${MANY} --workers ${workers}`;
  const child = startShell(`TMPDIR=${temporary} exec "$NODE" "$HEADROOM" ${run}`, cwd);
  child.stderr.on('data', (data: Buffer) => {
    if (!data.toString().includes('drawn in 10 Latin hypercubes')) return;
    setTimeout(() => {
      for (const signal of signals) child.kill(signal);
    }, 700);
  });
  const ended = await endOf(child);
  expect(filesIn(cwd)).toEqual(before);
  expect(readdirSync(temporary)).toEqual([]);
  return ended;
}

it.each([
  { workers: 1, signals: ['SIGINT'] },
  { workers: 2, signals: ['SIGINT'] },
  { workers: 2, signals: ['SIGTERM'] },
] as const)(
  '$signals.0 ends a run on $workers workers with 130 and leaves nothing',
  async (how) => {
    const { stderr, ...ended } = await killed(how);
    expect(ended).toEqual({ code: 130, signal: null, stdout: '' });
    expect(stderr).toMatch(
      /\ninterrupted: [\d,]+ of 2,000 replications of small were done; nothing was written to runs\/small\n$/,
    );
  },
);

it('a second signal ends it at once, and leaves nothing either', async () => {
  // Two of the same kind could reach the process as one.
  const ended = await killed({ workers: 2, signals: ['SIGINT', 'SIGTERM'] });
  expect(ended).toMatchObject({ code: 130, signal: null, stdout: '' });
  expect(ended.stderr).not.toContain('fault');
});

it('killed while it simulates, it leaves nothing', async () => {
  const ended = await killed({ workers: 2, signals: ['SIGKILL'] });
  expect(ended).toMatchObject({ code: null, signal: 'SIGKILL', stdout: '' });
});

it('a reader that closes the pipe ends it quietly', async () => {
  // More than a pipe holds, so that the writer is still writing when the reader goes.
  const cwd = smallScenario((text) => `${text}milestones:\n${milestones(2000)}`);
  const script = '"$NODE" "$HEADROOM" show small.yaml | head -1; exit $PIPESTATUS';
  expect(await endOf(startShell(script, cwd))).toEqual({
    code: 0,
    signal: null,
    stdout: 'headroom: 1\n',
    stderr: '',
  });
});

function milestones(count: number): string {
  const lines = Array.from({ length: count }, (_, k) => `  - {name: m${k}, date: 2013-08-01}\n`);
  return lines.join('');
}

it('diff reads what a shell pipes in place of files', async () => {
  const script = `"$NODE" "$HEADROOM" diff <(printf 'k,v\\na,1\\n') <(sleep 0.2; printf 'k,v\\na,1\\n') --key k`;
  expect(await endOf(startShell(script, freshFolder()))).toMatchObject({ code: 0, stderr: '' });
});

it('a full device for standard output is a fault', async () => {
  const script = 'exec "$NODE" "$HEADROOM" show small.yaml > /dev/full';
  expect(await endOf(startShell(script, smallScenario()))).toEqual({
    code: 2,
    signal: null,
    stdout: '',
    stderr: 'headroom: standard output cannot be written (ENOSPC): check the disk\n',
  });
});

it('a full device for standard error ends the command all the same', async () => {
  const script = 'exec "$NODE" "$HEADROOM" show nothing.yaml 2> /dev/full';
  expect(await endOf(startShell(script, smallScenario()))).toEqual({
    code: 2,
    signal: null,
    stdout: '',
    stderr: '',
  });
});

it('a disk that takes no more ends a run with nothing written', async () => {
  const cwd = smallScenario();
  const before = filesIn(cwd);
  // No file may grow beyond 8 KiB; the largest reports are above.
  const script = 'ulimit -f 8; exec "$NODE" "$HEADROOM" run small.yaml --quiet';
  expect(await endOf(startShell(script, cwd))).toEqual({
    code: 2,
    signal: null,
    stdout: '',
    stderr:
      'headroom: cannot write the run to runs/small: a file would be too large for the disk; choose another disk\n',
  });
  expect(filesIn(cwd)).toEqual(before);
});

it('a disk that takes no more temporary files ends a run with nothing left', async () => {
  const cwd = smallScenario();
  const temporary = freshFolder();
  const before = filesIn(cwd);
  // The daily series of these come to 87 MiB, and what is beyond 64 MiB goes to a file.
  const run = 'run small.yaml --replications 400 --set horizon.end=2016-06-30 --workers 2 --quiet';
  const script = `ulimit -f 8; TMPDIR=${temporary} exec "$NODE" "$HEADROOM" ${run}`;
  expect(await endOf(startShell(script, cwd))).toEqual({
    code: 2,
    signal: null,
    stdout: '',
    stderr:
      `headroom: cannot keep a temporary file in ${temporary}: a file would be too large for the ` +
      'disk; make room there, or name another folder in TMPDIR (TEMP on Windows)\n',
  });
  expect(filesIn(cwd)).toEqual(before);
  expect(readdirSync(temporary)).toEqual([]);
});

it('a disk that takes no more ends init with nothing written', async () => {
  const cwd = freshFolder();
  const script = 'ulimit -f 8; exec "$NODE" "$HEADROOM" init mine';
  expect(await endOf(startShell(script, cwd))).toEqual({
    code: 2,
    signal: null,
    stdout: '',
    stderr: `headroom: cannot write base/nhsmail-2013.yaml below ${cwd}: a file would be too large for the disk; choose another disk\n`,
  });
  expect(readdirSync(cwd)).toEqual([]);
});

it('a folder that may not be written to is refused before anything is simulated', async () => {
  const cwd = smallScenario();
  // Root may write everywhere but below a file of the kernel's.
  const script = 'exec "$NODE" "$HEADROOM" run small.yaml --out /proc/headroom';
  const { code, stderr } = await endOf(startShell(script, cwd));
  expect(code).toBe(2);
  expect(stderr).toBe(
    'headroom: cannot write the run to /proc/headroom: the folder cannot be made there, or was taken away meanwhile; choose another folder\n',
  );
});
