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
  const id = await picture.evaluate((svg) => svg.closest('section')?.id);
  expect(addresses.length, id).toBeGreaterThan(1);
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

/** The slider that tells the values of a picture. */
const sliderOf = (picture: Locator) =>
  picture.locator('xpath=ancestor::figure').locator('.reading');

const KEYS = ['ArrowRight', 'ArrowRight', 'Home', 'ArrowRight', 'End', 'ArrowRight', 'ArrowLeft'];

inBrowser('by arrow keys, in every chart', async () => {
  const { page, complaints } = await open(html, { width: 400 });
  for (const picture of await readPictures(page)) {
    const count = (await pointsOf(picture)).length;
    const slider = sliderOf(picture);
    await slider.focus();
    const read: string[] = [];
    const places: number[] = [];
    for (const key of KEYS) {
      await page.keyboard.press(key);
      read.push((await readCells(picture))[0] ?? '');
      places.push(Number(await slider.getAttribute('aria-valuenow')));
    }
    const last = count - 1;
    const second = Math.min(1, last);
    expect(places).toEqual([0, second, 0, second, last, last, Math.max(0, last - 1)]);
    expect(new Set(read).size).toBe(new Set(places).size);
    expect(await slider.getAttribute('aria-valuemax')).toBe(String(last));
  }
  expect(complaints).toEqual([]);
});

inBrowser('a slider has the words of what is shown, and leaves other keys alone', async () => {
  const { page } = await open(html);
  const slider = sliderOf(page.locator('#capacity-0 svg.wide'));
  const told = async () => (await slider.getAttribute('aria-valuetext')) ?? '';
  const hint = await told();
  expect(hint).toMatch(/arrow keys/);
  expect(await slider.getAttribute('aria-label')).not.toBe(null);
  await slider.focus();
  for (const key of ['Alt+ArrowLeft', 'Control+Home', 'Shift+End', 'Meta+ArrowRight', 'a']) {
    await slider.dispatchEvent('keydown', { key: key.split('+').at(-1), ...modified(key) });
    expect(await told(), key).toBe(hint);
  }
  await page.keyboard.press('ArrowUp');
  const spaced = (text: string) => text.replace(/[\s,]+/g, ' ').trim();
  expect(await told()).toMatch(/^1\sJuly\s2013, /);
  expect(spaced(await told())).toBe(
    spaced((await slider.locator('> *').allTextContents()).join(' ')),
  );
  await page.keyboard.press('Escape');
  expect(await told()).toBe(hint);
  await page.keyboard.press('End');
  expect(await told()).toMatch(/^30\sSeptember\s2013, /);
  await slider.evaluate((one) => (one as HTMLElement).blur());
  expect(await told()).toBe(hint);
  expect(await page.locator('#capacity-0 svg.wide .cursor').isVisible()).toBe(false);
});

const modified = (key: string) => ({
  altKey: key.startsWith('Alt'),
  ctrlKey: key.startsWith('Control'),
  shiftKey: key.startsWith('Shift'),
  metaKey: key.startsWith('Meta'),
});

inBrowser('a pointer that stays at a place writes nothing anew, and takes all away', async () => {
  const { page } = await open(html);
  const picture = page.locator('#capacity-0 svg.wide');
  const slider = sliderOf(picture);
  const { x, y } = (await pointsOf(picture))[3]!;
  await page.mouse.move(x, y);
  const changes = await slider.evaluateHandle((one) => {
    const seen = { count: 0 };
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver((list) => {
      seen.count += list.length;
    }).observe(one, all);
    return seen;
  });
  for (let step = 0; step < 10; step++) await page.mouse.move(x, y + step);
  expect((await changes.jsonValue()).count).toBe(0);
  await page.mouse.move(2, y);
  expect(await slider.textContent()).toMatch(/arrow keys/);
  // Who has clicked goes on with keys.
  await page.mouse.click(x, y);
  await page.mouse.move(2, y);
  await page.keyboard.press('ArrowRight');
  expect(await slider.getAttribute('aria-valuenow')).toBe('4');
});

inBrowser('says where the figure under the pointer stands', async () => {
  const { page } = await open(html);
  const line = page.locator('.source-line');
  expect(await line.isVisible()).toBe(false);
  await page.locator('#capacity-0 figcaption [data-cell^="timeline.csv:"]').first().hover();
  expect(await line.textContent()).toMatch(/^timeline\.csv, row 2013-\d\d-\d\d,all, column \w+$/);
  await page.keyboard.press('Escape');
  expect(await line.isVisible()).toBe(false);
  await page.locator('h1 [data-cell]').hover();
  expect(await line.textContent()).toBe('run.json, row title, column value');
  await page.locator('h2').first().hover();
  expect(await line.isVisible()).toBe(false);
});

inBrowser('by touch, on a narrow screen', async () => {
  const { page, complaints } = await open(html, { width: 400, hasTouch: true, isMobile: true });
  for (const picture of await readPictures(page)) {
    const { x, y } = (await pointsOf(picture)).at(-1)!;
    await page.touchscreen.tap(x, y);
    await readCells(picture);
  }
  await page.locator('#capacity-0 figcaption [data-cell]').first().tap();
  expect(await page.locator('.source-line').isVisible()).toBe(true);
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
