/** The page of a comparison in a real browser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import { browserForFile, inBrowser, MISSING_BROWSER } from '../support/browser.ts';
import { expectScreen, SCREENS } from '../support/expect-screen.ts';
import { folderForFile, pagedStored } from '../support/page-runs.ts';
import { callCli } from '../support/run-cli.ts';

const folder = folderForFile();
const open = browserForFile();
let html = '';

beforeAll(async () => {
  if (MISSING_BROWSER !== null) return;
  const more = ['--set', 'owners.inducedGrowth=60%', '--set', 'name=stored-more'];
  await pagedStored({ out: join(folder, 'a') });
  await pagedStored({ out: join(folder, 'b'), args: more });
  const page = join(folder, 'compared.html');
  const args = ['compare', join(folder, 'a'), join(folder, 'b'), '--html', page, '--quiet'];
  expect(await callCli(args)).toMatchObject({ code: 0, stderr: '' });
  html = readFileSync(page, 'utf8');
});

describe.each(SCREENS)('at $width pixels, $colorScheme', (screen) => {
  inBrowser('charts are within the page, all can be read, and nothing is asked for', async () => {
    await expectScreen(await open(html, screen), screen.width);
  });
});
