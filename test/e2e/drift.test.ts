import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callCli } from '../support/run-cli.ts';
import { replacing, smallScenario } from '../support/small-scenario.ts';

/** Runs with the settings and returns what run.json says. */
async function recordOf(cwd: string, out: string, settings: readonly string[]) {
  const options = settings.flatMap((setting) => ['--set', setting]);
  const args = ['run', 'small.yaml', '--quiet', '--out', out, ...options];
  expect((await callCli(args, { cwd })).code).toBe(0);
  return JSON.parse(readFileSync(join(cwd, out, 'run.json'), 'utf8'));
}

it('is the change of used over the first 60 days without stages, at the medians', async () => {
  // A stage from the first day on, so that a drift with stages would be another.
  const cwd = smallScenario(replacing('start: 2013-07-08', 'start: 2013-07-01'));
  const whole = await recordOf(cwd, 'whole', []);
  // The same by the ledger of a run of its own: 1 July and 59 days more. Whether the opening is in
  // balance does not depend on what a replication draws.
  const early = await recordOf(cwd, 'early', [
    'rollout.stages=[]',
    'horizon.end=2013-08-29',
    'run.sampling=medians',
  ]);
  const [{ openingBytes, closingBytes }] = early.masterCheck.ledgers;
  expect(whole.drift.days).toBe(60);
  // Contents are whole bytes in the ledger: 300 of a few hundred megabytes.
  expect(whole.drift.share).toBeCloseTo(closingBytes / openingBytes - 1, 6);
  expect(whole.drift.share).not.toBe(0);
});

it('takes a shorter horizon whole', async () => {
  const cwd = smallScenario();
  const settings = ['horizon.end=2013-07-20', 'traffic.reportedMessages=null'];
  expect((await recordOf(cwd, 'short', settings)).drift.days).toBe(20);
});
