/** `headroom verify` finds nothing wrong with any run as headroom writes it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callCli, freshFolder, PROJECT_FOLDER } from '../support/run-cli.ts';
import { SCENARIOS } from '../support/small-scenario.ts';

/**
 * What is said of a run that is made with these arguments: lines of checks, without the verdict.
 */
async function checksOf(...args: readonly string[]): Promise<string[]> {
  const cwd = freshFolder();
  const [scenario = '', ...options] = args;
  const command = ['run', scenario, '--out', join(cwd, 'a'), '--quiet', ...options];
  expect(await callCli(command, { cwd: SCENARIOS })).toMatchObject({ code: 0, stderr: '' });
  const { code, stdout, stderr } = await callCli(['verify', 'a'], { cwd });
  expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.at(-2)).toMatch(/^a is intact, by \d+ checks;/);
  return lines.slice(0, -2);
}

function skippedIn(lines: readonly string[]): string[] {
  return lines.filter((line) => !line.startsWith('ok '));
}

const SHORT = ['--set', 'horizon.end=2013-08-05'];

describe('a run', () => {
  it.each([
    ['of one replication', ['--replications', '1']],
    ['of many, by another seed', ['--replications', '30', '--seed', 'another']],
    ['of independent draws', ['--replications', '12', '--sampling', 'random']],
    ['at medians', ['--replications', '3', '--sampling', 'medians']],
    ['of part of the mailboxes', ['--replications', '3', '--sample', '20%']],
    ['with all that can be asked for', ['--replications', '7', '--focus', '--split', '--excel']],
    ['until it is precise', [...SHORT, '--until', 'mean(end_used_tib) within 20%', '--focus']],
  ])('%s', async (_, args) => {
    expect(skippedIn(await checksOf('stored.yaml', ...args))).toEqual([]);
  });

  it('without costs, in another currency', async () => {
    const args = ['--replications', '2', '--set', 'currency=EUR'];
    expect(skippedIn(await checksOf('small.yaml', ...args))).toEqual([
      'skipped totals of costs: the run has no costs',
    ]);
  });

  it('without stages, or anybody who leaves', async () => {
    const args = ['--replications', '2', '--set', 'rollout.stages=[]'];
    expect(skippedIn(await checksOf('small.yaml', ...args))).toHaveLength(1);
  });

  it('of which some tables were left out', async () => {
    const args = ['--replications', '2', '--tables', 'summary,costs_annual,timeline'];
    expect(skippedIn(await checksOf('stored.yaml', ...args))).toEqual([
      'skipped part of totals of costs: --tables left out costs_monthly',
      'skipped part of sums of pools, cohorts and stages: --tables left out quota_states, stages',
      'skipped summary of the replications: --tables left out replications',
      'skipped part of run.json against the tables: --tables left out quota_states, replications, assumptions',
    ]);
    expect(skippedIn(await checksOf('stored.yaml', '--tables', 'sensitivity'))).toEqual([
      'skipped totals of costs: --tables left out costs_annual, costs_monthly',
      'skipped sums of pools, cohorts and stages: --tables left out timeline, quota_states, stages',
      'skipped summary of the replications: --tables left out summary, replications',
      'skipped run.json against the tables: --tables left out summary, timeline, quota_states, replications, assumptions',
    ]);
  });
});

describe('a run of a shipped scenario', () => {
  // One whose mailboxes move to another platform, and one of small organisations.
  it.each(['small-providers.yaml', 'nhsmail2-transition-2015.yaml'])('%s', async (name) => {
    const file = join(PROJECT_FOLDER, 'scenarios', name);
    const lines = await checksOf(file, '--sample', '0.02%', '--replications', '2');
    expect(skippedIn(lines)).toEqual([]);
  });

  // Reports of all of them are made already, with most of their tables.
  it('in a report of the project', async () => {
    const reports = join(PROJECT_FOLDER, 'reports');
    const names = readdirSync(reports);
    expect(names.length).toBeGreaterThan(5);
    const command = ['verify', ...names.map((name) => join(reports, name)), '--quiet'];
    const { code, stdout } = await callCli(command, { cwd: reports });
    expect(code, stdout).toBe(0);
    expect(stdout.match(/ is intact, by /g)).toHaveLength(names.length);
  });
});
