/** A project with a run to export. */
import { expect } from 'vitest';
import { callCli } from './run-cli.ts';
import { COSTS_HEAD, smallScenario } from './small-scenario.ts';

/** What the small scenario gets of milestones, storage and costs. */
export const STORED = `
milestones: [{name: half way, date: 2013-08-01}]
storage:
  layout: {preset: exchange-2010, copies: 2}
  pools:
    north: {usable: 400 GiB, organisations: {regions: [North]}}
    south: {usable: 600 GiB, organisations: rest}
  procurement:
    leadTimeDays: {p10: 45, p50: 70, p90: 120}
    scheduled: [{pool: north, on: 2013-08-15, size: 20 GiB}]
${COSTS_HEAD}    - {name: service, kind: running, per: mailbox-month, price: {p10: 3, p50: 4, p90: 6}}
    - {name: bias, kind: optimism-bias, share: 10%, of: [purchase]}
    - {name: time, kind: economic, per: contact, price: 7}
`;

/** A project with a run of the small scenario, by default with storage and costs. */
export async function withRun(more: string = STORED, ...args: readonly string[]): Promise<string> {
  const cwd = smallScenario((text) => `${text.trimEnd()}\n${more}`);
  const run = ['run', 'small.yaml', '--out', 'run', '--replications', '6', '--quiet', ...args];
  expect(await callCli(run, { cwd })).toMatchObject({ code: 0, stderr: '' });
  return cwd;
}
