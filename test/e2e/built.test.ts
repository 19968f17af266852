/** What only a process of its own shows: signals, pipes, a full disk. */
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { endOf, startShell } from '../support/built-cli.ts';
import { filesIn, freshFolder } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';

const MANY = '--replications 2000 --set horizon.end=2016-06-30';

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  it(`${signal} ends a run with 130 within a second and leaves nothing`, async () => {
    const cwd = smallScenario();
    const before = filesIn(cwd);
    const child = startShell(`exec "$NODE" "$HEADROOM" run small.yaml ${MANY}`, cwd);
    let sentAt = Number.POSITIVE_INFINITY;
    child.stderr.on('data', (data: Buffer) => {
      if (!data.toString().includes('held at their medians')) return;
      setTimeout(() => {
        sentAt = performance.now();
        child.kill(signal);
      }, 500);
    });
    const ended = await endOf(child);
    expect(performance.now() - sentAt).toBeLessThan(1000);
    expect({ code: ended.code, signal: ended.signal, stdout: ended.stdout }).toEqual({
      code: 130,
      signal: null,
      stdout: '',
    });
    expect(ended.stderr).toMatch(
      /\ninterrupted: \d+ of 2000 replications of small were done; nothing was written to runs\/small\n$/,
    );
    expect(filesIn(cwd)).toEqual(before);
  });
}

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
