/** The commands of headroom that are timed, each in a process of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runCommand } from './measure.mjs';
import { SCENARIO } from './question.mjs';

/** Tried instead of the built command, to test the bench itself: a script. */
const CLI = process.env.HEADROOM_BENCH_CLI ?? 'dist/cli/main.js';
const PEAK_MEMORY = fileURLToPath(new URL('./peak-memory.mjs', import.meta.url));

/** The command as the table shows it. */
export const SHOWN_COMMAND = [
  `node ${CLI} run ${SCENARIO}`,
  '--replications N --out FOLDER --force --quiet --json',
].join(' ');

/** Wall time of a run with its process, and the events that it simulated in all replications. */
export function timeRun(replications, set) {
  return inFolder((folder) => {
    const { seconds, stdout } = runCommand(process.execPath, [
      CLI,
      ...runArguments({ replications, set, folder }),
    ]);
    return { seconds, events: JSON.parse(stdout).runs?.[0]?.events };
  });
}

/** Peak resident memory of a run of the whole question, in bytes, less that of Node by itself. */
export function peakBytesOfRun(replications) {
  return inFolder((folder) => {
    const args = runArguments({ replications, set: [], folder });
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

function runArguments({ replications, set, folder }) {
  const settings = set.flatMap((setting) => ['--set', setting]);
  const output = ['--out', join(folder, 'run'), '--force', '--quiet', '--json'];
  return ['run', SCENARIO, '--replications', String(replications), ...settings, ...output];
}

function peakBytesOf(command) {
  return Number(runCommand(process.execPath, [PEAK_MEMORY, ...command]).extra) * 1024;
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
