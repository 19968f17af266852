/** What holds of every run folder that is verified. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyRun } from '../../src/cli/verify-run.ts';
import { writeRunFolder } from '../../src/report/write-run-folder.ts';
import { formatFault } from '../../src/table/fault.ts';
import { smallCase } from '../support/plans.ts';
import { callCli, freshFolder } from '../support/run-cli.ts';
import { runSmall } from '../support/small-runs.ts';
import { runToDamage } from '../support/verified-runs.ts';

const copyRun = runToDamage(
  'stored.yaml',
  '--replications',
  '2',
  '--set',
  'horizon.end=2013-08-05',
);

/** Files of the run `a`, from its folder. */
function filesOf(cwd: string): string[] {
  return readdirSync(join(cwd, 'a'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(cwd, 'a', name)).isFile(),
  );
}

/** What is found of the folder of a small run of random shape. */
async function findingsOf(number: number): Promise<string[]> {
  const batchSizes = [[1], [2, 2], [3, 3, 2]][number % 3] ?? [];
  const sampling = number % 2 === 0 ? 'latin-hypercube' : 'random';
  const result = await runSmall(smallCase(number), { batchSizes, sampling });
  const { name } = result.loaded.scenario;
  const loaded = { ...result.loaded, resolved: { name } };
  const path = join(freshFolder(), 'run');
  const inputs = [{ name: 'case.yaml', content: Buffer.from('#\n') }];
  const target = { path, named: 'runs/a', force: false, inputs };
  await writeRunFolder({ ...result, loaded }, target);
  const turns = { interruption: new AbortController().signal, describe: () => '' };
  const { checks } = await verifyRun({ path, named: 'runs/a' }, turns);
  return checks.flatMap(({ findings }) => findings.map(formatFault));
}

describe('a run folder', () => {
  it('passes as it is written, whatever the scenario', async () => {
    for (let number = 0; number < 8; number++) {
      expect(await findingsOf(number), `case ${number}`).toEqual([]);
    }
  });

  it('does not pass with another byte in any of its files', async () => {
    const cwd = copyRun();
    const names = filesOf(cwd);
    expect(names.length).toBeGreaterThan(15);
    const flips = fc.record({
      name: fc.constantFrom(...names),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      mask: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(flips, async ({ name, at, mask }) => {
        const path = join(cwd, 'a', name);
        const bytes = readFileSync(path);
        const flipped = Buffer.from(bytes);
        const place = Math.floor(at * bytes.length);
        flipped[place] = (flipped[place] ?? 0) ^ mask;
        writeFileSync(path, flipped);
        const { code, stderr } = await callCli(['verify', 'a'], { cwd });
        writeFileSync(path, bytes);
        expect(stderr).not.toMatch(/a fault in headroom|at .*:\d+:\d+\)/);
        expect([1, 2], `${name} at ${place}`).toContain(code);
      }),
      { numRuns: 40 },
    );
  });
});
