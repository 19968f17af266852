/**
 * The project's own reports: what the shipped scenarios come to, at small scale. Where this fails,
 * `npm run reports` says what moved; if that is meant, `npm run reports:update`, and a line in the
 * change log under Results.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { endOf, startShell } from '../support/built-cli.ts';
import { PROJECT_FOLDER } from '../support/run-cli.ts';

// As built, which takes two thirds of the time that the sources take here.
it('are what the scenarios come to now', async () => {
  const args = 'check scenarios --against reports --workers 1 --material 0 --format text --quiet';
  const child = startShell(`"$NODE" "$HEADROOM" ${args}`, PROJECT_FOLDER);
  const { code, stdout, stderr } = await endOf(child);
  // What moved is what a reader wants to see first.
  expect(code === 0 ? '' : stdout + stderr).toBe('');
}, 120_000);

it('are made as npm run reports:update says', () => {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8'));
  const tables = /--tables (\S+)$/.exec(scripts['reports:update'])?.[1]?.split(',');
  const names = readdirSync(join(PROJECT_FOLDER, 'reports'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const record = readFileSync(join(PROJECT_FOLDER, 'reports', name, 'run.json'), 'utf8');
    expect(JSON.parse(record), name).toMatchObject({
      name,
      overrides: ['run.replications=2'],
      sample: { share: 0.001 },
      tables,
    });
  }
});
