import { expect, it } from 'vitest';
import { callCli } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';

const TRACE = ['trace', 'small.yaml', '--mailbox'];

it('prints the events of a mailbox as a table with a line each', async () => {
  const cwd = smallScenario();
  const { code, stdout, stderr } = await callCli([...TRACE, '17'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { stdout: json } = await callCli([...TRACE, '17', '--json'], { cwd });
  const { events, ...rest } = JSON.parse(json);
  expect(rest).toEqual({
    headroom: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    name: 'small',
    mailbox: 17,
    replication: 0,
  });
  expect(events.length).toBeGreaterThan(0);
  const [header = '', ...lines] = stdout.trimEnd().split('\n');
  expect(header.split(/ {2,}/).map((word) => word.trim())).toEqual(Object.keys(events[0]));
  expect(lines).toHaveLength(events.length);
});

it('is another life in another replication and under another seed', async () => {
  const cwd = smallScenario();
  const first = await callCli([...TRACE, '17'], { cwd });
  expect(await callCli([...TRACE, '17', '--replication', '0'], { cwd })).toEqual(first);
  const others = [
    ['--replication', '1'],
    ['--seed', 'other'],
    ['--set', 'run.seed=other'],
  ];
  for (const options of others) {
    const other = await callCli([...TRACE, '17', ...options], { cwd });
    expect(other.code).toBe(0);
    expect(other.stdout).not.toBe(first.stdout);
  }
});

it('takes the last mailbox and refuses the one after it', async () => {
  const cwd = smallScenario();
  expect((await callCli([...TRACE, '299'], { cwd })).code).toBe(0);
  expect(await callCli([...TRACE, '300'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      "headroom: small.yaml has no mailbox 300: they are 0 to 299\nSee 'headroom trace --help'.\n",
  });
});

it('says that there is no mailbox', async () => {
  const cwd = smallScenario();
  const settings = ['population.mailboxes=0', 'rollout.stages=[]'];
  const args = [...TRACE, '0', ...settings.flatMap((setting) => ['--set', setting])];
  expect((await callCli(args, { cwd })).stderr).toBe(
    "headroom: small.yaml has no mailbox 0: there is no mailbox\nSee 'headroom trace --help'.\n",
  );
});

it('says so where the run has no such replication', async () => {
  const cwd = smallScenario();
  const { code, stdout, stderr } = await callCli([...TRACE, '17', '--replication', '2'], { cwd });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr:
      'a run of small.yaml has no replication 2 (they are 0 to 1): this is what it would be with more of them\n',
  });
  const more = [...TRACE, '17', '--replication', '2', '--set', 'run.replications=3'];
  expect(await callCli(more, { cwd })).toEqual({ code, stdout, stderr: '' });
});
