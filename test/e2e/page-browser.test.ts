/** The page in a browser: on wide and narrow screens, light and dark, printed, without script. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import { browserForFile, inBrowser, MISSING_BROWSER } from '../support/browser.ts';
import { expectCharts, expectContrast, expectScreen, SCREENS } from '../support/expect-screen.ts';
import { openAll } from '../support/page-measures.ts';
import { folderForFile, pagedShipped } from '../support/page-runs.ts';

// Said once, here, though other files have tests in a browser too.
if (MISSING_BROWSER !== null) console.error(MISSING_BROWSER);

const folder = folderForFile();
const open = browserForFile();
let html = '';

beforeAll(async () => {
  if (MISSING_BROWSER !== null) return;
  html = (
    await pagedShipped('nhsmail-doubling-2013', { out: join(folder, 'run'), replications: 4 })
  ).html;
});

describe.each(SCREENS)('at $width pixels, $colorScheme', (screen) => {
  inBrowser('charts are within the page, all can be read, and nothing is asked for', async () => {
    await expectScreen(await open(html, screen), screen.width);
  });
});

/** Colours of the page and its text. */
function colours(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    return [backgroundColor, color];
  });
}

inBrowser('dark pages have light text on dark, and are printed dark on white', async () => {
  const { page } = await open(html, { colorScheme: 'dark' });
  const [paper, ink] = await colours(page);
  expect(paper).toBe('rgb(20, 23, 26)');
  expect(ink).toBe('rgb(230, 232, 234)');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await colours(page)).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  await expectContrast(page);
});

/** Whether any element that the selector finds is to be seen. */
function isSeen(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(
    (of) => [...document.querySelectorAll(of)].some((one) => one.getClientRects().length > 0),
    selector,
  );
}

inBrowser('print has wide charts of what is chosen, and nothing to click', async () => {
  const { page } = await open(html, { width: 400 });
  await page.hover('#capacity-0 svg.narrow');
  expect(await isSeen(page, '.reading')).toBe(true);
  await page.emulateMedia({ media: 'print' });
  for (const part of ['nav', '.script-only', '.reading', '.cursor', 'svg.narrow']) {
    expect(await isSeen(page, part), part).toBe(false);
  }
  expect(await isSeen(page, 'svg.wide')).toBe(true);
});

inBrowser('print has tables that are open, whole, and two charts to a page', async () => {
  const { page } = await open(html);
  await page.locator('#capacity-0 summary').click();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#capacity-0 details').isVisible()).toBe(true);
  expect(await isSeen(page, 'details:not([open])')).toBe(false);
  expect(await page.locator('.print-only').isVisible()).toBe(true);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.scroll')].filter(
      (one) => one.scrollHeight > one.clientHeight + 1,
    ),
  );
  expect(cut).toHaveLength(0);
  const heights = await page
    .locator('.chart svg.wide:visible')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  // A4 less margins is 267 mm high; at 96 pixels an inch.
  for (const height of heights) expect(height).toBeLessThan(((267 / 2) * 96) / 25.4);
});

inBrowser('keys go to tables that scroll, which have names, and to no others', async () => {
  const { page } = await open(html, { width: 400 });
  await page.evaluate(openAll);
  // What has another size by that is looked at in the frame after.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  const tables = await page.locator('.scroll').evaluateAll((all) =>
    all
      .filter((one) => one.getClientRects().length > 0)
      .map((one) => ({
        scrolls: one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight,
        isStop: one.hasAttribute('tabindex'),
        role: one.role,
        isOpened: one.closest('details') !== null,
        isHigh: one.scrollHeight > one.clientHeight,
      })),
  );
  expect(new Set(tables.map(({ scrolls }) => scrolls)).size).toBe(2);
  for (const { scrolls, isStop, role, isOpened, isHigh } of tables) {
    expect(isStop).toBe(scrolls);
    expect(role).toBe(scrolls ? 'region' : 'presentation');
    if (!isOpened) expect(isHigh).toBe(false);
  }
});

inBrowser('the first stop of keys leads past the contents', async () => {
  const { page } = await open(html);
  await page.keyboard.press('Tab');
  const skip = page.locator('.skip');
  expect((await skip.boundingBox())!.y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
});

inBrowser('without its script the page shows every chart and every pool', async () => {
  const { page, complaints } = await open(html, { javaScriptEnabled: false });
  await expectCharts(page, 1280);
  const choices = page.locator('[data-choice]');
  expect(await choices.count()).toBeGreaterThan(1);
  for (const choice of await choices.all()) expect(await choice.isVisible()).toBe(true);
  expect(await isSeen(page, '.script-only')).toBe(false);
  expect(await isSeen(page, '.reading')).toBe(false);
  // Tables open without it.
  await page.locator('#capacity-0 summary').click();
  expect(await page.locator('#capacity-0 table').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

inBrowser('links lead to the sections of the page', async () => {
  const { page } = await open(html);
  const links = await page.locator('nav a').all();
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) {
    await link.click();
    const target = page.locator((await link.getAttribute('href')) ?? '');
    expect(await target.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(900);
  }
});
