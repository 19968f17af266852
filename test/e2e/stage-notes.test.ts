/** Stages that give mailboxes the quota that they have: no fault, but nothing comes of it. */
import { expect, it } from 'vitest';
import { callCli } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';

// 300 mailboxes, 130 of them in London, a fifth of each cohort large: of the 170 others 35 by the
// seed's luck, and 135 standard.
const NOTE =
  'stage everyone-else: 135 of the 170 mailboxes that it selects have that quota already; they ' +
  'take their turn, and nothing changes for them\n';
const ONLY_LARGE = [
  '--set',
  'rollout.stages.everyone-else.change={quota: {tiers: {large: 1 GiB}}}',
];

it.each(['validate', 'plan', 'run'])(
  '%s tells how many have the quota already',
  async (command) => {
    const { code, stderr } = await callCli([command, 'small.yaml', ...ONLY_LARGE], {
      cwd: smallScenario(),
    });
    expect(code).toBe(0);
    const said = stderr.replace(/\n +/g, ' ');
    expect(said).toContain(NOTE);
    expect(said.split('that quota already')).toHaveLength(2);
  },
);

it('says that fill decides whom the stage selects', async () => {
  const set = [...ONLY_LARGE, '--set', 'rollout.stages.pilot.select={fillAtLeast: 90%}'];
  const { stderr } = await callCli(['plan', 'small.yaml', ...set], { cwd: smallScenario() });
  expect(stderr).toBe(
    NOTE.replace('135 of the 170', '240 of the 300').replace('selects', 'may select'),
  );
});

it('says nothing with --quiet, nor of stages that change everyone', async () => {
  const quiet = ['run', 'small.yaml', '--quiet', ...ONLY_LARGE];
  expect((await callCli(quiet, { cwd: smallScenario() })).stderr).toBe('');
  expect((await callCli(['plan', 'small.yaml'], { cwd: smallScenario() })).stderr).toBe('');
});
