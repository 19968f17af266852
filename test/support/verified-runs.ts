/** A run folder to verify, made once and copied to be damaged. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { callCli, freshFolder } from './run-cli.ts';
import { SCENARIOS } from './small-scenario.ts';

/**
 * Makes a run of a scenario of the end-to-end tests before the tests of a file; what it gives
 * copies it to `a` in a fresh folder, which it gives back.
 */
export function runToDamage(scenario: string, ...args: readonly string[]): () => string {
  let made = '';
  beforeAll(async () => {
    made = mkdtempSync(join(tmpdir(), 'headroom-test-'));
    const command = ['run', scenario, '--out', join(made, 'a'), '--quiet', ...args];
    expect(await callCli(command, { cwd: SCENARIOS })).toMatchObject({ code: 0, stderr: '' });
  });
  afterAll(() => rmSync(made, { recursive: true, force: true }));
  return () => {
    const cwd = freshFolder();
    cpSync(made, cwd, { recursive: true });
    return cwd;
  };
}
