/** Pages of the shipped scenarios: every number is that of a cell, all elements are in order. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderForFile, pagedShipped, pageFaults, SHIPPED } from '../support/page-runs.ts';

const folder = folderForFile();

it.each(SHIPPED)('every number on the page of %s is that of a cell', async (name) => {
  const run = await pagedShipped(name, { out: join(folder, name) });
  expect(pageFaults(run)).toEqual([]);
});
