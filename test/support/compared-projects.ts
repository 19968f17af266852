/** A folder with two scenarios to compare, and with runs of them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { callCli } from './run-cli.ts';
import { smallScenario } from './small-scenario.ts';

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
