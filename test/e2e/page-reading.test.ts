/** Values read from charts with a pointer, by keys and by touch are those of the CSVs. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { browserForFile, inBrowser, MISSING_BROWSER } from '../support/browser.ts';
import { type Book, folderBook } from '../support/page-book.ts';
import { folderForFile, pagedShipped } from '../support/page-runs.ts';
import { walkReading } from '../support/page-walk.ts';

const folder = folderForFile();
const open = browserForFile();
let html = '';
let book: Book;

beforeAll(async () => {
  if (MISSING_BROWSER !== null) return;
  const run = await pagedShipped('nhsmail-doubling-2013', { out: join(folder, 'run') });
  html = run.html;
  book = folderBook(run.folder);
});

/** Where the pictures of charts that are to be seen have their readings. */
async function readPictures(page: Page): Promise<Locator[]> {
  const pictures = await page.locator('svg[data-places]:visible').all();
  expect(pictures.length).toBeGreaterThan(1);
  return pictures;
}

/** The cells that the reading beside a picture shows; its figures are theirs. */
async function readCells(picture: Locator): Promise<readonly string[]> {
  const reading = picture.locator('xpath=../div[contains(@class, "reading")]');
  expect(await reading.isVisible()).toBe(true);
  const { faults, addresses } = walkReading(await reading.innerHTML(), book);
  expect(faults).toEqual([]);
  return addresses;
}

/** What the picture says of its places: along which axis, and how many units each is from 0. */
function placesOf(picture: Locator): Promise<{ axis: 'x' | 'y'; places: number[]; width: number }> {
  return picture.evaluate((svg) => {
    const json = svg.parentElement?.querySelector('script')?.textContent ?? '{}';
    const places = (svg.getAttribute('data-places') ?? '').split(' ').map(Number);
    const [, , width = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
    return { axis: JSON.parse(json).axis, places, width };
  });
}

/** The middle of a picture along the other axis, and a place along its own. */
async function pointAt(picture: Locator, index: number): Promise<{ x: number; y: number }> {
  const { axis, places, width } = await placesOf(picture);
  const box = (await picture.boundingBox())!;
  const at = ((places.at(index) ?? 0) * box.width) / width;
  return axis === 'x' ? { x: at, y: box.height / 2 } : { x: box.width / 2, y: at };
}

inBrowser('under the pointer, at both ends and between, of every chart', async () => {
  const { page, complaints } = await open(html);
  for (const picture of await readPictures(page)) {
    const { places } = await placesOf(picture);
    for (const index of [0, Math.floor(places.length / 3), places.length - 1]) {
      await picture.hover({ position: await pointAt(picture, index) });
      expect((await readCells(picture)).length).toBeGreaterThan(1);
    }
  }
  expect(complaints).toEqual([]);
});

/** The date of a reading over time. */
const dayOf = (addresses: readonly string[]) => addresses[0]?.split(':')[1]?.split(',')[0];

inBrowser('the day under the pointer is the one that is read', async () => {
  const { page } = await open(html);
  const picture = page.locator('#capacity-0 svg.wide');
  const days: (string | undefined)[] = [];
  for (const share of [0, 0.5, 1]) {
    const { places, width } = await placesOf(picture);
    const [first = 0, last = 0] = [places[0], places.at(-1)];
    const box = (await picture.boundingBox())!;
    const x = ((first + share * (last - first)) * box.width) / width;
    await picture.hover({ position: { x, y: box.height / 2 } });
    days.push(dayOf(await readCells(picture)));
    const cursor = picture.locator('.cursor');
    expect(
      Math.abs(Number(await cursor.getAttribute('x1')) - (x * width) / box.width),
    ).toBeLessThan(3);
  }
  // 1 April 2013 to 31 March 2016 are 1,096 days, of which every seventh is drawn, and the last.
  expect(days).toEqual([
    '2013-04-01',
    expect.stringMatching(/^2014-(09-2[5-9]|10-0[1-5])$/),
    '2016-03-31',
  ]);
});

inBrowser('by arrow keys, in every chart', async () => {
  const { page, complaints } = await open(html, { width: 400 });
  for (const picture of await readPictures(page)) {
    const count = (await placesOf(picture)).places.length;
    await picture.focus();
    const read: string[] = [];
    for (const key of [
      'Home',
      'ArrowRight',
      'ArrowDown',
      'ArrowLeft',
      'PageDown',
      'End',
      'ArrowRight',
    ]) {
      await picture.press(key);
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
    await picture.tap({ position: await pointAt(picture, -1) });
    expect((await readCells(picture)).length).toBeGreaterThan(1);
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
