/** Runs of scenarios, and their pages, for tests that look at pages. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { folderBook } from './page-book.ts';
import { structureFaults } from './page-structure.ts';
import { walkPage } from './page-walk.ts';
import { callCli, PROJECT_FOLDER } from './run-cli.ts';
import { SCENARIOS } from './small-scenario.ts';

export interface PagedRun {
  readonly folder: string;
  readonly html: string;
}

/** The shipped scenarios, as files. */
export const SHIPPED = [
  ...['contract-extension', 'nhsmail-big-bang', 'nhsmail-doubling-2013'],
  ...['nhsmail-doubling-from-400', 'nhsmail-no-change', 'nhsmail2-transition-2015'],
  'small-providers',
];

/** A folder of a test file's own, which goes away with it. */
export function folderForFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a scenario into a folder, and takes its page. */
export async function pagedRun(
  scenario: string,
  { out, args = [] }: { readonly out: string; readonly args?: readonly string[] },
): Promise<PagedRun> {
  const { code, stderr } = await callCli(['run', scenario, '--out', out, '--quiet', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return { folder: out, html: readFileSync(join(out, 'report.html'), 'utf8') };
}

/** A shipped scenario at a thousandth of its mailboxes, in two hypercubes. */
export function pagedShipped(
  name: string,
  { out, replications = 2 }: { readonly out: string; readonly replications?: number },
): Promise<PagedRun> {
  const few = ['--replications', String(replications), '--set', 'run.hypercubes=2'];
  const scenario = join(PROJECT_FOLDER, 'scenarios', `${name}.yaml`);
  return pagedRun(scenario, { out, args: ['--sample', '0.1%', ...few] });
}

/** The small scenario with pools, orders, milestones and costs. */
export function pagedStored({
  out,
  args = [],
}: {
  readonly out: string;
  readonly args?: readonly string[];
}): Promise<PagedRun> {
  const few = ['--replications', '4', '--set', 'run.hypercubes=2'];
  return pagedRun(join(SCENARIOS, 'stored.yaml'), { out, args: [...few, ...args] });
}

const FAULTS_TOLD = 20;

/** The first things that are wrong with a page. */
export function pageFaults({ folder, html }: PagedRun): string[] {
  const { faults } = walkPage(html, folderBook(folder));
  return [...faults, ...structureFaults(html)].slice(0, FAULTS_TOLD);
}
