/** Times child processes, in rounds, and condenses what the rounds gave. */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/**
 * Runs a command to its end.
 *
 * @param options.statuses exit codes that are no failure
 * @returns `seconds` of wall time from start to exit, `stdout`, and `extra`: what it wrote to file
 *   descriptor 3
 * @throws Error with the command and the end of its stderr, if it cannot be run or fails
 */
export function runCommand(command, args, { statuses = [0] } = {}) {
  const start = performance.now();
  const { error, status, signal, output } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const seconds = (performance.now() - start) / 1000;
  if (error !== undefined) throw error;
  const [, stdout, stderr, extra] = output;
  if (!statuses.includes(status)) {
    const how = signal === null ? `exit code ${status}` : `signal ${signal}`;
    throw new Error(`${[command, ...args].join(' ')}\n${how}: ${stderr.trim().slice(-2000)}`);
  }
  return { seconds, stdout, extra };
}

/**
 * Measures every point once a round, one after another, so that a slow minute of the machine hits
 * all points alike and not all rounds of one.
 *
 * @param points by name, functions that measure once
 * @returns by name, what each round gave
 */
export function measureInRounds(points, roundCount, onProgress) {
  const samples = Object.fromEntries(Object.keys(points).map((name) => [name, []]));
  for (let round = 1; round <= roundCount; round++) {
    for (const [name, measureOnce] of Object.entries(points)) {
      onProgress(`round ${round} of ${roundCount}: ${name}`);
      samples[name].push(measureOnce());
    }
  }
  return samples;
}

/** Median of the rounds with the lowest and the highest; of two, the median is their mean. */
export function spreadOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return {
    median: (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2,
    lowest: sorted[0],
    highest: sorted[sorted.length - 1],
  };
}
