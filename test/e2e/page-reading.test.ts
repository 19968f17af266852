/** Values read from charts with a pointer, by keys and by touch are those of the CSVs. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { browserForFile, inBrowser, MISSING_BROWSER } from '../support/browser.ts';
import { type Book, folderBook } from '../support/page-book.ts';
import { folderForFile, pagedStored } from '../support/page-runs.ts';
import { walkReading } from '../support/page-walk.ts';

const folder = folderForFile();
const open = browserForFile();
let html = '';
let book: Book;

beforeAll(async () => {
  if (MISSING_BROWSER !== null) return;
  const run = await pagedStored({ out: join(folder, 'run') });
  html = run.html;
  book = folderBook(run.folder);
});

/** Pictures of charts that are to be seen, and have readings. */
async function readPictures(page: Page): Promise<Locator[]> {
  const pictures = await page.locator('svg[data-places]:visible').all();
  expect(pictures.length).toBeGreaterThan(5);
  return pictures;
}

/** The cells that the reading beside a picture shows; its figures are theirs. */
async function readCells(picture: Locator): Promise<readonly string[]> {
  const html = await picture.evaluate((svg) => {
    const reading = svg.parentElement?.querySelector('.reading');
    return reading && reading.getClientRects().length > 0 ? reading.innerHTML : '';
  });
  const { faults, addresses } = walkReading(html, book);
  expect(faults).toEqual([]);
  expect(addresses.length).toBeGreaterThan(1);
  return addresses;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where on the screen the places of a picture are, in their order, once it is in view. */
function pointsOf(picture: Locator): Promise<Point[]> {
  return picture.evaluate((svg) => {
    svg.scrollIntoView({ block: 'center' });
    const json = svg.parentElement?.querySelector('script')?.textContent ?? '{}';
    const places = (svg.getAttribute('data-places') ?? '').split(' ').map(Number);
    const [, , breadth = 1] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
    const { left, top, width, height } = svg.getBoundingClientRect();
    return places.map((place) => {
      const at = (place * width) / breadth;
      const [x, y] = JSON.parse(json).axis === 'x' ? [at, height / 2] : [width / 2, at];
      return { x: left + x, y: top + y };
    });
  });
}

inBrowser('under the pointer, at both ends and between, of every chart', async () => {
  const { page, complaints } = await open(html);
  for (const picture of await readPictures(page)) {
    const points = await pointsOf(picture);
    for (const index of [0, Math.floor(points.length / 3), points.length - 1]) {
      const { x, y } = points[index]!;
      await page.mouse.move(x, y);
      await readCells(picture);
    }
  }
  expect(complaints).toEqual([]);
});

/** The date of a reading over time. */
const dayOf = (addresses: readonly string[]) => addresses[0]?.split(':')[1]?.split(',')[0];

inBrowser('the day under the pointer is the one that is read', async () => {
  const { page } = await open(html);
  const picture = page.locator('#capacity-0 svg.wide');
  const points = await pointsOf(picture);
  const [first, last] = [points[0]!, points.at(-1)!];
  const days: (string | undefined)[] = [];
  for (const share of [0, 0.5, 1]) {
    const x = first.x + share * (last.x - first.x);
    await page.mouse.move(x, first.y);
    days.push(dayOf(await readCells(picture)));
    const cursor = (await picture.locator('.cursor').boundingBox())!;
    // Days are eight pixels from each other.
    expect(Math.abs(cursor.x - x)).toBeLessThan(5);
  }
  // 1 July to 30 September 2013 are 92 days; the middle is between two.
  const middle = expect.stringMatching(/^2013-08-1[56]$/);
  expect(days).toEqual(['2013-07-01', middle, '2013-09-30']);
});

const KEYS = ['Home', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'PageDown', 'End', 'ArrowRight'];

inBrowser('by arrow keys, in every chart', async () => {
  const { page, complaints } = await open(html, { width: 400 });
  for (const picture of await readPictures(page)) {
    const count = (await pointsOf(picture)).length;
    await picture.focus();
    const read: string[] = [];
    for (const key of KEYS) {
      await page.keyboard.press(key);
      read.push((await readCells(picture))[0] ?? '');
    }
    const [first, second, third, back, , last, still] = read;
    if (count > 2) expect(new Set([first, second, third]).size).toBe(3);
    if (count > 2) expect(back).toBe(second);
    expect(still).toBe(last);
  }
  expect(complaints).toEqual([]);
});

inBrowser('by touch, on a narrow screen', async () => {
  const { page, complaints } = await open(html, { width: 400, hasTouch: true, isMobile: true });
  for (const picture of await readPictures(page)) {
    const { x, y } = (await pointsOf(picture)).at(-1)!;
    await page.touchscreen.tap(x, y);
    await readCells(picture);
  }
  expect(complaints).toEqual([]);
});

inBrowser('the chooser shows one pool of many', async () => {
  const { page, complaints } = await open(html);
  for (const select of await page.locator('select[data-chooses]').all()) {
    const name = await select.getAttribute('data-chooses');
    const parts = page.locator(`[data-choice="${name}"]`);
    const options = await select.locator('option').allTextContents();
    expect(options).toHaveLength(await parts.count());
    expect(options.length).toBeGreaterThan(1);
    for (const [index] of options.entries()) {
      await select.selectOption({ index });
      for (const [other, part] of (await parts.all()).entries()) {
        expect(await part.isVisible()).toBe(other === index);
      }
    }
    await page.locator(`[data-choice="${name}"] svg:visible`).first().hover();
  }
  expect(await page.locator('select[data-chooses="capacity"]').count()).toBe(1);
  expect(complaints).toEqual([]);
});
