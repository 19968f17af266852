/** Names and texts of a scenario do no harm to its page, whatever they are. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { browserForFile, inBrowser } from '../support/browser.ts';
import { HOSTILE, hostileScenario } from '../support/hostile-scenario.ts';
import { folderBook } from '../support/page-book.ts';
import { measureLayout, openAll } from '../support/page-measures.ts';
import { folderForFile, type PagedRun, pagedRun, pageFaults } from '../support/page-runs.ts';
import { walkReading } from '../support/page-walk.ts';

const folder = folderForFile();
const open = browserForFile();
let run: PagedRun;

beforeAll(async () => {
  const args = ['--replications', '6', '--set', 'run.hypercubes=3'];
  const scenario = hostileScenario(folder);
  run = await pagedRun(scenario, { out: join(folder, 'run'), args });
});

it('every number is that of a cell, and every name is itself', () => {
  expect(pageFaults(run)).toEqual([]);
});

/** Of which pages are made; what names bring in would be others, or have other attributes. */
const ELEMENTS = [
  ...[
    'html',
    'head',
    'meta',
    'link',
    'title',
    'style',
    'script',
    'body',
    'main',
    'header',
    'footer',
  ],
  ...[
    'nav',
    'section',
    'h1',
    'h2',
    'h3',
    'h4',
    'p',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'div',
    'a',
  ],
  ...['b', 'strong', 'em', 'small', 'span', 'bdi', 'data', 'code', 'label', 'select', 'option'],
  ...['figure', 'figcaption', 'details', 'summary', 'table', 'caption', 'colgroup', 'col', 'thead'],
  ...['tbody', 'tfoot', 'tr', 'th', 'td', 'svg', 'g', 'path', 'line', 'rect', 'circle', 'polygon'],
  ...['text', 'tspan', 'defs', 'pattern', 'clipPath'],
];

interface Inventory {
  readonly strange: readonly string[];
  readonly scripts: number;
  readonly styles: number;
}

/** What the page is made of. */
function inventory(page: Page): Promise<Inventory> {
  return page.evaluate((known) => {
    const all = [...document.querySelectorAll('*')];
    const strange = all.filter(
      (one) =>
        !known.includes(one.localName) ||
        [...one.attributes].some(({ name }) => name.startsWith('on') || name === 'src'),
    );
    const count = (selector: string) => document.querySelectorAll(selector).length;
    return {
      strange: strange.map((one) => one.outerHTML.slice(0, 200)),
      scripts: count('script:not([type])'),
      styles: count('style'),
    };
  }, ELEMENTS);
}

inBrowser('no name runs, asks, or makes an element', async () => {
  const { page, complaints } = await open(run.html);
  expect(await inventory(page)).toEqual({ strange: [], scripts: 1, styles: 1 });
  expect(await page.title()).toBe(HOSTILE.title);
  expect(complaints).toEqual([]);
});

inBrowser('every name can be read', async () => {
  const { page } = await open(run.html, { javaScriptEnabled: false });
  await page.evaluate(openAll);
  const texts = await page.locator('bdi:visible').allTextContents();
  const { title, question, pools, stages, freeze, milestones, lines } = HOSTILE;
  // Of inputs the register has what one would write in a scenario: in quotes.
  const written = JSON.stringify(freeze);
  for (const name of [title, question, ...pools, ...stages, written, ...milestones, ...lines]) {
    expect(texts).toContain(name);
  }
  // What turns round what follows does so within the name only.
  const turning = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const isTurning = /[\u0590-\u05ff\u202e]/.test(node.nodeValue ?? '');
      const isKept = node.parentElement?.closest('bdi, option, svg, script') !== null;
      if (isTurning && !isKept) found.push(node.nodeValue ?? '');
    }
    return found;
  });
  expect(turning).toEqual([]);
});

for (const width of [1280, 400]) {
  inBrowser(`long names widen nothing at ${width} pixels`, async () => {
    const { page } = await open(run.html, { width });
    const layout = await page.evaluate(measureLayout);
    expect(layout.documentWidth).toBe(width);
    expect(layout.cutTexts).toEqual([]);
    await page.evaluate(openAll);
    expect((await page.evaluate(measureLayout)).documentWidth).toBe(width);
  });
}

inBrowser('readings write names as text', async () => {
  const { page, complaints } = await open(run.html);
  const book = folderBook(run.folder);
  const pictures = await page.locator('svg[data-places]:visible').all();
  expect(pictures.length).toBeGreaterThan(1);
  for (const picture of pictures) {
    const reading = picture.locator('xpath=../div[contains(@class, "reading")]');
    await reading.press('ArrowRight');
    const { faults, addresses } = walkReading(await reading.innerHTML(), book);
    expect(faults).toEqual([]);
    expect(addresses.length).toBeGreaterThan(1);
  }
  expect(await inventory(page)).toEqual({ strange: [], scripts: 1, styles: 1 });
  expect(complaints).toEqual([]);
});

inBrowser('what is put into a page afterwards does not run, and asks for nothing', async () => {
  const injected =
    '<script>document.title = "owned"</script><img src="https://example.org/a.png">' +
    '<p id="injected" onclick="document.title = \'owned\'" style="color: rgb(1, 2, 3)">x</p>' +
    '<script src="https://example.org/a.js"></script><iframe src="https://example.org/"></iframe>';
  const { page, complaints } = await open(run.html.replace('</main>', `${injected}</main>`));
  await page.locator('#injected').click();
  expect(await page.title()).toBe(HOSTILE.title);
  const colour = await page.locator('#injected').evaluate((one) => getComputedStyle(one).color);
  expect(colour).not.toBe('rgb(1, 2, 3)');
  const requests = complaints.filter((complaint) => complaint.startsWith('request: '));
  const refused = requests.map((request) => `${request.replace('request', 'refused')}, csp`);
  expect(complaints).toEqual(expect.arrayContaining(refused));
  const said = complaints.filter((one) => ![...requests, ...refused].includes(one));
  expect(said.length).toBeGreaterThan(3);
  for (const complaint of said) expect(complaint).toContain('Content Security Policy');
});
