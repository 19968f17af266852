/** Ctrl-C, in this process; built.test.ts sends the signal itself. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { callCli, filesIn } from '../support/run-cli.ts';
import { replacing, smallScenario } from '../support/small-scenario.ts';

it('stops a simulation, leaves nothing, and says what was done', async () => {
  const cwd = smallScenario();
  const before = filesIn(cwd);
  const controller = new AbortController();
  const args = ['run', 'small.yaml', '--replications', '2000'];
  const result = await callCli(args, {
    cwd,
    interruption: controller.signal,
    isTerminal: true,
    env: { NO_COLOR: '1' },
    onStderr: (text) => {
      if (/[1-9] of 2,000 replications,/.test(text)) controller.abort();
    },
  });
  expect(result.code).toBe(130);
  expect(result.stdout).toBe('');
  // What follows the wiped line of progress.
  expect(result.stderr.split('\u001b[K').at(-1)).toMatch(
    /^interrupted: [\d,]+ of 2,000 replications of small were done; nothing was written to runs\/small\n$/,
  );
  expect(filesIn(cwd)).toEqual(before);
});

/** Waits until a run in a folder is half written: the names beside it, or none if it ended. */
async function half(running: Promise<unknown>, cwd: string): Promise<string[]> {
  let isOver = false;
  running.then(() => {
    isOver = true;
  });
  const runs = join(cwd, 'runs');
  for (;;) {
    const names = existsSync(runs) ? readdirSync(runs) : [];
    if (isOver || names.length > 0) return names;
    await nextTurn();
  }
}

it('stops while the reports are being written, and leaves nothing', async () => {
  const cwd = smallScenario();
  const before = filesIn(cwd);
  const controller = new AbortController();
  const running = callCli(['run', 'small.yaml'], { cwd, interruption: controller.signal });
  await half(running, cwd);
  controller.abort();
  const result = await running;
  expect(result.code).toBe(130);
  expect(result.stderr).toMatch(/\ninterrupted: .*nothing was written to runs\/small\n$/);
  expect(filesIn(cwd)).toEqual(before);
});

it('stops in the midst of a large table', async () => {
  const cwd = smallScenario();
  await callCli(['run', 'small.yaml', '--quiet', '--out', 'whole'], { cwd });
  const before = filesIn(cwd);
  const bytesOf = (folder: string): number => {
    const path = join(cwd, folder, 'quota_states.csv');
    return existsSync(path) ? statSync(path).size : 0;
  };
  const runs = join(cwd, 'runs');
  let writtenBytes = 0;
  const { signal } = new AbortController();
  Object.defineProperty(signal, 'aborted', {
    get: () => {
      const [name] = existsSync(runs) ? readdirSync(runs) : [];
      if (name !== undefined && writtenBytes === 0) writtenBytes = bytesOf(join('runs', name));
      return writtenBytes > 0;
    },
  });
  const { code, stderr } = await callCli(['run', 'small.yaml'], { cwd, interruption: signal });
  expect(code).toBe(130);
  expect(stderr).toMatch(/\ninterrupted: .*nothing was written to runs\/small\n$/);
  expect(filesIn(cwd)).toEqual(before);
  expect(writtenBytes).toBeGreaterThan(0);
  expect(writtenBytes).toBeLessThan(bytesOf('whole'));
});

it('stops before the page and after it, and leaves nothing', async () => {
  for (const last of ['run.json', 'report.html']) {
    const cwd = smallScenario();
    const before = filesIn(cwd);
    const runs = join(cwd, 'runs');
    const { signal } = new AbortController();
    Object.defineProperty(signal, 'aborted', {
      get: () => {
        const [name] = existsSync(runs) ? readdirSync(runs) : [];
        return name !== undefined && existsSync(join(runs, name, last));
      },
    });
    const { code, stderr } = await callCli(['run', 'small.yaml'], { cwd, interruption: signal });
    expect(code).toBe(130);
    expect(stderr).toMatch(/\ninterrupted: nothing was written to runs\/small\n$/);
    expect(filesIn(cwd)).toEqual(before);
  }
});

it('takes away what is half written when the process is made to end at once', async () => {
  const cwd = smallScenario();
  const before = filesIn(cwd);
  const cleanUps: (() => void)[] = [];
  const running = callCli(['run', 'small.yaml', '--quiet'], {
    cwd,
    atExit: (cleanUp) => cleanUps.push(cleanUp),
  });
  const temporaries = await half(running, cwd);
  expect(temporaries).toEqual([expect.stringMatching(/^\.small\.headroom-new-\d+$/)]);
  for (const cleanUp of cleanUps) cleanUp();
  expect(filesIn(cwd)).toEqual(before);
  // As the process goes on here, the next file cannot be written.
  expect((await running).code).toBe(2);
  expect(filesIn(cwd)).toEqual(before);
});

it('names the runs that were complete before', async () => {
  const cwd = smallScenario();
  const controller = new AbortController();
  const args = ['run', 'small.yaml', '-', '--replications', '1'];
  const result = await callCli(args, {
    cwd,
    stdin: 'headroom: 1\nextends: small.yaml\nname: second\n',
    interruption: controller.signal,
    onStderr: (text) => {
      if (text.startsWith('wrote')) controller.abort();
    },
  });
  expect({ code: result.code, stdout: result.stdout }).toEqual({
    code: 130,
    stdout: 'runs/small\n',
  });
  expect(result.stderr).toMatch(
    /nothing was written to runs\/second; runs\/small had been written before\n$/,
  );
});

/** Aborts so many turns after the command has begun. */
function abortAfter(turns: number): AbortSignal {
  const controller = new AbortController();
  const count = async (): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await nextTurn();
    controller.abort();
  };
  void count();
  return controller.signal;
}

// At once, and when the only file has been opened: what was asked for in the meantime counts.
it.each([0, 2])('stops validate before it prints, after %i turns', async (turns) => {
  const cwd = smallScenario();
  const args = ['validate', 'small.yaml'];
  expect(await callCli(args, { cwd, interruption: abortAfter(turns) })).toEqual({
    code: 130,
    stdout: '',
    stderr: 'interrupted: small.yaml was not looked at to its end\n',
  });
});

it('stops plan before it prints', async () => {
  const cwd = smallScenario();
  expect(await callCli(['plan', 'small.yaml'], { cwd, interruption: abortAfter(0) })).toEqual({
    code: 130,
    stdout: '',
    stderr: 'interrupted: nothing was printed\n',
  });
});

/** A signal that is aborted from the given look at it on. */
function abortedAtLook(number: number): AbortSignal {
  const { signal } = new AbortController();
  let looks = 0;
  Object.defineProperty(signal, 'aborted', { get: () => ++looks >= number });
  return signal;
}

it('stops trace within its simulation', async () => {
  // Long enough for several turns in the midst: two looks are before it, one is after it.
  const cwd = smallScenario(replacing('population:', 'population:\n  mailboxes: 600000'));
  const args = ['trace', 'small.yaml', '--mailbox', '17'];
  expect(await callCli(args, { cwd, interruption: abortedAtLook(4) })).toEqual({
    code: 130,
    stdout: '',
    stderr: 'interrupted: the replication was not simulated to its end, and nothing was printed\n',
  });
});

it('ends the wait for standard input', async () => {
  const controller = new AbortController();
  // As a stream does whose signal is aborted.
  const readStdin = () =>
    new Promise<Uint8Array>((_, reject) => {
      controller.signal.addEventListener('abort', () => reject(new Error('aborted')));
      setTimeout(() => controller.abort(), 50);
    });
  expect(await callCli(['show', '-'], { readStdin, interruption: controller.signal })).toEqual({
    code: 130,
    stdout: '',
    stderr: 'interrupted: nothing was done\n',
  });
});

it('is heard among replications that are too short to be interrupted one by one', async () => {
  const interruption = new AbortController();
  const { code, stderr } = await callCli(['run', 'small.yaml', '--replications', '3000'], {
    cwd: smallScenario(),
    interruption: interruption.signal,
    isTerminal: true,
    env: { NO_COLOR: '1' },
    onStderr: (text) => {
      // As a signal would be: only once the event loop has its turn.
      if (/[1-9] of 3,000 replications,/.test(text)) setTimeout(() => interruption.abort(), 0);
    },
  });
  expect(code).toBe(130);
  expect(stderr).toMatch(/interrupted: (?!3,000 )[\d,]+ of 3,000 replications of small were done/);
});
