/** How long `headroom diff` takes for two large CSV files, and how much memory. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { CLI, peakBytesOf } from './headroom.mjs';
import { runCommand } from './measure.mjs';

const ROWS = 1_000_000;
/** Two of them are the key. */
const COLUMNS = 12;
const POOLS = 100;
/** One row in so many has another cell. */
const CHANGED_ONE_IN = 10;

/** What the project promises: a million rows of twelve columns, in any order. */
export const DIFF_SECONDS_MAX = 3;
export const DIFF_BYTES_MAX = 1.5e9;

/** The points at which it is timed: the second file in the order of the first, or in none. */
export const DIFF_POINTS = [
  { key: 'diff, sorted', file: 'sorted.csv', label: 'in the same order' },
  { key: 'diff, shuffled', file: 'shuffled.csv', label: 'in another order' },
  {
    key: 'diff, all changed',
    file: 'changed.csv',
    label: 'in another order, every number changed',
  },
];

/**
 * Writes the first file and those that it is compared with.
 *
 * @returns by point, functions that give `seconds` of wall time and `bytes` of peak memory
 */
export function prepareDiffs(folder) {
  const random = seeded(1);
  const rows = [];
  const sorted = [];
  const changed = [];
  for (let row = 0; row < ROWS; row++) {
    const key = `${dateOf(Math.floor(row / POOLS))},pool-${row % POOLS}`;
    const cells = Array.from({ length: COLUMNS - 2 }, () => (random() * 100).toFixed(3));
    rows.push([key, ...cells].join());
    changed.push([key, ...cells.map((cell) => (Number(cell) + 1).toFixed(3))].join());
    if (row % CHANGED_ONE_IN === 0) cells[row % cells.length] = (random() * 100).toFixed(3);
    sorted.push([key, ...cells].join());
  }
  const files = {
    'first.csv': rows,
    'sorted.csv': sorted,
    'shuffled.csv': shuffled(sorted, random),
    'changed.csv': shuffled(changed, random),
  };
  for (const [name, lines] of Object.entries(files)) writeLines(join(folder, name), lines);
  return Object.fromEntries(
    DIFF_POINTS.map(({ key, file }) => [
      key,
      () => measureDiff(join(folder, 'first.csv'), join(folder, file)),
    ]),
  );
}

function measureDiff(before, after) {
  const command = [CLI, 'diff', before, after, '--key', 'date,pool'];
  // They differ, which is what exit code 1 says.
  const { seconds } = runCommand(process.execPath, command, { statuses: [1] });
  return { seconds, bytes: peakBytesOf(command, { statuses: [1] }) };
}

function writeLines(path, lines) {
  const names = Array.from({ length: COLUMNS - 2 }, (_, k) => `used_${k}_tib`);
  const file = openSync(path, 'w');
  writeSync(file, `${['date', 'pool', ...names].join()}\n`);
  for (let row = 0; row < lines.length; row += 1000) {
    writeSync(file, `${lines.slice(row, row + 1000).join('\n')}\n`);
  }
  closeSync(file);
}

function dateOf(day) {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** Fisher and Yates. */
function shuffled(lines, random) {
  const order = [...lines];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/** The same numbers each time: a linear congruential generator, as in Numerical Recipes. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
