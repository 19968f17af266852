/** The commands of headroom that are timed, each in a process of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runCommand } from './measure.mjs';
import { SCENARIO } from './question.mjs';

/** Tried instead of the built command, to test the bench itself: a script. */
export const CLI = process.env.HEADROOM_BENCH_CLI ?? 'dist/cli/main.js';
const PEAK_MEMORY = fileURLToPath(new URL('./peak-memory.mjs', import.meta.url));

/**
 * One thread, and the inputs at their medians: replications whose inputs are drawn have more or
 * fewer events, by which the difference of two runs would jump about.
 */
const ONE_THREAD = ['--workers', '1', '--sampling', 'medians'];

/** The command as the table shows it. */
export const SHOWN_COMMAND = [
  `node ${CLI} run ${SCENARIO}`,
  `--replications N ${ONE_THREAD.join(' ')} --out FOLDER --force --quiet --json`,
].join(' ');

/** Wall time of a run with its process, and the events that it simulated in all replications. */
export function timeRun(replications, set) {
  const { seconds, run } = timedRun(['--replications', String(replications), ...ONE_THREAD], set);
  return { seconds, events: run.events };
}

/** Wall time of the whole question as it is asked, inputs drawn, and its summary by metric. */
export function timeEnsemble(options) {
  const { seconds, run } = timedRun(options, []);
  return { seconds, summary: run.summary };
}

function timedRun(options, set) {
  return inFolder((folder) => {
    const command = [CLI, ...runArguments({ options, set, folder })];
    const { seconds, stdout } = runCommand(process.execPath, command);
    return { seconds, run: JSON.parse(stdout).runs[0] };
  });
}

/** Peak resident memory of a run of the whole question, in bytes, less that of Node by itself. */
export function peakBytesOfRun(replications) {
  return inFolder((folder) => {
    const options = ['--replications', String(replications), ...ONE_THREAD];
    const args = runArguments({ options, set: [], folder });
    return peakBytesOf([CLI, ...args]) - peakBytesOf([]);
  });
}

/** Wall time of `headroom validate`. */
export function timeValidate() {
  return runCommand(process.execPath, [CLI, 'validate', SCENARIO]).seconds;
}

/** The scenario after merging, as YAML. */
export function shownScenario() {
  return runCommand(process.execPath, [CLI, 'show', SCENARIO]).stdout;
}

function runArguments({ options, set, folder }) {
  const settings = set.flatMap((setting) => ['--set', setting]);
  const output = ['--out', join(folder, 'run'), '--force', '--quiet', '--json'];
  return ['run', SCENARIO, ...options, ...settings, ...output];
}

/** Peak resident memory of a command, in bytes. */
export function peakBytesOf(command, options) {
  return Number(runCommand(process.execPath, [PEAK_MEMORY, ...command], options).extra) * 1024;
}

/** A folder for one run, new each time: deleting an older run would be timed with the next. */
function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
