/** Whole runs of the built command: the same bytes whatever the number of worker threads. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { endOf, startShell } from '../support/built-cli.ts';
import { filesIn } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';

/** What a run said on stderr, and the files of its folder. */
async function runIn(cwd: string, args: string, workers: number) {
  const out = `--out workers-${workers} --workers ${workers}`;
  const run = `exec "$NODE" "$HEADROOM" run ${args} ${out}`;
  const { code, stderr } = await endOf(startShell(run, cwd));
  expect(stderr).toContain(`wrote workers-${workers};`);
  expect(code).toBe(0);
  return {
    said: stderr.replaceAll(`workers-${workers}`, 'FOLDER'),
    files: filesIn(join(cwd, `workers-${workers}`)),
  };
}

it.each([
  'small.yaml --replications 12',
  'small.yaml --replications 12 --sampling random --split --sample 20%',
  // Pools that make stages wait, orders, costs.
  'stored.yaml --replications 12 --focus',
  // Batches of ten until 130: several calls of the workers.
  "small.yaml --until 'p95(peak_used_tib) within 0.01%' --replications-max 130",
])('run %s writes the same bytes with 1, 2 and 7 workers', async (args) => {
  const cwd = smallScenario();
  const alone = await runIn(cwd, args, 1);
  expect(alone.files.size).toBeGreaterThan(10);
  for (const workers of [2, 7]) expect(await runIn(cwd, args, workers)).toEqual(alone);
});
