/** A run folder to verify, made once and copied to be damaged, and what is said of it. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { sha256Of } from '../../src/report/hash-text.ts';
import { type CallResult, callCli, freshFolder } from './run-cli.ts';
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

/** What to do about a run that does not hold. */
const ADVICE = 'what to do: get the folder anew from whoever made it';
/** What `verify` by itself does not show. */
export const NOT_SHOWN = '; not shown: that its inputs give these tables (--rerun)';

/** What `verify --rerun` does not show where the run cannot be made. */
export const NOT_MADE =
  '; NOT shown, as it could not be run again: that its inputs give these tables';

/** A run that has everything, */
export function fullRunToDamage(): () => string {
  return runToDamage('stored.yaml', '--replications', '6', '--focus');
}

/** and its checks, in their order. */
export const CHECKS = [
  'run.json',
  'hash of datapackage.json',
  'hashes of 15 tables',
  'hashes of 3 inputs',
  'columns and cells of 15 tables',
  'keys of 15 tables',
  'totals of costs',
  'sums of pools, cohorts and stages',
  'summary of the replications',
  'master check',
  'run.json against the tables',
  'report.html against the tables',
];

/** What is said of the page where anything else fails. */
const PAGE_SKIPPED = 'skipped report.html against the tables: what it is made of fails';

/** What is printed of the folder `a`: its checks, those that failed with their lines instead. */
export function said(
  cwd: string,
  failed: Readonly<Record<string, readonly string[]>> = {},
): string {
  const names = CHECKS.filter((check) => failed[check] !== undefined);
  const [page = '', ...others] = CHECKS.toReversed();
  const isPageSkipped = others.some((check) => failed[check] !== undefined);
  return [
    ...others.toReversed().flatMap((check) => failed[check] ?? [`ok      ${check}`]),
    ...(isPageSkipped ? [PAGE_SKIPPED] : (failed[page] ?? [`ok      ${page}`])),
    names.length === 0
      ? `a is intact, by 12 checks${NOT_SHOWN}`
      : `a is NOT intact: ${names.length} of ${isPageSkipped ? 11 : 12} checks failed: ${names.join(', ')}`,
    ...(names.length === 0 ? [] : [ADVICE]),
    `SHA-256 of its run.json: ${sha256Of(readFileSync(join(cwd, 'a/run.json')))}`,
    '',
  ].join('\n');
}

/** Verifies it. */
export function verify(cwd: string, ...args: readonly string[]): Promise<CallResult> {
  return callCli(['verify', 'a', ...args], { cwd });
}
