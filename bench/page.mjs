/** How long `headroom report` takes for the page of the whole question, and how large that is. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { CLI } from './headroom.mjs';
import { runCommand } from './measure.mjs';
import { SCENARIO } from './question.mjs';

/** What the project promises of it, with the start of the process. */
export const PAGE_SECONDS_MAX = 2;
export const PAGE_BYTES_MAX = 1.5e6;

/** The point at which it is timed. */
export const PAGE_POINT = 'page';

/** As many pools, stages, days and inputs as the whole question has, of fewer mailboxes. */
const OPTIONS = ['--sample', '1%', '--replications', '100', '--workers', '2', '--quiet'];

/**
 * Simulates the run of which the page is.
 *
 * @returns by point, functions that give `seconds` of wall time and `bytes` of the page
 */
export function preparePage(folder) {
  const run = join(folder, 'page');
  runCommand(process.execPath, [CLI, 'run', SCENARIO, ...OPTIONS, '--out', run]);
  const measurePage = () => {
    const { seconds } = runCommand(process.execPath, [CLI, 'report', run, '--quiet']);
    return { seconds, bytes: statSync(join(run, 'report.html')).size };
  };
  return { [PAGE_POINT]: measurePage };
}
