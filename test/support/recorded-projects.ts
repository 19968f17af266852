/** Scenarios whose files lie here and there, and the runs of them to make again. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type CallOptions, callCli, freshFolder } from './run-cli.ts';
import { replacing, smallScenario } from './small-scenario.ts';

/** A base, a scenario and organisations, each in a folder of its own. */
export function scatteredProject(): string {
  const root = smallScenario();
  for (const name of ['plans/base', 'lists', 'elsewhere']) {
    mkdirSync(join(root, name), { recursive: true });
  }
  renameSync(join(root, 'small.yaml'), join(root, 'plans/base/small.yaml'));
  const edit = replacing('organisations.csv', '../../lists/organisations.csv');
  const base = join(root, 'plans/base/small.yaml');
  writeFileSync(base, edit(readFileSync(base, 'utf8')));
  renameSync(join(root, 'organisations.csv'), join(root, 'lists/organisations.csv'));
  writeFileSync(join(root, 'plans/top.yaml'), 'extends: base/small.yaml\nname: top\n');
  return root;
}

/** Makes a run, and moves its folder elsewhere: nothing is left of what it was made from. */
export async function loneRun(
  args: readonly string[],
  { cwd, ...options }: CallOptions & { readonly cwd: string },
): Promise<string> {
  const out = join(freshFolder(), 'run');
  const { code, stderr } = await callCli(['run', ...args, '--out', out, '--quiet'], {
    ...options,
    cwd,
  });
  expect([code, stderr]).toEqual([0, '']);
  rmSync(cwd, { recursive: true });
  return out;
}
