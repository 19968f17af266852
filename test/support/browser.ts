/**
 * A real browser for tests: Debian's chromium, or that at HEADROOM_CHROMIUM. Where there is none
 * its tests are skipped, but fail if HEADROOM_BROWSER is `required`.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, it } from 'vitest';
import { folderForFile } from './page-runs.ts';

const PATH = process.env.HEADROOM_CHROMIUM ?? '/usr/bin/chromium';
const IS_THERE = existsSync(PATH);
const IS_REQUIRED = process.env.HEADROOM_BROWSER === 'required';

/** What to do about tests that were skipped; null: none were. */
export const MISSING_BROWSER =
  IS_THERE || IS_REQUIRED
    ? null
    : `TESTS IN A BROWSER SKIPPED: there is no ${PATH}; apt-get install chromium, or set HEADROOM_CHROMIUM`;

/** A test in a browser. */
export function inBrowser(name: string, body: () => Promise<void>): void {
  it.skipIf(MISSING_BROWSER !== null)(name, body);
}

/** A page that is open, and what it did that it should not have. */
export interface OpenPage {
  readonly page: Page;
  /** Errors, warnings, dialogs and requests, each a sentence. */
  readonly complaints: string[];
}

export type OpenOptions = BrowserContextOptions & {
  /** By default 1280. */
  readonly width?: number;
};

/** A browser for the tests of a file, which opens pages from a disk; all are closed at the end. */
export function browserForFile(): (html: string, options?: OpenOptions) => Promise<OpenPage> {
  const folder = folderForFile();
  let browser: Browser | null = null;
  let count = 0;
  afterAll(() => browser?.close());
  return async (html, { width = 1280, ...options } = {}) => {
    browser ??= await launched();
    const file = join(folder, `${count++}.html`);
    writeFileSync(file, html);
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    const url = pathToFileURL(file).href;
    watch(page, { url, complaints });
    await page.goto(url);
    return { page, complaints };
  };
}

function launched(): Promise<Browser> {
  if (!IS_THERE) throw new Error(`there is no ${PATH}: apt-get install chromium`);
  // Tests may run as root, for whom chromium has no sandbox, and without a graphics card.
  return chromium.launch({ executablePath: PATH, args: ['--no-sandbox', '--disable-gpu'] });
}

function watch(page: Page, { url, complaints }: { url: string; complaints: string[] }): void {
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url && request.url() !== 'data:,') {
      complaints.push(`request: ${request.url()}`);
    }
  });
  page.on('requestfailed', (request) => {
    complaints.push(`refused: ${request.url()}, ${request.failure()?.errorText}`);
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
}
