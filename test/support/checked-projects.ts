/** Two small scenarios with a base in a folder of its own, and the reports kept of them. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type CallOptions, type CallResult, callCli, freshFolder } from './run-cli.ts';
import { SCENARIOS } from './small-scenario.ts';

/** So few mailboxes over so few days take no time. */
const TINY = `population: {mailboxes: 60}
horizon: {end: 2013-08-15}
`;
const SERVICE = `extends: base/small.yaml
name: service
title: What the service costs
# Nobody has asked for another price yet.
costs:
  priceBase: 2013-04-01
  discountRate: 3.5%
  inflationPerYear: 2%
  vat: {rate: 20%, recoverableShare: 50%}
  lines:
    - {name: hosting, kind: running, per: mailbox-month, price: 4}
${TINY}`;
const QUIET = `extends: base/small.yaml
name: quiet
rollout: null
${TINY}`;

/** A folder with plans/service.yaml, plans/quiet.yaml and what they are built on. */
export function checkedProject(): string {
  const cwd = freshFolder();
  const base = join(cwd, 'plans/base');
  mkdirSync(base, { recursive: true });
  for (const name of ['small.yaml', 'organisations.csv']) {
    cpSync(join(SCENARIOS, name), join(base, name));
  }
  writeFileSync(join(cwd, 'plans/service.yaml'), SERVICE);
  writeFileSync(join(cwd, 'plans/quiet.yaml'), QUIET);
  return cwd;
}

/** Changes a file of a project, in which the text must stand. */
export function edit(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

/** Checks all plans against reports, without messages. */
export function checkPlans(
  cwd: string,
  args: readonly string[] = [],
  options: CallOptions = {},
): Promise<CallResult> {
  const all = ['check', 'plans', '--against', 'reports', '--quiet', ...args];
  return callCli(all, { ...options, cwd });
}

/** The project with reports as the scenarios are. */
export async function reportedProject(args: readonly string[] = []): Promise<string> {
  const cwd = checkedProject();
  const { code, stderr } = await checkPlans(cwd, ['--update', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return cwd;
}
