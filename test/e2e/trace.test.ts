import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

it('refuses a replication that the run does not have, as its inputs go by how many there are', async () => {
  const cwd = smallScenario();
  expect(await callCli([...TRACE, '17', '--replication', '2'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      "headroom: a run of small.yaml has no replication 2: they are 0 to 1\nSee 'headroom trace --help'.\n",
  });
  const more = [...TRACE, '17', '--replication', '2', '--set', 'run.replications=3'];
  expect((await callCli(more, { cwd })).code).toBe(0);
});

interface Lived {
  readonly event: string;
  readonly used_after_mib: number;
}

const MAILBOX_COUNT = 12;
const TINY = ['run.replications=5', 'run.hypercubes=2', `population.mailboxes=${MAILBOX_COUNT}`];

it.each(['latin-hypercube', 'random', 'medians'])(
  "tells the lives of the run's own replications, %s",
  async (sampling) => {
    const cwd = smallScenario();
    const set = TINY.flatMap((setting) => ['--set', setting]);
    const options = ['small.yaml', '--sampling', sampling, ...set];
    expect((await callCli(['run', ...options, '--quiet'], { cwd })).code).toBe(0);
    const record = JSON.parse(readFileSync(join(cwd, 'runs/small/run.json'), 'utf8'));
    const closings = new Set<number>();
    for (const replication of [1, 4]) {
      const lives: Lived[] = [];
      for (let mailbox = 0; mailbox < MAILBOX_COUNT; mailbox++) {
        const which = ['--mailbox', `${mailbox}`, '--replication', `${replication}`];
        const { stdout } = await callCli(['trace', ...options, ...which, '--json'], { cwd });
        lives.push(...JSON.parse(stdout).events);
      }
      const countOf = (kind: string) => lives.filter(({ event }) => event === kind).length;
      expect(record.eventCounts[replication]).toMatchObject({
        replication,
        regimes: countOf('regime'),
        housekeepings: countOf('housekeeping'),
        cleanUps: countOf('clean-up'),
        contacts: countOf('contact'),
      });
      const ends = lives.filter(({ event }) => event === 'end');
      const closingMib = ends.reduce((sum, { used_after_mib }) => sum + used_after_mib, 0);
      const { closingBytes } = record.masterCheck.ledgers[replication];
      // A trace has MiB with three places.
      expect(Math.abs(closingMib - closingBytes / 1_048_576)).toBeLessThan(
        MAILBOX_COUNT * 0.0005 + 1e-9,
      );
      closings.add(closingBytes);
    }
    expect(closings.size).toBe(2);
  },
);
