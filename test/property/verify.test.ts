/** What holds of every run folder that is verified. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../src/report/hash-text.ts';
import { callCli } from '../support/run-cli.ts';
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

describe('a run folder', () => {
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
        const { code, stdout, stderr } = await callCli(['verify', 'a'], { cwd });
        writeFileSync(path, bytes);
        expect(stderr).not.toMatch(/a fault in headroom|at .*:\d+:\d+\)/);
        if (code !== 0) expect([1, 2]).toContain(code);
        // What run.json alone tells is proved by its fingerprint, and by nothing else.
        else expect([name, stdout.includes(sha256Of(bytes))]).toEqual(['run.json', false]);
      }),
      { numRuns: 60 },
    );
  });
});
