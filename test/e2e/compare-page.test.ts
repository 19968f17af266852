/** `headroom compare --html`: the page of a comparison. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { comparisonFaults } from '../support/compared-pages.ts';
import { type StoredProject, storedProject } from '../support/compared-projects.ts';

/** The page of runs in folders, and what is wrong with it. */
async function pageOf({ cwd, compare }: StoredProject, folders: readonly string[]) {
  const written = await compare(...folders, '--html', 'c.html', '--force', '--quiet');
  expect(written).toMatchObject({ code: 0, stderr: '' });
  const html = readFileSync(join(cwd, 'c.html'), 'utf8');
  const { stdout: csv } = await compare(...folders, '--format', 'csv');
  const faults = comparisonFaults({ html, csv, folders: folders.map((one) => join(cwd, one)) });
  return { html, faults };
}

describe('the page of a comparison', () => {
  it.each([
    ['runs with and without stages', ['runs/stay', 'runs/double']],
    ['runs of which one has neither storage nor costs', ['runs/double', 'runs/plain']],
    ['three runs, the first without costs', ['runs/plain', 'runs/stay', 'runs/double']],
    ['a run without storage and itself', ['runs/plain', 'runs/plain']],
  ])('has only numbers that are cells: %s', async (_, folders) => {
    expect((await pageOf(await storedProject(), folders)).faults.slice(0, 10)).toEqual([]);
  });
});
