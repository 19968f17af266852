/** A folder with two scenarios to compare, and with runs of them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type CallResult, callCli } from './run-cli.ts';
import { COSTS_HEAD, smallScenario } from './small-scenario.ts';

/** Twelve replications: in ten hypercubes, of two and of one. */
export const TWELVE = ['--replications', '12'];
/** The scenario without stages, under another name. */
const NONE = ['--set', 'rollout.stages=[]', '--set', 'name=none'];

/** The small scenario as small.yaml and without stages as none.yaml. */
export function project(): string {
  const cwd = smallScenario();
  const text = readFileSync(join(cwd, 'small.yaml'), 'utf8');
  const none = `${text.slice(0, text.indexOf('rollout:'))}`.replace('name: small', 'name: none');
  writeFileSync(join(cwd, 'none.yaml'), none);
  return cwd;
}

export async function runInto(
  folder: string,
  cwd: string,
  ...more: readonly string[]
): Promise<void> {
  const args = ['run', 'small.yaml', '--out', folder, '--quiet', ...more];
  expect((await callCli(args, { cwd })).code).toBe(0);
}

/** A project with runs of both scenarios. */
export async function projectWithRuns(): Promise<string> {
  const cwd = project();
  await runInto('runs/none', cwd, ...TWELVE, ...NONE);
  await runInto('runs/small', cwd, ...TWELVE);
  return cwd;
}

/** One pool, which is too small for doubled quotas and large enough for those that are. */
const STORED = `
storage:
  layout: {preset: exchange-2010, copies: 2}
  pools:
    main: {usable: 280 GiB, organisations: rest}
  procurement:
    leadTimeDays: {p10: 15, p50: 30, p90: 60}
    scheduled: [{pool: main, on: 2014-02-03, size: 20 GiB}]
${COSTS_HEAD}    - {name: service, kind: running, per: mailbox-month, price: 3.85}
    - {name: storage, kind: running, per: TiB-month used, price: {p10: 12, p50: 18, p90: 30}}
    - {name: help desk, kind: running, per: contact, price: 9}
`;

/** A folder with the small scenario over two financial years, with storage and costs. */
export interface StoredProject {
  readonly cwd: string;
  /** `compare` with the arguments; where it simulates, twelve replications. */
  readonly compare: (...args: readonly string[]) => Promise<CallResult>;
}

/**
 * double.yaml, with stages; stay.yaml, without; plain.yaml, with stages and neither storage nor
 * costs; and runs of them in folders of their names in runs/.
 */
export async function storedProject(): Promise<StoredProject> {
  const cwd = smallScenario((text) => text.replace('end: 2013-09-30', 'end: 2014-06-30'));
  const text = readFileSync(join(cwd, 'small.yaml'), 'utf8');
  const stages = text.indexOf('rollout:');
  const files = {
    double: text + STORED,
    stay: text.slice(0, stages) + STORED,
    plain: text,
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(cwd, `${name}.yaml`), content.replace('name: small', `name: ${name}`));
  }
  const names = Object.keys(files).map((name) => `${name}.yaml`);
  const { code } = await callCli(['run', ...names, ...TWELVE, '--quiet'], { cwd });
  expect(code).toBe(0);
  return { cwd, compare: (...args) => callCli(['compare', ...args], { cwd }) };
}
