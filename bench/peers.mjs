/** The daily loops against which headroom is timed; peers/README.md says what they compute. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './measure.mjs';
import { DAYS, MAILBOXES } from './question.mjs';

const C_SOURCE = fileURLToPath(new URL('./peers/daily-loop.c', import.meta.url));
const NUMPY_SOURCE = fileURLToPath(new URL('./peers/daily-loop.py', import.meta.url));
const C_FLAGS = '-O3 -march=native -fopenmp-simd -mprefer-vector-width=512'.split(' ');
const SCALAR_FLAGS = ['-DSCALAR', '-fno-tree-vectorize'];

/** NumPy runs this many days of the horizon and is scaled: each day costs the same. */
const NUMPY_DAYS = 120;
/** Mailboxes that NumPy takes at a time: all of them, or as many as stay in the cache. */
const NUMPY_BLOCKS = { whole: MAILBOXES, cached: 65_536 };

/**
 * Builds the peers and checks that all of them give the same totals.
 *
 * @param folder for the compiled programs
 * @returns `peers`, each with `name`, `key`, the bounds `must` and `goal` on headroom's time over
 *   its own if it has them, and `time`, which gives seconds for the whole loop; and `skipped`, a
 *   line for each that cannot run here
 * @throws Error if two of them differ
 */
export function preparePeers(folder) {
  const peers = [];
  const skipped = [];
  const python = ['/usr/bin/python3', 'python3'].find((name) => runs(name, ['-c', 'import numpy']));
  const program = runs('gcc', ['--version']) ? compile(folder) : undefined;
  if (program === undefined) {
    skipped.push(
      'Daily loop in C: skipped, gcc is missing (Debian: apt-get install gcc libc6-dev)',
    );
  } else {
    peers.push({ key: 'c', name: 'Daily loop in C', must: 2, goal: 1, time: () => loopC(program) });
  }
  if (python === undefined) {
    skipped.push(
      'Daily loop in NumPy: skipped, it is missing (Debian: apt-get install python3-numpy)',
    );
  } else {
    peers.push(
      {
        key: 'numpy',
        name: `Daily loop in NumPy (${NUMPY_DAYS} days, scaled to ${DAYS})`,
        must: 0.1,
        time: () => loopNumpy(python, NUMPY_BLOCKS.whole).scaledSeconds,
      },
      {
        key: 'numpyBlocks',
        name: 'The same, cut into blocks that stay in the cache',
        time: () => loopNumpy(python, NUMPY_BLOCKS.cached).scaledSeconds,
      },
    );
    if (program !== undefined) {
      for (const block of Object.values(NUMPY_BLOCKS)) {
        checkSame(loop(program, NUMPY_DAYS), loopNumpy(python, block), 'NumPy');
      }
    }
  }
  return { peers, skipped };
}

function runs(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** Builds the loop with and without vector instructions and lets both count the whole question. */
function compile(folder) {
  const vector = join(folder, 'daily-loop');
  const scalar = join(folder, 'daily-loop-scalar');
  runCommand('gcc', [...C_FLAGS, C_SOURCE, '-o', vector]);
  runCommand('gcc', [...C_FLAGS, ...SCALAR_FLAGS, C_SOURCE, '-o', scalar]);
  checkSame(loop(vector, DAYS), loop(scalar, DAYS), 'the scalar build');
  return vector;
}

function checkSame(ours, theirs, name) {
  if (ours.digest !== theirs.digest) {
    const both = `${JSON.stringify(ours)}\n${JSON.stringify(theirs)}`;
    throw new Error(`the daily loop in C and ${name} give different totals:\n${both}`);
  }
}

function loopC(program) {
  return loop(program, DAYS).seconds;
}

function loop(program, days) {
  return JSON.parse(runCommand(program, [String(MAILBOXES), String(days)]).stdout);
}

function loopNumpy(python, block) {
  const args = [NUMPY_SOURCE, MAILBOXES, NUMPY_DAYS, DAYS, block].map(String);
  return JSON.parse(runCommand(python, args).stdout);
}
